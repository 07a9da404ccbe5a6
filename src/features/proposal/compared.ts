import type { Range, TechniqueId } from "../../dataset/core.ts"
import type { Money } from "../../engine/basics/range.ts"
import type { CostPart } from "../../engine/basics/why/cost.ts"
import type { GroupResult, OptionResult, Reason } from "../../engine/report.ts"
import { nameOf } from "../../words/names.ts"
import { migrationWords } from "../common/optionWords.ts"
import { movingWords, partName, planName } from "../common/plan.ts"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import type { ProposalContents, ProposedPart, TechniqueFact } from "./contents.ts"
import { optionName } from "./words.ts"

/** A row of what is compared: the best of a technique, or the plan of parts that is proposed. */
export interface ComparedRow {
  /** Null: a plan, whose parts may differ in it. */
  readonly technique: TechniqueId | null
  readonly name: string
  readonly shortName: string
  /** Products with their GPUs; in a few words where there is little room. */
  readonly what: string
  readonly shortWhat: string
  readonly isProposed: boolean
  readonly feasible: boolean
  readonly reasons: readonly Reason[]
  readonly nativeShare: Range | null
  readonly groups: readonly GroupResult[]
  /** That carry VMs; null where nothing is placed. */
  readonly gpus: number | null
  /** Spares among them. */
  readonly hosts: number | null
  readonly cost: {
    readonly total: Money
    readonly perVmMonth: Money
    readonly breakdown: Readonly<Partial<Record<CostPart, Money>>>
  } | null
  readonly migration: string
  readonly isolation: string
}

/** The techniques in their order, and last, as on the board, the plan of parts where it is what is proposed. */
export const comparedRows = ({ techniques, plan }: Pick<ProposalContents, "techniques" | "plan">): readonly ComparedRow[] => [
  ...techniques.map(rowOfTechnique),
  ...(plan.isMixed ? [rowOfParts(plan)] : []),
]

function rowOfTechnique({ technique, option, isProposed }: TechniqueFact): ComparedRow {
  const { name, shortName } = techniqueStyle[technique]
  const { feasible, reasons, nativeShare, groups, placement, cost, migration, isolation } = option
  const what = optionName(option)
  return {
    technique,
    name,
    shortName,
    what,
    shortWhat: what,
    isProposed,
    feasible,
    reasons,
    nativeShare,
    groups,
    cost,
    gpus: placement ? placement.gpus.count : null,
    hosts: placement ? placement.hosts.count + placement.hosts.spare : null,
    migration: migrationWords[migration.level],
    isolation: isolationOf(isolation),
  }
}

function rowOfParts({
  parts,
  feasible,
  reasons,
  nativeShare,
  cost,
  perVmMonth,
  breakdown,
  ...counts
}: ProposalContents["plan"]): ComparedRow {
  return {
    technique: null,
    name: planName,
    shortName: planName,
    what: eachOnce(parts, ({ option }) => optionName(option)).join("; "),
    shortWhat: eachOnce(parts, partName).join(", "),
    isProposed: true,
    feasible,
    reasons,
    nativeShare,
    groups: parts.flatMap(({ option }) => option.groups),
    gpus: counts.gpus,
    hosts: counts.hosts + counts.spareHosts,
    cost: cost && perVmMonth && { total: cost, perVmMonth, breakdown: Object.fromEntries(breakdown.map(({ part, usd }) => [part, usd])) },
    migration: movingWords({ parts }),
    isolation: eachOnce(parts, ({ option }) => isolationOf(option.isolation)).join("; "),
  }
}

const isolationOf = (id: OptionResult["isolation"]): string => nameOf({ word: "isolation", id })

const eachOnce = (parts: readonly ProposedPart[], of: (part: ProposedPart) => string): readonly string[] => [...new Set(parts.map(of))]

/** "Each group its own way (proposed)". */
export const proposedName = ({ name, isProposed }: Pick<ComparedRow, "name" | "isProposed">): string =>
  `${name}${isProposed ? " (proposed)" : ""}`
