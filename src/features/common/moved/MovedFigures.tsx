import { useMemo } from "react"
import { winningPlan } from "../../../engine/mix/wins.ts"
import type { MixReport, Report } from "../../../engine/report.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import { headlineOf, headlineOfPlan, partsOfHeadline, readHeadline, type Headline } from "../../../scenario/headline.ts"
import { useAnswer } from "../../../scenario/useReport.ts"
import { useJob } from "../../../scenario/worker/useJob.ts"
import { currencyOf } from "../currency.ts"
import { movedWords } from "./movedWords.ts"

interface MovedFiguresProps {
  /** As the link says what its answer was. */
  readonly answer: string
  /** What the link asked for. */
  readonly scenario: Scenario
}

/** The answer now that is of the kind of the link's: the plan of parts, where that was the answer and is; else the cheapest way for all. */
function answerNow(report: Report, plans: MixReport | null): Headline {
  const won = plans && winningPlan(plans)
  return won?.totals ? headlineOfPlan({ ...won, totals: won.totals }) : headlineOf(report)
}

/** Which figures of a link's answer are others now, and by how much; nothing once the scenario is another. */
export default function MovedFigures({ answer, scenario }: MovedFiguresProps) {
  const now = useAnswer()
  const then: Headline | null = readHeadline(answer)
  const ofParts = then?.option != null && partsOfHeadline(then.option) !== null
  const job = useMemo(() => (ofParts ? ({ kind: "mix", scenario } as const) : null), [ofParts, scenario])
  const plans = useJob(job)
  if (then === null || now.pending || now.scenario !== scenario || plans.state === "failed") return null
  if (ofParts && plans.stale) return <p>Its figures are being compared …</p>
  const options = [...now.report.options, ...(plans.result?.mix.parts ?? []).map((one) => one.option)]
  const nameOf = (key: string): string => {
    const option = options.find((one) => one.key === key)
    return option ? [option.productName, option.gpuName].filter(Boolean).join(", ") : key
  }
  const moved = movedWords(then, answerNow(now.report, ofParts ? plans.result : null), { currency: currencyOf(scenario), nameOf })
  if (moved.length === 0)
    return <p>Its figures have not moved: GPUs, cost and native share of the cheapest {ofParts ? "plan" : "way"} are what they were.</p>
  return (
    <ul>
      {moved.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
