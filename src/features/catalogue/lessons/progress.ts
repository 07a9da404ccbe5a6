/** How far each lesson has come is remembered on the device alone. */

const storageKey = "gpu-virtualization-explorer.lessons"

export interface Progress {
  /** The step that was open last. */
  readonly step: string
  /** Whether the last step was reached, ever. */
  readonly done: boolean
}
type Memory = Readonly<Record<string, Progress>>

const isProgress = (value: unknown): value is Progress =>
  typeof value === "object" &&
  value !== null &&
  "step" in value &&
  typeof value.step === "string" &&
  "done" in value &&
  typeof value.done === "boolean"

/** By lesson; whatever else is stored there is passed over. */
export function keptProgress(): Memory {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}")
    return typeof kept === "object" && kept !== null ? Object.fromEntries(Object.entries(kept).filter(([, one]) => isProgress(one))) : {}
  } catch {
    return {}
  }
}

/** A lesson once done stays so. */
export function keepProgress(lesson: string, { step, done }: Progress): void {
  const kept = keptProgress()
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...kept, [lesson]: { step, done: done || kept[lesson]?.done === true } }))
  } catch {
    // Storage that is refused or full keeps nothing, and the page works without.
  }
}
