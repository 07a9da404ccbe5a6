import { readFileSync } from "node:fs"
import * as v from "valibot"
import { describe, expect, test } from "vitest"
import { dataFiles, jsonSchemaOf } from "../../scripts/dataset-plugin.ts"
import { schemaOf } from "../../src/dataset/schema/registry.ts"

const paths = dataFiles("data")
const read = (path: string): unknown => JSON.parse(readFileSync(`data/${path}.json`, "utf8"))
const sources = read("sources") as Record<string, unknown>

/** Every `source` and evidence entry anywhere in a file, with the path to it. */
function* evidenceIn(value: unknown, at = ""): Generator<{ at: string; source: string }> {
  if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* evidenceIn(one, `${at}[${i}]`)
  else if (value !== null && typeof value === "object") {
    const row = value as Record<string, unknown>
    if (typeof row["source"] === "string" && typeof row["basis"] === "string") yield { at, source: row["source"] }
    for (const [key, one] of Object.entries(row)) yield* evidenceIn(one, `${at}.${key}`)
  }
}

describe.each(paths.filter((path) => !path.startsWith("checklists/")))("data/%s.json", (path) => {
  test("is described by a schema and keeps to it", () => {
    const schema = schemaOf(path)
    expect(schema, "every data file needs a schema in the registry").toBeDefined()
    if (!schema) return
    const result = v.safeParse(schema, read(path))
    expect(result.issues?.slice(0, 3).map((issue) => `${v.getDotPath(issue) ?? ""}: ${issue.message}`) ?? []).toEqual([])
  })

  test("has a JSON Schema", () => {
    expect(jsonSchemaOf(path)).toMatchObject({ $schema: expect.any(String) as string })
  })

  test("cites only sources that exist", () => {
    const lost = [...evidenceIn(read(path))].filter((one) => !(one.source in sources))
    expect(lost).toEqual([])
  })
})

test("a planted error is caught: a range out of order, an unknown basis, a missing source", () => {
  const [row] = read("models/parameters") as Record<string, unknown>[]
  const schema = schemaOf("models/parameters")
  if (!schema || !row) throw new Error("models/parameters is gone")
  expect(v.safeParse(schema, [row]).success).toBe(true)
  expect(v.safeParse(schema, [{ ...row, value: { low: 2, likely: 1, high: 3 } }]).success).toBe(false)
  expect(v.safeParse(schema, [{ ...row, evidence: [{ source: "recalled", basis: "hearsay" }] }]).success).toBe(false)
  expect(v.safeParse(schema, [{ ...row, evidence: [] }]).success).toBe(false)
  expect([...evidenceIn({ source: "no-such-source", basis: "recalled" })].some((one) => !(one.source in sources))).toBe(true)
})
