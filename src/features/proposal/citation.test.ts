import { describe, expect, test } from "vitest"
import { citationBibtex, citationText } from "./citation.ts"

const cited = {
  cover: { title: "50 % more R&D desks {draft}", preparedFor: "", preparedBy: "IT_Team #2", date: "2026-11-30" },
  link: "https://example.org/#vm=knowledge-worker:200&years=4",
  versions: { dataset: "2026.11.6", model: "9" },
}

describe("a citation", () => {
  test("names dataset, model, day and link", () => {
    const text = citationText(cited)
    for (const part of ["dataset 2026.11.6", "model 9", "2026-11-30", cited.link]) expect(text).toContain(part)
  })

  test("as BibTeX keeps its braces balanced and escapes what LaTeX takes for its own, but in the address", () => {
    const entry = citationBibtex(cited)
    expect(entry).toContain("title = {{50 \\% more R\\&D desks \\{draft\\}}}")
    expect(entry).toContain("author = {{IT\\_Team \\#2}}")
    expect(entry).toContain(`url = {${cited.link}}`)
    const open = entry.replaceAll(/\\[{}]/g, "")
    expect(open.split("{").length).toBe(open.split("}").length)
  })

  test("without a title or a name is a proposal by nobody", () => {
    const bare = { ...cited, cover: { ...cited.cover, title: " ", preparedBy: "" } }
    expect(citationText(bare)).toMatch(/^Proposal\. /)
    expect(citationBibtex(bare)).not.toContain("author")
  })
})
