import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../src/dataset/full.ts"
import { decodeFragment, knownIds } from "../src/scenario/url/index.ts"
import { pageData, siteUrl, textsOf } from "./pages.ts"

const data = pageData("data")
const grammar = readFileSync("docs/url.md", "utf8")
const texts = textsOf(data, null, grammar)
const pages = [...texts].filter(([path]) => path.startsWith("pages/") && path !== "pages/links.md")
const textOf = (path: string): string => texts.get(path) ?? ""
const rowsOf = (text: string): readonly string[][] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .map((line) => line.slice(2, -2).split(/(?<!\\) \| /))

describe("the pages in Markdown", () => {
  test("there is one for each technique, product and GPU", () => {
    const wanted = [
      ...data.techniques.map(({ id }) => `pages/techniques/${id}.md`),
      ...catalogue.products.map(({ id }) => `pages/products/${id}.md`),
      ...catalogue.gpus.map(({ id }) => `pages/gpus/${id}.md`),
    ]
    expect(pages.map(([path]) => path).toSorted()).toEqual(wanted.toSorted())
  })

  test("every row that says something names its basis and a source that the page lists; what nobody says is unknown", () => {
    const wrong: string[] = []
    for (const [path, text] of pages) {
      const listed = new Set([...text.matchAll(/^- `([^`]+)`: /gm)].map(([, id]) => id))
      const facts = rowsOf(text).filter((row) => row.length === 4 && row[0] !== "what")
      if (facts.length < 5) wrong.push(`${path}: few rows`)
      for (const [label, value, basis, sources = ""] of facts) {
        const isKnown = value !== "unknown"
        if (isKnown !== (basis !== "unknown")) wrong.push(`${path}: ${label} is ${value}, known by ${basis}`)
        const ids = sources.split("; ").map((one) => one.split(" ")[0] ?? "")
        if (isKnown && !ids.some((id) => listed.has(id))) wrong.push(`${path}: ${label} names no source`)
      }
    }
    expect(wrong).toEqual([])
  })

  test("what each opens in the explorer is read without a repair", () => {
    const known = knownIds(catalogue)
    for (const [path, text] of pages) {
      const [, link = ""] = /\]\(\.\.\/\.\.\/#([^)]+)\)/.exec(text) ?? []
      const { state, repairs } = decodeFragment(link, known)
      expect([path, repairs, state.view.focus]).toEqual([path, [], /([^/]+)\.md$/.exec(path)?.[1]])
    }
  })

  test("every file that one of them, or llms.txt, names is there", () => {
    for (const [path, text] of [...pages, ["llms.txt", textOf("llms.txt")] as const]) {
      const named = [...text.matchAll(/\]\((\.{0,2}\/?[^)#<]+\.md)\)/g)].map(([, to = ""]) => join(dirname(path), to))
      expect(named.filter((to) => !texts.has(to))).toEqual([])
    }
    expect([...textOf("llms.txt").matchAll(/pages\/[\w./-]+\.md/g)]).toHaveLength(pages.length + 1)
  })

  test("a GPU's tells its slices by whom, a product's its measurements", () => {
    expect(textOf("pages/gpus/l40s.md")).toMatch(
      /\| Frame buffer \| 48 GiB \| secondary \| tpu-db[^]*## Slices: vGPU\n\nNVIDIA vGPU, time-sliced; documented, by [^]*\| L40S-8Q \| 8 GiB \| 6 \|/,
    )
    expect(textOf("pages/products/qemu-virgl.md")).toMatch(/## Published shares of native\n\n[^]*% \| measured \| /)
  })
})

describe("the site's address", () => {
  test("is written nowhere unless it is set; then links and the sitemap are absolute", () => {
    expect(texts.has("sitemap.xml")).toBe(false)
    const site = textsOf(data, "https://explorer.example.org/gpu/", grammar)
    expect(site.get("pages/gpus/l40s.md")).toContain("(https://explorer.example.org/gpu/#view=hardware&focus=l40s)")
    const locations = [...(site.get("sitemap.xml") ?? "").matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, to]) => to)
    expect(locations).toEqual(expect.arrayContaining(["https://explorer.example.org/gpu/", "https://explorer.example.org/gpu/llms.txt"]))
    expect(locations).toHaveLength(pages.length + 3)
  })

  test.each([
    [undefined, null],
    ["", null],
    ["https://explorer.example.org", "https://explorer.example.org/"],
    ["https://explorer.example.org/gpu", "https://explorer.example.org/gpu/"],
  ])("%j is read as %j", (said, url) => expect(siteUrl(said)).toBe(url))

  test.each(["explorer.example.org", "ftp://example.org/", "https://example.org/#x", "javascript:alert(1)"])("%j is refused", (said) => {
    expect(() => siteUrl(said)).toThrow(/SITE_URL must be the address of the page/)
  })
})
