import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { gpuNames } from "./gpuNames.ts"
import { readHosts } from "./read.ts"
import type { Rule } from "./ruleShape.ts"
import { readVms } from "../../words/said.fixture.ts"

const names = gpuNames(fullCatalogue)
const bare = (rows: string): string => `name,vcpu,ram_gib,folder,os\n${rows}`
const rulesOf = (text: string) =>
  readVms(text, names).proposed.rules.map(({ rule: { field, pattern, gives }, caught }) => [field, pattern, gives, caught])

describe("rules that are proposed", () => {
  test("names say what VMs may do, each with how many it catches; nothing counts until it is taken", () => {
    const table = bare(
      "training-1,8,64,,\ntraining-2,8,64,,\nnotebook-01,4,16,,\nHZN-VDI-001,4,8,,\ninfer-a,8,32,,\ndb-1,4,8,,\ndb-2,4,8,,\n",
    )
    const read = readVms(table, names)
    expect(rulesOf(table)).toEqual([
      ["name", "training-*", "ML training", 2],
      ["name", "notebook-*", "Data scientist", 1],
      ["name", "*-vdi-*", "Knowledge worker", 1],
      ["name", "infer-*", "LLM inference", 1],
    ])
    expect([read.items.some(({ gpus }) => gpus > 0), read.proposed.left, read.proposed.unnamed]).toEqual([
      false,
      2,
      [{ stem: "db", count: 2 }],
    ])
  })
  test("what is taken catches what was told, and is proposed no more", () => {
    const table = bare("desk-1,4,8,,\ncad01,8,16,,\nweb,1,2,,\n")
    const rules = readVms(table, names).proposed.rules.map(({ rule }) => rule)
    const read = readVms(table, names, { rules })
    expect([read.rules.map(({ caught }) => caught), read.proposed.rules, read.items.map(({ workload }) => workload ?? null)]).toEqual([
      [1, 1],
      [],
      ["knowledge-worker", "cad-medium", null],
    ])
  })
  test("letters within other words suggest nothing, nor does a server's system", () => {
    expect(rulesOf(bare("academy-1,4,8,,\ndesktopbroker,4,8,,Microsoft Windows Server 2022 (64-bit)\nrestraining,1,2,,\n"))).toEqual([])
  })
  test("folders speak where names do not, and a desk's system where neither does", () => {
    expect(
      rulesOf(
        bare("x1,4,8,/Sites/CAD,\nx2,4,8,Sites/CAD/Nord,\nx3,4,8,,Microsoft Windows 11 (64-bit)\nx4,4,8,,Microsoft Windows 10 (64-bit)\n"),
      ),
    ).toEqual([
      ["folder", "*/cad", "Medium CAD", 1],
      ["folder", "*/cad/*", "Medium CAD", 1],
      ["system", "windows 11", "Knowledge worker", 1],
      ["system", "windows 10", "Knowledge worker", 1],
    ])
  })
  test("where the table states GPUs a rule names the work alone: amounts and zeros stay, and only VMs with a GPU are proposed for", () => {
    const table = "name,vcpu,ram_gib,num_gpu,gpu_milli\ncad-1,8,16,1,500\ncad-license,2,4,0,0\ncad-open,8,16,,\n"
    expect(rulesOf(table)).toEqual([["name", "cad-*", "Medium CAD", 1]])
    const rules = readVms(table, names).proposed.rules.map(({ rule }) => rule)
    const read = readVms(table, names, { rules })
    expect(read.items.map(({ gpus, gpuMilli, frameBufferMib }) => [gpus, gpuMilli, frameBufferMib])).toEqual([
      [1, 500, 0],
      [0, 0, 0],
      [1, 0, 8192],
    ])
    expect(read.caveats).toContain("What 2 VMs do is as the rules say, and their GPUs are as the table has them.")
  })
})

describe("rules that are proposed for hosts", () => {
  const table =
    "Host,Cores,RAM GiB,Model\nesx1,64,512,PowerEdge R760\nesx2,64,512,PowerEdge R760\nesx3,64,512,PowerEdge R760xa\nold,8,64,\n"
  const found = (text: string, rules: readonly Rule[] = []) =>
    readHosts(text, names, { rules }).proposed.rules.map(({ rule, caught, examples }) => [
      rule.field,
      rule.pattern,
      rule.gives,
      caught,
      examples,
    ])
  test("hosts of one server model belong together, else those whose names begin alike; what they hold is left to say", () => {
    expect(found(table)).toEqual([
      ["serverModel", "PowerEdge R76?", "", 2, ["esx1", "esx2"]],
      ["serverModel", "PowerEdge R760xa", "", 1, ["esx3"]],
      ["name", "old*", "", 1, ["old"]],
    ])
    expect(found("Host,Cores,RAM GiB\nesx-l40s-01,64,512\nesx-l40s-02,64,512\n")).toEqual([
      ["name", "esx-l*", "L40S", 2, ["esx-l40s-01", "esx-l40s-02"]],
    ])
    expect(found("Host,Cores,RAM GiB,GPUs,GPU model\na,8,64,1,L4\n")).toEqual([])
  })
  test("what is taken catches those that were told, and no others", () => {
    const rules: readonly Rule[] = [{ of: "hosts", field: "serverModel", pattern: "PowerEdge R76?", gives: "2x L40S" }]
    const read = readHosts(table, names, { rules })
    expect(read.items.map(({ gpus }) => gpus)).toEqual([2, 2, 0, 0])
    expect(found(table, rules).map(([, pattern]) => pattern)).toEqual(["PowerEdge R760xa", "old*"])
  })
})
