import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../../dataset/full.ts"
import { gpuNames } from "../gpuNames.ts"
import { readHosts, readVms } from "../../../words/said.fixture.ts"

const names = gpuNames(fullCatalogue)
const vms = (value: unknown) => readVms(typeof value === "string" ? value : JSON.stringify(value), names)
const hosts = (value: unknown) => readHosts(JSON.stringify(value), names)

describe("Kubernetes", () => {
  const node = (name: string, labels: object, allocatable: object, more: object = {}) => ({
    kind: "Node",
    metadata: { name, labels },
    status: { allocatable: { cpu: "64", memory: "512Gi", ...allocatable }, conditions: [{ type: "Ready", status: "True" }] },
    ...more,
  })
  const pod = (name: string, containers: readonly object[], more: object = {}) => ({
    kind: "Pod",
    metadata: { name, namespace: "ml" },
    spec: { containers: containers.map((resources) => ({ resources })), ...more },
    status: { phase: "Running" },
  })
  // Labels of GPU feature discovery: github.com/NVIDIA/k8s-device-plugin, docs/gpu-feature-discovery/README.md.
  test("shared GPUs count once, those cut by MIG as the GPUs they are cut from; nodes without GPUs have none", () => {
    const read = hosts({
      apiVersion: "v1",
      kind: "List",
      items: [
        node("shared", { "nvidia.com/gpu.product": "Tesla-T4-SHARED", "nvidia.com/gpu.count": "2", "nvidia.com/gpu.replicas": "4", "nvidia.com/gpu.memory": "15360" }, { "nvidia.com/gpu": "8" }), // prettier-ignore
        node(
          "unlabelled",
          { "nvidia.com/gpu.product": "Tesla-T4-SHARED", "nvidia.com/gpu.replicas": "4" },
          { "nvidia.com/gpu.shared": "8" },
        ),
        node("single", { "nvidia.com/gpu.product": "NVIDIA-A100-SXM4-40GB-MIG-1g.5gb", "nvidia.com/gpu.count": "14", "nvidia.com/gpu.memory": "4864" }, { "nvidia.com/gpu": "14" }), // prettier-ignore
        node("mixed", { "nvidia.com/gpu.product": "NVIDIA-A100-SXM4-40GB", "nvidia.com/gpu.count": "4" }, { "nvidia.com/gpu": "2", "nvidia.com/mig-3g.20gb": "4" }), // prettier-ignore
        node("uncounted", { "nvidia.com/gpu.product": "NVIDIA-A100-SXM4-80GB" }, { "nvidia.com/gpu": "1", "nvidia.com/mig-3g.40gb": "3", "nvidia.com/mig-1g.10gb": "8" }), // prettier-ignore
        node("plain", {}, {}),
      ],
    })
    expect(read.bad).toEqual([])
    expect(read.items.map((host) => [host.name, host.gpus, host.model, host.gpuMemoryMib])).toEqual([
      ["shared", 2, "T4", 15360],
      ["unlabelled", 2, "T4", null],
      ["single", 2, "A100 40 GB SXM", null],
      ["mixed", 4, "A100 40 GB SXM", null],
      ["uncounted", 4, "A100 80 GB SXM", null],
      ["plain", 0, null, null],
    ])
    expect(read.caveats.join(" ")).toContain("3 nodes have their GPUs cut by MIG; whole GPUs are counted, and cut anew as you choose.")
  })
  test("nodes that are cordoned or not ready are left out", () => {
    const read = hosts({
      apiVersion: "v1",
      kind: "NodeList",
      items: [
        node("cordoned", {}, {}, { spec: { unschedulable: true } }),
        {
          ...node("lost", {}, {}),
          status: { allocatable: { cpu: "4", memory: "8Gi" }, conditions: [{ type: "Ready", status: "Unknown" }] },
        },
        node("fine", {}, {}),
      ],
    })
    expect(read.items.map((host) => host.name)).toEqual(["fine"])
  })
  // kubernetes.io/docs/concepts/workloads/pods/init-containers, "Resource sharing within containers"; limits stand for requests that are left out.
  test("a pod needs what its containers request together, its greatest init container, and what its runtime takes", () => {
    const read = vms({
      apiVersion: "v1",
      kind: "List",
      items: [
        pod("two", [{ requests: { cpu: "500m", memory: "1Gi" } }, { limits: { cpu: "1.5", memory: "1024Mi", "nvidia.com/gpu": "1" } }]),
        pod("init", [{ requests: { cpu: "1", memory: "1G" } }], { initContainers: [{ resources: { requests: { cpu: "3", memory: "500M" } } }], overhead: { cpu: "250m" } }), // prettier-ignore
        pod("mig", [{ requests: { cpu: "1", memory: "1Gi" }, limits: { "nvidia.com/mig-1g.5gb": 2 } }]),
        pod("picky", [{ requests: { cpu: "1", memory: "1Gi", "nvidia.com/gpu": "1" } }], { nodeSelector: { "nvidia.com/gpu.product": "NVIDIA-L40S" } }), // prettier-ignore
        { ...pod("done", [{ requests: { cpu: "1", memory: "1Gi" } }]), status: { phase: "Succeeded" } },
      ],
    })
    expect(read.bad).toEqual([])
    expect(read.items.map((vm) => [vm.name, vm.vcpu, Number(vm.ramGib.toFixed(3)), vm.gpus, vm.models[0] ?? ""])).toEqual([
      ["two", 2, 2, 1, ""],
      ["init", 3.25, 0.931, 0, ""],
      ["mig", 1, 1, 2, "A100 40 GB PCIe"],
      ["picky", 1, 1, 1, "L40S"],
    ])
    expect(read.recognized.layout).toBe("Kubernetes pods")
    expect(read.aside.map((row) => row.text)).toEqual(["Entry 5: it is not running (Succeeded)."])
  })
  // kubernetes.io/docs/concepts/workloads/pods/sidecar-containers, "Resource sharing within containers"; pod-level resources since 1.34.
  test("a sidecar runs beside the containers and the init containers that follow it; what the pod as a whole requests counts before", () => {
    const needs = (cpu: string, memory: string) => ({ resources: { requests: { cpu, memory } } })
    const read = vms({
      apiVersion: "v1",
      kind: "List",
      items: [
        pod("sidecar", [{ requests: { cpu: "1", memory: "1Gi" } }], { initContainers: [{ ...needs("2", "2Gi"), restartPolicy: "Always" }, needs("1500m", "8Gi")] }), // prettier-ignore
        pod("whole", [{}], { resources: { requests: { cpu: "4" }, limits: { memory: "8Gi" } } }),
      ],
    })
    expect(read.items.map((vm) => [vm.name, vm.vcpu, vm.ramGib])).toEqual([
      ["sidecar", 3.5, 10],
      ["whole", 4, 8],
    ])
  })
  test("GPUs of AMD and Intel count as those of NVIDIA; a vGPU of a virtual machine has its type; what else a vendor of GPUs offers is said", () => {
    const asks = (name: string, resource: string, count = "1") => pod(name, [{ requests: { cpu: "1", memory: "1Gi", [resource]: count } }])
    const list = (...items: readonly object[]) => ({ apiVersion: "v1", kind: "List", items })
    const pods = vms(list(asks("amd", "amd.com/gpu", "4"), asks("intel", "gpu.intel.com/i915"), asks("vgpu", "nvidia.com/GRID_T4-2Q"), asks("odd", "nvidia.com/GA102GL_A10"))) // prettier-ignore
    expect(pods.bad).toEqual([])
    expect(pods.items.map((vm) => [vm.name, vm.gpus, vm.frameBufferMib, vm.models])).toEqual([
      ["amd", 4, 0, []],
      ["intel", 1, 0, []],
      ["vgpu", 1, 2048, ["T4"]],
      ["odd", 0, 0, []],
    ])
    expect(pods.caveats).toContain("nvidia.com/GA102GL_A10 of the pods is not counted: which GPU that is, nothing says.")
    const nodes = hosts(
      list(
        node("mi300x", { "amd.com/gpu.product-name": "AMD_Instinct_MI300X_OAM" }, { "amd.com/gpu": "8" }),
        node("gke", { "cloud.google.com/gke-accelerator": "nvidia-l4" }, { "nvidia.com/gpu": "2" }),
        node("bare", {}, { "gpu.intel.com/i915": "2" }),
        node("cut", {}, { "nvidia.com/GRID_T4-2Q": "8" }),
        node("a30", { "nvidia.com/gpu.product": "NVIDIA-A30-MIG-1g.6gb", "nvidia.com/gpu.count": "16" }, { "nvidia.com/gpu": "16" }),
      ),
    )
    expect(nodes.items.map((host) => [host.name, host.gpus, host.model])).toEqual([
      ["mi300x", 8, "MI300X"],
      ["gke", 2, "L4"],
      ["cut", 0, null],
      ["a30", 4, "A30"],
    ])
    expect(nodes.bad.map((row) => row.text)).toEqual(["Entry 3: the host has GPUs, but no model is given."])
    expect(nodes.caveats).toContain("nvidia.com/GRID_T4-2Q of the nodes is not counted: which GPU that is, nothing says.")
  })
  test("a shared GPU of unknown size is said, never taken for a share", () => {
    const read = vms({ apiVersion: "v1", ...pod("s", [{ requests: { cpu: "1", memory: "1Gi" }, limits: { "nvidia.com/gpu.shared": 1 } }]) }) // prettier-ignore
    expect(read.items).toMatchObject([{ gpus: 1, gpuMilli: 1000 }])
    expect(read.caveats.join(" ")).toContain("each is counted as a whole GPU until a rule says how much it is")
  })
})

