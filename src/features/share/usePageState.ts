import { useMemo } from "react"
import { useExplorer } from "../../scenario/store.ts"
import type { PageState } from "../../scenario/view.ts"

/** What a link or a file holds, as the page is now. */
export function usePageState(): PageState {
  const scenario = useExplorer((state) => state.scenario)
  const view = useExplorer((state) => state.view)
  const kept = useExplorer((state) => state.kept)
  const versions = useExplorer((state) => state.versions)
  const beside = useExplorer((state) => state.beside)
  return useMemo(() => ({ scenario, view, kept, versions, beside }), [scenario, view, kept, versions, beside])
}
