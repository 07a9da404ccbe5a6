import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { gpuNames } from "./gpuNames.ts"
import type { ReadOptions } from "./read.ts"
import { readHosts, readVms } from "../../words/said.fixture.ts"

const names = gpuNames(fullCatalogue)
const vms = (text: string, options?: ReadOptions) => readVms(text, names, options)
const hosts = (text: string, options?: ReadOptions) => readHosts(text, names, options)

describe("other exports", () => {
  const cpuRam = (read: { items: readonly { vcpu: number; ramGib: number }[] }) => read.items.map((one) => [one.vcpu, one.ramGib])
  test.each([
    ["RVTools vInfo of older versions", "VM,Powerstate,Template,CPUs,Memory,Provisioned MB\na,poweredOn,False,2,512,100\n", [[2, 0.5]]],
    [
      "Hyper-V Get-VM",
      "#TYPE Microsoft.HyperV.PowerShell.VirtualMachine\nName,State,CPUUsage,MemoryAssigned,Status,ProcessorCount,MemoryStartup\na,Running,0,4294967296,Operating normally,4,4294967296\nb,Off,0,0,Operating normally,8,8589934592\n",
      [[4, 4]],
    ],
    ["virsh", "Name;State;CPU(s);Max memory\na;running;4;8388608 KiB\n", [[4, 8]]],
    ["cloud sizes", "Name,NumberOfCores,MemoryInMB\nsix,6,57344\n", [[6, 56]]],
    ["OpenStack flavors of older versions", "ID|Name|Memory_MB|Disk|Ephemeral|Swap|VCPUs\n1|tiny|512|1|0||1\n", [[1, 0.5]]],
    ["German names and thousands", "Name;Prozessoren;Arbeitsspeicher (MB);GPU-Speicher (MB)\na;4;16.384;2.048\n", [[4, 16]]],
  ])("%s", (_, text, right) => expect(cpuRam(vms(text))).toEqual(right))
  test("hosts of OpenStack, Slurm and Kubernetes: what is used is no capacity, drained nodes are left out", () => {
    expect(
      cpuRam(hosts("Hypervisor Hostname,State,vCPUs Used,vCPUs,Memory MB Used,Memory MB\nc,up,12,64,4096,262144\n", { vcpuPerCore: 2 })),
    ).toEqual([[64, 256]])
    const slurm = hosts("NODELIST|CPUS|MEMORY|GRES|STATE\na|64|524288|gpu:t4:4|idle\nb|64|524288|gpu:t4:4|drain\n", { vcpuPerCore: 2 })
    expect(slurm.items).toEqual([{ name: "a", model: "T4", gpus: 4, gpuMemoryMib: null, vcpu: 64, ramGib: 512 }])
    const nodes = hosts("NAME,CPU,MEMORY,GPU,PRODUCT\nn,95500m,1056563220Ki,8,NVIDIA-A100-SXM4-40GB\n", { vcpuPerCore: 2 })
    expect(nodes.items).toMatchObject([{ gpus: 8, model: "A100 40 GB SXM", vcpu: 95.5 }])
  })
  test("a GPU's name and number in columns of their own, whatever they are called", () =>
    expect(
      hosts("Server,Cores,RAM (GB),GPU,GPU count\na,64,512,NVIDIA L40S,4\nb,64,512,,0\n").items.map((one) => [one.gpus, one.model]),
    ).toEqual([
      [4, "L40S"],
      [0, null],
    ]))
  test("a total below a row that could not be read is still a total", () =>
    expect(vms('name,vcpu,ram gb\na,4,8\n"b,4,8\nTotal,8,16\n').items.map((vm) => vm.name)).toEqual(["a"]))
  test("nvidia-smi with names and memory alone", () =>
    expect(hosts("name, memory.total [MiB]\nTesla T4, 15360 MiB\nTesla T4, 15360 MiB\n").items).toMatchObject([{ gpus: 2, model: "T4" }]))
  test("a count of 1, 2, 3 is taken for row numbers, and said", () => {
    const read = vms("Count,Name,vCPU\n1,a,4\n2,b,4\n3,c,4\n")
    expect(read.items).toHaveLength(3)
    expect(read.caveats.join(" ")).toContain("taken for row numbers")
  })
})

