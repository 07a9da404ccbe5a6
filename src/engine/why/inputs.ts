import type { Evidence, Range } from "../../dataset/core.ts"
import type { LeadTold } from "../basics/tellings.ts"
import type { Derivation, Input } from "../report.ts"

/** A fact of the dataset; its basis is that of its first evidence. */
export const fact = (label: string, value: Input["value"], unit: string, evidence: readonly Evidence[]): Input => ({
  label,
  value,
  unit,
  evidence,
  basis: evidence[0]?.basis ?? "estimate",
})

/** A figure the engine worked out. */
export const computed = (label: string, value: Input["value"], unit: string): Input => ({
  label,
  value,
  unit,
  evidence: [],
  basis: "computed",
})

/** A figure the user set. */
export const yours = (label: string, value: Input["value"], unit: string): Input => ({ label, value, unit, evidence: [], basis: "yours" })

/** A field of a group: the user's if overridden, else the workload's own. */
export const chosen = (
  label: string,
  own: Input["value"] | undefined,
  standard: Input["value"],
  unit: string,
  evidence: readonly Evidence[],
): Input => (own === undefined ? fact(label, standard, unit, evidence) : yours(label, own, unit))

export const derivation = (
  title: string,
  lead: LeadTold,
  formula: string,
  inputs: readonly Input[],
  result: Input,
  notes: readonly string[] = [],
  steps: readonly Derivation[] = [],
): Derivation => ({
  title,
  lead,
  formula,
  inputs,
  result,
  notes,
  steps,
})

export const exactly = (value: number): Range => ({ low: value, likely: value, high: value })
