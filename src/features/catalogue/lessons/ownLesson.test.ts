import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import * as fc from "fast-check"
import { loadLessons } from "../../../dataset/reference.ts"
import { hostileText } from "../../../scenario/arbitrary.ts"
import { lessonLimit } from "../../../scenario/bounds.ts"
import { example } from "../writing/lesson.fixture.ts"
import { allowedUrl, linksIn } from "./markdown.ts"
import { lessonText, packLesson, readLesson, unpackLesson, type OwnLesson } from "./ownLesson.ts"
import { Prose } from "./Prose.tsx"

const html = (text: string): string => renderToStaticMarkup(Prose({ text }))
const [step] = example.steps as [OwnLesson["steps"][number]]
const whyNot = (value: unknown): string => {
  const read = readLesson(JSON.stringify(value))
  return read.is === "refused" ? read.why : ""
}

describe("the file of a lesson", () => {
  it("gives the lesson back, and so does its link", () => {
    expect(readLesson(lessonText(example))).toEqual({ is: "read", lesson: example })
    expect(unpackLesson(packLesson(example))).toEqual({ is: "read", lesson: example })
  })

  it("is refused with a sentence where it is none, later, larger, or holds what nobody knows", () => {
    const told = (text: string): string => {
      const read = readLesson(text)
      return read.is === "refused" ? read.why : ""
    }
    expect([told("{"), told("7"), told("x".repeat(100_001))]).toEqual([
      "It is no JSON, which lessons are.",
      "It is no file of a lesson: those say so under “format”.",
      "It is larger than any lesson.",
    ])
    expect(whyNot({ ...example, version: 2 })).toBe("It was written by a later version of this page, which this one cannot read.")
    expect(whyNot({ ...example, onload: "x" })).toBe("At “onload” stands what cannot be there.")
    expect(whyNot({ ...example, sources: [{ title: "x", url: "javascript:alert(1)" }] })).toBe(
      "At “sources.0.url” stands what cannot be there.",
    )
    expect(whyNot({ ...example, steps: [step, step] })).toBe("At “steps” stands what cannot be there.")
  })

  it("cannot pass for one of the page’s own", async () => {
    for (const { id } of await loadLessons()) expect(whyNot({ ...example, id })).toBe("At “id” stands what cannot be there.")
  })

  it("asks for nothing that cannot be answered", () => {
    const number = { kind: "number", question: "?", unit: "%", least: 0, most: 100, answer: 1, within: 1 }
    const bad = [
      { ...number, least: 100 },
      { ...number, kind: "bar", name: "x", step: 0, beside: [] },
      { kind: "choice", question: "?", options: ["one"], answer: 0 },
      { kind: "choice", question: "?", options: ["one", "two"], answer: 2 },
    ]
    for (const prediction of bad) expect(whyNot({ ...example, steps: [{ ...step, prediction }] })).not.toBe("")
    expect(readLesson(lessonText(example).replace('"answer": 1', '"answer": 1e999')).is).toBe("refused")
  })

  it("is read or refused, whatever it holds, and so is what a link holds", () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.json({ maxDepth: 4 })), (text) => {
        expect(["read", "refused"]).toContain(readLesson(text).is)
        expect(unpackLesson(text).is).toBe("refused")
      }),
    )
  })

  it("of a lesson as long as the page’s longest fits into a link", async () => {
    const lengths = (await loadLessons()).map(({ steps }) => packLesson({ ...example, steps }).length)
    expect(Math.max(...lengths)).toBeLessThan(lessonLimit / 6)
  })
})

describe("a text of somebody else’s", () => {
  it("has no HTML, script, picture or style of its own", () => {
    for (const text of [
      "<script>alert(1)</script>",
      '<img src=x onerror="alert(1)">',
      "![x](https://example.org/x.png)",
      "<iframe src=//example.org>",
      "# <b>x",
    ])
      expect(html(text)).not.toMatch(/<(?!\/?p>)/)
    expect(html("<b onclick=x>y</b>")).toBe("<p>&lt;b onclick=x&gt;y&lt;/b&gt;</p>")
  })

  it("has links to places of the page and to the web alone", () => {
    for (const url of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//example.org",
      "vbscript:x",
      "file:///etc/passwd",
      "mailto:a@example.org",
      "/admin",
    ])
      expect([url, html(`[x](${url})`)]).toEqual([url, "<p>x</p>"])
    expect(html("[x](https://example.org/a)")).toBe(
      '<p><a href="https://example.org/a" target="_blank" rel="noopener noreferrer">x</a></p>',
    )
    expect(allowedUrl(" JaVaScRiPt:alert(1)")).toBeNull()
  })

  it("keeps emphasis, lists and quotations", () => {
    expect(html("**a** *b*\n\n- c\n\n> d").replaceAll("\n", "")).toBe(
      "<p><strong>a</strong> <em>b</em></p><ul><li>c</li></ul><blockquote><p>d</p></blockquote>",
    )
  })

  it.each([
    ["quotes", "> "],
    ["lists", "- "],
    ["numbers", "1. "],
    ["emphasis", "*a **b "],
    ["brackets", "["],
  ])("draws %s that stand in each other a few levels deep, and what is deeper or too long as text", (_, mark) => {
    for (const times of [10, 16, 700, 30_000]) {
      const text = `${mark.repeat(times)}x`
      const written = html(text)
      expect([times, written.includes("x")]).toEqual([times, true])
      const runs = [...written.matchAll(/(?:<(?:blockquote|ul|ol|li|em|strong)>\s*)+/g)].map(([run]) => run.split("<").length - 1)
      expect(Math.max(0, ...runs)).toBeLessThanOrEqual(24)
      expect(linksIn(text) ?? []).toEqual([])
    }
  })

  it("tells where its links lead, also those that it will not draw", () => {
    expect(linksIn("[a](#view=share) <https://example.org/b> [c](javascript:x)")).toEqual([
      "#view=share",
      "https://example.org/b",
      "javascript:x",
    ])
  })
})
