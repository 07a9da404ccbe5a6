import type { Range, TechniqueId } from "../../dataset/core.ts"
import type { Money } from "../basics/range.ts"
import type { MigrationLevel, OptionResult, PlanResult } from "../report.ts"

/** What a scenario comes to with a technique's best option, a pinned one, or the plan of parts where that wins. */
export interface Outcome {
  /** The option's key for a pinned one, else the technique, or "mix": by this, outcomes of two scenarios are told beside each other. */
  readonly id: string
  /** Null: a plan of parts. */
  readonly technique: TechniqueId | null
  readonly key: string
  /** One of each part; of an option there is one. */
  readonly made: readonly { readonly productName: string; readonly gpuName: string | null }[]
  readonly feasible: boolean
  /** Over the horizon, USD; null where nothing can be placed. */
  readonly cost: Money | null
  readonly perVmMonth: Money | null
  /** That carry VMs; null likewise. */
  readonly gpus: number | null
  /** With spares. */
  readonly hosts: number | null
  /** Weighted by VMs, 0..1. */
  readonly share: Range | null
  /** What each group gets: a mean hides who gets least. */
  readonly groups: readonly { readonly name: string; readonly nativeShare: Range }[]
  readonly migration: MigrationLevel
}

export const outcomeOf = (option: OptionResult): Outcome => {
  const { origin, technique, key, productName, gpuName, feasible, placement, cost, nativeShare, groups, migration } = option
  return {
    id: origin === "pin" ? key : technique,
    technique,
    key,
    made: [{ productName, gpuName }],
    feasible,
    cost: cost?.total ?? null,
    perVmMonth: cost?.perVmMonth ?? null,
    gpus: placement?.gpus.count ?? null,
    hosts: placement ? placement.hosts.count + placement.hosts.spare : null,
    share: nativeShare,
    groups: groups.map((group) => ({ name: group.name, nativeShare: group.nativeShare })),
    migration: migration.level,
  }
}

/** What is known of a part's migration, from worst to best. */
const levels: readonly MigrationLevel[] = ["unknown", "none", "cold-only", "suspend-only", "live-with-conditions", "live"]

export function planOutcome({ parts, totals, feasible }: PlanResult): readonly Outcome[] {
  if (!totals) return []
  const groups = parts.flatMap(({ groups: at, option }) => option.groups.map((group, nth) => ({ at: at[nth] ?? 0, group })))
  const moves = parts.map(({ option }) => option.migration.level)
  return [
    {
      id: "mix",
      technique: null,
      key: "mix",
      made: parts.map(({ option: { productName, gpuName } }) => ({ productName, gpuName })),
      feasible,
      cost: totals.cost,
      perVmMonth: totals.perVmMonth,
      gpus: totals.gpus,
      hosts: totals.hosts + totals.spareHosts,
      share: totals.nativeShare,
      groups: groups.toSorted((a, b) => a.at - b.at).map(({ group: { name, nativeShare } }) => ({ name, nativeShare })),
      migration: levels.find((level) => moves.includes(level)) ?? "unknown",
    },
  ]
}

/** A difference of two figures that are ranges. */
export interface Apart {
  /** Of the likely values; positive: the other has more. */
  readonly likely: number
  /** Their ranges overlap, so that it may be none, or the other way round. */
  readonly perhaps: boolean
}

export const apartOf = (base: Range, other: Range): Apart => ({
  likely: other.likely - base.likely,
  perhaps: other.likely !== base.likely && other.low <= base.high && base.low <= other.high,
})
