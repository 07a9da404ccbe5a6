/** How far each lesson has come is remembered on the device alone. */

const storageKey = "gpu-virtualization-explorer.lessons"

export interface Progress {
  /** The step that was open last. */
  readonly step: string
  /** Whether the last step was reached, ever. */
  readonly done: boolean
  /** Of a challenge: most points so far, 0..100. */
  readonly score?: number
}
type Memory = Readonly<Record<string, Progress>>

const isProgress = (value: unknown): value is Progress =>
  typeof value === "object" &&
  value !== null &&
  "step" in value &&
  typeof value.step === "string" &&
  "done" in value &&
  typeof value.done === "boolean" &&
  (!("score" in value) || typeof value.score === "number")

/** By lesson; whatever else is stored there is passed over. */
export function keptProgress(): Memory {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}")
    return typeof kept === "object" && kept !== null ? Object.fromEntries(Object.entries(kept).filter(([, one]) => isProgress(one))) : {}
  } catch {
    return {}
  }
}

function keep(id: string, one: Progress): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...keptProgress(), [id]: one }))
  } catch {
    // Storage that is refused or full keeps nothing, and the page works without.
  }
}

/** A lesson once done stays so. */
export const keepProgress = (lesson: string, { step, done }: Progress): void =>
  keep(lesson, { step, done: done || keptProgress()[lesson]?.done === true })

/** Of a challenge the most points are kept. */
export const keepScore = (challenge: string, points: number): void =>
  keep(challenge, { step: "score", done: true, score: Math.max(points, keptProgress()[challenge]?.score ?? 0) })
