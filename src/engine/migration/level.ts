import type { Evidence, Product, SupportCell } from "../../dataset/core.ts"
import { quote } from "../basics/told.ts"
import type { MigrationLevel, MigrationRule } from "../report.ts"
import { standingTold } from "../feasibility/standing.ts"
import { conditionsOf } from "./conditions.ts"
import type { MigrationInput } from "./input.ts"

export interface Level {
  readonly level: MigrationLevel
  /** What must hold, or why nothing better is known, each with its source. */
  readonly rules: readonly MigrationRule[]
  readonly evidence: readonly Evidence[]
}

const noEvidence: readonly Evidence[] = []

/**
 * How a VM can leave its host. live yes -> live; live conditional, or yes with conditions of the dataset that concern this
 * product, GPU and network -> live-with-conditions; live no, or of a standing that is not counted on -> suspend-only where it can be suspended, else cold-only;
 * unknown stays unknown; not-applicable (a client feature, pods instead of VMs) -> none.
 */
export function levelOf(input: MigrationInput): Level {
  const { product } = input
  const live = product.liveMigration
  const evidence = evidenceOf(product, live, "liveMigration")
  switch (live.support) {
    case "yes":
    case "conditional": {
      const standing = standingTold(live)
      if (standing !== null && !input.scenario.policies.includeUnsupported) {
        const below = withoutLive(input, evidence)
        return { ...below, rules: [{ told: { id: "moves-not-counted", values: { standing } }, evidence }, ...below.rules] }
      }
      const tried: readonly MigrationRule[] = standing === null ? [] : [{ told: { id: "moves-are", values: { standing } }, evidence }]
      const conditions = conditionsOf(input)
      const more = conditions.flatMap((one) => said(one.text, one.evidence))
      // What is said of a plain "yes" only explains it, unless something must hold besides.
      if (live.support === "yes" && !conditions.some((one) => one.technologies.length > 0)) {
        return { level: "live", rules: more, evidence }
      }
      return { level: "live-with-conditions", rules: [...tried, ...said(live.condition, evidence), ...more], evidence }
    }
    case "no":
      return withoutLive(input, evidence)
    case "unknown":
      return {
        level: "unknown",
        rules: [{ told: { id: "moves-unknown", values: {} }, evidence: noEvidence }, ...said(live.condition, evidence)],
        evidence,
      }
    case "not-applicable":
      return { level: "none", rules: said(live.condition, evidence), evidence }
  }
}

function withoutLive({ product, scenario }: MigrationInput, evidence: readonly Evidence[]): Level {
  const suspend = product.suspendResume
  const own = evidenceOf(product, suspend, "suspendResume")
  const both = [...evidence, ...own]
  const standing = standingTold(suspend)
  if (standing !== null && !scenario.policies.includeUnsupported) {
    return {
      level: "cold-only",
      rules: [{ told: { id: "suspends-not-counted", values: { standing } }, evidence: own }],
      evidence: both,
    }
  }
  if (suspend.support === "yes") return { level: "suspend-only", rules: [], evidence: both }
  if (suspend.support === "conditional") return { level: "suspend-only", rules: said(suspend.condition, own), evidence: both }
  const rules: readonly MigrationRule[] =
    suspend.support === "unknown" ? [{ told: { id: "suspends-unknown", values: {} }, evidence: noEvidence }] : []
  return { level: "cold-only", rules, evidence: both }
}

const said = (words: string | null | undefined, evidence: readonly Evidence[]): readonly MigrationRule[] =>
  words ? [{ told: { id: "as-written", values: { text: quote(words) } }, evidence }] : []

/** A cell's own evidence, else the row's for that field, else the row's as a whole. */
export function evidenceOf(product: Product, cell: SupportCell, field: string): readonly Evidence[] {
  if (cell.evidence) return cell.evidence
  const named = product.evidence.filter((one) => one.fields?.includes(field))
  return named.length > 0 ? named : product.evidence.filter((one) => !one.fields)
}
