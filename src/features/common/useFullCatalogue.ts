import { use, useEffect, useState } from "react"
import type { FullCatalogue } from "../../dataset/catalogue.ts"
import { loadFull } from "../../dataset/load.ts"

let loading: Promise<FullCatalogue> | null = null
let loaded: FullCatalogue | undefined

/** Loads the dataset in full, once; a failed attempt is forgotten, so that it can be made again. */
export function fullCatalogue(): Promise<FullCatalogue> {
  loading ??= loadFull().then(
    (full) => (loaded = full),
    (error: unknown) => {
      loading = null
      throw error
    },
  )
  return loading
}

/** The dataset in full. Suspends until it is there, throws to the error boundary where it cannot be had. */
export const useFullCatalogue = (): FullCatalogue => use(fullCatalogue())

/** The same without waiting: undefined while it is on its way, null where it cannot be had. */
export function useFullIfThere(): FullCatalogue | null | undefined {
  const [full, setFull] = useState<FullCatalogue | null | undefined>(loaded)
  useEffect(() => {
    let here = true
    fullCatalogue().then(
      (arrived) => {
        if (here) setFull(arrived)
      },
      () => {
        if (here) setFull(null)
      },
    )
    return () => {
      here = false
    }
  }, [])
  return full
}
