import { useMemo, type ReactElement } from "react"
import type { Ranking } from "../../engine/decisions/rank.ts"
import type { OptionPin, Scenario } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { Button } from "../../ui/Button.tsx"
import { EmptyState } from "../../ui/EmptyState.tsx"
import { count, plural } from "../../ui/format.ts"
import { DataTable } from "../common/table/DataTable.tsx"
import { useTableWords } from "../common/table/useTableWords.ts"
import { rankSpec, type RankRow } from "./columns.ts"
import { useReported } from "./progress.ts"
import { Scatter } from "./Scatter.tsx"
import { Failed, Section, Waiting } from "./Section.tsx"
import { optionName } from "./words.ts"

const samePin = (a: OptionPin, b: OptionPin): boolean => a.product === b.product && a.gpu === b.gpu && a.instanceType === b.instanceType

export function RankingSection({ scenario, stopped }: { readonly scenario: Scenario; readonly stopped: boolean }): ReactElement {
  const job = useMemo(() => ({ kind: "rank", scenario }) as const, [scenario])
  const running = useJob(job, stopped)
  useReported("rank", "All options, ranked", running)
  return (
    <Section
      title="All options, ranked"
      lead="Every product, GPU and slice of the dataset weighed against your requirements; those that meet them all, the cheapest first. Slices suit each group, or together need the fewest GPUs; beside them stands every larger slice for all groups alike."
    >
      <Failed running={running} what="The ranking" />
      {running.result ? (
        <div aria-busy={running.stale}>
          <Ranked ranking={running.result} scenario={scenario} />
        </div>
      ) : (
        <Waiting running={running} what="The ranking" />
      )}
    </Section>
  )
}

function Ranked({ ranking, scenario }: { readonly ranking: Ranking; readonly scenario: Scenario }): ReactElement {
  const actions = useExplorer((state) => state.actions)
  const words = useTableWords()
  const rows = useMemo(() => ranking.options.map((one, at): RankRow => ({ ...one, place: at + 1 })), [ranking])
  const spec = useMemo(() => rankSpec(scenario), [scenario])
  const isPinned = (row: RankRow): boolean => scenario.pins.some((pin) => samePin(pin, row.pin))
  const pin = (row: RankRow): ReactElement => {
    const at = scenario.pins.findIndex((one) => samePin(one, row.pin))
    return (
      <Button
        variant="quiet"
        icon={at >= 0 ? "check" : "pin"}
        aria-pressed={at >= 0}
        aria-label={`${at >= 0 ? "Pinned" : "Pin"}: compare ${optionName(row)}${row.slices[0] ? `, ${row.slices[0]}` : ""}`}
        onClick={() => (at >= 0 ? actions.removePin(at) : actions.addPin(row.pin))}
      >
        {at >= 0 ? "Pinned" : "Pin"}
      </Button>
    )
  }
  if (rows.length === 0) {
    return (
      <EmptyState title="No option meets every requirement.">
        <p>{count(ranking.weighed)} combinations were weighed. What would make one possible stands below.</p>
      </EmptyState>
    )
  }
  return (
    <DataTable
      spec={spec}
      rows={rows}
      state={words.state}
      onState={words.onState}
      marked={isPinned}
      action={{ header: "Compare", cell: pin }}
      picture={(shown) => (
        <>
          <p>
            {plural(ranking.weighed, "combination")} weighed, {count(rows.length)} meet every requirement,{" "}
            {count(rows.filter((row) => row.pareto).length)} of them on the Pareto front.
          </p>
          <Scatter rows={shown} scenario={scenario} />
        </>
      )}
    />
  )
}
