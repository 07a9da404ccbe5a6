import { useEffect, useState } from "react"
import { forgetFailures, onTryAgain } from "./loading.ts"

/** What `load` brings: undefined while it is on its way, null where it could not be had, until it is tried again. `load` must keep its identity. */
export function useLoaded<T>(load: () => Promise<T>): T | null | undefined {
  const [loaded, setLoaded] = useState<T | null>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let here = true
    forgetFailures()
    load().then(
      (value) => {
        if (here) setLoaded(value)
      },
      () => {
        if (here) setLoaded(null)
      },
    )
    return () => {
      here = false
    }
  }, [load, attempt])
  useEffect(() => {
    if (loaded !== null) return undefined
    return onTryAgain(() => {
      setLoaded(undefined)
      setAttempt((made) => made + 1)
    })
  }, [loaded])
  return loaded
}
