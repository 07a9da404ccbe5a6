import { useMemo, type ReactElement } from "react"
import { differencesOf } from "../../../engine/decisions/differences.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import { nameOf } from "../../../words/beside.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { useJob } from "../../../scenario/worker/useJob.ts"
import { plural } from "../../../ui/format.ts"
import { currencyOf } from "../../common/currency.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { apartText, cheapestOf, outcomeName } from "../../common/besideFigures.ts"
import { inputName, inputValues } from "../../common/inputWords.ts"
import css from "./Beside.module.css"

/** Inputs named one by one; the rest are counted. */
const mostNamed = 2

function asked(base: Scenario, other: Scenario): string {
  const all = differencesOf(base, other)
  if (all.length === 0) return "asks the same"
  const named = all.slice(0, mostNamed).map((one) => {
    const { base: from, other: to } = inputValues(one, base, other)
    return `${inputName(one, base, other)} ${from} → ${to}`
  })
  const more = all.length - named.length
  return `${named.join("; ")}${more > 0 ? `; ${plural(more, "more input")}` : ""}`
}

/** On the board and over the charts: how far what is kept beside is from what is shown. */
export function BesideStrip({ scenario }: { readonly scenario: Scenario }): ReactElement {
  const beside = useExplorer((state) => state.beside)
  const { others } = beside
  const job = useMemo(() => ({ kind: "beside", scenarios: [scenario, ...others.map((one) => one.scenario)] }) as const, [scenario, others])
  const { result, stale } = useJob(job)
  const currency = currencyOf(scenario)
  const base = cheapestOf(result?.[0] ?? [])
  return (
    <section className={css["strip"]} aria-label="Kept beside" aria-busy={stale}>
      <ul>
        {others.map((one, at) => {
          const outcome = cheapestOf(result?.[at + 1] ?? [])
          return (
            <li key={at}>
              <strong>{nameOf(beside, at)}</strong> <span className={css["summary"]}>({asked(scenario, one.scenario)}):</span>{" "}
              {outcome === undefined
                ? result === null
                  ? "on its way …"
                  : "nothing meets every need"
                : base === undefined
                  ? outcomeName(outcome)
                  : `cost ${apartText(base, outcome, "cost", currency)}; GPUs ${apartText(base, outcome, "gpus", currency)}; native share ${apartText(base, outcome, "share", currency)}${outcomeName(outcome) === outcomeName(base) ? "" : `; then ${outcomeName(outcome)}`}`}
            </li>
          )
        })}
      </ul>
      <ViewLink view="beside">Side by side: what differs, and why</ViewLink>
    </section>
  )
}