describe("Proxmox", () => {
  // pve.proxmox.com/pve-docs/api-viewer, GET /cluster/resources: the API wraps its list in "data"; pvesh prints the list alone.
  test("the API's answer; containers are read as VMs and told, storage is none, templates and nodes offline are left out", () => {
    const answer = {
      data: [
        {
          id: "qemu/100",
          type: "qemu",
          vmid: 100,
          node: "pve1",
          name: "vm1",
          status: "running",
          template: 0,
          maxcpu: 4,
          maxmem: 2 ** 33,
          mem: 1,
        },
        { id: "qemu/900", type: "qemu", vmid: 900, node: "pve1", name: "base", status: "running", template: 1, maxcpu: 4, maxmem: 2 ** 33 },
        { id: "lxc/101", type: "lxc", vmid: 101, node: "pve1", name: "ct1", status: "running", template: 0, maxcpu: 1, maxmem: 2 ** 30 },
        { id: "storage/pve1/local", type: "storage", node: "pve1", status: "available", maxdisk: 1e12 },
        { id: "node/pve1", type: "node", node: "pve1", status: "online", maxcpu: 32, maxmem: 2 ** 37 },
        { id: "node/pve2", type: "node", node: "pve2", status: "offline", maxcpu: 32, maxmem: 2 ** 37 },
      ],
    }
    const read = vms(answer)
    expect(read.items.map((vm) => [vm.name, vm.vcpu, vm.ramGib])).toEqual([["vm1", 4, 8], ["ct1", 1, 1]]) // prettier-ignore
    expect(read.notes).toContain("1 of them is a container (lxc), read as a VM.")
    expect(read.aside.map((row) => row.row)).toEqual([2])
    expect(hosts(answer).items.map((host) => host.name)).toEqual(["pve1"])
  })
  test("the table that pvesh draws", () => {
    const read = vms("┌──────────┬──────┬─────────┬────────┬──────────┐\n│ id       │ type │ status  │ maxcpu │ maxmem   │\n╞══════════╪══════╪═════════╪════════╪══════════╡\n│ qemu/100 │ qemu │ running │ 2      │ 4.00 GiB │\n└──────────┴──────┴─────────┴────────┴──────────┘\n") // prettier-ignore
    expect(read.items).toMatchObject([{ name: "qemu/100", vcpu: 2, ramGib: 4 }])
  })
})

