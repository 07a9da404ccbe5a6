import type { Sources } from "../../dataset/sources.ts"
import { once } from "../../ui/loading.ts"
import { useLoaded } from "../../ui/useLoaded.ts"

export type { Sources }

let loaded: Sources | undefined

/** The register of sources is large and seldom needed: it is fetched when the first evidence is shown. */
const register = once(async () => {
  const { loadSources } = await import("../../dataset/sources.ts")
  return (loaded = await loadSources())
})

/** Undefined until the register has arrived; it stays undefined where it cannot be had, and the source's id is shown instead. */
export function useSources(): Sources | undefined {
  const arrived = useLoaded(register)
  return loaded ?? arrived ?? undefined
}
