import { headlineOf, readHeadline, type Headline } from "../../../scenario/headline.ts"
import { useAnswer } from "../../../scenario/useReport.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import { currencyOf } from "../currency.ts"
import { movedWords } from "./movedWords.ts"

interface MovedFiguresProps {
  /** As the link says what its answer was. */
  readonly answer: string
  /** What the link asked for. */
  readonly scenario: Scenario
}

/** Which figures of a link's answer are others now, and by how much; nothing once the scenario is another. */
export default function MovedFigures({ answer, scenario }: MovedFiguresProps) {
  const now = useAnswer()
  const then: Headline | null = readHeadline(answer)
  if (then === null || now.pending || now.scenario !== scenario) return null
  const nameOf = (key: string): string => {
    const option = now.report.options.find((one) => one.key === key)
    return option ? [option.productName, option.gpuName].filter(Boolean).join(", ") : key
  }
  const moved = movedWords(then, headlineOf(now.report), { currency: currencyOf(scenario), nameOf })
  if (moved.length === 0) return <p>Its figures have not moved: GPUs, cost and native share of the cheapest way are what they were.</p>
  return (
    <ul>
      {moved.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
