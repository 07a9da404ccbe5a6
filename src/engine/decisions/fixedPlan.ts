import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range } from "../../dataset/core.ts"
import { addMoney, scaleMoney, weightedMean, zeroMoney } from "../basics/range.ts"
import { planningOf } from "../cost/defaults.ts"
import { racksFor } from "../cost/racks.ts"
import { partScenario, shareOf } from "../mix/partScenario.ts"
import type { PlanResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import type { OwnedShare } from "../supply.ts"
import { limitReasons, type Use } from "../search/carryOut.ts"
import { fixOption, weigh, type FixedOption, type Weighing } from "./fixed.ts"
import { inputsOf, type RangedInput } from "./inputs.ts"

/** A plan of parts held as it is: which groups go together, and each part's product, GPU, slicing and kind of host. */
export interface FixedPlan {
  /** Unique among what is compared. */
  readonly key: string
  /** Place among the scenario's pinned plans; null: the cheapest plan found. */
  readonly place: number | null
  readonly parts: readonly FixedPart[]
}

export interface FixedPart {
  /** Indexes into the scenario's groups, ascending. */
  readonly groups: readonly number[]
  /** VMs of each that it serves; null, or left out: all. */
  readonly counts?: readonly (number | null)[]
  /** What of the hosts that are there it stands on; null: none. */
  readonly share: OwnedShare | null
  readonly option: FixedOption
  /** The spare hosts that stand by for it. */
  readonly spares: "own" | "shared"
}

export type Fixed = FixedOption | FixedPlan

export const isFixedPlan = (one: Fixed): one is FixedPlan => "parts" in one

/** Null where there is no plan to hold, or where it misses a need and that is minded. */
export function fixPlan(
  { feasible, parts }: PlanResult,
  place: number | null = null,
  held: "meeting" | "whatever" = "meeting",
): FixedPlan | null {
  const fixed = parts.flatMap(({ groups, option, sparesOf, counts }): readonly FixedPart[] => {
    const fixed = fixOption(option)
    const spares = sparesOf === undefined ? "own" : "shared"
    return fixed ? [{ groups, ...(counts ? { counts } : {}), share: shareOf(option), option: fixed, spares }] : []
  })
  return (feasible || held === "whatever") && fixed.length === parts.length && fixed.length > 0
    ? { key: place === null ? "mix" : `plan-${place}`, place, parts: fixed }
    : null
}

/** The part's groups alone, with those of their VMs that it serves, on its hosts. */
export const scenarioOf = ({ groups, share, spares, counts }: FixedPart, scenario: Scenario): Scenario =>
  partScenario(scenario, groups, share, spares, counts)

/** Native share of a group, of all the parts that serve it; null where a part has none. */
function groupShareOf(index: number, parts: readonly FixedPart[], made: readonly Weighing[]): Range | null {
  const shares: Range[] = []
  const vms: number[] = []
  for (const [at, part] of parts.entries()) {
    const place = part.groups.indexOf(index)
    if (place < 0) continue
    const share = made[at]?.groupShares[place]
    if (!share) return null
    shares.push(share)
    vms.push(part.counts?.[place] ?? 1)
  }
  return shares.length === 0 ? null : weightedMean(shares, vms)
}

/** What an option or each part of a plan rests on, each figure once. */
export function inputsOfFixed(all: readonly Fixed[], scenario: Scenario, catalogue: Catalogue): readonly RangedInput[] {
  const options = all.flatMap((one) => (isFixedPlan(one) ? [] : [one]))
  const parts = all.flatMap((one) => (isFixedPlan(one) ? one.parts : []))
  const found = [
    ...(options.length > 0 ? inputsOf(options, scenario, catalogue) : []),
    ...parts.flatMap((part) => inputsOf([part.option], scenarioOf(part, scenario), catalogue)),
  ]
  return [...new Map(found.map((one) => [one.id, one])).values()]
}

/** Plans, places and prices the option, or every part of the plan, anew. Null where it cannot be placed at all. */
export function weighFixed(fixed: Fixed, scenario: Scenario, catalogue: Catalogue): Weighing | null {
  if (!isFixedPlan(fixed)) return weigh(fixed, scenario, catalogue)
  const parts = fixed.parts.map((part) => weigh(part.option, scenarioOf(part, scenario), catalogue))
  const made = parts.flatMap((one) => one ?? [])
  if (made.length < parts.length || made.length === 0) return null
  const total = made.reduce((sum, one) => addMoney(sum, one.total), zeroMoney)
  const groupShares = scenario.groups.map((_, index) => groupShareOf(index, fixed.parts, made))
  const known = groupShares.flatMap((one) => one ?? [])
  if (known.length < groupShares.length) return null
  const counts = scenario.groups.map((one) => one.count)
  const vms = counts.reduce((sum, one) => sum + one, 0)
  const sum = (pick: (one: Weighing) => number): number => made.reduce((all, one) => all + pick(one), 0)
  const racked = made.flatMap((one) => one.racked)
  const taken = takenTogether(made, scenario, catalogue)
  return {
    feasible: made.every((one) => one.feasible) && limitReasons(taken, scenario).length === 0,
    total,
    perVmMonth: scaleMoney(total, 1 / (Math.max(1, vms) * 12 * scenario.economics.years)),
    nativeShare: weightedMean(known, counts),
    groupShares: known,
    gpus: sum((one) => one.gpus),
    hosts: taken.hosts,
    taken,
    racked,
  }
}

/** What all parts take, as limits of the whole ask. */
export function takenTogether(parts: readonly Pick<Weighing, "taken" | "racked">[], scenario: Scenario, catalogue: Catalogue): Use {
  const sum = (pick: (one: Use) => number): number => parts.reduce((all, one) => all + pick(one.taken), 0)
  const planning = planningOf(scenario.economics, catalogue, scenario.supply)
  return {
    gpus: joined(parts.flatMap((one) => one.taken.gpus)),
    hosts: sum((one) => one.hosts),
    racks: racksFor(
      parts.flatMap((one) => one.racked),
      planning,
    ),
    totalUsd: sum((one) => one.totalUsd),
    peakKw: sum((one) => one.peakKw),
  }
}

/** GPUs of a model that several parts have count together. */
const joined = (gpus: Use["gpus"]): Use["gpus"] => {
  const byId = new Map<string, Use["gpus"][number]>()
  for (const { gpu, count } of gpus) byId.set(gpu.id, { gpu, count: count + (byId.get(gpu.id)?.count ?? 0) })
  return [...byId.values()]
}
