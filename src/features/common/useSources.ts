import { useEffect, useState } from "react"
import type { Source } from "../../dataset/schema/index.ts"

export type Sources = Readonly<Record<string, Source>>

let loaded: Sources | null = null
let loading: Promise<Sources> | null = null

/** The register of sources is large and seldom needed: it is fetched when the first evidence is shown. */
async function load(): Promise<Sources> {
  const { loadSources } = await import("../../dataset/sources.ts")
  loaded = await loadSources()
  return loaded
}

/** Undefined until the register has arrived; it stays undefined where it cannot be had, and the source's id is shown instead. */
export function useSources(): Sources | undefined {
  const [sources, setSources] = useState<Sources | null>(loaded)
  useEffect(() => {
    if (loaded) return
    let here = true
    loading ??= load()
    loading.then(
      (register) => {
        if (here) setSources(register)
      },
      () => {
        loading = null
      },
    )
    return () => {
      here = false
    }
  }, [])
  return sources ?? undefined
}
