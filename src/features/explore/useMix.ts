import { useEffect, useMemo } from "react"
import { catalogue } from "../../dataset/load.ts"
import { fixPlan, type FixedPlan } from "../../engine/decisions/fixedPlan.ts"
import { unlockPlan, type PlanUnlock } from "../../engine/decisions/unlockPlan.ts"
import { mayDivide, winningPlan } from "../../engine/mix/wins.ts"
import type { PlanResult, PricedPlan } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { keepPlans } from "../../scenario/lastMix.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { nothingAsked, useReported } from "./progress.ts"

/** A plan of parts that meets every group's needs. */
export interface FoundPlan {
  readonly plan: PricedPlan
  readonly fixed: FixedPlan
}

export interface MixState {
  /** Whose plan it is. */
  readonly of: Scenario
  /** The best plan of several parts. Null: one way for all is as good, or nothing is found. */
  readonly mix: FoundPlan | null
  /** The best plan of several parts is what the page answers. */
  readonly wins: boolean
  /** Where nothing meets every need: the plan of parts that comes closest, where that is what does. */
  readonly closest: FoundPlan | null
  /** Pinned plans that meet every need. */
  readonly pinned: readonly FoundPlan[]
  /** Where limits of the whole stand against the cheapest plan of parts: what would let it be. */
  readonly unlock: PlanUnlock | null
  /** Some group is served by nothing, so there is no plan of parts. */
  readonly lacks: boolean
  /** Not known yet: what would price it waits. */
  readonly pending: boolean
}

/** Of a single group with no hosts at hand one way is the plan, so nothing is asked. */
export function useMix(scenario: Scenario, stopped: boolean): MixState {
  const several = mayDivide(scenario)
  const job = useMemo(() => (several ? ({ kind: "mix", scenario } as const) : null), [scenario, several])
  const running = useJob(job, stopped)
  useReported("mix", "Each group its own way", several ? running : nothingAsked)
  const { result, stale, state } = running
  useEffect(() => {
    if (result && !stale) keepPlans(scenario, result)
  }, [result, stale, scenario])
  const mix = useMemo(() => (result && !stale ? foundIn(result.mix) : null), [result, stale])
  const closest = useMemo(() => {
    const plan = result && !stale && result.isClosest ? result.mix : null
    return (plan && foundPlan(plan, fixPlan(plan, null, "whatever"))[0]) ?? null
  }, [result, stale])
  const wins = mix !== null && result !== null && winningPlan(result) !== null
  const pinned = useMemo(
    () => (result && !stale ? result.pinned.flatMap((plan, place) => foundPlan(plan, fixPlan(plan, place))) : []),
    [result, stale],
  )
  const unlock = useMemo(() => (result && !stale ? unlockPlan(result.mix, scenario, catalogue) : null), [result, stale, scenario])
  const pending = several && state !== "failed" && state !== "cancelled" && (result === null || stale)
  const lacks = result !== null && !stale && result.mix.totals === null
  return useMemo(
    () => ({ of: scenario, mix, wins, closest, pinned, unlock, lacks, pending }),
    [scenario, mix, wins, closest, pinned, unlock, lacks, pending],
  )
}

/** Before it was asked for. */
export const unasked = (of: Scenario): MixState => ({
  of,
  mix: null,
  wins: false,
  closest: null,
  pinned: [],
  unlock: null,
  lacks: false,
  pending: mayDivide(of),
})

function foundIn(plan: PlanResult): FoundPlan | null {
  const [found] = plan.parts.length > 1 ? foundPlan(plan, fixPlan(plan)) : []
  return found ?? null
}

const foundPlan = (plan: PlanResult, fixed: FixedPlan | null): readonly FoundPlan[] =>
  fixed && plan.totals ? [{ plan: { ...plan, totals: plan.totals }, fixed }] : []

/** What is compared of plans of parts: the best, then those pinned. */
export const plansIn = ({ mix, pinned }: MixState): readonly FoundPlan[] => (mix ? [mix, ...pinned] : pinned)

/** What is held and moved: the same, and what comes closest where nothing meets every need. */
export const plansHeld = (state: MixState): readonly FoundPlan[] => (state.closest ? [state.closest, ...state.pinned] : plansIn(state))
