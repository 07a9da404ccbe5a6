import type { InputUnit } from "../engine/basics/why/units.ts"
import type { Derivation, Input } from "../engine/report.ts"
import type { Range } from "../dataset/core.ts"
import { sayLead, sayWhy, unitNames } from "../words/why.ts"

/** One line of an answer to "why?". */
export interface ToldInput {
  readonly label: string
  /** Shares are 0..1, money is USD, memory MiB: as `unit` says. */
  readonly value: number | Range | string
  readonly unit: string
  /** How it is known: "documented", "measured", "vendor-claim", "secondary", "estimate", "recalled"; worked out, or what the scenario asks for. */
  readonly basis: Input["basis"]
  /** Ids of sources, each with where in it the fact stands, where that is known. */
  readonly sources: readonly { readonly id: string; readonly locator?: string }[]
}

/** The answer to "why?" in words. */
export interface ToldWhy {
  readonly title: string
  /** For those who meet its words for the first time. */
  readonly lead: string
  readonly formula: string | null
  readonly result: ToldInput
  readonly inputs: readonly ToldInput[]
  readonly notes: readonly string[]
  readonly steps: readonly ToldWhy[]
}

/** Units that a figure itself is written with, and that words therefore leave out. */
const bare: Readonly<Record<string, string>> = {
  usd: "USD",
  "usd-per-year": "USD per year",
  mib: "MiB",
  "mib-per-gpu": "MiB per GPU",
  share: "share",
  seconds: "s",
  watts: "W",
}

const unitOf = (unit: InputUnit): string => (typeof unit === "string" ? (bare[unit] ?? unitNames[unit]) : unit.quote)

const isRange = (value: Input["value"]): value is Range => typeof value === "object" && "likely" in value

function tellInput({ label, value, unit, basis, evidence }: Input): ToldInput {
  const sources = new Map(
    evidence.map(({ source, locator }) => [`${source} ${locator ?? ""}`, { id: source, ...(locator ? { locator } : {}) }]),
  )
  return {
    label: sayWhy(label),
    value: typeof value === "number" || isRange(value) ? value : sayWhy(value),
    unit: unitOf(unit),
    basis,
    sources: [...sources.values()],
  }
}

/** Says an answer to "why?" in English, with its figures as numbers. */
export const tellWhy = (why: Derivation): ToldWhy => ({
  title: sayWhy(why.title),
  lead: sayLead(why.lead),
  formula: why.formula && sayWhy(why.formula),
  result: tellInput(why.result),
  inputs: why.inputs.map(tellInput),
  notes: why.notes.map((note) => sayWhy(note)),
  steps: why.steps.map(tellWhy),
})
