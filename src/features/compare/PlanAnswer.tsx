import { Suspense } from "react"
import type { Figure, PlanPart, PricedPlan } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { Opening, UnreachableOver } from "../../ui/Unreachable.tsx"

const DerivedOfPlan = lazyPart(
  () => import("./Derived.tsx"),
  (module) => module.DerivedOfPlan,
)

/** What of a plan is asked "why?": what all of it costs, or a figure of one of its parts. */
export type AskedOfPlan = { readonly plan: PricedPlan } | { readonly part: PlanPart; readonly figure: PartFigure }
export type PartFigure = Extract<Figure, "nativeShare" | "gpus" | "cost">

interface PlanAnswerProps {
  readonly asked: AskedOfPlan
  /** The plan's. */
  readonly scenario: Scenario
  readonly onClose: () => void
}

export function PlanAnswer({ asked, scenario, onClose }: PlanAnswerProps) {
  return (
    <ErrorBoundary
      resetKeys={[asked]}
      fallback={(error, retry) => <UnreachableOver what="The answer to “why?”" error={error} onRetry={retry} onClose={onClose} />}
    >
      <Suspense fallback={<Opening>Opening the answer …</Opening>}>
        <DerivedOfPlan asked={asked} scenario={scenario} onClose={onClose} />
      </Suspense>
    </ErrorBoundary>
  )
}