describe("what people also write", () => {
  test("a subtotal between rows is no VM", () => {
    const read = vms("name,vcpu,ram gb,gpu\na,1,2,0.1\nSubtotal,1,2,0.1\nb,1,2,0.1\nGrand total:,2,4,0.2\n")
    expect(read.items.map((vm) => vm.name)).toEqual(["a", "b"])
    expect(read.caveats.join(" ")).toContain("Lines 3, 5 of the VMs are taken for totals and left out.")
    expect(vms("name,vcpu,gpu\nsummer,1,0.1\ntotal-war,1,0.1\nx,1,0.1\n").items).toHaveLength(3)
  })
  test("German names of GPUs and cores", () => {
    const { items } = hosts("Host;Rechenkerne;Arbeitsspeicher (GB);Grafikkarte;Anzahl GPUs\nh;64;512;L40S;2\n")
    expect(items).toEqual([{ name: "h", model: "L40S", gpus: 2, gpuMemoryMib: null, vcpu: 64, ramGib: 512 }])
    expect(vms("Name;Grafiktreiber;Zusatzspeicher;vCPU\na;1;2;4\n").caveats.join(" ")).toContain("memory: Grafiktreiber, Zusatzspeicher.")
  })
  test("a bare count beside a named host's GPU model counts its GPUs, and says so", () => {
    const read = hosts("name,cores,ram gb,gpu,count\nh1,64,512,NVIDIA A40,4\nh2,64,512,NVIDIA A40,2\n")
    expect(read.items.map((host) => [host.name, host.gpus])).toEqual([["h1", 4], ["h2", 2]]) // prettier-ignore
    expect(read.notes.join(" ")).toContain("count is read as the number of GPUs of each host")
    expect(hosts("cores,ram gb,gpu model,count\n64,512,A40,4\n").items).toHaveLength(4)
  })
  test("GPUs of a host listed in one cell are counted; of several models each has its part of CPUs and RAM", () => {
    const read = hosts('name,cores,ram gb,gpu\nh1,64,512,"NVIDIA L4, NVIDIA L4"\nh2,64,512,L40S;L40S;L40S\nh3,60,480,2x L4 + 1x A16\n')
    expect(read.bad).toEqual([])
    expect(read.items.map(({ name, gpus, model, vcpu, ramGib }) => [name, gpus, model, vcpu, ramGib])).toEqual([
      ["h1", 2, "L4", 64, 512],
      ["h2", 3, "L40S", 64, 512],
      ["h3", 2, "L4", 40, 320],
      ["h3", 1, "A16", 20, 160],
    ])
    expect(read.notes.join(" ")).toContain("1 host has GPUs of several models")
  })
  test("a host's number of GPUs that its list contradicts is refused", () => {
    const read = hosts("name,cores,ram gb,gpu model,gpus\nh1,64,512,2x L4 + 1x A16,3\nh2,64,512,2x L4 + 1x A16,4\n")
    expect(read.items.map(({ gpus, model }) => [gpus, model])).toEqual([[2, "L4"], [1, "A16"]]) // prettier-ignore
    expect(read.bad.map((one) => one.text)).toEqual(["Line 3: it has 4 GPUs in one column and 2 × L4, 1 × A16 in another."])
  })
  test("all hosts, or those that a rule catches, may be said to hold GPUs of several models", () => {
    const text = "name,cores,ram gb\nh1,60,480\n"
    const rule = { of: "hosts", field: "name", pattern: "h*", gives: "2x L4 + 1x A16" } as const
    for (const { items } of [hosts(text, { gpuOfEach: rule.gives }), hosts(text, { rules: [rule] })])
      expect(items.map(({ gpus, model, vcpu }) => [gpus, model, vcpu])).toEqual([[2, "L4", 40], [1, "A16", 20]]) // prettier-ignore
    expect(hosts(text, { rules: [{ ...rule, gives: "2x L4 + 1x Voodoo 2" }] }).rules[0]?.fault).toMatch(/no GPU/)
  })
  test("types of Blackwell boards as drivers spell them are of that board alone", () => {
    const read = vms("name,vcpu,ram gb,vgpu profile\na,4,16,NVIDIA RTX Pro 6000 Blackwell DC-8Q\nb,4,16,DC-1-24Q\n")
    expect(read.bad).toEqual([])
    expect(read.items[0]).toMatchObject({ frameBufferMib: 8192, models: ["RTX PRO 6000 BSE"] })
  })
  test("a column whose cells speak of GPUs is said, whatever it is called; jobs that are over are left out", () => {
    const read = vms("JOBID|NAME|CPUS|TRES_PER_NODE|STATE\n1|a|8|gres/gpu:a100:2|RUNNING\n2|b|4|gres/gpu:1|PENDING\n3|c|4|N/A|COMPLETED\n")
    expect(read.caveats.join(" ")).toContain("memory: TRES_PER_NODE.")
    expect(read.items.map((vm) => vm.name)).toEqual(["a", "b"])
  })
})
