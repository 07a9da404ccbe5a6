import type { Evidence, ModelParameter, Range } from "../../dataset/core.ts"
import { isExact, type Money } from "../basics/range.ts"
import { quote, thing, type Thing } from "../basics/told.ts"
import type { BareWhy, WhyTellings, WhyTold } from "../basics/whyTellings.ts"
import type { CostPart } from "../basics/why/cost.ts"
import type { InputUnit } from "../basics/why/units.ts"
import type { PlanningNumber } from "../cost/defaults.ts"
import type { Price } from "../cost/prices.ts"
import type { Derivation, GroupResult, Input, NoteOf, OptionResult } from "../report.ts"

/** A fact of a derivation. */
export const tell = <Id extends keyof WhyTellings>(id: Id, values: WhyTellings[Id]): WhyTold => ({ id, values }) as WhyTold

/** A fact, or the id of one that has no values. */
export type Say = WhyTold | BareWhy

export const told = (one: Say): WhyTold => (typeof one === "string" ? tell(one, {}) : one)

/** Words of the dataset, as they stand. */
export const written = (text: string): WhyTold => tell("as-written", { text: quote(text) })

/** The name of a part of the cost. */
export const partTold = (part: CostPart) => ({ id: "cost-part", values: { part } }) as const

export const groupThing = ({ index, name }: Pick<GroupResult, "index" | "name">): Thing => thing("group", String(index), name)

/** What an option's derivations are about. */
export const productAndGpu = ({
  product,
  productName,
  gpu,
  gpuName,
}: OptionResult): { readonly product: Thing; readonly gpu: Thing | null } => ({
  product: thing("product", product, productName),
  gpu: gpu === null || gpuName === null ? null : thing("gpu", gpu, gpuName),
})

type Value = Input["value"] | BareWhy

const valued = (value: Value): Input["value"] => (typeof value === "string" ? told(value) : value)

/** A fact of the dataset; its basis is that of its first evidence. */
export const fact = (label: Say, value: Value, unit: InputUnit, evidence: readonly Evidence[]): Input => ({
  label: told(label),
  value: valued(value),
  unit,
  evidence,
  basis: evidence[0]?.basis ?? "estimate",
})

/** A figure the engine worked out. */
export const computed = (label: Say, value: Value, unit: InputUnit): Input => ({
  label: told(label),
  value: valued(value),
  unit,
  evidence: [],
  basis: "computed",
})

/** A figure the user set. */
export const yours = (label: Say, value: Value, unit: InputUnit): Input => ({ ...computed(label, value, unit), basis: "yours" })

/** A field of a group: the user's if overridden, else the workload's own. */
export const chosen = (label: Say, own: Value | undefined, standard: Value, unit: InputUnit, evidence: readonly Evidence[]): Input =>
  own === undefined ? fact(label, standard, unit, evidence) : yours(label, own, unit)

/** A number of the model, by the name and unit that the dataset gives it. */
export const parameter = ({ name, value, unit, evidence }: ModelParameter): Input => fact(written(name), value, quote(unit), evidence)

/** A planning number. */
export const planned = ({ name, value, unit, evidence, basis }: PlanningNumber): Input => ({ label: name, value, unit, evidence, basis })

export const priced = (label: Say, { usd, evidence, basis }: Price): Input => ({
  label: told(label),
  value: usd.known ? plain(usd) : told("not-known"),
  unit: "usd",
  evidence,
  basis,
})

/** A range without its money parts; one number where it is exact. */
export const plain = (range: Range): number | Range =>
  isExact(range) ? range.likely : { low: range.low, likely: range.likely, high: range.high }

/** A sum of money as a reader should see it: unknown is a word, never zero; a partly known sum says "at least". */
export function spoken(money: Money): Input["value"] {
  if (money.known) return plain(money)
  return money.high > 0 ? tell("at-least", { sum: Math.round(money.low) }) : told("not-known")
}

interface Told {
  readonly title: Say
  readonly lead: Derivation["lead"]
  readonly formula: Say | null
  readonly inputs?: readonly Input[]
  readonly result: Input
  readonly notes?: readonly (BareWhy | Derivation["notes"][number])[]
  /** A row whose note, if it has one, is the last. */
  readonly noteOf?: NoteOf & { readonly note?: string | null | undefined }
  readonly steps?: readonly Derivation[]
}

export const derivation = ({ title, lead, formula, inputs = [], result, notes = [], noteOf, steps = [] }: Told): Derivation => ({
  title: told(title),
  lead,
  formula: formula === null ? null : told(formula),
  inputs,
  result,
  notes: [...notes.map((one) => (typeof one === "string" ? told(one) : one)), ...(noteOf?.note ? [written(noteOf.note)] : [])],
  ...(noteOf && noteOf.note === undefined && { later: [{ table: noteOf.table, id: noteOf.id }] }),
  steps,
})

export const exactly = (value: number): Range => ({ low: value, likely: value, high: value })
