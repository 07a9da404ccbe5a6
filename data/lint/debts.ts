import type { Debts } from "../../src/dataset/schema/registry.ts"
import type { Dataset, Finding, Rule } from "./dataset.ts"

export type Debt = Debts["debts"][number]

/** A finding with the rule that made it. */
export interface RuleFinding extends Finding {
  readonly rule: string
}

/** What every rule says of the dataset. Where a file breaks its schema, that is said alone: the other rules could not read it. */
export function findingsOf(dataset: Dataset, rules: Readonly<Record<string, Rule>>): readonly RuleFinding[] {
  const said = (rule: string): RuleFinding[] => (rules[rule]?.(dataset) ?? []).map((finding) => ({ rule, ...finding }))
  const broken = said("schema")
  return broken.length > 0 ? broken : Object.keys(rules).flatMap(said)
}

export interface Settlement {
  /** Findings that no debt tolerates. */
  readonly open: readonly RuleFinding[]
  readonly tolerated: readonly RuleFinding[]
  /** Debts that no longer occur and have to be struck off the list. */
  readonly paid: readonly Debt[]
  /** How far the number stored beside the list lies from the length of the list: above 0, debts were added; below, the number must come down. */
  readonly excess: number
}

/** Sets findings against the known debts. */
export function settle(found: readonly RuleFinding[], { most, debts }: Pick<Debts, "most" | "debts">): Settlement {
  const key = ({ rule, file, id }: Debt | RuleFinding): string => `${rule} ${file} ${id}`
  const owed = new Set(debts.map(key))
  const occurring = new Set(found.map(key))
  return {
    open: found.filter((finding) => !owed.has(key(finding))),
    tolerated: found.filter((finding) => owed.has(key(finding))),
    paid: debts.filter((debt) => !occurring.has(key(debt))),
    excess: debts.length - most,
  }
}

export const debtsOf = (dataset: Dataset): Debts => dataset.files["debts"] as Debts
