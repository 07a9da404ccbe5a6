import { useMemo, useState, type ReactElement } from "react"
import { fixOption } from "../../engine/decisions/fixed.ts"
import { isFixedPlan, type Fixed } from "../../engine/decisions/fixedPlan.ts"
import type { Money } from "../../engine/basics/range.ts"
import type { MonteCarlo, Outcome, Percentiles } from "../../engine/decisions/monteCarlo.ts"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { Button } from "../../ui/Button.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { count, money, percent, plural, type Currency } from "../../ui/format.ts"
import { costFigure, currencyOf, rateNote } from "../common/currency.ts"
import { leastServed } from "../common/shares.ts"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import { MixMark, TechniqueMark } from "../common/TechniqueMark.tsx"
import { dearerWords, likelyPlace, placeWords } from "./likely.ts"
import { nothingAsked, useReported } from "./progress.ts"
import { Failed, Section, Waiting } from "./Section.tsx"
import { plansIn, type FoundPlan, type MixState } from "./useMix.ts"
import { fixedName, namedShares, sentence, shareTitle } from "./words.ts"
import css from "./Explore.module.css"
import own from "./MonteCarloSection.module.css"

interface MonteCarloProps {
  readonly scenario: Scenario
  readonly report: Report
  readonly stopped: boolean
  readonly mix: MixState
}

export function MonteCarloSection({ scenario, report, stopped, mix }: MonteCarloProps): ReactElement | null {
  const [seed, setSeed] = useState(1)
  const [draws, setDraws] = useState("500")
  const job = useMemo(() => {
    const single = report.options.filter((one) => one.feasible).flatMap((one) => fixOption(one) ?? [])
    const options = [...plansIn(mix).map((one) => one.fixed), ...single]
    return options.length > 0 && !mix.pending
      ? ({ kind: "monte-carlo", scenario, options, settings: { seed, draws: Number(draws) } } as const)
      : null
  }, [scenario, report, seed, draws, mix])
  const running = useJob(job, stopped)
  const isAsked = job !== null || mix.pending
  useReported("monte-carlo", "How sure the answer is", isAsked ? running : nothingAsked)
  if (!isAsked) return null
  return (
    <Section
      title="How sure the answer is"
      lead="All uncertain inputs drawn at once, each from a triangular distribution over its range, and every compared option, and each plan of parts, planned, placed and priced anew for each draw. Prices of one kind move together in part. The same seed gives the same figures."
      controls={
        <>
          <SelectField
            label="Draws"
            value={draws}
            options={["200", "500", "2000"].map((value) => ({ value, label: count(Number(value)) }))}
            onChange={setDraws}
          />
          <Button icon="reset" onClick={() => setSeed(seed + 1)}>
            Other seed
          </Button>
        </>
      }
    >
      <Failed running={running} what="The distributions" />
      {running.result ? (
        <div aria-busy={running.stale}>
          <Distributions found={running.result} scenario={scenario} report={report} plans={plansIn(mix)} />
        </div>
      ) : (
        <Waiting running={running} what="The distributions" />
      )}
    </Section>
  )
}

interface DistributionsProps {
  readonly found: MonteCarlo
  readonly scenario: Scenario
  readonly report: Report
  readonly plans: readonly FoundPlan[]
}

