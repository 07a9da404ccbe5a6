import { useState } from "react"

export const themes = ["auto", "light", "dark"] as const
export type Theme = (typeof themes)[number]

/** The same key stands in public/theme.js, which applies the choice before the first paint. */
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

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(current)
  return [
    theme,
    (next) => {
      apply(next)
      setTheme(next)
    },
  ]
}
