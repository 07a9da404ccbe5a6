import { overlays } from "../base/overlays.ts"
import { takesLetters } from "../base/typing.ts"

/** Single keys, as the sheet of keys tells them. They do nothing where letters are typed, under what lies over the page, or when switched off. */
export const singleKeys = {
  "?": "These keys",
  "/": "Find anything",
  b: "To your datacenter: what should run",
  r: "To the results",
  s: "Share this scenario",
  p: "Present: full screen, led by arrow keys or a clicker; Escape leaves, N opens the notes",
  e: "Make a proposal: report, slides, workbook",
} as const
export type SingleKey = keyof typeof singleKeys

const storageKey = "gpu-virtualization-explorer.keys"

/** Whether single keys are switched off: they get in the way of speech input, for one. */
export function areKeysOff(): boolean {
  try {
    return localStorage.getItem(storageKey) === "off"
  } catch {
    return false
  }
}

export function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, "off")
  } catch {
    // Where storage is refused they stay as they are.
  }
}

/** The single key that was pressed and is meant for the page; null: none, or somebody else's. */
export function singleKeyOf(event: KeyboardEvent): SingleKey | null {
  const { key } = event
  if (!(key in singleKeys) || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return null
  if (takesLetters(event.target) || overlays.count() > 0 || areKeysOff()) return null
  return key as SingleKey
}
