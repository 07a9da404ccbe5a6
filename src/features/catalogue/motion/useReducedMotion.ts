import { useSyncExternalStore } from "react"

const query = "(prefers-reduced-motion: reduce)"

/** Whether the reader asked for less motion: then things go in steps. */
export const useReducedMotion = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener("change", changed)
      return () => list.removeEventListener("change", changed)
    },
    () => matchMedia(query).matches,
    () => true,
  )
