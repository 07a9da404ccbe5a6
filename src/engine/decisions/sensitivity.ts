import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Scenario } from "../scenario.ts"
import { inputsOfFixed, weighFixed, type Fixed } from "./fixedPlan.ts"
import type { RangedInput } from "./inputs.ts"
import { withInputs } from "./withInputs.ts"
import type { Task } from "../basics/task.ts"

/** What the option comes to with one input at one end of its range and all others at their likely values. */
export interface Moved {
  /** Likely total over the horizon, USD. */
  readonly totalUsd: number
  /** Likely, weighted by VMs, 0..1. */
  readonly nativeShare: number
  /** Likely, of each group by its index in the scenario. */
  readonly groupShares: readonly number[]
  readonly gpus: number
  /** Still meets every need. */
  readonly feasible: boolean
}

export interface Swing {
  readonly input: RangedInput
  /** Null: with the input there nothing can be placed. */
  readonly low: Moved | null
  readonly high: Moved | null
  /** Distance between the two ends: USD, and share of native, of all VMs and of each group. */
  readonly costSwingUsd: number
  readonly shareSwing: number
  readonly groupSwings: readonly number[]
}

export interface Sensitivity {
  readonly option: Fixed
  readonly likely: Moved
  /** Those that move the cost or a share at all, the one that moves the cost most first. */
  readonly swings: readonly Swing[]
  /** Ranged inputs that move neither. */
  readonly still: number
}

/** Tornado of an option or a plan of parts: each uncertain input to its ends, one at a time, planned anew each time. */
export function* sensitivityTask(option: Fixed, scenario: Scenario, catalogue: Catalogue): Task<Sensitivity | null> {
  const at = (positions: ReadonlyMap<string, number>): Moved | null => {
    const made = weighFixed(option, scenario, positions.size > 0 ? withInputs(catalogue, positions) : catalogue)
    return (
      made && {
        totalUsd: made.total.likely,
        nativeShare: made.nativeShare.likely,
        groupShares: made.groupShares.map((one) => one.likely),
        gpus: made.gpus,
        feasible: made.feasible,
      }
    )
  }
  const likely = at(new Map())
  if (!likely) return null
  const inputs = inputsOfFixed([option], scenario, catalogue)
  const swings: Swing[] = []
  let done = 0
  for (const input of inputs) {
    yield { done, of: inputs.length }
    done += 1
    const low = at(new Map([[input.id, -1]]))
    const high = at(new Map([[input.id, 1]]))
    const swing = (of: (one: Moved) => number): number => {
      const all = [likely, low, high].flatMap((one) => (one ? [of(one)] : []))
      return Math.max(...all) - Math.min(...all)
    }
    const costSwingUsd = swing((one) => one.totalUsd)
    const shareSwing = swing((one) => one.nativeShare)
    const groupSwings = likely.groupShares.map((_, group) => swing((one) => one.groupShares[group] ?? 0))
    if (costSwingUsd > 0.005 || Math.max(shareSwing, ...groupSwings) > 1e-6 || !low || !high)
      swings.push({ input, low, high, costSwingUsd, shareSwing, groupSwings })
  }
  swings.sort((a, b) => b.costSwingUsd - a.costSwingUsd || b.shareSwing - a.shareSwing)
  return { option, likely, swings, still: inputs.length - swings.length }
}
