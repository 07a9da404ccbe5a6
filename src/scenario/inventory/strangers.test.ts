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
