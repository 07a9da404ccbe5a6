import { frameAddress, heard, noAttempt, restored, standingOf, stored, type Course, type ToldProgress } from "./attempt.ts"
import type { Lms } from "./lms.ts"

/** One launch, from the LMS's first word to its last. */
export interface Session {
  /** The address that the frame opens. */
  readonly opens: string
  /** Whether anything is recorded. */
  readonly counts: boolean
  readonly hear: (told: ToldProgress) => Promise<void>
  /** Said once, however often it is asked for. */
  readonly close: () => Promise<void>
}

/** `now`: ms. */
export async function openSession(course: Course, lms: Lms, now: () => number = Date.now): Promise<Session> {
  const began = now()
  const { state, counts } = await lms.open()
  let attempt = state === "" ? noAttempt : restored(state)
  let closed = false
  const seconds = (): number => Math.max(0, (now() - began) / 1000)
  return {
    opens: frameAddress(course, attempt),
    counts,
    async hear(told) {
      const next = heard(attempt, told, course)
      if (closed || next === attempt) return
      attempt = next
      if (!counts) return
      const location = next.at ? `${next.at.lesson}/${next.at.step}` : ""
      await lms.save({ state: stored(next), location, standing: standingOf(next, course), seconds: seconds() })
    },
    async close() {
      if (closed) return
      closed = true
      await lms.close(seconds(), standingOf(attempt, course))
    },
  }
}

/** Progress out of a frame's message (docs/embed.md, version 3); null: it is something else. */
export function progressIn(data: unknown): ToldProgress | null {
  if (typeof data !== "object" || data === null) return null
  const { source, type, lesson, step, done, solved } = data as Record<string, unknown>
  if (source !== "gpu-virtualization-explorer" || type !== "lesson-progress") return null
  if (typeof lesson !== "string" || typeof step !== "string" || typeof done !== "boolean" || !Array.isArray(solved)) return null
  return { lesson, step, done, solved: solved.filter((one): one is string => typeof one === "string") }
}
