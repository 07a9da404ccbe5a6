import type { Rule } from "./inventory/ruleShape.ts"
import type { Repair } from "./repairs.ts"
import type { Scenario } from "../engine/scenario.ts"

/** What the page can show; each word stands in links as `view=` and is permanent. */
export const views = [
  "board",
  "native",
  "gpus",
  "cost",
  "migration",
  "datacenter",
  "techniques",
  "products",
  "hardware",
  "quirks",
  "measurements",
  "support",
  "advisor",
  "workloads",
  "sources",
  "data",
  "explore",
  "inventory",
  "validation",
  "glossary",
  "call",
  "share",
  "move",
  "lessons",
  "emulate",
  "beside",
] as const
export type View = (typeof views)[number]

export interface ViewState {
  readonly view: View
  /** What is opened for a closer look: an option's key "product@gpu[:type]", a technique id, or in the catalogue the id of a row. */
  readonly focus: string | null
  /** How the view's table is sorted and filtered, in the view's own words. */
  readonly table: {
    readonly sort?: string
    readonly filter?: string
    /** A lesson of the reader's own, packed. */
    readonly lesson?: string
  }
}

export const defaultView: ViewState = { view: "board", focus: null, table: {} }

/** Dataset and model version that a link was made with; null where it does not say. */
export interface Versions {
  readonly dataset: string | null
  readonly model: string | null
  /** The answer it was made with, as links write it (headline.ts); absent where it does not say. */
  readonly answer?: string
}

export const noVersions: Versions = { dataset: null, model: null }

/** A scenario that is kept beside the page's own. */
export interface Alternative {
  /** Null: shown by its place. */
  readonly name: string | null
  readonly scenario: Scenario
  /** As of the page's own. */
  readonly kept: PageState["kept"]
}

/** What is kept beside the page's scenario, to be compared with it. */
export interface Beside {
  /** What the page's own scenario is called; null: it has no name. */
  readonly name: string | null
  /** `mostBeside` at most. */
  readonly others: readonly Alternative[]
}

export const noBeside: Beside = { name: null, others: [] }
export const mostBeside = 4

/** Everything a link or a scenario file holds. */
export interface PageState {
  readonly scenario: Scenario
  readonly view: ViewState
  /** Pairs of the link that this version cannot use: kept as they were written, and written again. */
  readonly kept: readonly (readonly [string, string])[]
  readonly versions: Versions
  readonly beside: Beside
}

export interface Decoded {
  readonly state: PageState
  readonly repairs: readonly Repair[]
  /** Rules by which an inventory's VMs and hosts get GPUs, where a file holds some. */
  readonly inventoryRules?: readonly Rule[]
}
