import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { loadChallenges, loadLessons } from "../../../dataset/reference.ts"
import { certificateOf } from "./certificate.ts"
import { joined, type Memory } from "./progress.ts"
import { progressText, readProgress } from "./progressFile.ts"

const course = { lessons: await loadLessons(), challenges: await loadChallenges() }
const [challenge] = course.challenges
const kept: Memory = {
  "share-a-gpu": { step: "end", done: true, solved: ["task"], on: "2026-11-03" },
  distance: { step: "calls", done: false, solved: [] },
  [challenge!.id]: { step: "score", done: true, solved: [], score: 85, on: "2026-11-30" },
}
const written = progressText(kept, { dataset: "2026.11.6", model: "9", day: "2026-11-30" })
const why = (text: string): string => {
  const read = readProgress(text, course)
  return read.is === "refused" ? read.why : `read: ${read.says}`
}
const changed = (change: object): string => JSON.stringify({ ...(JSON.parse(written) as object), ...change })

describe("a file of progress", () => {
  it("reads back what was written", () => {
    expect(readProgress(written, course)).toEqual({
      is: "read",
      memory: kept,
      says: "Progress of 3 lessons and challenges was added to what is kept here.",
    })
  })

  it("says in a sentence why a file is none", () => {
    expect([
      why("hello"),
      why("[]"),
      why('{"vm":"knowledge-worker:1"}'),
      why(changed({ version: 2 })),
      why(changed({ lessons: { distance: { step: "calls", done: "yes", solved: [] } } })),
      why(changed({ lessons: { distance: { step: "calls", done: true, solved: [], score: 1e9 } } })),
      why(changed({ more: 1 })),
      why(" ".repeat(300_000)),
    ]).toEqual([
      "It is no JSON, which files of progress are.",
      "It is no file of progress: those say so in their first line.",
      "It is no file of progress: those say so in their first line.",
      "It was written by a later version of this page, which this one cannot read.",
      "At “lessons.distance.done” stands what cannot be there.",
      "At “lessons.distance.score” stands what cannot be there.",
      "At “more” stands what cannot be there.",
      "It is larger than any file of progress.",
    ])
  })

  it("leaves out lessons and steps that the page does not have, and points of what has none", () => {
    const entry = { step: "end", done: true, solved: ["task", "no-such-step"], score: 100 }
    const read = readProgress(
      changed({ lessons: { "share-a-gpu": entry, "no-such-lesson": entry, distance: { ...entry, step: "nowhere" } } }),
      course,
    )
    expect(read).toEqual({
      is: "read",
      memory: { "share-a-gpu": { step: "end", done: true, solved: ["task"] } },
      says: "Progress of 1 lesson or challenge was added to what is kept here. 2 more could not be used: this page has no such lesson, or no such step.",
    })
    expect(why(changed({ lessons: {} }))).toBe("read: Nothing in it is of lessons that this page has.")
  })

  it("has a sentence for any text and any JSON, and pollutes nothing", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((lessons) => changed({ lessons })),
        ),
        (text) => {
          expect(why(text)).toMatch(/\.$/)
        },
      ),
    )
    const hostile = written.replace('"share-a-gpu"', '"__proto__"')
    expect(why(hostile)).toMatch(/\.$/)
    expect(({} as Record<string, unknown>)["done"]).toBeUndefined()
  })
})

describe("what is known from two places", () => {
  it("keeps the day it was done first, and the day of the most points", () => {
    const done = { step: "end", done: true, solved: [] }
    expect(joined({ ...done, on: "2026-11-03" }, { ...done, on: "2026-11-30" }).on).toBe("2026-11-03")
    expect(joined({ ...done, score: 70, on: "2026-11-03" }, { ...done, score: 90, on: "2026-11-30" })).toMatchObject({
      score: 90,
      on: "2026-11-30",
    })
    expect(joined({ ...done, score: 90, on: "2026-11-03" }, { ...done, score: 70, on: "2026-11-30" })).toMatchObject({
      score: 90,
      on: "2026-11-03",
    })
    expect(joined({ step: "a", done: false, solved: [] }, { ...done, on: "2026-11-30" }).on).toBe("2026-11-30")
  })
})

describe("the certificate", () => {
  it("says what was done, with day and result, and nothing of what was not", () => {
    expect(certificateOf(course, kept)).toEqual({
      lessons: [{ id: "share-a-gpu", title: "Why can’t two VMs just share a GPU?", day: "3 November 2026", result: "1 of 1 task solved" }],
      challenges: [{ id: challenge!.id, title: challenge!.title, day: "30 November 2026", result: "85 of 100 points" }],
      sum: expect.stringMatching(/^1 of \d+ lessons, 1 of \d+ tasks, 1 of 5 challenges$/),
    })
    expect(certificateOf(course, { distance: { step: "calls", done: false, solved: [] } })).toBeNull()
  })
})
