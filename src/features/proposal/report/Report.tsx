import type { ReactElement } from "react"
import { OnPaper } from "../../common/OnPaper.tsx"
import type { ProposalContents } from "../contents.ts"
import { Against } from "./Against.tsx"
import { Again, Assumptions, SourceList } from "./Basis.tsx"
import { Costs } from "./Costs.tsx"
import { Decision } from "./Decision.tsx"
import { GrowthYears } from "./GrowthYears.tsx"
import { Inputs, type InputsSaid } from "./Inputs.tsx"
import { Moving } from "./Moving.tsx"
import type { ReportPart } from "./parts.ts"
import { Placement, type Draw } from "./Placement.tsx"
import css from "./report.module.css"

interface ReportProps {
  readonly contents: ProposalContents
  readonly parts: readonly ReportPart[]
  readonly said: InputsSaid
  readonly draw: Draw
  readonly stunLimitSeconds: number
}

/** Parts that speak of what is proposed. */
const ofPlans: readonly ReportPart[] = ["placement", "cost", "moving", "assumptions"]

/** The proposal on paper. */
export function Report({ contents, parts, said, draw, stunLimitSeconds }: ReportProps): ReactElement {
  const isProposed = contents.plan.parts.length > 0
  const has = (part: ReportPart): boolean => parts.includes(part) && (isProposed || !ofPlans.includes(part))
  return (
    <OnPaper className={css["report"]}>
      <Decision contents={contents} />
      {has("inputs") && <Inputs contents={contents} said={said} />}
      {!isProposed && <Against contents={contents} />}
      {has("placement") && <Placement contents={contents} draw={draw} />}
      {has("cost") && <Costs contents={contents} />}
      {has("cost") && <GrowthYears contents={contents} />}
      {has("moving") && <Moving contents={contents} stunLimitSeconds={stunLimitSeconds} />}
      {has("assumptions") && <Assumptions contents={contents} />}
      {has("sources") && <SourceList contents={contents} />}
      {has("again") && <Again contents={contents} />}
    </OnPaper>
  )
}
