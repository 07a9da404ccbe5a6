export type Press = "on" | "back" | "first" | "last" | "leave" | "notes" | "picture" | "dark"

const presses: Readonly<Record<string, Press>> = {
  ArrowRight: "on",
  ArrowDown: "on",
  PageDown: "on",
  " ": "on",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Home: "first",
  End: "last",
  Escape: "leave",
  n: "notes",
  m: "picture",
  // What a clicker's button for a dark screen sends.
  b: "dark",
  ".": "dark",
}

/** What a key means to a presentation; null: nothing. On a button, Space is the button's. */
export function pressOf({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): Press | null {
  if (ctrlKey || metaKey || altKey) return null
  if (key === " " && target instanceof Element && target.closest("button, a")) return null
  return presses[key.length === 1 ? key.toLowerCase() : key] ?? null
}
