import { use } from "react"
import type { FullCatalogue } from "../../dataset/catalogue.ts"
import { once } from "../../ui/loading.ts"
import { useLoaded } from "../../ui/useLoaded.ts"

let loaded: FullCatalogue | undefined

/** Loads the dataset in full, once. It is asked for by itself: by way of load.ts the core would have to come first. */
export const fullCatalogue = once(async () => (loaded = (await import("../../dataset/full.ts")).fullCatalogue))

/** What somebody else has loaded already. */
export const fullIfLoaded = (): FullCatalogue | undefined => loaded

/** The dataset in full. Suspends until it is there, throws to the error boundary where it cannot be had. */
export const useFullCatalogue = (): FullCatalogue => use(fullCatalogue())

/** The same without waiting: undefined while it is on its way, null where it cannot be had. */
export function useFullIfThere(): FullCatalogue | null | undefined {
  const arrived = useLoaded(fullCatalogue)
  return loaded ?? arrived
}
