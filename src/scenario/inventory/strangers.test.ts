import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { gpuNames } from "./gpuNames.ts"
import { readHosts, readVms } from "./read.ts"

/** Exports as they come from consoles in other languages, and from tools whose columns bear names that mean something else elsewhere. */

const names = gpuNames(fullCatalogue)
const vmsOf = (text: string) => {
  const { items, aside, recognized } = readVms(text, names)
  return { layout: recognized.layout, vms: items.map((vm) => [vm.name, vm.vcpu, vm.ramGib]), aside: aside.length }
}
const hostsOf = (text: string) =>
  readHosts(text, names).items.map(({ name, vcpu, ramGib, gpus, model }) => [name, vcpu, ramGib, gpus, model])

describe("exports in other languages", () => {
  test("German names of RVTools' columns: what is off and what is a template is left out, memory is MiB", () =>
    expect(
      vmsOf(
        "VM;Energiezustand;Vorlage;CPUs;Arbeitsspeicher;Bereitgestellt MiB\na;Eingeschaltet;Falsch;4;16.384;327.680\nb;Ausgeschaltet;Falsch;4;16.384;327.680\nc;Eingeschaltet;Wahr;4;16.384;327.680\n",
      ),
    ).toEqual({ layout: "RVTools vInfo", vms: [["a", 4, 16]], aside: 2 }))
  test.each([
    ["French", "Nom;vCPU;Mémoire (Go);État\na;4;8,5;Sous tension\nb;4;16;Hors tension\n", [["a", 4, 8.5]]],
    ["Spanish", "Nombre;CPUs;Memoria (MB);Estado\na;4;8192;Encendido\nb;4;8192;Apagado\n", [["a", 4, 8]]],
  ])("%s names of columns and of states", (_, text, vms) => expect(vmsOf(text)).toEqual({ layout: null, vms, aside: 1 }))
  test("RVTools' memory is also called Speicher where its state is an Energiestatus; a host's Wartungsmodus is minded", () => {
    expect(
      vmsOf(
        "VM;Energiestatus;Vorlage;CPUs;Speicher;In Use MiB\na;eingeschaltet;Falsch;4;16.384;20.480\nb;ausgeschaltet;Falsch;4;8.192;1\n",
      ),
    ).toEqual({ layout: "RVTools vInfo", vms: [["a", 4, 16]], aside: 1 })
    expect(
      hostsOf(
        "Host;Wartungsmodus;# CPU;Kerne pro CPU;# Kerne;# Speicher;# VMs;Modell\nh1;Falsch;2;32;64;524.288;40;PowerEdge\nh2;Wahr;2;32;64;524.288;0;PowerEdge\n",
      ),
    ).toEqual([["h1", 64, 512, 0, null]])
  })
  test.each([
    ["French", "Nom de la VM;État;Processeurs virtuels;Mémoire (Mo)\na;Sous tension;4;16 384\nb;Hors tension;2;8 192\n"],
    ["Spanish", "Máquina virtual;Estado;Procesadores virtuales;Memoria (MB)\na;Encendido;4;16384\n"],
    ["Italian", "Nome;Stato;CPU virtuali;Memoria (MB)\na;Acceso;4;16384\n"],
    ["German", "Computername;Zustand;Virtuelle Prozessoren;Arbeitsspeicher (MB)\na;Wird ausgeführt;4;16384\n"],
  ])("%s virtual processors are vCPUs", (_, text) => expect(vmsOf(text).vms).toEqual([["a", 4, 16]]))
  test("French and German names of hosts' columns, a row of sums left aside", () => {
    expect(hostsOf("Nom;Cœurs;Mémoire (Go);Modèle GPU;Nombre de GPU\ns1;64;1024;NVIDIA L40S;4\n")).toEqual([["s1", 64, 1024, 4, "L40S"]])
    expect(
      hostsOf(
        "Servername;Sockel;Kerne;Arbeitsspeicher (GB);Grafikkarte;Anzahl GPUs\ns1;2;64;1.024;L40S;4\ns2;2;64;512;L40S;2\nSumme;4;128;1.536;;6\n",
      ),
    ).toEqual([
      ["s1", 64, 1024, 4, "L40S"],
      ["s2", 64, 512, 2, "L40S"],
    ])
  })
})

describe("columns that mean something else elsewhere", () => {
  test("what SCVMM has assigned now is not what a VM may have, and PowerOff is off", () =>
    expect(vmsOf("Name,Status,CPUCount,Memory,MemoryAssignedMB,VMHost\na,Running,4,8192,4096,h\nb,PowerOff,4,8192,0,h\n")).toEqual({
      layout: "SCVMM virtual machines",
      vms: [["a", 4, 8]],
      aside: 1,
    }))
  test("rows that number a host's GPUs are one host, whose cores and RAM are there once", () =>
    expect(
      hostsOf(
        "Hostname,GPU Name,GPU Index,CPU Cores,Memory (GB)\nh1,NVIDIA L40S,0,64,512\nh1,NVIDIA L40S,1,64,512\nh2,NVIDIA L4,0,32,256\n",
      ),
    ).toEqual([
      ["h1", 64, 512, 2, "L40S"],
      ["h2", 32, 256, 1, "L4"],
    ]))
})

