import { use } from "react"
import type { Catalogue } from "../../dataset/catalogue.ts"
import { loadFull } from "../../dataset/load.ts"

let loading: Promise<Catalogue> | null = null

/** Loads the dataset in full, once; a failed attempt is forgotten, so that it can be made again. */
export function fullCatalogue(): Promise<Catalogue> {
  loading ??= loadFull().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** The dataset in full. Suspends until it is there, throws to the error boundary where it cannot be had. */
export const useFullCatalogue = (): Catalogue => use(fullCatalogue())
