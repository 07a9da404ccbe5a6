import { today } from "../../../base/day.ts"

/** How far each lesson has come is remembered on the device alone. */

const storageKey = "gpu-virtualization-explorer.lessons"

export interface Progress {
  /** The step that was open last. */
  readonly step: string
  /** Whether the last step was reached, ever. */
  readonly done: boolean
  /** Steps whose task was solved, ever. */
  readonly solved: readonly string[]
  /** Of a challenge: most points so far, 0..100. */
  readonly score?: number
  /** Day of the reader's calendar on which it was done first, or its most points were made, ISO; absent: not known. */
  readonly on?: string
}
export type Memory = Readonly<Record<string, Progress>>

/** A frame in somebody else's page stores nothing: there it is known until the frame is left. */
let ofFrame: Memory = {}
const isFrame = (): boolean => typeof location !== "undefined" && new URLSearchParams(location.search).has("embed")

function progressOf(value: unknown): Progress | null {
  if (typeof value !== "object" || value === null || !("step" in value) || !("done" in value)) return null
  const { step, done } = value
  if (typeof step !== "string" || typeof done !== "boolean") return null
  const solved = "solved" in value && Array.isArray(value.solved) ? value.solved.filter((one) => typeof one === "string") : []
  const score = "score" in value && typeof value.score === "number" ? { score: value.score } : {}
  const on = "on" in value && typeof value.on === "string" ? { on: value.on } : {}
  return { step, done, solved, ...score, ...on }
}

/** Progress by lesson out of anything at all; whatever is no such thing is passed over. */
export function memoryOf(value: unknown): Memory {
  if (typeof value !== "object" || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([lesson, one]) => {
      const progress = progressOf(one)
      return progress ? [[lesson, progress] as const] : []
    }),
  )
}

/** By lesson. */
export function keptProgress(): Memory {
  if (isFrame()) return ofFrame
  try {
    return memoryOf(JSON.parse(localStorage.getItem(storageKey) ?? "{}"))
  } catch {
    return {}
  }
}

/** What is known of a lesson from two places: done and solved once is so for ever, and the most points count, with the day they were made on. */
export function joined(before: Progress | undefined, { step, done, solved, score, on }: Progress): Progress {
  const points = [before?.score, score].filter((one) => one !== undefined)
  const isNews = !before?.done || (score !== undefined && score > (before.score ?? -1))
  const day = isNews ? (on ?? before?.on) : (before.on ?? on)
  return {
    step,
    done: done || before?.done === true,
    solved: [...new Set([...(before?.solved ?? []), ...solved])],
    ...(points.length > 0 ? { score: Math.max(...points) } : {}),
    ...(day === undefined ? {} : { on: day }),
  }
}

/** Adds to what is kept of lessons, and gives what is kept now. */
export function keepMemory(more: Memory): Memory {
  const kept = keptProgress()
  const next = { ...kept, ...Object.fromEntries(Object.entries(more).map(([lesson, one]) => [lesson, joined(kept[lesson], one)])) }
  if (isFrame()) ofFrame = next
  else
    try {
      localStorage.setItem(storageKey, JSON.stringify(next))
    } catch {
      // Storage that is refused or full keeps nothing, and the page works without.
    }
  return next
}

/** The same for one lesson; what is done is done today. */
export const keepProgress = (lesson: string, progress: Progress): Progress =>
  keepMemory({ [lesson]: progress.done ? { ...progress, on: today() } : progress })[lesson] ?? progress

/** Of a challenge the most points are kept. */
export const keepScore = (challenge: string, points: number): void =>
  void keepProgress(challenge, { step: "score", done: true, solved: [], score: points })