describe("OpenStack", () => {
  // docs.openstack.org/api-ref/compute, GET /servers/detail: since 2.47 a server holds its flavor, not a link to it.
  const server = (name: string, flavor: unknown, status = "ACTIVE") => ({
    id: `id-${name}`,
    name,
    status,
    flavor,
    "OS-EXT-SRV-ATTR:host": "cn1",
  })
  test("servers hold their flavors; GPUs by alias and number of vGPUs", () => {
    const read = vms({
      servers: [
        server("a", { original_name: "m1.small", vcpus: 1, ram: 2048, extra_specs: {} }),
        server("b", { original_name: "gpu", vcpus: 8, ram: 65536, extra_specs: { "pci_passthrough:alias": "l40s:2" } }),
        server("c", { original_name: "vgpu", vcpus: 4, ram: 8192, extra_specs: { "resources:VGPU": "1" } }),
        server("d", { original_name: "m1.small", vcpus: 1, ram: 2048 }, "SHUTOFF"),
      ],
    })
    expect(read.items.map((vm) => [vm.name, vm.vcpu, vm.ramGib, vm.gpus, vm.models])).toEqual([
      ["a", 1, 2, 0, []],
      ["b", 8, 64, 2, ["L40S"]],
      ["c", 4, 8, 1, []],
    ])
    expect(read.caveats.join(" ")).toContain("not how large they are")
    expect(read.recognized.layout).toBe("OpenStack servers")
  })
  test("of several devices by alias GPUs alone count, one where no number stands; other devices are said", () => {
    const of = (name: string, alias: string) => server(name, { original_name: name, vcpus: 8, ram: 16384, extra_specs: { "pci_passthrough:alias": alias } }) // prettier-ignore
    const read = vms({ servers: [of("both", "a30:1,nvme:2"), of("bare", "l40s"), of("network", "mlx5-nic:1"), of("any", "gpu:2")] })
    expect(read.bad).toEqual([])
    expect(read.items.map((vm) => [vm.name, vm.gpus, vm.models])).toEqual([
      ["both", 1, ["A30"]],
      ["bare", 1, ["L40S"]],
      ["network", 0, []],
      ["any", 2, []],
    ])
    expect(read.caveats).toContain("Devices by alias that name no GPU are not counted: nvme, mlx5-nic.")
  })
  test("extra specs of a list of flavors, as the API has them and as the command line prints them", () => {
    const flavor = (name: string, more: object) => ({ Name: name, RAM: 16384, Disk: 40, VCPUs: 8, "Is Public": true, ...more })
    const read = vms([flavor("g1", { Properties: { "resources:VGPU": "1" } }), flavor("p1", { Properties: "pci_passthrough:alias='l40s:2', hw:cpu_policy='dedicated'" })]) // prettier-ignore
    expect(read.items.map((vm) => [vm.name, vm.vcpu, vm.gpus, vm.models])).toEqual([["g1", 8, 1, []], ["p1", 8, 2, ["L40S"]]]) // prettier-ignore
    expect(read.caveats.join(" ")).toContain("not how large they are")
  })
  test("servers beside the flavors to which they refer, and one of whose flavor nothing is known", () => {
    const read = vms({
      servers: [server("a", { id: "2" }), server("b", "m1.medium (3)"), server("c", { id: "9" })],
      flavors: [
        { id: "2", name: "m1.small", vcpus: 1, ram: 2048 },
        { id: "3", name: "m1.medium", vcpus: 2, ram: 4096 },
      ],
    })
    expect(read.items.map((vm) => [vm.name, vm.vcpu, vm.ramGib])).toEqual([["a", 1, 2], ["b", 2, 4]]) // prettier-ignore
    expect(read.bad.map((row) => row.text)).toEqual(["Entry 3: it does not say how many CPUs there are."])
    expect(read.caveats).toContain("The flavors of 1 of 3 servers are not in the file, so what they need is not known.")
  })
  test("a list of flavors, and of hypervisors", () => {
    expect(vms([{ ID: "1", Name: "m1.tiny", RAM: 512, Disk: 1, VCPUs: 1, "Is Public": true }]).items).toMatchObject([{ name: "m1.tiny", vcpu: 1, ramGib: 0.5 }]) // prettier-ignore
    expect(hosts({ hypervisors: [{ hypervisor_hostname: "cn1", vcpus: 64, memory_mb: 262144, vcpus_used: 3, state: "up" }] }).items).toMatchObject([{ name: "cn1", vcpu: 32, ramGib: 256 }]) // prettier-ignore
  })
})

