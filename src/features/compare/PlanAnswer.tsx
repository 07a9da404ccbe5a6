import { Suspense, useMemo } from "react"
import type { Figure, PlanPart, PlanResult } from "../../engine/report.ts"
import { scenarioOfPart } from "../../engine/mix/partScenario.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { Opening, UnreachableOver } from "../../ui/Unreachable.tsx"

const Derived = lazyPart(
  () => import("./Derived.tsx"),
  (module) => module.Derived,
)
const DerivedOfPlan = lazyPart(
  () => import("./Derived.tsx"),
  (module) => module.DerivedOfPlan,
)

/** What of a plan is asked "why?": a figure of one of its parts, or what all of it costs (null). */
export interface AskedOfPlan {
  readonly part: PlanPart | null
  readonly figure: Extract<Figure, "nativeShare" | "gpus" | "cost">
}

interface PlanAnswerProps {
  readonly asked: AskedOfPlan
  readonly plan: PlanResult
  readonly scenario: Scenario
  readonly onClose: () => void
}

export function PlanAnswer({ asked, plan, scenario, onClose }: PlanAnswerProps) {
  const { part, figure } = asked
  // A part is an option of its own scenario.
  const own = useMemo(() => (part ? scenarioOfPart(part, scenario) : scenario), [part, scenario])
  return (
    <ErrorBoundary
      resetKeys={[asked]}
      fallback={(error, retry) => <UnreachableOver what="The answer to “why?”" error={error} onRetry={retry} onClose={onClose} />}
    >
      <Suspense fallback={<Opening>Opening the answer …</Opening>}>
        {part ? (
          <Derived option={part.option} asked={{ key: part.option.key, figure }} scenario={own} onClose={onClose} />
        ) : (
          plan.totals && <DerivedOfPlan plan={{ ...plan, totals: plan.totals }} scenario={scenario} onClose={onClose} />
        )}
      </Suspense>
    </ErrorBoundary>
  )
}
