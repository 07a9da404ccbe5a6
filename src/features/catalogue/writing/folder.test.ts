import { strFromU8, unzipSync } from "fflate"
import { expect, it } from "vitest"
import { catalogue } from "../../../dataset/load.ts"
import { decodeFragment, knownIds } from "../../../scenario/url/index.ts"
import { frameAddress } from "../lms/attempt.ts"
import { courseOf, packed, zipped } from "../lms/pack.ts"
import { packLesson, readLesson, unpackLesson } from "../lessons/ownLesson.ts"
import { folderFiles, lessonHtml } from "./folder.ts"
import { example } from "./lesson.fixture.ts"

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const files = new Map([
  ["index.html", bytes("<!doctype html>")],
  ["lms.js", bytes("0")],
  ["assets/page-1.js", bytes("1")],
])
const lessonAt = (address: string): unknown => {
  const { state } = decodeFragment(address.replace(/^.*?#/, ""), knownIds(catalogue))
  return { view: state.view.focus, lesson: unpackLesson(state.view.table.lesson ?? "") }
}

it("a folder to host holds the page, one that plays the lesson, and the lesson itself", () => {
  const entries = unzipSync(zipped(folderFiles(example, files)))
  expect(Object.keys(entries).toSorted()).toEqual(["assets/page-1.js", "index.html", "lesson.html", "lesson.json", "read-me.txt"])
  expect(readLesson(strFromU8(entries["lesson.json"] ?? new Uint8Array()))).toEqual({ is: "read", lesson: example })
  const address = /<iframe src="([^"]*)"/.exec(lessonHtml(example))?.[1]?.replaceAll("&amp;", "&") ?? ""
  expect(address).toMatch(/^index\.html\?embed=lessons&hide=/)
  expect(lessonAt(address)).toEqual({ view: "own", lesson: { is: "read", lesson: example } })
})

it("a title is text in the page that plays the lesson, whatever stands in it", () => {
  expect(lessonHtml({ ...example, title: `</title><script>alert("1")</script>` })).not.toContain("<script")
})

it("a package for an LMS carries a lesson of one’s own, and goes on at the step that was left", () => {
  const course = courseOf("scorm12", [{ ...example, own: packLesson(example) }])
  expect(course.lessons.map(({ id, tasks }) => [id, tasks])).toEqual([["own-example1", ["step-2"]]])
  expect(Object.keys(unzipSync(packed(course, files)))).toContain("launch.html")
  const address = frameAddress(course, { at: { lesson: "own-example1", step: "step-2" }, done: [], solved: [] })
  expect(address).toContain("filter=,step:step-2")
  expect(lessonAt(address)).toEqual({ view: "own", lesson: { is: "read", lesson: example } })
})
