import type { DatasetView } from "../features/catalogue/names.ts"
import type { View } from "../scenario/view.ts"

export interface NavEntry {
  readonly view: View
  readonly label: string
  /** Views that belong to this entry. */
  readonly covers: readonly View[]
  /** A view of the scenario, with the builder beside it; else of the dataset alone. */
  readonly ofScenario: boolean
  /** How those views are called where they stand side by side; none where they are reached otherwise. */
  readonly parts: readonly { readonly view: View; readonly label: string }[]
}

const ofScenario = (label: string, ...covers: readonly [View, ...View[]]): NavEntry => ({
  view: covers[0],
  label,
  covers,
  ofScenario: true,
  parts: [],
})

const ofDataset = (label: string, ...parts: readonly [readonly [View, string], ...(readonly [View, string])[]]): NavEntry => ({
  view: parts[0][0],
  label,
  covers: parts.map(([view]) => view),
  ofScenario: false,
  parts: parts.length > 1 ? parts.map(([view, name]) => ({ view, label: name })) : [],
})

export const navEntries: readonly NavEntry[] = [
  ofScenario("Compare", "board", "native", "gpus", "cost", "migration"),
  {
    ...ofScenario("Datacenter", "datacenter", "inventory"),
    parts: [
      { view: "datacenter", label: "Your scenario" },
      { view: "inventory", label: "An inventory" },
    ],
  },
  {
    ...ofScenario("Decide", "explore", "beside"),
    parts: [
      { view: "explore", label: "Decide" },
      { view: "beside", label: "Side by side" },
    ],
  },
  ofDataset(
    "Techniques",
    ["techniques", "Techniques"],
    ["call", "A call’s way"],
    ["share", "Sharing a GPU"],
    ["move", "Moving a VM"],
    ["emulate", "Drawn by the CPU"],
    ["glossary", "Glossary"],
    ["lessons", "Lessons"],
  ),
  ofDataset("Products", ["support", "Support matrix"], ["products", "All products"]),
  ofDataset("Hardware", ["hardware", "Hardware"]),
  ofDataset("Measurements", ["measurements", "Published"], ["validation", "Validation"]),
  ofDataset("Pass-through", ["advisor", "Advisor"], ["quirks", "All quirks"]),
  ofDataset("Sources & data", ["sources", "Sources"], ["workloads", "Workloads"], ["data", "All tables"]),
]

export const entryOf = (view: View): NavEntry => navEntries.find((one) => one.covers.includes(view)) ?? (navEntries[0] as NavEntry)

/** True where the builder belongs beside the view: an inventory stands beside the scenario, but is none of it. */
export const isOfScenario = (view: View): boolean => view !== "inventory" && entryOf(view).ofScenario

/** True of a view of the dataset. */
export const isOfCatalogue = (view: View): view is DatasetView => !entryOf(view).ofScenario

/** True where a view shows what follows from the scenario. */
export const showsAnswer = (view: View): boolean => isOfScenario(view)

/** What a view is called in the page's title. */
export const labelOf = (view: View): string => {
  const entry = entryOf(view)
  return entry.parts.find((part) => part.view === view)?.label ?? entry.label
}
