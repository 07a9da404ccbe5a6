import { readFileSync, writeFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { decodeFragment, encodeFragment, knownIds } from "./index.ts"
import { overrideRows } from "./groups.ts"
import { hostRows } from "./host.ts"
import { keyRows } from "./keys.ts"
import { standardState } from "./decode.ts"
import { hostMeanings, overrideMeanings } from "../../words/en/fields.ts"
import { keyMeanings } from "../../words/en/keys.ts"
import { referenceTables } from "../../words/linkReference.ts"

// After a change of the tables: UPDATE_DOCS=1 npx vitest run --project node src/scenario/url/reference.test.ts

const page = new URL("../../../docs/url.md", import.meta.url)
const [open, close] = ["<!-- tables: begin -->", "<!-- tables: end -->"]
const known = knownIds(catalogue)
const current = { datasetVersion: "2026.11.1", modelVersion: "1" }

describe("docs/url.md", () => {
  const text = readFileSync(page, "utf8")
  const [before = "", rest = ""] = text.split(open)
  const [documented = "", after = ""] = rest.split(close)
  const tables = `\n\n${referenceTables()}\n\n`
  if (process.env.UPDATE_DOCS) writeFileSync(page, before + open + tables + close + after)

  test("holds the tables that the codec works by", () => {
    expect(process.env.UPDATE_DOCS ? tables : documented).toBe(tables)
  })

  test("documents every key, override and host field, and no other", () => {
    const named = [
      [keyRows, keyMeanings],
      [overrideRows, overrideMeanings],
      [hostRows, hostMeanings],
    ] as const
    for (const [rows, meanings] of named) expect(Object.keys(meanings).sort()).toEqual(rows.map((row) => row.key).sort())
    for (const row of [...keyRows, ...overrideRows, ...hostRows]) expect(tables).toContain(`| \`${row.key}\` |`)
  })

  test("every address in it opens without a repair", () => {
    const links = [...text.matchAll(/`[^`\n]*#([^`\n]*=[^`\n]*)`/g)].map((match) => match[1] ?? "")
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) expect([link, decodeFragment(link, known).repairs]).toEqual([link, []])
  })
})

describe("the example of each key", () => {
  test("z: two groups, which a page of today writes readably", () => {
    const { state } = decodeFragment(keyMeanings["z"]?.example ?? "", known)
    expect(encodeFragment(state, current)).toBe("vm=power-user:10,cad-light:5&data=2026.11.1&model=1")
  })

  test("z-beside: one that is kept beside, which a page of today writes readably", () => {
    const { state } = decodeFragment(keyMeanings["z-beside"]?.example ?? "", known)
    expect(encodeFragment(state, current)).toBe("beside=Five_years:years=5&data=2026.11.1&model=1")
  })

  // The answer is that of the page that made the link: one that is written anew has its own, or none.
  test("was: read, and not written again", () => {
    const { state, repairs } = decodeFragment(`years=5&${keyMeanings["was"]?.example ?? ""}`, known)
    expect(repairs).toEqual([])
    expect(state.versions.answer).toBe("kvm-vgpu-nvidia@a16:25:498000:0.83:0.94")
    expect(encodeFragment(state, current)).toBe("years=5&data=2026.11.1&model=1")
  })

  const examples = Object.entries(keyMeanings).filter(([key]) => !["z", "z-beside", "was", "data", "model"].includes(key))
  test.each(examples)("%s", (_, { example }) => {
    const { state, repairs } = decodeFragment(example, known)
    expect(repairs).toEqual([])
    expect(state).not.toEqual(standardState)
    expect(encodeFragment(state, current)).toBe(`${example}&data=2026.11.1&model=1`)
  })

  const fields = [
    ...Object.values(overrideMeanings).map(({ example }) => `vm=cad-light:3${example}`),
    ...Object.values(hostMeanings).map(({ example }) => `host=custom${example}`),
  ]
  test.each(fields)("%s", (text) => {
    const { state, repairs } = decodeFragment(text, known)
    expect(repairs).toEqual([])
    expect(encodeFragment(state, current)).toBe(`${text}&data=2026.11.1&model=1`)
  })
})
