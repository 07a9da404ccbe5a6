import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, expect, test } from "vitest"
import { fullCatalogue } from "../dataset/full.ts"
import { decodeFile, knownIds } from "../scenario/url/index.ts"
import { answer, readInput } from "./answer.ts"
import { planEstate } from "./planEstate.ts"
import { UnreadableTables } from "./tables.ts"

const folder = mkdtempSync(join(tmpdir(), "plan-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fixture = (name: string): string => resolve("src/scenario/inventory/fixtures", name)
const rvtools = [fixture("rvtools-vinfo.csv"), fixture("rvtools-vhost.csv"), "--vm-gpu=2 GiB", "--host-gpus=2x L40S"]

interface Answered {
  readonly link: string
  readonly vms: { readonly inGroups: number; readonly withoutGpu: number; readonly leftOut: number }
  readonly over: { readonly ramGib: number }
  readonly groups: readonly { readonly count: number; readonly workload: string }[]
  readonly hosts: { readonly owned: readonly { readonly count: number; readonly boards: unknown }[] }
  readonly notes: readonly string[]
  readonly answer: unknown
}
const planned = async (...args: readonly string[]): Promise<Answered> => JSON.parse(await planEstate(args)) as Answered

test("an export becomes a scenario: the VMs in groups, the hosts as hosts one has, and its answer is that of its link", async () => {
  const found = await planned(...rvtools)
  expect(found.groups.map(({ count, workload }) => [count, workload])).toEqual([
    [1, "knowledge-worker"],
    [1, "knowledge-worker"],
  ])
  expect(found.hosts.owned).toMatchObject([{ host: "custom", count: 1, boards: { gpu: "l40s", perHost: 2 } }])
  const { state, repairs } = readInput(found.link, fullCatalogue)
  expect([repairs, state.scenario.groups, state.scenario.supply.owned]).toEqual([[], found.groups, found.hosts.owned])
  expect(JSON.stringify(found.answer)).toBe(JSON.stringify(answer(found.link, fullCatalogue)))
  expect(found.notes).toContain("Left out: 1 VM not running, 1 template.")
})

test("needs, years and prices are those of the scenario to begin with, and the work is the one that is named", async () => {
  const { link, groups } = await planned(...rvtools, "--scenario=vm=task-worker:9&need=live-migration&years=5", "--workload=cad-medium")
  expect(link).toMatch(/&need=live-migration&.*&years=5&/)
  expect(groups.map(({ count, workload }) => [count, workload])).toEqual([
    [1, "cad-medium"],
    [1, "cad-medium"],
  ])
})

test("VMs alone are planned on hosts that are bought, in as few groups as are asked for, and what that costs is told", async () => {
  const vms = join(folder, "vms.csv")
  writeFileSync(vms, `name,vcpu,ram gib,gpu\n${Array.from({ length: 300 }, (_, i) => `v${i},4,${8 + i},0.25`).join("\n")}\n`)
  const found = await planned(vms, "--groups=5")
  expect(found.groups).toHaveLength(5)
  expect(found.groups.reduce((sum, { count }) => sum + count, 0)).toBe(300)
  expect(found.over.ramGib).toBeGreaterThan(0.05)
  expect(found.notes.slice(0, 2)).toEqual([
    expect.stringMatching(/^300 VMs as 5 groups\. That counts .* % more RAM than the VMs need/),
    "No hosts are given, so all are bought.",
  ])
})

test("the scenario file brings the rules along", async () => {
  const [rules, file] = [join(folder, "rules.json"), join(folder, "scenario.json")]
  writeFileSync(rules, '[{"of":"vms","field":"name","pattern":"*","gives":"knowledge workers"}]')
  const { link } = await planned(...rvtools.slice(0, 2), "--host-gpus=2x L40S", `--rules=${rules}`, `--file=${file}`)
  const text = readFileSync(file, "utf8")
  expect(JSON.parse(text)).toMatchObject({ inventoryRules: [{ pattern: "*" }] })
  expect(decodeFile(text, knownIds(fullCatalogue)).state.scenario).toEqual(readInput(link, fullCatalogue).state.scenario)
})

test.each<[string, readonly string[], RegExp]>([
  [
    "VMs without a GPU",
    rvtools.slice(0, 2),
    /^None of the 2 VMs needs a GPU .* Here: --vm-gpu or --rules; --rules=proposed takes what their names suggest: desk-\* as Knowledge worker \(1\)\.$/,
  ],
  ["a file that is not there", [join(folder, "nothing.csv")], /nothing\.csv cannot be read/],
  ["too many groups", [...rvtools, "--groups=51"], /^--groups must be a whole number from 1 to 50\.$/],
  ["work that is not known", [...rvtools, "--workload=magic"], /^There is no workload "magic"\. Known: .*knowledge-worker/],
  ["a scenario with mistakes", [...rvtools, "--scenario=vm=nobody:1"], /^--scenario cannot be taken as it is written: .*nobody/],
  ["options of another command", [...rvtools, "--goal=vms"], /^Unknown option --goal\.\nUsage: /],
  ["no file", [], /^Usage: /],
])("%s: refused in a sentence", async (_, args, sentence) => {
  const refused = await planEstate(args).catch((problem: unknown) => problem)
  expect(refused).toBeInstanceOf(UnreadableTables)
  expect((refused as Error).message).toMatch(sentence)
})

test("a group that nothing serves is named, with whence it comes and what would help", async () => {
  const vms = join(folder, "demanding.csv")
  writeFileSync(vms, "Name,vCPU,RAM GiB,GPU memory GiB\nvdi-1,4,8,2\nvdi-2,4,8,2\nllm-1,16,64,400\n")
  const found = await planned(vms)
  expect(found.notes[0]).toBe(
    'Nothing serves the group "llm: 16 vCPU, 64 GiB, 400 GiB GPU" (1), even alone. What would help stands under unserved, and in words on the page under Decide.',
  )
  const { unserved } = found as unknown as { unserved: { groups: unknown; help: readonly (readonly object[])[] } }
  expect(unserved.groups).toEqual([{ group: "llm: 16 vCPU, 64 GiB, 400 GiB GPU", vms: 1 }])
  expect(unserved.help[0]).toEqual([
    expect.objectContaining({ kind: "frame-buffer", group: "llm: 16 vCPU, 64 GiB, 400 GiB GPU", from: 409600 }),
  ])
  expect((await planned(...rvtools)) as object).not.toHaveProperty("unserved")
}, 120_000)
