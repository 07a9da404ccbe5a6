import { useMemo, type ReactElement } from "react"
import type { Demands } from "../../engine/decisions/demands.ts"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { likelyMoney, money, plural } from "../../ui/format.ts"
import { currencyOf } from "../common/currency.ts"
import { nothingAsked, useReported } from "./progress.ts"
import { Failed, Section, Waiting } from "./Section.tsx"
import type { MixState } from "./useMix.ts"
import { idOf, ThenPlan, Way } from "./Way.tsx"
import { listed, relaxationWords } from "./words.ts"
import css from "./Explore.module.css"

interface DemandsProps {
  readonly scenario: Scenario
  readonly report: Report
  readonly stopped: boolean
  readonly mix: Pick<MixState, "mix" | "pending">
}

/** Where something meets every need: which of the needs and limits make it dearer, and by how much. */
export function DemandsSection({ scenario, report, stopped, mix }: DemandsProps): ReactElement | null {
  const isAsked = mix.pending || mix.mix !== null || report.options.some((one) => one.feasible)
  const job = useMemo(() => (isAsked && !mix.pending ? ({ kind: "demands", scenario } as const) : null), [scenario, isAsked, mix.pending])
  const running = useJob(job, stopped)
  useReported("demands", "What each demand costs", isAsked ? running : nothingAsked)
  if (!isAsked || (running.state === "done" && !running.stale && running.result === null)) return null
  return (
    <Section
      title="What each demand costs"
      lead="Every need, limit, spare host and list that you state, dropped alone, all else as it is, and of each group’s least native share ten percent of native: what the cheapest plan, in one part or several, then costs less."
    >
      <Failed running={running} what="What each demand costs" />
      {running.result ? (
        <div aria-busy={running.stale}>
          <Found found={running.result} scenario={scenario} />
        </div>
      ) : (
        <Waiting running={running} what="What each demand costs" />
      )}
    </Section>
  )
}

function Found({ found: { plan, dear, free, untried }, scenario }: { readonly found: Demands; readonly scenario: Scenario }): ReactElement {
  const currency = currencyOf(scenario)
  const [first] = dear
  return (
    <>
      <p className={css["strong"]}>
        {first
          ? `Of about ${likelyMoney(plan.totals.cost, currency)}, ${money(first.savedUsd, currency, 2)} is saved by asking for one thing less.`
          : `Nothing that you ask for makes it dearer than about ${likelyMoney(plan.totals.cost, currency)}.`}
      </p>
      {first && (
        <ol className={css["ways"]}>
          {dear.map((one) => (
            <Way key={idOf(one.relaxations)} way={one} scenario={scenario}>
              Saves {money(one.savedUsd, currency, 2)}. <ThenPlan plan={one.plan} scenario={scenario} />
            </Way>
          ))}
        </ol>
      )}
      {free.length > 0 && (
        <p className={css["still"]}>Nothing is saved if you {listed(free.map((one) => relaxationWords(one, scenario)))}.</p>
      )}
      {untried > 0 && <p className={css["still"]}>{plural(untried, "more demand")} not tried.</p>}
    </>
  )
}
