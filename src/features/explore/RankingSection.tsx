import { useMemo, type ReactElement } from "react"
import type { Ranking } from "../../engine/decisions/rank.ts"
import type { OptionPin, Scenario } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { Button } from "../../ui/Button.tsx"
import { EmptyState } from "../../ui/EmptyState.tsx"
import { count } from "../../ui/format.ts"
import { DataTable } from "../common/table/DataTable.tsx"
import { useTableWords } from "../common/table/useTableWords.ts"
import { rankSpec, type RankRow } from "./columns.ts"
import { rankedWords, rankRows } from "./mixRow.ts"
import { useReported } from "./progress.ts"
import { Scatter } from "./Scatter.tsx"
import { Failed, Section, Waiting } from "./Section.tsx"
import { plansIn, type FoundPlan, type MixState } from "./useMix.ts"
import { optionName } from "./words.ts"

const samePin = (a: OptionPin, b: OptionPin): boolean => a.product === b.product && a.gpu === b.gpu && a.instanceType === b.instanceType

interface RankingProps {
  readonly scenario: Scenario
  readonly stopped: boolean
  readonly mix: MixState
}

const noPlans: readonly FoundPlan[] = []

export function RankingSection({ scenario, stopped, mix }: RankingProps): ReactElement {
  const job = useMemo(() => ({ kind: "rank", scenario }) as const, [scenario])
  const running = useJob(job, stopped)
  useReported("rank", "All options, ranked", running)
  const plans = useMemo(() => plansIn(mix), [mix])
  return (
    <Section
      title="All options, ranked"
      lead="Every product, GPU and slice of the dataset weighed against your requirements; those that meet them all, the cheapest first. Slices suit each group, or together need the fewest GPUs; beside them stands every larger slice for all groups alike. Where groups are better served each their own way, that plan has its row, and so has each plan that you pinned."
    >
      <Failed running={running} what="The ranking" />
      {running.result ? (
        <div aria-busy={running.stale}>
          <Ranked ranking={running.result} scenario={scenario} plans={running.stale ? noPlans : plans} />
        </div>
      ) : (
        <Waiting running={running} what="The ranking" />
      )}
    </Section>
  )
}

interface RankedProps {
  readonly ranking: Ranking
  readonly scenario: Scenario
  readonly plans: readonly FoundPlan[]
}

function Ranked({ ranking, scenario, plans }: RankedProps): ReactElement {
  const actions = useExplorer((state) => state.actions)
  const words = useTableWords()
  const rows = useMemo(() => rankRows(ranking.options, plans), [ranking, plans])
  const spec = useMemo(() => rankSpec(scenario), [scenario])
  const placeOf = ({ pin }: RankRow): number => (pin ? scenario.pins.findIndex((one) => samePin(one, pin)) : -1)
  const isPinned = (row: RankRow): boolean => placeOf(row) >= 0
  const pin = (row: RankRow): ReactElement => {
    const { pin: asked } = row
    // A plan of parts is compared anyway.
    if (!asked) return <span>compared</span>
    const at = placeOf(row)
    return (
      <Button
        variant="quiet"
        icon={at >= 0 ? "check" : "pin"}
        aria-pressed={at >= 0}
        aria-label={`${at >= 0 ? "Pinned" : "Pin"}: compare ${optionName(row)}${row.slices[0] ? `, ${row.slices[0]}` : ""}`}
        onClick={() => (at >= 0 ? actions.removePin(at) : actions.addPin(asked))}
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
          <p>{rankedWords(ranking.weighed, rows)}</p>
          <Scatter rows={shown} scenario={scenario} />
        </>
      )}
    />
  )
}
