import { useEffect, useMemo } from "react"
import { leadingPlan } from "../../engine/mix/wins.ts"
import type { MixReport } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { keepPlans } from "../../scenario/lastMix.ts"
import { useJob, type Running } from "../../scenario/worker/useJob.ts"
import { mixVerdict } from "./mixVerdict.ts"
import { rowOfPlan } from "./rowOfPlan.ts"
import type { VerdictOfParts } from "./verdict.ts"

/** Works out the plan in which each group goes its own way; told is what the answer is where it wins or comes closest, null where nothing is known of plans. */
export function usePlanOfParts(scenario: Scenario, onVerdict?: (verdict: VerdictOfParts | null) => void): Running<MixReport> {
  const job = useMemo(() => ({ kind: "mix", scenario }) as const, [scenario])
  const running = useJob(job)
  const { result, stale, state } = running
  useEffect(() => {
    if (result && !stale) keepPlans(scenario, result)
    if (state === "failed") onVerdict?.(null)
    else if (result && !stale) {
      const plan = leadingPlan(result)
      onVerdict?.({ words: mixVerdict(result, scenario), plan, ...(plan ? { row: rowOfPlan(plan) } : {}), of: scenario })
    }
  }, [result, stale, state, scenario, onVerdict])
  useEffect(() => () => onVerdict?.(null), [onVerdict])
  return running
}
