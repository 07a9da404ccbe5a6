import type { Evidence, Product, SupportCell } from "../../dataset/core.ts"
import type { MigrationLevel, MigrationRule } from "../report.ts"
import { standingText } from "../feasibility/standing.ts"
import { conditionsOf } from "./conditions.ts"
import type { MigrationInput } from "./input.ts"

export interface Level {
  readonly level: MigrationLevel
  /** What must hold, or why nothing better is known, in words, each with its source. */
  readonly rules: readonly MigrationRule[]
  readonly evidence: readonly Evidence[]
}

const noEvidence: readonly Evidence[] = []
const liveUnknown = "No source says whether a running VM can be moved."
const suspendUnknown = "No source says whether the VM can be suspended and resumed elsewhere."

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
      const standing = standingText(live)
      if (standing !== null && !input.scenario.policies.includeUnsupported) {
        const below = withoutLive(input, evidence)
        return { ...below, rules: [{ text: `Moving a running VM is ${standing}, so it is not counted on.`, evidence }, ...below.rules] }
      }
      const tried = standing === null ? [] : [{ text: `Moving a running VM is ${standing}.`, evidence }]
      const conditions = conditionsOf(input)
      // What is said of a plain "yes" only explains it, unless something must hold besides.
      if (live.support === "yes" && !conditions.some((one) => one.technologies.length > 0)) {
        return { level: "live", rules: conditions.map(({ text, evidence: own }) => ({ text, evidence: own })), evidence }
      }
      return { level: "live-with-conditions", rules: [...tried, ...said(live.condition, evidence), ...conditions], evidence }
    }
    case "no":
      return withoutLive(input, evidence)
    case "unknown":
      return { level: "unknown", rules: [{ text: liveUnknown, evidence: noEvidence }, ...said(live.condition, evidence)], evidence }
    case "not-applicable":
      return { level: "none", rules: said(live.condition, evidence), evidence }
  }
}

function withoutLive({ product, scenario }: MigrationInput, evidence: readonly Evidence[]): Level {
  const suspend = product.suspendResume
  const own = evidenceOf(product, suspend, "suspendResume")
  const both = [...evidence, ...own]
  const standing = standingText(suspend)
  if (standing !== null && !scenario.policies.includeUnsupported) {
    return {
      level: "cold-only",
      rules: [{ text: `Suspending and resuming is ${standing}, so it is not counted on.`, evidence: own }],
      evidence: both,
    }
  }
  if (suspend.support === "yes") return { level: "suspend-only", rules: [], evidence: both }
  if (suspend.support === "conditional") return { level: "suspend-only", rules: said(suspend.condition, own), evidence: both }
  const rules = suspend.support === "unknown" ? [{ text: suspendUnknown, evidence: noEvidence }] : []
  return { level: "cold-only", rules, evidence: both }
}

const said = (words: string | null | undefined, evidence: readonly Evidence[]): readonly MigrationRule[] =>
  words ? [{ text: words, evidence }] : []

/** A cell's own evidence, else the row's for that field, else the row's as a whole. */
export function evidenceOf(product: Product, cell: SupportCell, field: string): readonly Evidence[] {
  if (cell.evidence) return cell.evidence
  const named = product.evidence.filter((one) => one.fields?.includes(field))
  return named.length > 0 ? named : product.evidence.filter((one) => !one.fields)
}