describe("any other list of entries", () => {
  test("fields within fields, and one entry a line", () => {
    expect(vms([{ name: "a", size: { vcpu: 4, memory: "8 GiB" } }]).columns.map((column) => column.header)).toEqual(["name", "size.vcpu", "size.memory"]) // prettier-ignore
    expect(vms('{"name":"a","vcpu":4,"ram_gib":8}\n{"name":"b","vcpu":2,"ram_gib":4}\n').items.map((vm) => vm.name)).toEqual(["a", "b"])
  })
  test("what is cut off, holds no list, or has too many entries is refused in a sentence", () => {
    expect(vms('[{"name":"a","vcpu":').refusal).toMatch(/^This is JSON that is damaged or cut off/)
    expect(vms("{}").refusal).toMatch(/^This JSON holds no list of VMs or hosts/)
    expect(vms("[[1,2],[3]]").refusal).toMatch(/^This JSON holds no list/)
    expect(vms(Array.from({ length: 200_001 }, () => ({ a: 1 }))).refusal).toMatch(/^This JSON holds more than 200,000 rows/)
  })
  test("names that every object has are fields like others, and harm nothing", () => {
    const text =
      '[{"name":"a","vcpu":4,"ram_gib":8,"__proto__":{"gpus":9,"polluted":"yes"},"constructor":"x","hasOwnProperty":"y","toString":1}]'
    const read = vms(text)
    expect(read.items).toMatchObject([{ name: "a", vcpu: 4, ramGib: 8, gpus: 0 }])
    expect(read.columns.map((column) => column.header)).toContain("__proto__.gpus")
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("polluted")
    for (const kind of ["Node", "Pod"]) {
      const hostile = `{"apiVersion":"v1","kind":"${kind}List","items":[{"kind":"${kind}","metadata":{"__proto__":{"name":"x"},"labels":{"constructor":{}}}}, null, 5, []]}`
      const found = kind === "Node" ? readHosts(hostile, names) : vms(hostile)
      expect([found.rows.there, found.items.map((item) => item.name).join()]).toEqual([1, kind === "Node" ? "" : "entry 1"])
    }
  })
  test("nesting of any depth neither fails nor is walked", () => {
    const deep = `{"vms":[{"name":"a","vcpu":1,"ram_gib":2,"x":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}]}`
    const read = vms(deep)
    expect(read.items.length === 1 || /damaged/.test(read.refusal ?? "")).toBe(true)
    expect(typeof vms("[".repeat(100_000)).refusal).toBe("string")
  })
})
