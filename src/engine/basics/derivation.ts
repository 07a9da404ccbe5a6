import type { Basis, Evidence, Range } from "../../dataset/core.ts"
import type { LeftOutTold, MigrationTold, ReasonTold } from "./tellings.ts"
import type { LeadTold } from "./why/leads.ts"
import type { InputUnit } from "./why/units.ts"
import type { WhyTold } from "./whyTellings.ts"

/** One line of a derivation: a named value with its unit, where it comes from and how it is known. */
export interface Input {
  readonly label: WhyTold
  readonly value: number | Range | WhyTold | ReasonTold | MigrationTold
  readonly unit: InputUnit
  readonly evidence: readonly Evidence[]
  readonly basis: Basis | "computed" | "yours"
}

/** What a derivation says besides. */
export type NoteTold = WhyTold | MigrationTold | LeftOutTold<"left-out-list">

/** A note of the full dataset, by its table and row. */
export interface NoteOf {
  readonly table: "licences" | "parameters"
  readonly id: string
}

/** The answer to "why?": the formula in words and symbols, what went in, and what came out. */
export interface Derivation {
  readonly title: WhyTold
  /** What it comes to, for somebody who has never met its words. */
  readonly lead: LeadTold
  /** Null where there is nothing to work out. */
  readonly formula: WhyTold | null
  readonly inputs: readonly Input[]
  readonly result: Input
  readonly notes: readonly NoteTold[]
  /** Rows of the dataset whose notes belong here, where it's the core, which has none. */
  readonly later?: readonly NoteOf[]
  /** Derivations of inputs that are themselves computed. */
  readonly steps: readonly Derivation[]
}

/** The figures that can be asked "why?". */
export type Figure = "nativeShare" | "gpus" | "hosts" | "cost" | "migration" | "feasibility"
