import { useSyncExternalStore } from "react"

/** Where the builder stands beside the answer. */
export const wideScreen = "(width >= 56.25em)"

const matches = (query: string): boolean | null => (typeof matchMedia === "undefined" ? null : matchMedia(query).matches)

/** Null while nobody knows the screen: the build makes HTML for all (takeOver.ts leaves what is for the reader's). */
export function useMediaQuery(query: string): boolean | null {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener("change", changed)
      return () => list.removeEventListener("change", changed)
    },
    () => matches(query),
    () => matches(query),
  )
}
