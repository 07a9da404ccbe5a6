import type { LookWord } from "../../dataset/schema/looks.ts"
import type { ViewPart } from "./viewParts.ts"

/** What can be shown alone inside somebody else's page. Permanent: the words stand in embedded addresses. */
export const embedViews = [
  "board",
  "native",
  "gpus",
  "cost",
  "migration",
  "datacenter",
  "explore",
  "beside",
  "inventory",
  "techniques",
  "support",
  "products",
  "hardware",
  "measurements",
  "advisor",
  "quirks",
  "workloads",
  "call",
  "share",
  "move",
  "emulate",
  "glossary",
  "lessons",
  "validation",
  "sources",
  "data",
] as const
export type EmbedView = (typeof embedViews)[number]

export const embedViewNames: Readonly<Record<EmbedView, string>> = {
  board: "The comparison board",
  native: "Native performance",
  gpus: "GPU count",
  cost: "Cost",
  migration: "Migration",
  datacenter: "Picture of the datacenter",
  explore: "All options ranked",
  beside: "Side by side",
  inventory: "An inventory",
  techniques: "The techniques",
  support: "The support matrix",
  products: "Products",
  hardware: "Hardware",
  measurements: "Measurements",
  advisor: "The pass-through advisor",
  quirks: "Pass-through quirks",
  workloads: "Workloads",
  call: "A call’s way",
  share: "Sharing a GPU",
  move: "Moving a VM",
  emulate: "Drawn by the CPU",
  glossary: "The glossary",
  lessons: "Lessons",
  validation: "Validation of the model",
  sources: "Sources",
  data: "Tables of the dataset",
}

/** Views of the scenario; the others show the dataset, and keep what is opened or filtered in them. */
export const scenarioViews = [
  "board",
  "native",
  "gpus",
  "cost",
  "migration",
  "datacenter",
  "explore",
  "beside",
] as const satisfies readonly EmbedView[]
export type ScenarioEmbedView = (typeof scenarioViews)[number]
export const isOfScenario = (view: EmbedView): view is ScenarioEmbedView => (scenarioViews as readonly EmbedView[]).includes(view)

export const embedThemes = ["light", "dark"] as const
export type EmbedTheme = (typeof embedThemes)[number]

/** What can be left out. */
export const hideable = ["link", "why", "verdict", "switch", "open", "goals", "all", "next", "hints", "solution", "terms"] as const
export type Hideable = (typeof hideable)[number] | ViewPart
/** Inputs of the builder that can stand beside a view of the scenario. "builder": all of them. */
export const embedInputs = ["count", "workload", "needs", "technique", "slice", "network", "goals", "builder"] as const
export type EmbedInput = (typeof embedInputs)[number]

/** What can be shown but fixed. */
export const lockable = ["switch", "open", ...embedInputs] as const
export type Lockable = (typeof lockable)[number] | ViewPart

/** How a view is shown inside another page. */
export interface EmbedSettings {
  readonly view: EmbedView
  /** Null: as the reader's system. */
  readonly theme: EmbedTheme | null
  readonly hide: readonly Hideable[]
  readonly lock: readonly Lockable[]
  readonly controls: readonly EmbedInput[]
  /** What its reader is to look at: it is framed. */
  readonly look: readonly LookWord[]
}

export interface ParsedEmbed extends EmbedSettings {
  /** What could not be used, in sentences for the page's author. */
  readonly problems: readonly string[]
  /** Whether words stand there that may be parts of single views: to be read again with their list. */
  readonly isUnsure: boolean
}

const isOneOf = <T extends string>(list: readonly T[], word: string): word is T => (list as readonly string[]).includes(word)

const quoted = (word: string): string => `“${word.length > 40 ? `${word.slice(0, 39)}…` : word}”`
const either = (list: readonly string[]): string => `${list.slice(0, -1).join(", ")} or ${list.at(-1) ?? ""}`

/**
 * Reads the query of an embedded address. Total: whatever it says, there is a view, and a sentence for each word that could not be used. The
 * parts of single views, and what can be looked at, are lists that few frames name a word of: without them such words are taken as they stand.
 */
export function parseEmbed(
  search: string,
  parts: readonly ViewPart[] | null = null,
  looks: readonly LookWord[] | null = null,
): ParsedEmbed {
  let isUnsure = false
  const query = new URLSearchParams(search)
  const problems: string[] = []
  const wanted = (query.get("embed") ?? "").trim().toLowerCase()
  const known = isOneOf(embedViews, wanted)
  if (!known) {
    problems.push(
      `${wanted === "" ? "“embed=” names no view" : `There is no view ${quoted(wanted)} to embed`}; it can be ${either(embedViews)}. The comparison board is shown instead.`,
    )
  }
  const theme = query.get("theme")?.trim().toLowerCase() ?? null
  if (theme !== null && theme !== "" && theme !== "auto" && !isOneOf(embedThemes, theme))
    problems.push(`There is no theme ${quoted(theme)}; it can be light or dark.`)
  const list = <T extends string>(key: string, allowed: readonly T[], further: readonly T[] | null = []): readonly T[] => {
    const words = query
      .getAll(key)
      .flatMap((value) => value.split(","))
      .map((word) => word.trim().toLowerCase())
      .filter((word) => word !== "")
    const all = [...allowed, ...(further ?? [])]
    const unknown = words.filter((word) => !isOneOf(all, word))
    if (further === null && unknown.length > 0) {
      isUnsure = true
      return words as readonly string[] as readonly T[]
    }
    for (const word of unknown) problems.push(`“${key}=” knows no ${quoted(word)}; it can be ${either(all)}.`)
    return all.filter((word) => words.includes(word))
  }
  const view = known ? wanted : "board"
  const asked = list("controls", embedInputs)
  if (asked.length > 0 && !isOfScenario(view)) problems.push("“controls=” belongs to views of the scenario; this view has no inputs.")
  const hide = list<Hideable>("hide", hideable, parts)
  const lock = list<Lockable>("lock", lockable, parts)
  const look = list<LookWord>("look", [], looks)
  return {
    view,
    controls: isOfScenario(view) ? asked : [],
    theme: theme !== null && isOneOf(embedThemes, theme) ? theme : null,
    hide,
    lock,
    look,
    problems,
    isUnsure,
  }
}

/** An address without its query and fragment. */
export const pageAddress = (page: string): string => page.replace(/[?#].*$/s, "")

/** The full page with the same state. */
export const fullUrl = (page: string, fragment: string): string => `${pageAddress(page)}${fragment === "" ? "" : `#${fragment}`}`
