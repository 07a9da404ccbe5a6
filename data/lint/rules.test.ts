import { readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { jsonSchemaOf } from "../../scripts/dataset-plugin.ts"
import { report } from "./check.ts"
import { loadDataset, makeDataset } from "./dataset.ts"
import { debtsOf, findingsOf, settle } from "./debts.ts"
import { altered, answers, type Planted } from "./planting.ts"
import { rules } from "./rules.ts"

const dataset = loadDataset()
const { open, paid, excess } = settle(findingsOf(dataset, rules), debtsOf(dataset))

/** Files of this folder that are not rules. */
const tools: ReadonlySet<string> = new Set(["check", "dataset", "debts", "planting", "rules"])

describe("the dataset", () => {
  test.each(Object.keys(rules))("keeps to %s, save known debts", (rule) => {
    expect(open.filter((finding) => finding.rule === rule)).toEqual([])
  })

  test.each(Object.keys(dataset.files))("publishes a JSON Schema of %s", (path) => {
    expect(jsonSchemaOf(path)).toMatchObject({ $schema: expect.any(String) as string })
  })
})

const written = readdirSync(import.meta.dirname)
  .filter((name) => /^[^.]+\.ts$/.test(name))
  .map((name) => name.slice(0, -".ts".length))
  .filter((name) => !tools.has(name))

describe("the rules", () => {
  test("are all asked", () => {
    expect(written.sort()).toEqual(Object.keys(rules).sort())
  })

  test("wait for the schema where a file breaks it, and the check says so", () => {
    const broken = altered<{ id?: unknown }[]>(dataset, "workloads", (rows) => {
      if (rows[0]) rows[0].id = 7
    })
    expect(new Set(findingsOf(broken, rules).map((finding) => finding.rule))).toEqual(new Set(["schema"]))
    expect(report(broken).summary).toMatch(/the other rules wait/)
  })
})

test("a file that is no JSON is named with its line", () => {
  expect(() => makeDataset({ ...dataset.texts, workloads: '[\n {\n  "id": "a",,\n }\n]\n' })).toThrow(
    /data\/workloads\.json: is not JSON, at or before line 3/,
  )
})

describe.each(Object.entries(rules))("%s", async (name, rule) => {
  const { planted } = (await import(`./${name}.planted.ts`)) as { readonly planted: readonly Planted[] }
  const before = rule(dataset)

  test("is proved on planted errors", () => {
    expect(planted.length).toBeGreaterThan(0)
  })

  test.each(planted.map((one) => [one.error, one] as const))("finds %s", (_, one) => {
    expect(answers(rule, dataset, before, one)).toContainEqual(expect.stringMatching(one.says))
  })
})

describe("known debts", () => {
  test("still occur; a debt that was paid is struck off the list", () => {
    expect(paid).toEqual([])
  })

  test("are as many as the number beside the list says, so that the list only shrinks", () => {
    expect(excess).toBe(0)
  })

  test("each have a rule that exists and a reason", () => {
    expect(debtsOf(dataset).debts.filter((debt) => !rules[debt.rule] || debt.reason.trim() === "")).toEqual([])
  })

  test("are refused when one is added, stays after it was paid, or covers something else", () => {
    const found = [{ rule: "dates", file: "workloads", id: "a", sentence: "is wrong" }]
    const debt = { rule: "dates", file: "workloads", id: "a", reason: "waits for the source" }
    expect(settle(found, { most: 1, debts: [debt] })).toEqual({ open: [], tolerated: found, paid: [], excess: 0 })
    expect(settle(found, { most: 0, debts: [debt] }).excess).toBe(1)
    expect(settle([], { most: 1, debts: [debt] }).paid).toEqual([debt])
    expect(settle(found, { most: 1, debts: [{ ...debt, id: "b" }] }).open).toEqual(found)
    expect(settle(found, { most: 2, debts: [debt] }).excess).toBe(-1)
  })

  test("are told in sentences by the check", () => {
    const added = altered<{ debts: object[] }>(dataset, "debts", ({ debts }) => {
      debts.push({ rule: "dates", file: "workloads", id: "none", reason: "nothing is wrong with it" })
    })
    expect(report(added).problems.join("\n")).toMatch(/strike it off the list[^]*the list may only shrink/)
  })
})
