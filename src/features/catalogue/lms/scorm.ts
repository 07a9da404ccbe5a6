import type { Standard } from "./attempt.ts"
import type { Lms, Told } from "./lms.ts"

/** The functions of a SCORM runtime, by the names that both versions share. Values are texts; so are answers. */
export interface Api {
  readonly Initialize: () => string
  readonly Terminate: () => string
  readonly GetValue: (name: string) => string
  readonly SetValue: (name: string, value: string) => string
  readonly Commit: () => string
}

type Functions = Readonly<Record<string, ((...texts: readonly string[]) => unknown) | undefined>>

/** Version 1.2 calls them LMSInitialize and so on. */
function apiOf(functions: Functions, prefix: string): Api {
  const call = (name: string, ...texts: readonly string[]): string => {
    const answer = functions[`${prefix}${name}`]?.(...texts)
    // Some runtimes answer with what should be texts.
    return typeof answer === "string" || typeof answer === "boolean" || typeof answer === "number" ? String(answer) : ""
  }
  return {
    Initialize: () => call("Initialize", ""),
    Terminate: () => call(prefix === "" ? "Terminate" : "Finish", ""),
    GetValue: (name) => call("GetValue", name),
    SetValue: (name, value) => call("SetValue", name, value),
    Commit: () => call("Commit", ""),
  }
}

/** As both standards say: in the windows around this one, then around the one that opened it. */
const mostParents = 20

/** The runtime that the LMS has laid out; null: there is none, and nothing can be recorded. */
export function findApi(window: Window, standard: Standard): Api | null {
  const [name, prefix] = standard === "scorm12" ? ["API", "LMS"] : ["API_1484_11", ""]
  const around = (from: Window | null): Functions | null => {
    let here = from
    for (let depth = 0; here && depth <= mostParents; depth++) {
      try {
        const found = (here as unknown as Record<string, Functions | undefined>)[name]
        if (found) return found
      } catch {
        // A window of another origin.
      }
      if (here.parent === here) return null
      here = here.parent
    }
    return null
  }
  const found = around(window) ?? around(window.opener as Window | null)
  return found ? apiOf(found, prefix) : null
}

const two = (value: number): string => String(value).padStart(2, "0")

/** HHHH:MM:SS. */
export const clockTime = (seconds: number): string =>
  `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds) % 60)}`

/** ISO 8601: PT1H2M3S. */
export const isoTime = (seconds: number): string =>
  `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${Math.floor(seconds) % 60}S`

/** A mode that is not told means that everything counts. */
const counts = (mode: string): boolean => mode === "" || mode === "normal"
const hundredth = (value: number): string => String(Math.round(value * 100) / 100)

/** Records in SCORM 1.2, which has one status for completion and success. */
export function scorm12(api: Api): Lms {
  return {
    async open() {
      api.Initialize()
      const mode = api.GetValue("cmi.core.lesson_mode")
      if (["", "not attempted"].includes(api.GetValue("cmi.core.lesson_status")) && counts(mode)) {
        api.SetValue("cmi.core.lesson_status", "incomplete")
        api.Commit()
      }
      return { state: api.GetValue("cmi.suspend_data"), counts: counts(mode) }
    },
    async save({ state, location, standing: { complete, passed, score } }: Told) {
      api.SetValue("cmi.suspend_data", state)
      api.SetValue("cmi.core.lesson_location", location)
      api.SetValue("cmi.core.score.min", "0")
      api.SetValue("cmi.core.score.max", "100")
      api.SetValue("cmi.core.score.raw", String(Math.round(score * 100)))
      api.SetValue("cmi.core.lesson_status", passed ? "passed" : complete ? "completed" : "incomplete")
      api.Commit()
    },
    async close(seconds, standing) {
      api.SetValue("cmi.core.session_time", clockTime(seconds))
      api.SetValue("cmi.core.exit", standing.passed ? "" : "suspend")
      api.Commit()
      api.Terminate()
    },
    leave: null,
  }
}

/** Records in SCORM 2004. */
export function scorm2004(api: Api): Lms {
  return {
    async open() {
      api.Initialize()
      const mode = api.GetValue("cmi.mode")
      if (counts(mode) && ["", "unknown", "not attempted"].includes(api.GetValue("cmi.completion_status"))) {
        api.SetValue("cmi.completion_status", "incomplete")
        api.Commit()
      }
      return { state: api.GetValue("cmi.suspend_data"), counts: counts(mode) }
    },
    async save({ state, location, standing: { complete, passed, score, progress } }: Told) {
      api.SetValue("cmi.suspend_data", state)
      api.SetValue("cmi.location", location)
      api.SetValue("cmi.score.min", "0")
      api.SetValue("cmi.score.max", "100")
      api.SetValue("cmi.score.raw", String(Math.round(score * 100)))
      api.SetValue("cmi.score.scaled", hundredth(score))
      api.SetValue("cmi.progress_measure", hundredth(progress))
      api.SetValue("cmi.completion_status", complete ? "completed" : "incomplete")
      // Who has not solved the tasks yet has not failed: the attempt goes on.
      api.SetValue("cmi.success_status", passed ? "passed" : "unknown")
      api.Commit()
    },
    async close(seconds, standing) {
      api.SetValue("cmi.session_time", isoTime(seconds))
      api.SetValue("cmi.exit", standing.passed ? "normal" : "suspend")
      api.Commit()
      api.Terminate()
    },
    leave: null,
  }
}
