import { Scorm12API, Scorm2004API } from "scorm-again"
import { describe, expect, test } from "vitest"
import type { Course, Standard } from "./attempt.ts"
import { clockTime, findApi, isoTime, scorm12, scorm2004 } from "./scorm.ts"
import { openSession, progressIn, type Session } from "./session.ts"

const course = (standard: Standard): Course => ({
  standard,
  id: "test",
  title: "Test",
  summary: "",
  lessons: [
    { id: "one", tasks: ["task"] },
    { id: "two", tasks: ["first", "second"] },
  ],
})

type Runtime = Scorm12API | Scorm2004API

/** A window as an LMS lays it out: the runtime stands some frames above the content. */
const windowWith = (standard: Standard, runtime: Runtime): Window => {
  const top = { [standard === "scorm12" ? "API" : "API_1484_11"]: runtime } as Record<string, unknown>
  top["parent"] = top
  return { parent: { parent: top }, opener: null } as unknown as Window
}

interface Launch {
  readonly runtime: Runtime
  readonly session: Session
  readonly value: (name: string) => string
}

const quiet = { autocommit: false, logLevel: 5 } as const
async function launch(standard: "scorm12" | "scorm2004", before?: object, mode?: string): Promise<Launch> {
  const runtime = standard === "scorm12" ? new Scorm12API(quiet) : new Scorm2004API(quiet)
  if (before) runtime.loadFromJSON(before as never, "cmi")
  if (mode !== undefined) runtime.loadFromJSON((standard === "scorm12" ? { core: { lesson_mode: mode } } : { mode }) as never, "cmi")
  const api = findApi(windowWith(standard, runtime), standard)
  if (!api) throw new Error("no runtime was found")
  let clock = 0
  const session = await openSession(course(standard), (standard === "scorm12" ? scorm12 : scorm2004)(api), () => (clock += 30_000))
  return { runtime, session, value: (name) => api.GetValue(name) }
}

const told = (lesson: string, step: string, done = false, solved: readonly string[] = []) => ({ lesson, step, done, solved })

/** What the LMS would keep of the attempt. */
const keptBy = (runtime: Runtime): object => {
  const { cmi } = JSON.parse(JSON.stringify({ cmi: runtime.cmi })) as { cmi: object }
  return cmi
}

describe.each(["scorm12", "scorm2004"] as const)("a lesson in %s, run in a SCORM runtime", (standard) => {
  const names =
    standard === "scorm12"
      ? {
          status: "cmi.core.lesson_status",
          raw: "cmi.core.score.raw",
          location: "cmi.core.lesson_location",
          success: "cmi.core.lesson_status",
          open: "completed",
        }
      : { status: "cmi.completion_status", raw: "cmi.score.raw", location: "cmi.location", success: "cmi.success_status", open: "unknown" }

  test("is incomplete at first, counts where no mode is told, and records each step", async () => {
    const { session, value } = await launch(standard)
    expect(session.counts).toBe(true)
    expect(value(names.status)).toBe("incomplete")
    await session.hear(told("one", "turns"))
    expect(value(names.location)).toBe("one/turns")
    expect(value(names.raw)).toBe("0")
    await session.hear(told("one", "task", false, ["task"]))
    expect(value(names.raw)).toBe("33")
    expect(value(names.status)).toBe("incomplete")
  })

  test("goes on where it was suspended, and passes when all was read and enough was solved", async () => {
    const first = await launch(standard)
    await first.session.hear(told("one", "end", true, ["task"]))
    await first.session.close()
    const kept = keptBy(first.runtime)

    const second = await launch(standard, kept)
    expect(second.session.opens).toContain("focus=one&filter=,step:end")
    await second.session.hear(told("two", "first", false, ["first"]))
    await second.session.hear(told("two", "second", false, ["first", "second"]))
    expect(second.value(names.raw)).toBe("100")
    expect(second.value(names.status)).toBe("incomplete")
    await second.session.hear(told("two", "end", true, ["first", "second"]))
    expect(second.value(names.success)).toBe("passed")
    await second.session.close()
    // What is told afterwards is not heard: the attempt is over.
    await second.session.hear(told("one", "start"))
  })

  test("is completed, not passed, where all was read and the tasks are not solved", async () => {
    const { session, value } = await launch(standard)
    await session.hear(told("one", "end", true))
    await session.hear(told("two", "end", true, ["first"]))
    expect(value(names.status)).toBe("completed")
    expect(value(names.success)).toBe(names.open)
  })

  test("records nothing where it is only looked at", async () => {
    const { session, value } = await launch(standard, undefined, "browse")
    expect(session.counts).toBe(false)
    await session.hear(told("one", "end", true, ["task"]))
    expect(value(names.raw)).not.toBe("33")
    expect(value(names.location)).toBe("")
  })

  test("keeps a whole course in the characters that the oldest runtime allows", async () => {
    const { session, value } = await launch(standard)
    await session.hear(told("two", "end", true, ["first", "second"]))
    expect(value("cmi.suspend_data").length).toBeLessThan(4096)
  })
})

test("a runtime is found around the opener too, and windows of other origins are passed over", () => {
  const runtime = { LMSInitialize: () => "true" }
  const opener = { API: runtime } as Record<string, unknown>
  opener["parent"] = opener
  const stranger = {
    get API(): never {
      throw new DOMException("cross-origin", "SecurityError")
    },
  } as Record<string, unknown>
  stranger["parent"] = stranger
  expect(findApi({ parent: stranger, opener } as unknown as Window, "scorm12")?.Initialize()).toBe("true")
  expect(findApi({ parent: stranger, opener: null } as unknown as Window, "scorm12")).toBeNull()
  expect(findApi({ parent: stranger, opener } as unknown as Window, "scorm2004")).toBeNull()
})

test("times are written as each standard wants them", () => {
  expect(clockTime(3723.9)).toBe("0001:02:03")
  expect(isoTime(3723.9)).toBe("PT1H2M3S")
})

test("of a frame's messages only progress counts", () => {
  const good = {
    source: "gpu-virtualization-explorer",
    version: 3,
    type: "lesson-progress",
    lesson: "a",
    step: "b",
    done: true,
    solved: ["c", 7],
  }
  expect(progressIn(good)).toEqual({ lesson: "a", step: "b", done: true, solved: ["c"] })
  for (const bad of [null, "x", { ...good, source: "other" }, { ...good, type: "goals" }, { ...good, solved: "c" }, { ...good, lesson: 7 }])
    expect(progressIn(bad)).toBeNull()
})
