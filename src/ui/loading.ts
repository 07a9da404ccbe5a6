import { fetched } from "../base/notLoaded.ts"

/** Attempts that failed; each entry makes its loader forget. */
const failed = new Set<() => void>()
/** Who wants to know that it is worth another try. */
const waiting = new Set<() => void>()

/** Style sheets that did not arrive. One that is on its way is not among them: the bundler's loader waits for that very element. */
const brokenStyles = new Set<HTMLLinkElement>()
if (typeof document !== "undefined")
  document.addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.relList.contains("stylesheet")) brokenStyles.add(target)
    },
    { capture: true },
  )

/** They are asked for again: the bundler's loader asks for each only once. */
function renewStyles(): void {
  for (const link of brokenStyles) link.replaceWith(link.cloneNode())
  brokenStyles.clear()
}

/** Lets everything that could not be fetched be asked for again. */
export function forgetFailures(): void {
  if (failed.size === 0) return
  for (const forget of failed) forget()
  failed.clear()
  renewStyles()
}

/** Tries again whatever waits for it. */
export function tryAgain(): void {
  forgetFailures()
  for (const again of waiting) again()
}

/** Runs `again` when the connection is back or the reader asks for it. Gives back a function that stops waiting. */
export function onTryAgain(again: () => void): () => void {
  waiting.add(again)
  addEventListener("online", tryAgain)
  return () => {
    waiting.delete(again)
    if (waiting.size === 0) removeEventListener("online", tryAgain)
  }
}

/** Fetches once for all who ask. A failure stands until somebody tries again: a part that suspends would ask without end. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null
  return () => {
    if (loading) return loading
    loading = fetched(load())
    // Whoever asked hears of it; nobody may have waited.
    loading.catch(() => {
      failed.add(() => {
        loading = null
      })
    })
    return loading
  }
}
