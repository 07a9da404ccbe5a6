import { useState } from "react"
import type { Scenario } from "../../../engine/scenario.ts"
import { PlanAnswer, type AskedOfPlan } from "../PlanAnswer.tsx"
import type { StandingPlan } from "../verdict.ts"
import type { Against } from "./against.ts"
import { WhyFigure } from "./ChartFrame.tsx"

interface PlanFigureProps {
  readonly text: string
  /** What of the plan it is. */
  readonly of: string
  readonly asked: AskedOfPlan
  readonly scenario: Scenario
  /** An earlier plan, or one in a frame without answers, is not asked. */
  readonly asks: boolean
}

/** A figure of a plan of parts that can be asked why. */
export function PlanFigure({ text, of, asked, scenario, asks }: PlanFigureProps) {
  const [open, setOpen] = useState<AskedOfPlan | null>(null)
  return (
    <>
      <WhyFigure text={text} label={`${text}: why? ${of}`} onAsk={asks ? () => setOpen(asked) : undefined} />
      {open && <PlanAnswer asked={open} scenario={scenario} onClose={() => setOpen(null)} />}
    </>
  )
}

/** What a chart is given of the plan that is the answer, and what its figures are shown against. */
export interface WithPlan {
  readonly plan?: StandingPlan | null
  readonly against?: Against
}
