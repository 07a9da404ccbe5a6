import { strFromU8, unzipSync } from "fflate"
import { Parser } from "saxen"
import { describe, expect, test } from "vitest"
import { lessons } from "../../../dataset/lessons.ts"
import { standards, type Course } from "./attempt.ts"
import { courseOf, isPacked, packageName, packed } from "./pack.ts"

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const files = new Map([
  ["index.html", bytes("<!doctype html>")],
  ["lms.js", bytes("0")],
  ["assets/page-1.js", bytes("1")],
])
const one = lessons.filter(({ steps }) => steps.some(({ task }) => task)).slice(0, 1)

interface Seen {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Elements of a text that is well-formed XML; fails where it is not. */
function elementsOf(text: string): readonly Seen[] {
  const seen: Seen[] = []
  const parser = new Parser()
  parser.on("openTag", (name, attributes) => void seen.push({ name, attributes: { ...attributes() } }))
  parser.on("error", (error) => {
    throw error
  })
  parser.parse(text)
  return seen
}
const unpacked = (course: Course): Readonly<Record<string, Uint8Array>> => unzipSync(packed(course, files))

const text = (entries: Readonly<Record<string, Uint8Array>>, path: string): string => strFromU8(entries[path] ?? new Uint8Array())
const chosen = [
  ["of one lesson", one],
  ["of the course", lessons],
] as const
const scorms = [
  ["scorm12", "adlcp:scormtype", "1.2"],
  ["scorm2004", "adlcp:scormType", "2004 3rd Edition"],
] as const

describe.each(scorms)("a package for %s", (standard, type, version) => {
  test.each(chosen)("%s names one SCO and every file of it in a well-formed manifest at the root", (_, which) => {
    const entries = unpacked(courseOf(standard, which))
    const manifest = text(entries, "imsmanifest.xml")
    const elements = elementsOf(manifest)
    const resources = elements.filter(({ name }) => name === "resource").map(({ attributes }) => attributes)
    expect(resources).toEqual([{ identifier: "sco", type: "webcontent", [type]: "sco", href: "launch.html" }])
    const listed = elements.flatMap(({ name, attributes }) => (name === "file" ? [attributes["href"] ?? ""] : []))
    expect(new Set([...listed, "imsmanifest.xml"])).toEqual(new Set(Object.keys(entries)))
    expect(listed).toContain("launch.html")
    expect(manifest).toContain(`<schemaversion>${version}<`)
  })
})

test.each(chosen)("a package for cmi5 %s has one unit, with ids of its own and the mark at which it is passed", (_, which) => {
  const entries = unpacked(courseOf("cmi5", which))
  const elements = elementsOf(text(entries, "cmi5.xml"))
  expect(elements[0]?.attributes).toEqual({ xmlns: "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd" })
  const units = elements.filter(({ name }) => name === "au").map(({ attributes }) => attributes)
  expect(units).toHaveLength(1)
  expect(units[0]).toMatchObject({ moveOn: "CompletedAndPassed", masteryScore: "0.8", launchMethod: "AnyWindow" })
  expect(new Set(elements.flatMap(({ attributes }) => attributes["id"] ?? [])).size).toBe(2)
  expect(Object.keys(entries)).toContain("launch.html")
})

test.each(standards)("the page that a package for %s opens knows its course, whatever stands in its titles", (standard) => {
  const course = { ...courseOf(standard, one), title: `"><script>alert(1)</script>&` }
  const html = text(unpacked(course), "launch.html")
  expect(html).not.toContain("<script>alert")
  const written = /data-course="([^"]*)"/.exec(html)?.[1] ?? ""
  const plain = written.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
  expect(JSON.parse(plain)).toEqual(course)
  expect(packageName(course)).toMatch(/^gpu-virtualization-explorer\.[\w-]+-(scorm12|scorm2004|cmi5)\.zip$/)
})

test("a package takes what the page needs to run, and neither the texts about it nor the published tables", () => {
  const paths = [
    "index.html",
    "lms.js",
    "assets/a-1.js",
    "assets/a-1.js.gz",
    "icons/x.png",
    "data/gpus.json",
    "pages/a.md",
    "sw.js",
    "embed.js",
    "share/x.html",
  ]
  expect(paths.filter(isPacked)).toEqual(["index.html", "lms.js", "assets/a-1.js", "icons/x.png"])
})

test("ids of a course's tasks are those of steps that have one", () => {
  for (const { id, tasks } of courseOf("scorm12", lessons).lessons) {
    const lesson = lessons.find((one) => one.id === id)
    expect(lesson?.steps.filter(({ task }) => task).map((step) => step.id)).toEqual(tasks)
  }
})
