/** A recording that goes on, as this tab remembers it: other tabs, and later visits, do not record. */
export interface KeptRecording {
  /** The draft that its steps go into, and the place of the one they were added behind last. */
  readonly draft: string
  readonly at: number
  readonly steps: number
  readonly each: boolean
}

const key = "gpu-virtualization-explorer.recording"

const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const isKept = (value: unknown): value is KeptRecording =>
  typeof value === "object" &&
  value !== null &&
  "draft" in value &&
  typeof value.draft === "string" &&
  value.draft.startsWith("own-") &&
  "at" in value &&
  isPlace(value.at) &&
  "steps" in value &&
  isPlace(value.steps) &&
  "each" in value &&
  typeof value.each === "boolean"

/** Null: none goes on, or the browser keeps nothing. */
export function keptRecording(): KeptRecording | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null")
    return isKept(value) ? value : null
  } catch {
    return null
  }
}

export function keepRecording(recording: KeptRecording | null): void {
  try {
    if (recording) sessionStorage.setItem(key, JSON.stringify(recording))
    else sessionStorage.removeItem(key)
  } catch {
    // Refused: it is recorded all the same, until the page is left.
  }
}