function Distributions({ found, scenario, report, plans }: DistributionsProps): ReactElement {
  const currency = currencyOf(scenario)
  const usd = (value: number): string => money(value, currency, 2)
  const boardCost = (key: string): { readonly total: Money } | null => {
    const plan = plans.find((one) => one.fixed.key === key)?.plan
    return plan ? { total: plan.totals.cost } : (report.options.find((one) => one.key === key)?.cost ?? null)
  }
  const sure = found.outcomes.toSorted((a, b) => b.cheapest - a.cheapest)[0]
  const three = (one: Percentiles, text: (value: number) => string): string => `${text(one.p10)} · ${text(one.p50)} · ${text(one.p90)}`
  return (
    <>
      {sure && (
        <p className={css["strong"]}>
          {fixedName(sure.option)} is the cheapest that meets every need in {percent(sure.cheapest)} of {plural(found.draws, "draw")}
          {found.none > 0 && `; in ${percent(found.none)} none of them does`}.
        </p>
      )}
      {sure && <TwoCosts outcome={sure} cost={boardCost(sure.option.key)} currency={currency} />}
      <div className={css["scroll"]}>
        <table className={`${css["table"] ?? ""} ${css["distributions"] ?? ""}`}>
          <caption>
            <span>
              {plural(found.draws, "draw")} of {plural(found.inputs, "input")}, seed {found.seed}; prices of one kind correlated at{" "}
              {found.priceCorrelation} (estimate)
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Option</th>
              <th scope="col">Cheapest</th>
              <th scope="col">Meets every need</th>
              <th scope="col">Cost at likely inputs, as on the board</th>
              <th scope="col" className={css["histHead"]}>
                {rateNote(scenario) === null ? "Cost as inputs vary" : `Cost as inputs vary, ${rateNote(scenario)}`}: P10 · P50 · P90
                <span className={own["axisWords"]}>
                  {usd(found.totalAxis.from)} to {usd(found.totalAxis.to)}
                </span>
              </th>
              <th scope="col" className={css["histHead"]}>
                {shareTitle(scenario)}: P10 · P50 · P90
                <span className={own["axisWords"]}>
                  {percent(found.shareAxis.from)} to {percent(found.shareAxis.to)}
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.outcomes.map((one) => (
              <tr key={one.option.key}>
                <th scope="row">
                  <span className={css["key"]}>
                    <Mark of={one.option} /> {fixedName(one.option)}
                  </span>
                </th>
                <td className={css["figures"]}>{percent(one.cheapest)}</td>
                <td className={css["figures"]}>{percent(one.feasible)}</td>
                <td className={css["figures"]}>
                  <AtLikely outcome={one} cost={boardCost(one.option.key)} currency={currency} />
                </td>
                <td className={css["figures"]}>
                  <Histogram outcome={one} counts={one.totalHistogram} marks={one.total} axis={found.totalAxis} />
                  {three(one.total, usd)}
                </td>
                <td className={css["figures"]}>
                  <Histogram outcome={one} counts={one.shareHistogram} marks={one.nativeShare} axis={found.shareAxis} />
                  {three(one.nativeShare, percent)}
                  <Least outcome={one} scenario={scenario} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css["quiet"]}>P10, P50 and P90: so many of 100 draws lie below. P50 is the median.</p>
    </>
  )
}

interface CostProps {
  readonly outcome: Outcome
  /** As on the board: of every input at its likely value. */
  readonly cost: { readonly total: Money } | null
  readonly currency: Currency
}

/** Of one option there are two costs; which is which, and why they differ, where both stand. */
function TwoCosts({ outcome: { total }, cost, currency }: CostProps): ReactElement | null {
  if (!cost?.total.known) return null
  const [from, half, to] = [total.p10, total.p50, total.p90].map((value) => money(value, currency, 2))
  const place = likelyPlace(cost.total.likely, total)
  return (
    <p className={own["costs"]}>
      The board’s {costFigure(cost, currency)} takes every input at its likely value. Inputs seldom all come out so: drawn together they
      give {half} in the middle, and {from} to {to} in 8 of 10 draws. {sentence(dearerWords[place])} than the board says
      {cost.total.likely < total.p50 && ", for most ranges reach further up than down: a budget starts at the middle"}.
    </p>
  )
}

function AtLikely({ outcome: { total }, cost, currency }: CostProps): ReactElement {
  if (!cost) return <>unknown</>
  return (
    <>
      {costFigure(cost, currency)}
      {cost.total.known && <div className={css["quiet"]}>{placeWords[likelyPlace(cost.total.likely, total)]}</div>}
    </>
  )
}

const Mark = ({ of }: { readonly of: Fixed }): ReactElement =>
  isFixedPlan(of) ? <MixMark size={12} /> : <TechniqueMark technique={of.technique} size={12} />

/** The group that gets least, where its draws are others than the mean's. */
function Least({ outcome, scenario }: { readonly outcome: Outcome; readonly scenario: Scenario }): ReactElement | null {
  const ranges = outcome.groupShares.map(({ p10, p50, p90 }) => ({ low: p10, likely: p50, high: p90 }))
  const least = leastServed(namedShares(scenario, ranges))
  if (!least) return null
  const { low, likely, high } = least.nativeShare
  return (
    <div className={css["quiet"]}>
      {[low, likely, high].map(percent).join(" · ")} for <bdi>{least.name}</bdi>
    </div>
  )
}

interface HistogramProps {
  readonly outcome: Outcome
  readonly counts: readonly number[]
  readonly marks: Percentiles
  readonly axis: { readonly from: number; readonly to: number }
}

/** The figures stand beside it; the picture is for the eye alone. */
function Histogram({ outcome, counts, marks, axis }: HistogramProps): ReactElement {
  const most = Math.max(1, ...counts)
  const at = (value: number): number => (axis.to > axis.from ? ((value - axis.from) / (axis.to - axis.from)) * counts.length : 0)
  return (
    <svg
      viewBox={`0 0 ${counts.length} 24`}
      preserveAspectRatio="none"
      className={own["histogram"]}
      style={{ color: isFixedPlan(outcome.option) ? "var(--ink)" : techniqueStyle[outcome.option.technique].color }}
      aria-hidden="true"
    >
      {counts.map((n, i) => (n > 0 ? <rect key={i} x={i + 0.06} width={0.88} y={23 - (n / most) * 22} height={(n / most) * 22} /> : null))}
      <line x1="0" x2={counts.length} y1="23.5" y2="23.5" className={own["grid"]} />
      {[marks.p10, marks.p50, marks.p90].map((value, i) => (
        <line key={i} x1={at(value)} x2={at(value)} y1={i === 1 ? 0 : 8} y2="24" className={own["percentile"]} />
      ))}
    </svg>
  )
}