describe("exports as they come from scripts", () => {
  test("pods and nodes taken out of kubectl's list, or written without its version", () => {
    const pod = {
      kind: "Pod",
      metadata: { name: "train" },
      status: { phase: "Running" },
      spec: { containers: [{ resources: { requests: { cpu: "8", memory: "64Gi" }, limits: { "nvidia.com/gpu": "2" } } }] },
    }
    for (const given of [[pod], { kind: "List", items: [pod] }, pod])
      expect(readVms(JSON.stringify(given), names).items.map((vm) => [vm.name, vm.vcpu, vm.ramGib, vm.gpus])).toEqual([["train", 8, 64, 2]])
  })
  test("a state that a script wrote as a number with its name", () => {
    const vm = (name: string, value: number, Value: string) => ({
      VMName: name,
      State: { value, Value },
      ProcessorCount: 4,
      MemoryStartup: 8 * 1024 ** 3,
    })
    expect(vmsOf(JSON.stringify([vm("a", 2, "Running"), vm("b", 3, "Off")]))).toEqual({
      layout: "Hyper-V Get-VM",
      vms: [["a", 4, 8]],
      aside: 1,
    })
  })
  test("PowerCLI and Hyper-V as JSON number their states", () => {
    const powerCli = [0, 1, 2].map((state) => ({ Name: `v${state}`, PowerState: state, NumCpu: 4, MemoryGB: 16 }))
    expect(vmsOf(JSON.stringify(powerCli))).toEqual({ layout: "PowerCLI Get-VM", vms: [["v1", 4, 16]], aside: 2 })
    const hyperV = [2, 3, 6, 9].map((state) => ({ Name: `v${state}`, State: state, ProcessorCount: 4, MemoryStartup: 8 * 1024 ** 3 }))
    expect(vmsOf(JSON.stringify(hyperV))).toEqual({ layout: "Hyper-V Get-VM", vms: [["v2", 4, 8]], aside: 3 })
  })
  test("a column whose cells are profiles is one, whatever it is called", () => {
    const { items } = readVms(
      "Display name,vGPU profile (assigned),# vCPU,RAM [GB]\na,grid_l40s-4q,8,32\nb,,4,16\nc,nvidia_a16-2b,4,16\n",
      names,
    )
    expect(items.map(({ gpus, frameBufferMib, models }) => [gpus, frameBufferMib, models])).toEqual([
      [1, 4096, ["L40S"]],
      [0, 0, []],
      [1, 2048, ["A16"]],
    ])
  })
  test("a column of processors' names counts none, and GPUs that nobody knows are still GPUs", () => {
    const { items, bad } = readVms("Hostname;CPU;Cores;RAM;GPU;VRAM\na;Intel Core i9;16;64 GB;NVIDIA RTX A4000;16 GB\nb;AMD Ryzen 9;8;32 GB;Intel UHD Graphics 770;128 MB\n", names) // prettier-ignore
    expect(bad).toEqual([])
    expect(items.map((vm) => [vm.vcpu, vm.ramGib, vm.gpus, vm.frameBufferMib, vm.models])).toEqual([
      [16, 64, 1, 16384, ["NVIDIA RTX A4000"]],
      [8, 32, 1, 128, ["Intel UHD Graphics 770"]],
    ])
  })
  test("a host's GPUs in a column each are counted together, those of several models beside each other", () =>
    expect(
      hostsOf("Host,Sockets,Cores per socket,RAM GiB,GPU 1,GPU 2,GPU 3\nh1,2,32,1024,L40S,L40S,\nh2,2,30,1024,L40S,L40S,A16\n"),
    ).toEqual([
      ["h1", 64, 1024, 2, "L40S"],
      ["h2", 40, (1024 * 2) / 3, 2, "L40S"],
      ["h2", 20, 1024 / 3, 1, "A16"],
    ]))
  test("a table whose columns stand below each other, as kubectl and PowerShell print it", () => {
    expect(hostsOf("NAME    CPU   MEMORY         GPU      PRODUCT\nnode1   128   1073741824Ki   8        NVIDIA-L40S\nnode2   64    536870912Ki    <none>   <none>\n")).toEqual([
      ["node1", 64, 1024, 8, "L40S"],
      ["node2", 32, 512, 0, null],
    ]) // prettier-ignore
    expect(vmsOf("\nName  PowerState Num CPUs MemoryGB\n----  ---------- -------- --------\nvdi 1 PoweredOn  4        16.000\ndb    PoweredOff 8        64.000\n")).toMatchObject({
      vms: [["vdi 1", 4, 16]],
      aside: 1,
    }) // prettier-ignore
  })
  test("an assessment of Azure Migrate is known by its columns", () =>
    expect(vmsOf("Machine,VM host,Azure VM readiness,Recommended size,Operating system,Cores,Memory(MB)\nm,h,Ready,Standard_D4,Windows,4,16384\n")).toEqual({
      layout: "Azure Migrate assessment",
      vms: [["m", 4, 16]],
      aside: 0,
    })) // prettier-ignore
  test("a table of hosts in the place of VMs, or of VMs in that of hosts, is not taken for what it isn't", () => {
    const hosts = "Host,# CPU,Cores per CPU,# Cores,# Memory,# VMs,# vCPUs,vRAM\nesx1,2,16,32,786072,8,40,200000\n"
    expect(readVms(hosts, names)).toMatchObject({ items: [], refusal: { id: "hosts-alone" } })
    const vms = "VM,Powerstate,Template,CPUs,Memory,Host\na,poweredOn,False,4,8192,esx1\n"
    expect(readHosts(vms, names)).toMatchObject({ items: [], refusal: { id: "vms-alone" } })
    expect(readHosts(hosts, names).items).toHaveLength(1)
  })
})
