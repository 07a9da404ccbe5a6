import { loadChallenges, loadLessons, loadQuirks, loadTechniques, loadTerms } from "../../../dataset/reference.ts"
import { loadSources } from "../../../dataset/sources.ts"
import { knownIds } from "../../../scenario/url/index.ts"
import type { View } from "../../../scenario/view.ts"
import { useLoaded } from "../../../ui/useLoaded.ts"
import { fullCatalogue } from "../../common/useFullCatalogue.ts"
import { entriesOf } from "../palette/entries.ts"
import type { Places } from "./check.ts"

export interface Known extends Places {
  readonly workloads: readonly string[]
}

/** All rows that links can lead to, as the search finds them. */
async function load(): Promise<Known> {
  const [catalogue, techniques, terms, lessons, quirks, sources, challenges] = await Promise.all([
    fullCatalogue(),
    loadTechniques(),
    loadTerms(),
    loadLessons(),
    loadQuirks(),
    loadSources(),
    loadChallenges(),
  ])
  const rows = new Map<View, Set<string>>()
  const add = (view: View, focus: string): void => void rows.set(view, (rows.get(view) ?? new Set()).add(focus))
  for (const { goal } of entriesOf({ catalogue, techniques, terms, lessons, quirks, sources }))
    if ("target" in goal && goal.target.focus) add(goal.target.view, goal.target.focus)
  for (const { id } of challenges) add("lessons", id)
  // Tables name their files besides their rows; what opens there is the table.
  rows.delete("data")
  return { known: knownIds(catalogue), rows, workloads: catalogue.workloads.map(({ id }) => id) }
}

/** What links can lead to; undefined while it is on its way, null where it cannot be had. */
export const usePlaces = (): Known | null | undefined => useLoaded(load)
