import { useSyncExternalStore } from "react"

const never = (): (() => void) => () => undefined

/** False in the HTML of the build and while the page takes it over; true as soon as it has. For what only the reader's browser can say. */
export const useTakenOver = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
