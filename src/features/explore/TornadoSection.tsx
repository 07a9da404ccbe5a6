import { useMemo, useState, type ReactElement } from "react"
import { fixOption } from "../../engine/decisions/fixed.ts"
import type { Moved, Sensitivity, Swing } from "../../engine/decisions/sensitivity.ts"
import type { OptionResult, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { SelectField } from "../../ui/SelectField.tsx"
import { money, moneyChange, number, percent, plural } from "../../ui/format.ts"
import { costFigure, currencyOf } from "../common/currency.ts"
import { BasisTag } from "../common/BasisTag.tsx"
import { groupName } from "../common/groupName.ts"
import { useSources } from "../common/useSources.ts"
import { closestFirst } from "./closest.ts"
import { nothingAsked, useReported } from "./progress.ts"
import { Failed, Section, Waiting } from "./Section.tsx"
import { plansHeld, type MixState } from "./useMix.ts"
import { fixedName, optionName, shareTitle } from "./words.ts"
import css from "./Explore.module.css"
import { rangedUnit, sayRanged } from "../../words/ranged.ts"

/** What is moved: the cost, the share of all VMs, or that of the group with this index. */
type Figure = "cost" | "share" | number
/** Swings below these are as good as none: USD, and share of native. */
const noSwing = { cost: 0.5, share: 5e-4 }
/** The rest move the figure too little to be worth a row. */
const rowsShown = 14

interface TornadoProps {
  readonly scenario: Scenario
  readonly report: Report
  readonly stopped: boolean
  readonly mix: MixState
}

export function TornadoSection({ scenario, report, stopped, mix }: TornadoProps): ReactElement | null {
  const [chosen, setChosen] = useState("")
  const [figure, setFigure] = useState<Figure>("cost")
  // A group may be taken away while its share is looked at.
  const shown = typeof figure === "number" && figure >= scenario.groups.length ? "share" : figure
  const able = useMemo(() => closestFirst(report), [report])
  const option = useMemo(() => able.find((one) => one.key === chosen) ?? able[0], [able, chosen])
  // Where each group is better served its own way, that plan is what is asked about first.
  const plans = useMemo(() => plansHeld(mix), [mix])
  const whole = useMemo(
    () => plans.find((one) => one.fixed.key === chosen) ?? (able.some((one) => one.key === chosen) ? null : (mix.closest ?? mix.mix)),
    [plans, able, chosen, mix],
  )
  const { pending } = mix
  const job = useMemo(() => {
    const fixed = whole ? whole.fixed : option && fixOption(option)
    return fixed && !pending ? ({ kind: "sensitivity", scenario, option: fixed } as const) : null
  }, [scenario, option, whole, pending])
  const running = useJob(job, stopped)
  // Where nothing can be placed, nothing is there to be moved.
  const isAsked = job !== null || pending
  useReported("tornado", "Which inputs move the answer", isAsked ? running : nothingAsked)
  if (!isAsked) return null
  return (
    <Section
      title="Which inputs move the answer"
      lead="Each uncertain input moved to the low and the high end of its published or estimated range, all others at their likely values, the option or the plan of parts planned anew each time. Each with how it is known, so that one sees which estimates matter."
      controls={
        <>
          <SelectField
            label="Option"
            value={whole?.fixed.key ?? option?.key ?? ""}
            options={[
              ...plans.map(({ fixed }) => ({ value: fixed.key, label: fixedName(fixed) })),
              ...able.map((one) => ({ value: one.key, label: optionName(one) })),
            ]}
            onChange={setChosen}
          />
          <SelectField
            label="Figure"
            value={String(figure)}
            options={[
              { value: "cost", label: "Total cost" },
              { value: "share", label: shareTitle(scenario) },
              ...(scenario.groups.length > 1
                ? scenario.groups.map((_, group) => ({ value: String(group), label: `Native share of ${groupName(scenario, group)}` }))
                : []),
            ]}
            onChange={(value) => setFigure(value === "cost" || value === "share" ? value : Number(value))}
          />
        </>
      }
    >
      <Failed running={running} what="The sensitivity" />
      {running.result ? (
        <div aria-busy={running.stale}>
          <Tornado
            found={running.result}
            figure={shown}
            scenario={scenario}
            cost={whole ? { total: whole.plan.totals.cost } : (option?.cost ?? null)}
          />
        </div>
      ) : (
        <Waiting running={running} what="The sensitivity" />
      )}
    </Section>
  )
}

function Tornado({
  found,
  figure,
  scenario,
  cost,
}: {
  readonly found: Sensitivity
  readonly figure: Figure
  readonly scenario: Scenario
  /** Of the option as it is compared. */
  readonly cost: Pick<NonNullable<OptionResult["cost"]>, "total"> | null
}): ReactElement {
  const sources = useSources()
  const currency = currencyOf(scenario)
  const ofCost = figure === "cost"
  const title = ofCost ? "Total cost" : figure === "share" ? shareTitle(scenario) : `Native share of ${groupName(scenario, figure)}`
  const valueOf = (one: Moved): number =>
    figure === "cost" ? one.totalUsd : figure === "share" ? one.nativeShare : (one.groupShares[figure] ?? 0)
  const swingOf = (one: Swing): number =>
    figure === "cost" ? one.costSwingUsd : figure === "share" ? one.shareSwing : (one.groupSwings[figure] ?? 0)
  const text = (value: number): string => (ofCost ? money(value, currency, 2) : percent(value))
  const moving = found.swings
    .filter((one) => swingOf(one) > (ofCost ? noSwing.cost : noSwing.share))
    .toSorted((a, b) => swingOf(b) - swingOf(a))
  const rows = moving.slice(0, rowsShown)
  const likely = valueOf(found.likely)
  const ends = rows.flatMap((one) => [one.low, one.high].flatMap((end) => (end ? [valueOf(end)] : [])))
  const least = Math.min(likely, ...ends)
  const most = Math.max(likely, ...ends)
  const place = (value: number): number => (most > least ? ((value - least) / (most - least)) * 100 : 50)
  // A cost is not known to the digits that one input moves, so its ends are told as changes.
  const end = (one: Moved | null): string =>
    one === null
      ? "cannot be placed"
      : `${ofCost ? moneyChange(valueOf(one) - likely, currency) : text(valueOf(one))}${one.feasible === found.likely.feasible ? "" : one.feasible ? ", meets every need" : ", misses a need"}`
  const [first] = rows
  if (!first) return <p className={css["waiting"]}>No uncertain input moves it.</p>
  return (
    <>
      <p className={css["strong"]}>
        {fixedName(found.option)}: likely {ofCost && cost ? costFigure(cost, currency) : text(likely)}. {plural(moving.length, "input")}{" "}
        {moving.length === 1 ? "moves" : "move"} it; most of all {sayRanged(first.input.label)}.
        {!found.likely.feasible && " As it stands it misses a need."}
      </p>
      <div className={css["scroll"]}>
        <table className={`${css["table"] ?? ""} ${css["tornado"] ?? ""}`}>
          <caption>
            <span>{title} with each input at its ends</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Input</th>
              <th scope="col">How it is known</th>
              <th scope="col">Its range</th>
              <th scope="col">At its low end</th>
              <th scope="col">At its high end</th>
              <th scope="col" className={css["barHead"]}>
                From {text(least)} to {text(most)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => {
              const [known] = one.input.evidence
              const a = place(one.low ? valueOf(one.low) : likely)
              const b = place(one.high ? valueOf(one.high) : likely)
              const middle = place(likely)
              return (
                <tr key={one.input.id}>
                  <th scope="row">{sayRanged(one.input.label)}</th>
                  <td>
                    <BasisTag basis={known?.basis ?? "estimate"} />
                    {known && <span className={css["source"]}>{sources?.[known.source]?.title ?? known.source}</span>}
                  </td>
                  <td className={css["figures"]}>
                    {number(one.input.range.low)}–{number(one.input.range.high)} {rangedUnit(one.input.unit)}
                  </td>
                  <td className={css["figures"]}>{end(one.low)}</td>
                  <td className={css["figures"]}>{end(one.high)}</td>
                  <td className={css["barCell"]}>
                    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                      <rect x={Math.min(a, middle)} y="1.5" width={Math.abs(a - middle)} height="7" className={css["lowBar"]} />
                      <rect x={Math.min(b, middle)} y="1.5" width={Math.abs(b - middle)} height="7" className={css["highBar"]} />
                      <line x1={middle} x2={middle} y1="0" y2="10" className={css["middle"]} />
                    </svg>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className={css["keys"]}>
        <span className={css["key"]}>
          <svg width="14" height="8" aria-hidden="true">
            <rect width="14" height="8" className={css["lowBar"]} />
          </svg>
          input at its low end
        </span>
        <span className={css["key"]}>
          <svg width="14" height="8" aria-hidden="true">
            <rect width="14" height="8" className={css["highBar"]} />
          </svg>
          at its high end
        </span>
        {moving.length > rows.length && <span>{plural(moving.length - rows.length, "more input")} with smaller swings left out.</span>}
      </p>
    </>
  )
}
