import type { View } from "../scenario/view.ts"

export interface NavEntry {
  readonly view: View
  readonly label: string
  /** Views that belong to this entry. */
  readonly covers: readonly View[]
  /** A view of the scenario, with the builder beside it; else of the dataset alone. */
  readonly ofScenario: boolean
}

const entry = (view: View, label: string, ofScenario: boolean, covers: readonly View[] = [view]): NavEntry => ({
  view,
  label,
  covers,
  ofScenario,
})

export const navEntries: readonly NavEntry[] = [
  entry("board", "Compare", true, ["board", "native", "gpus", "cost", "migration"]),
  entry("datacenter", "Datacenter", true),
  entry("techniques", "Techniques", false),
  entry("products", "Products", false),
  entry("hardware", "Hardware", false),
  entry("quirks", "Pass-through quirks", false),
  entry("measurements", "Measurements", false),
]

export const entryOf = (view: View): NavEntry => navEntries.find((one) => one.covers.includes(view)) ?? (navEntries[0] as NavEntry)
