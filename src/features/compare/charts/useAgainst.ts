import { useMemo } from "react"
import type { Report } from "../../../engine/report.ts"
import { nameOf } from "../../../words/beside.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { useJob } from "../../../scenario/worker/useJob.ts"
import type { StandingPlan } from "../verdict.ts"
import { useRest, type Against } from "./against.ts"

/** What the page has to show a chart's figures against: how it stood before a drag, and what is kept beside. */
export function useAgainst(report: Report, plan: StandingPlan | null): Against {
  const beside = useExplorer((state) => state.beside)
  const dragging = useExplorer((state) => state.dragging)
  const { others } = beside
  const job = useMemo(
    () => (others.length === 0 ? null : ({ kind: "beside", scenarios: others.map(({ scenario }) => scenario) } as const)),
    [others],
  )
  const { result, stale } = useJob(job)
  const [oldReport, oldPlan] = [useRest(report, dragging), useRest(plan, dragging)]
  const kept = job && result && !stale ? others.map((_, at) => ({ name: nameOf(beside, at), outcomes: result[at] ?? [] })) : []
  return { before: dragging ? { report: oldReport, plan: oldPlan } : null, kept }
}
