import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { gpuNames } from "./gpuNames.ts"
import type { ReadingTold } from "./tellings.ts"
import { sayReading } from "../../words/reading.ts"
import { hostGpus, vmNeed } from "./rules.ts"
import { rulesIn, type Rule } from "./ruleShape.ts"
import { readHosts, readVms } from "../../words/said.fixture.ts"

const names = gpuNames(fullCatalogue)
const said = (given: object): string => ("id" in given ? sayReading(given as ReadingTold) : "")
const rule = (of: Rule["of"], field: Rule["field"], pattern: string, gives: string): Rule => ({ of, field, pattern, gives })
const vInfo =
  "VM,Powerstate,Template,CPUs,Memory,Folder,OS according to the configuration file,Host\nvdi-1,poweredOn,False,4,8192,Desktops/A,Microsoft Windows 11,e\nVDI-2,poweredOn,False,4,8192,Desktops/B,Microsoft Windows 11,e\ncad-1,poweredOn,False,8,32768,CAD,Microsoft Windows 11,e\ndb,poweredOn,False,8,32768,Data,Ubuntu Linux,e\n"

describe("what VMs need, in words", () => {
  test.each([
    ["knowledge workers", { gpus: 1, frameBufferMib: 2048, workload: "knowledge-worker" }],
    ["Power user", { gpus: 1, frameBufferMib: 3072, workload: "power-user" }],
    ["2 GiB", { gpus: 1, gpuMilli: 0, frameBufferMib: 2048, models: [] }],
    ["2 GiB of an L40S", { gpus: 1, gpuMilli: 0, frameBufferMib: 2048, models: ["L40S"] }],
    ["0.25", { gpus: 1, gpuMilli: 250, frameBufferMib: 0 }],
    ["25 %", { gpus: 1, gpuMilli: 250 }],
    ["1/4 L40S", { gpus: 1, gpuMilli: 250, models: ["L40S"] }],
    ["2x L40S", { gpus: 2, gpuMilli: 1000, models: ["L40S"] }],
    ["A16-2Q", { gpus: 1, frameBufferMib: 2048, models: ["A16"] }],
    ["2x A16-2Q", { gpus: 2, frameBufferMib: 2048, models: ["A16"] }],
    ["none", { gpus: 0 }],
  ])("%s", (text, need) => expect(vmNeed(text, names)).toMatchObject(need))
  test.each([
    ["", /does not say/],
    ["desks", /no kind of work, frame buffer, share of a GPU or vGPU type that is known/],
    ["1/0", /no kind of work/],
    ["0.25 of a Radeon 9000", /knows no GPU "Radeon 9000"/],
    ["1.5", /part of one GPU or a whole number/],
  ])("%s means nothing, and why is said", (text, sentence) => expect(said(vmNeed(text, names))).toMatch(sentence))
  test("hosts hold GPUs of one model that is known", () => {
    expect(hostGpus("2 × L40S", names)).toEqual({ gpus: 2, model: "L40S", gpuMemoryMib: null })
    expect(said(hostGpus("4x A100", names))).toMatch(/^"A100" may be .*say which\.$/)
    expect(said(hostGpus("many", names))).toMatch(/knows no GPU "many"/)
  })
})

describe("rules over a table without GPUs", () => {
  const rules = [
    rule("vms", "name", "VDI-*", "knowledge workers"),
    rule("vms", "folder", "cad", "1/4 L40S"),
    rule("vms", "system", "windows", "0.5"),
    rule("hosts", "serverModel", "R750", "2x L40S"),
    rule("vms", "name", "x", "desks"),
  ]
  test("the first that fits a row counts; what each caught is told, and the others need none", () => {
    const read = readVms(vInfo, names, { rules })
    expect(read.items.map((vm) => [vm.name, vm.gpus, vm.gpuMilli, vm.workload ?? ""])).toEqual([
      ["vdi-1", 1, 0, "knowledge-worker"],
      ["VDI-2", 1, 0, "knowledge-worker"],
      ["cad-1", 1, 250, ""],
      ["db", 0, 0, ""],
    ])
    expect(read.rules.map((use) => [use.caught, use.examples, use.fault === null])).toEqual([
      [2, ["vdi-1", "VDI-2"], true],
      [1, ["cad-1"], true],
      [0, [], true],
      [0, [], true],
      [0, [], false],
    ])
    expect(read.measured.gpu).toBe(true)
    expect(read.caveats).toContain("GPUs of the VMs as the rules say: 3 of 4 VMs are caught by them; the others need none.")
  })
  test("hosts by their server's model", () => {
    const text = "Host,Cores per CPU,# CPU,# Cores,# Memory,HT Active,Model\ne1,32,2,64,524288,True,PowerEdge R750\ne2,32,2,64,524288,True,PowerEdge R650\n" // prettier-ignore
    expect(readHosts(text, names, { rules }).items.map((host) => [host.name, host.gpus, host.model])).toEqual([["e1", 2, "L40S"], ["e2", 0, null]]) // prettier-ignore
  })
  test("those that no rule catches have what was added for each", () => {
    const read = readVms(vInfo, names, { rules: rules.slice(0, 1), gpuOfEach: "0.1" })
    expect(read.items.map((vm) => vm.gpuMilli)).toEqual([0, 0, 100, 100])
  })
  test("a rule counts before what a table says of GPUs", () => {
    const read = readVms("name,vcpu,ram gb,gpu\na,4,8,1\nb,4,8,1\n", names, { rules: [rule("vms", "name", "a", "none")] })
    expect(read.items.map((vm) => vm.gpus)).toEqual([0, 1])
  })
  test("a host whose GPUs have no model, and a VM whose type nobody knows, are read where a rule says what they are", () => {
    const nodes = "HOSTNAMES CPUS MEMORY GRES\ng1 64 512000 gpu:4\n"
    expect(readHosts(nodes, names).bad).toHaveLength(1)
    expect(readHosts(nodes, names, { rules: [rule("hosts", "name", "g*", "4x L40S")] }).items).toMatchObject([
      { name: "g1", gpus: 4, model: "L40S" },
    ])
    const read = readVms("name,vcpu,vgpu profile\na,4,grid_a16-3q\n", names, { rules: [rule("vms", "name", "", "2 GiB")] })
    expect([read.bad, read.items[0]!.frameBufferMib]).toEqual([[], 2048])
  })
  test("a pattern of many stars ends soon", () => {
    const read = readVms(`name,vcpu\n${"a".repeat(300)},4\n`, names, { rules: [rule("vms", "name", `${"*a".repeat(40)}b`, "0.5")] })
    expect(read.items[0]!.gpus).toBe(0)
  }, 10_000)
})

test("rules of a file: what is none is left out", () => {
  const good = rule("vms", "name", "a", "0.5")
  expect(rulesIn([good, null, 5, { ...good, of: "disks" }, { ...good, field: "serverModel" }, { ...good, gives: 2 }])).toEqual([good])
  expect(rulesIn({ length: 3 })).toEqual([])
  expect(rulesIn(Array.from({ length: 90 }, () => good))).toHaveLength(50)
})
