import { useSyncExternalStore } from "react"

export const themes = ["auto", "light", "dark"] as const
export type Theme = (typeof themes)[number]

/** The same key stands in public/first.js, which applies the choice before the first paint. */
const storageKey = "gpu-virtualization-explorer.theme"

const current = (): Theme => {
  const set = document.documentElement.dataset["theme"]
  return set === "light" || set === "dark" ? set : "auto"
}

function apply(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset["theme"]
  else document.documentElement.dataset["theme"] = theme
  try {
    if (theme === "auto") localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, theme)
  } catch {
    // Storage is refused: the choice lasts as long as the page.
  }
}

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function choose(theme: Theme): void {
  apply(theme)
  for (const listener of listeners) listener()
}

export const useTheme = (): readonly [Theme, (theme: Theme) => void] => [useSyncExternalStore(subscribe, current, () => "auto"), choose]
