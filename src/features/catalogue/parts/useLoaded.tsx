import { useEffect, useState, type ReactElement } from "react"
import { Notice } from "../../../ui/Notice.tsx"
import css from "./Parts.module.css"

/** A table of its own file: undefined while it loads, null where it could not be had. `load` must keep its identity. */
export function useLoaded<T>(load: () => Promise<T>): T | null | undefined {
  const [loaded, setLoaded] = useState<T | null>()
  useEffect(() => {
    let here = true
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
  }, [load])
  return loaded
}

export const Waiting = ({ failed, what }: { readonly failed: boolean; readonly what: string }): ReactElement =>
  failed ? (
    <Notice tone="error" title={`The ${what} could not be loaded.`}>
      <p>Check the connection and reload the page; your scenario is kept in the address.</p>
    </Notice>
  ) : (
    <output className={css["said"]}>Loading the {what} …</output>
  )
