import { startTransition, useEffect, useState } from "react"

// False in the build, which makes the HTML, and from `takingOver` to `takenOver`.
let isTakenOver = typeof document !== "undefined"

/** The page begins to take over the HTML of the build. */
export function takingOver(): void {
  isTakenOver = false
}

/** It has: what is made from now on need not look as the HTML does. */
export function takenOver(): void {
  isTakenOver = true
}

/**
 * False in the HTML of the build and while the page takes it over; true when it has, little by little, so that the hand never waits for it. For
 * what only the reader's browser can say.
 */
export function useTakenOver(): boolean {
  const [known, setKnown] = useState(() => isTakenOver)
  useEffect(() => {
    if (!known) startTransition(() => setKnown(true))
  }, [known])
  return known
}
