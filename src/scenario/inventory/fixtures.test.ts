import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { gpuNames } from "./gpuNames.ts"
import { inventoryOf } from "./inventory.ts"
import { readHosts, readVms } from "../../words/said.fixture.ts"

const names = gpuNames(fullCatalogue)
const bytesOf = (file: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${file}`, import.meta.url)))
const vmsIn = (file: string, options = {}) => readVms(bytesOf(file), names, options)
const hostsIn = (file: string, options = {}) => readHosts(bytesOf(file), names, options)
const sizes = (read: { items: readonly { name: string; vcpu: number; ramGib: number }[] }) =>
  read.items.map((one) => `${one.name}: ${one.vcpu} CPU, ${one.ramGib} GiB`)
const said = (read: { caveats: readonly string[] }) => read.caveats.join(" ")

describe("exports of virtualization managers", () => {
  test("RVTools vInfo: MiB whatever the figures, quoted line breaks, what is off and templates left out and named", () => {
    const read = vmsIn("rvtools-vinfo.csv")
    expect(sizes(read)).toEqual(["desk-001: 4 CPU, 16 GiB", "big, vm\nwith a note: 16 CPU, 128 GiB"])
    expect(read.aside.map((one) => one.row)).toEqual([3, 4])
    expect(said(read)).toContain("GPUs were not in the table of VMs.")
    expect(said(read)).toContain("Left out: 1 VM not running, 1 template.")
    expect(vmsIn("rvtools-vinfo.csv", { countAll: true }).items).toHaveLength(4)
  })
  test("RVTools vHost: cores, MiB, the server's model is no GPU, vCPUs in use are no capacity, maintenance left out", () => {
    const read = hostsIn("rvtools-vhost.csv")
    expect(read.items).toEqual([{ name: "esx01.example.test", model: null, gpus: 0, gpuMemoryMib: null, vcpu: 64, ramGib: 512 }])
    expect(said(read)).toMatch(/GPUs were not in the table of hosts.*# vCPUs.*1 host in maintenance/)
    expect(hostsIn("rvtools-vhost.csv", { countAll: true }).items).toHaveLength(2)
  })
  test("Live Optics: VMs in MiB, hosts in KiB, cores and not threads", () => {
    const vms = vmsIn("liveoptics-vms.csv")
    expect(sizes(vms)).toEqual(["vm-a: 4 CPU, 16 GiB"])
    expect(vms.aside[0]!.text).toBe("Line 3: it is not running (poweredOff).")
    expect(hostsIn("liveoptics-hosts.csv").items).toEqual([{ name: "h1", model: null, gpus: 0, gpuMemoryMib: null, vcpu: 64, ramGib: 512 }])
  })
  test("PowerCLI: #TYPE skipped and told, decimal commas, cores of hosts", () => {
    const read = vmsIn("powercli-vms-de.csv")
    expect(sizes(read)).toEqual(["vm1: 4 CPU, 7.5 GiB", "vm2: 4 CPU, 16 GiB"])
    expect(read.notes.join(" ")).toContain("#TYPE")
    expect(sizes(hostsIn("powercli-hosts.csv"))).toEqual(["esx1: 64 CPU, 1023.5625 GiB"])
    expect(hostsIn("powercli-hosts.csv").items[0]!.model).toBeNull()
  })
  test("Prism: units in cells", () => expect(sizes(vmsIn("nutanix-vms.csv"))).toEqual(["app-02: 4 CPU, 16 GiB"]))
  test("OpenStack flavors: RAM is MiB", () =>
    expect(sizes(vmsIn("openstack-flavors.csv"))).toEqual(["m1.tiny: 1 CPU, 0.5 GiB", "m1.small: 1 CPU, 2 GiB", "m1.medium: 2 CPU, 4 GiB"]))
  test("Hyper-V: bytes", () => expect(sizes(vmsIn("hyperv-bytes.csv"))).toEqual(["hv1: 4 CPU, 4 GiB", "hv2: 8 CPU, 8 GiB"]))
  test("Proxmox: sockets times cores, MiB", () => expect(sizes(vmsIn("proxmox-sockets.csv"))).toEqual(["vm100: 8 CPU, 8 GiB"]))
  test("nvidia-smi: a line is one GPU; cores and RAM are not known and bind nothing", () => {
    const read = hostsIn("nvidia-smi.csv")
    expect(read.items).toEqual([{ name: "the host", model: "V100 32 GB SXM2", gpus: 2, gpuMemoryMib: 32768, vcpu: 0, ramGib: 0 }])
    expect(said(read)).toContain("cores and RAM were not in the table of hosts.")
    const { inventory, heeded } = inventoryOf(readVms("name,vcpu,ram_gib,gpu\na,4,8,0.5\n", names), read, {
      slicing: "shares",
      goal: "gpus",
    })
    expect(heeded).toEqual({ vcpu: false, ram: false, gpu: true })
    expect(inventory.vms[0]).toMatchObject({ vcpu: 0, ramGib: 0, gpuMilli: 500 })
  })
  test("Proxmox resources: bytes, VMs and nodes from one list", () => {
    const vms = vmsIn("proxmox-resources.json")
    expect(sizes(vms)).toEqual(["vm1: 2 CPU, 4 GiB"])
    expect(vms.aside.map((row) => row.text)).toEqual(["Entry 2: it is not running (stopped)."])
    expect(vms.recognized).toMatchObject({ format: "JSON", layout: "Proxmox resources" })
    expect(sizes(hostsIn("proxmox-resources.json", { vcpuPerCore: 2 }))).toEqual(["pve1: 32 CPU, 128 GiB"])
    expect(hostsIn("proxmox-resources.json").columns.find((column) => column.role === "vcpu")!.after).toEqual(["32 threads"])
  })
  test("Kubernetes nodes: what pods may request, GPUs by their labels", () => {
    const [node] = hostsIn("kubernetes-nodes.json", { vcpuPerCore: 5 }).items
    expect(node).toMatchObject({ name: "gpu-1", vcpu: 95.5, gpus: 8, model: "A100 40 GB SXM", gpuMemoryMib: 40960 })
    expect(node!.ramGib).toBeCloseTo(1007.6, 1)
    expect(vmsIn("kubernetes-nodes.json").refusal).toBe("This file holds hosts and no VMs. Give it as the table of hosts.")
  })
})

describe("names of GPUs and types", () => {
  test("vGPU and MIG profiles as drivers and documents spell them", () => {
    const read = vmsIn("profiles.csv")
    expect(read.bad).toEqual([])
    expect(read.items.map((vm) => [vm.name, vm.frameBufferMib, vm.models])).toEqual([
      ["a", 512, ["M10"]],
      ["b", 20480, ["A100 40 GB PCIe"]],
      ["c", 40960, ["A100 80 GB PCIe"]],
      ["d", 2048, ["M60"]],
      ["e", 2048, ["P40"]],
      ["f", 4864, ["A100 40 GB PCIe", "A100 40 GB SXM"]],
      ["g", 2048, ["A16"]],
    ])
  })
  test("models of hosts, and how many stand before the name", () => {
    expect(hostsIn("models.csv").items.map((host) => [host.name, host.gpus, host.model, host.gpuMemoryMib])).toEqual([
      ["h1", 8, "H100 SXM", null],
      ["h2", 8, "A100-80G", 81920],
      ["h3", 4, "A100", null],
    ])
  })
  test("memory with its unit in the cell; of all GPUs together where the model tells", () => {
    const read = hostsIn("units-in-cells.csv")
    expect(read.items.map((host) => [host.name, host.gpus, host.model, host.gpuMemoryMib, host.ramGib])).toEqual([
      ["g1", 4, "V100 32 GB SXM2", 32768, 512],
      ["g2", 8, "A100 80 GB SXM", 81920, 2048],
    ])
    expect(read.notes.join(" ")).toContain("given for all together")
  })
})

describe("untidy tables", () => {
  test("mixed line ends", () => expect(vmsIn("mixed-line-ends.csv").items.map((vm) => vm.name)).toEqual(["a", "b", "c"]))
  test("a quote never closed is named with its line, and the other rows stay", () => {
    const read = vmsIn("stray-quote.csv")
    expect(read.bad.map((one) => one.text)).toEqual(["Line 3: a quote is opened and never closed."])
    expect(read.items.map((vm) => vm.name)).toEqual(["a", "c", "d"])
    expect(said(read)).toContain("1 row of the VMs could not be read.")
  })
  test("surplus and missing cells are named, never dropped or read as zero", () => {
    const read = vmsIn("surplus-cells.csv")
    expect(read.items).toEqual([])
    expect(read.bad.map((one) => one.text)).toEqual([
      "Line 2: it has 5 cells, 1 more than there are columns.",
      "Line 3: it has 5 cells, 1 more than there are columns.",
      "Line 4: it has 3 cells, 1 fewer than there are columns.",
    ])
  })
  test("a column that counts the rows is no quantity", () =>
    expect(vmsIn("row-number-column.csv").items.map((vm) => vm.name)).toEqual(["a", "b", "c"]))
  test("percent of a GPU", () => expect(vmsIn("percent.csv").items.map((vm) => [vm.gpus, vm.gpuMilli])).toEqual([[1, 250], [1, 500]])) // prettier-ignore
  test("a row of totals", () => {
    const read = vmsIn("total-row.csv")
    expect(read.items.map((vm) => vm.name)).toEqual(["a", "b"])
    expect(said(read)).toContain("Line 4 of the VMs is taken for a total and left out.")
    expect(said(read)).toMatch(
      /Column memory of the VMs: nothing tells the unit; it is read as GiB \("64" is 64 GiB; as MiB it would be 0\.0625 GiB\)/,
    )
  })
  test("points that group thousands where a comma is the decimal mark", () =>
    expect(vmsIn("german-thousands.csv").items.map((vm) => [vm.ramGib, vm.gpuMilli])).toEqual([[16, 250], [8, 500]])) // prettier-ignore
  test("N/A, none and a dash are no GPU", () => expect(vmsIn("no-gpu-here.csv").items.map((vm) => vm.gpus)).toEqual([0, 0, 0]))
  test("title lines and sep= are skipped and told", () => {
    const read = vmsIn("title-line.csv")
    expect(read.items.map((vm) => [vm.name, vm.gpuMilli])).toEqual([["a", 250]])
    expect(read.notes.join(" ")).toMatch(/Line 4 is read as the column names; above it, "Report generated 2026-11-01", sep=; are skipped/)
  })
  test("Latin-1, and UTF-16 with and without a mark", () => {
    expect(vmsIn("latin1.csv").items.map((vm) => [vm.name, vm.gpuMilli])).toEqual([["Büro-1", 250]])
    const text = "Name;vCPU;RAM GB;GPU\nBüro-1;4;8;0,25\n"
    const little = new Uint8Array(Buffer.from(text, "utf16le"))
    const big = Uint8Array.from(little, (_, i) => little[i ^ 1]!)
    for (const bytes of [little, big, Uint8Array.of(0xff, 0xfe, ...little), Uint8Array.of(0xfe, 0xff, ...big)])
      expect(readVms(bytes, names).items.map((vm) => vm.name)).toEqual(["Büro-1"])
  })
})
