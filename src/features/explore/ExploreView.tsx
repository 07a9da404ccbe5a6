import { useDeferredValue, useEffect, useState, type ReactElement } from "react"
import { growthAsked } from "../../engine/growth/counts.ts"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useAnswered } from "../../scenario/useReport.ts"
import { useRunnerState } from "../../scenario/worker/useJob.ts"
import { Button } from "../../ui/Button.tsx"
import { Part } from "../common/Part.tsx"
import { BreakEvenSection } from "./BreakEvenSection.tsx"
import { DemandsSection } from "./DemandsSection.tsx"
import { GrowthSection } from "./GrowthSection.tsx"
import { MonteCarloSection } from "./MonteCarloSection.tsx"
import { ProgressBoard, ProgressContext, useOverall } from "./progress.ts"
import { MostSection } from "./MostSection.tsx"
import { RankingSection } from "./RankingSection.tsx"
import { TornadoSection } from "./TornadoSection.tsx"
import { UnlockSection } from "./UnlockSection.tsx"
import { unasked, useMix, type MixState } from "./useMix.ts"
import css from "./Explore.module.css"
import own from "./ExploreView.module.css"

/** Everything that helps to decide: all options ranked, what would make others possible, and how sure the answer is. */
export function ExploreView(): ReactElement {
  const { report, scenario } = useDeferredValue(useAnswered())
  const [board] = useState(() => new ProgressBoard())
  // An edit asks anew: only the scenario that was stopped stays so.
  const [stoppedAt, setStoppedAt] = useState<Scenario | null>(null)
  const stopped = stoppedAt === scenario
  return (
    <ProgressContext value={board}>
      <div className={css["root"]} data-paper="flow">
        <Part is="progress">
          <ProgressBar board={board} stopped={stopped} onStop={() => setStoppedAt(scenario)} onGo={() => setStoppedAt(null)} />
        </Part>
        <Sections scenario={scenario} report={report} stopped={stopped} />
      </div>
    </ProgressContext>
  )
}

interface SectionsProps {
  readonly scenario: Scenario
  readonly report: Report
  readonly stopped: boolean
}

interface MixAskedProps extends Pick<SectionsProps, "scenario" | "stopped"> {
  readonly onMix: (found: MixState) => void
}

/** Stands before the sections, so that the plan is worked out before what they ask for: some of that waits for it. */
function MixAsked({ scenario, stopped, onMix }: MixAskedProps): null {
  const found = useMix(scenario, stopped)
  useEffect(() => onMix(found), [found, onMix])
  return null
}

/** What is ranked, moved and drawn has the plan of parts among the options. */
function Sections({ scenario, report, stopped }: SectionsProps): ReactElement {
  const [found, setFound] = useState<MixState>(() => unasked(scenario))
  const mix = found.of === scenario ? found : unasked(scenario)
  // Where growth is asked for it comes early. It stays where it is while it is looked at: its fields are set there.
  const [grows] = useState(() => growthAsked(scenario))
  const growth = (
    <Part is="growth">
      <GrowthSection scenario={scenario} report={report} stopped={stopped} mix={mix} />
    </Part>
  )
  return (
    <>
      <MixAsked scenario={scenario} stopped={stopped} onMix={setFound} />
      <Part is="ranking">
        <RankingSection scenario={scenario} stopped={stopped} mix={mix} />
      </Part>
      {grows && growth}
      <Part is="unlock">
        <UnlockSection scenario={scenario} report={report} stopped={stopped} mix={mix} />
      </Part>
      <Part is="most">
        <MostSection scenario={scenario} stopped={stopped} />
      </Part>
      <Part is="demands">
        <DemandsSection scenario={scenario} report={report} stopped={stopped} mix={mix} />
      </Part>
      <Part is="break-even">
        <BreakEvenSection scenario={scenario} report={report} stopped={stopped} mix={mix} />
      </Part>
      <Part is="moves">
        <TornadoSection scenario={scenario} report={report} stopped={stopped} mix={mix} />
      </Part>
      <Part is="odds">
        <MonteCarloSection scenario={scenario} report={report} stopped={stopped} mix={mix} />
      </Part>
      {!grows && growth}
    </>
  )
}

interface BarProps {
  readonly board: ProgressBoard
  readonly stopped: boolean
  readonly onStop: () => void
  readonly onGo: () => void
}

function ProgressBar({ board, stopped, onStop, onGo }: BarProps): ReactElement {
  const { progress, parts, ready, failed, busy, pending, missing } = useOverall(board)
  const { place, restarts } = useRunnerState()
  const whole = Math.round(progress * 100)
  return (
    <>
      {missing.length > 0 && (
        <p className={css["unknown"]}>
          Not yet known when this was printed, {ready} of {parts} parts being ready: {missing.join("; ")}.
        </p>
      )}
      <div className={own["progress"]} data-print="no">
        <progress max={100} value={whole} aria-label="Evaluation" />
        <output className={own["progressWords"]}>
          {stopped
            ? "Stopped"
            : busy
              ? `${ready} of ${parts} parts ready${pending === null ? "" : `; now: ${pending}`}`
              : failed > 0
                ? `Ready, but ${failed} failed`
                : "All parts ready"}
          {place === "page" && "; this browser refuses the background worker, so it takes longer"}
          {restarts > 0 && place === "worker" && "; the background worker died and was started again"}
        </output>
        {stopped ? (
          <Button variant="quiet" icon="redo" onClick={onGo}>
            Go on
          </Button>
        ) : (
          <Button variant="quiet" icon="close" onClick={onStop} disabled={!busy}>
            Stop
          </Button>
        )}
      </div>
    </>
  )
}
