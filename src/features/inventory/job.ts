import type { CatalogueData } from "../../dataset/catalogue.ts"
import type { Goal, InventoryReport, Slicing } from "../../engine/inventory/placeInventory.ts"
import type { Needs } from "../../scenario/inventory/estate.ts"
import type { HostKind } from "../../scenario/inventory/estateHosts.ts"
import type { DecimalMark } from "../../scenario/inventory/quantity.ts"
import type { Recognized } from "../../scenario/inventory/read.ts"
import type { Proposed } from "../../scenario/inventory/proposedRules.ts"
import type { RuleUse } from "../../scenario/inventory/rules.ts"
import type { Rule } from "../../scenario/inventory/ruleShape.ts"
import type { ShownColumn } from "../../scenario/inventory/samples.ts"
import type { Uncounted } from "../../scenario/inventory/uncounted.ts"
import type { Choice } from "../../scenario/inventory/take.ts"
import type { NamedRow } from "../../words/inventoryAnswer.ts"
import type { Bar } from "./bars.ts"
import type { HostRow, UnplacedRow } from "./columns.ts"

/** A table and what the reader chose for its columns. A file is handed on as it is: only the worker looks into it. */
export interface TableJob {
  readonly source: string | Blob
  readonly columns: Readonly<Record<string, Choice>>
  readonly mark: DecimalMark | null
  readonly gpuOfEach: string
  /** The sheet chosen; null: the one whose columns fit best. */
  readonly sheet: string | null
}

/** What the page asks of the worker: to look at the tables, or to place them too. */
export interface Job {
  readonly kind: "look" | "place"
  /** Comes back with the answer to a look. */
  readonly turn: number
  readonly vms: TableJob | null
  readonly hosts: TableJob | null
  readonly countAll: boolean
  readonly rules: readonly Rule[]
  readonly slicing: Slicing
  readonly goal: Goal
  /** vCPUs given out for each core of the hosts. */
  readonly vcpuPerCore: number
  readonly data: CatalogueData
  /** The locale that figures are written in. */
  readonly figures: string
}

/** How a table is read, in so few words that the page can show them at once. */
export interface Look {
  readonly refusal: string | null
  readonly recognized: Recognized<string>
  /** The file holds the other kind of table too. */
  readonly holdsBoth: boolean
  readonly items: number
  readonly rows: number
  readonly columns: readonly ShownColumn<string>[]
  readonly mark: DecimalMark
  readonly isMarkAsked: boolean
  readonly caveats: readonly string[]
  /** The table itself speaks of GPUs, or the reader said what each row has. */
  readonly hasGpus: boolean
  /** What each rule made of the table, in their order. */
  readonly rules: readonly RuleUse<string>[]
  /** Rules that might be taken. */
  readonly proposed: Proposed
  readonly bad: number
  readonly aside: number
}

/** The inventory in so few kinds that the page can make a scenario of it at once. */
export interface Estate {
  readonly needs: Needs
  readonly kinds: readonly HostKind[]
}

/** The answer, cut to what a page can show; the files hold all of it. */
export interface Result {
  readonly slicing: Slicing
  readonly goal: Goal
  readonly headline: string
  readonly gap: string
  /** GPUs that one of the tables does not speak of, and what the reader is asked; null: there are none. */
  readonly uncounted: (Omit<Uncounted, "told"> & { readonly told: string }) | null
  /** Both tables speak of GPUs, so that they were counted. */
  readonly isGpuHeeded: boolean
  readonly totals: InventoryReport["totals"]
  readonly unknownModels: readonly string[]
  readonly models: readonly Bar[]
  readonly worst: readonly Bar[]
  readonly left: readonly UnplacedRow[]
  readonly leftInAll: number
  readonly hosts: readonly HostRow[]
  readonly hostsInAll: number
  readonly caveats: readonly string[]
  readonly notes: readonly string[]
  readonly bad: readonly NamedRow[]
  readonly badInAll: number
  readonly aside: readonly NamedRow[]
  readonly asideInAll: number
  readonly files: { readonly placement: Blob; readonly json: Blob; readonly rows: Blob | null }
}

/** What the worker says. */
export type Message =
  /** Once, when its code has arrived. */
  | { readonly kind: "here" }
  | { readonly kind: "progress"; readonly stage: "reading" | "placing"; readonly share: number; readonly rows?: number }
  | { readonly kind: "look"; readonly turn: number; readonly vms: Look | null; readonly hosts: Look | null; readonly estate: Estate | null }
  /** Too large to be placed: why, in a sentence. */
  | { readonly kind: "refused"; readonly text: string }
  | { readonly kind: "done"; readonly result: Result }
