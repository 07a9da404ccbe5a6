import { useMemo, type ReactElement } from "react"
import { first } from "../../dataset/first.ts"
import type { OptionResult, Report } from "../../engine/report.ts"
import { mayDivide } from "../../engine/mix/wins.ts"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import { comparedSummary, hardwareSummary, moneySummary, needsSummary } from "../../features/builder/summaries.ts"
import { bestFit, verdict, verdictText } from "../../features/compare/index.ts"
import { mixVerdict } from "../../features/compare/mixVerdict.ts"
import { StillPicture } from "../../features/datacenter/index.ts"
import { ProposalDialog, type Proposable } from "../../features/proposal/ProposalDialog.tsx"
import { optionName } from "../../features/proposal/words.ts"
import { fullUrl } from "../../features/share/embedQuery.ts"
import { sharedFragment, versionsWith } from "../../features/share/fragment.ts"
import { usePageState } from "../../features/share/usePageState.ts"
import { useAnswer } from "../../scenario/useReport.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { useFigures } from "../../ui/useFigures.ts"
import { scenarioTitle } from "../title.ts"

/** Puts together what the features say of the page's scenario, for its proposal. */
export function Proposal({ onClose }: { readonly onClose: () => void }): ReactElement {
  const state = usePageState()
  const answer = useAnswer()
  const { report, scenario } = answer
  const figures = useFigures()
  const job = useMemo(() => (mayDivide(scenario) ? ({ kind: "mix", scenario } as const) : null), [scenario])
  const mix = useJob(job)
  const isWaiting = answer.pending || (job !== null && (mix.state === "waiting" || mix.state === "running"))
  const plans = useMemo(() => {
    const best = oneWay(report, scenario)
    const words = mix.result && !mix.stale ? mixVerdict(mix.result, scenario) : null
    const ofParts = words && {
      id: "parts",
      label: "The answer: each group its own way",
      said: { headline: verdictText(words), detail: words.detail },
      mix: mix.result,
      chosen: null,
    }
    const others = report.options
      .filter(({ feasible, key }) => feasible && (ofParts || key !== best.chosen))
      .map((option) => only(option, report, scenario))
    if (ofParts) return [ofParts, ...others] as const
    return [isWaiting ? { ...best, label: "The answer" } : best, ...others] as const
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the sentences hold figures
  }, [report, scenario, mix.result, mix.stale, isWaiting, figures])
  const said = {
    needs: needsSummary(scenario),
    hardware: hardwareSummary(scenario, first, defaultScenario.busyPoint),
    money: moneySummary(scenario, first),
    compared: comparedSummary(scenario),
  }
  const link = fullUrl(location.href, sharedFragment({ ...state, view: { ...state.view, view: "board" } }, versionsWith(state, answer)))
  return (
    <ProposalDialog
      title={`GPUs for ${scenarioTitle(scenario, first)}`}
      scenario={scenario}
      report={report}
      link={link}
      plans={plans}
      isWaiting={isWaiting}
      said={said}
      draw={(option, placement) => <StillPicture option={option} placement={placement} />}
      onClose={onClose}
    />
  )
}

/** What the page answers where one way serves all. */
function oneWay(report: Report, scenario: Scenario): Proposable {
  const words = verdict(report, scenario)
  return {
    id: "answer",
    label: "The answer: one way for all",
    said: { headline: verdictText(words), detail: words.detail },
    mix: null,
    chosen: bestFit(report, scenario)?.key ?? null,
  }
}

/** An option as if it alone were compared. */
function only(option: OptionResult, report: Report, scenario: Scenario): Proposable {
  const words = verdict({ ...report, options: [option] }, scenario)
  return {
    id: option.key,
    label: optionName(option),
    said: { headline: verdictText(words), detail: words.detail },
    mix: null,
    chosen: option.key,
  }
}
