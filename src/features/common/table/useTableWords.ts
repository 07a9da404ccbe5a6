import { useCallback } from "react"
import { useExplorer } from "../../../scenario/store.ts"
import type { TableWords } from "./tableState.ts"

/** Sorting and filter stand in the link, so they live in the page's view. */
export function useTableWords(): { readonly state: TableWords; readonly onState: (state: TableWords) => void } {
  const state = useExplorer((page) => page.view.table)
  const actions = useExplorer((page) => page.actions)
  const onState = useCallback(
    ({ sort, filter }: TableWords) => {
      actions.setView({ table: { ...(sort ? { sort } : {}), ...(filter ? { filter } : {}) } })
    },
    [actions],
  )
  return { state, onState }
}
