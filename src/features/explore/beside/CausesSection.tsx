import { useMemo, useState, type ReactElement } from "react"
import type { Causes } from "../../../engine/decisions/causes.ts"
import type { Outcome } from "../../../engine/decisions/outcomes.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import { nameOf } from "../../../words/beside.ts"
import type { Beside } from "../../../scenario/view.ts"
import { useJob } from "../../../scenario/worker/useJob.ts"
import { Button } from "../../../ui/Button.tsx"
import { plural, type Currency } from "../../../ui/format.ts"
import { SelectField } from "../../../ui/SelectField.tsx"
import { currencyOf } from "../../common/currency.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { Failed, Section, Waiting } from "../Section.tsx"
import { apartText, changeText, cheapestOf, figureNames, figureOf, figures, outcomeName, type Figure } from "../../common/besideFigures.ts"
import { inputName, inputValues } from "../../common/inputWords.ts"
import { Scroll } from "./Scroll.tsx"
import css from "./Beside.module.css"

const cheapest = "cheapest"

/** Which input caused what differs, for one of the scenarios beside. */
export function CausesSection({ scenario, beside }: { readonly scenario: Scenario; readonly beside: Beside }): ReactElement {
  const [chosen, setChosen] = useState(0)
  const [way, setWay] = useState(cheapest)
  const [stopped, setStopped] = useState(false)
  const at = Math.min(chosen, beside.others.length - 1)
  const other = beside.others[at]?.scenario ?? scenario
  const job = useMemo(() => ({ kind: "causes", base: scenario, other }) as const, [scenario, other])
  const running = useJob(job, stopped)
  const ways = running.result ? [...new Set([...running.result.base, ...running.result.other].map(({ id }) => id))] : []
  return (
    <Section
      title="Which input caused it"
      lead="Each input that differs is taken from the one beside by itself, all others held as on the page, and the whole answer is worked out anew. What is left over is owed to inputs acting together: no order of steps is preferred to another."
      controls={
        <>
          <SelectField
            label="Beside"
            value={String(at)}
            options={beside.others.map((_, place) => ({ value: String(place), label: nameOf(beside, place) }))}
            onChange={(value) => setChosen(Number(value))}
          />
          <SelectField
            label="Of"
            value={ways.includes(way) ? way : cheapest}
            options={[
              { value: cheapest, label: "The cheapest that meets every need" },
              ...ways.map((value) => ({
                value,
                label:
                  value === "mix"
                    ? "Each group its own way"
                    : value in techniqueStyle
                      ? techniqueStyle[value as keyof typeof techniqueStyle].name
                      : value,
              })),
            ]}
            onChange={setWay}
          />
        </>
      }
    >
      <Failed running={running} what="The causes" />
      {running.state === "running" && (
        <div className={css["progress"]}>
          <progress max={100} value={Math.round(running.progress * 100)} aria-label="Inputs switched" />
          <Button variant="quiet" onClick={() => setStopped(true)}>
            Stop
          </Button>
        </div>
      )}
      {stopped && <Button onClick={() => setStopped(false)}>Go on</Button>}
      {running.result ? (
        <div aria-busy={running.stale}>
          <CausesTable
            causes={running.result}
            base={scenario}
            other={other}
            way={ways.includes(way) ? way : cheapest}
            name={nameOf(beside, at)}
          />
        </div>
      ) : (
        <Waiting running={running} what="The causes" />
      )}
    </Section>
  )
}

interface TableProps {
  readonly causes: Causes
  readonly base: Scenario
  readonly other: Scenario
  readonly way: string
  readonly name: string
}

function CausesTable({ causes, base, other, way, name }: TableProps): ReactElement {
  const currency = currencyOf(base)
  const pick = (outcomes: readonly Outcome[]): Outcome | undefined =>
    way === cheapest ? cheapestOf(outcomes) : outcomes.find(({ id }) => id === way)
  const [from, to] = [pick(causes.base), pick(causes.other)]
  if (causes.effects.length === 0) return <p className={css["summary"]}>Nothing that differs moves the answer.</p>
  const rows = causes.effects.map(({ difference, outcomes }) => ({ difference, outcome: pick(outcomes) }))
  return (
    <Scroll label="What each input changes by itself">
      <table className={css["table"]}>
        <caption>
          <span>
            What each input changes by itself{from ? `, from ${outcomeName(from)}` : ""}
            {causes.untried > 0 && `; ${plural(causes.untried, "more input")} not switched`}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col">From, to</th>
            {figures.map((one) => (
              <th key={one} scope="col">
                {figureNames[one]}
              </th>
            ))}
            <th scope="col">Then best</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ difference, outcome }) => {
            const values = inputValues(difference, base, other)
            return (
              <tr key={difference.id}>
                <th scope="row">{inputName(difference, base, other)}</th>
                <td>
                  {values.base} → {values.other}
                </td>
                {figures.map((one) => (
                  <td key={one} className={css["figures"]}>
                    {apartText(from, outcome, one, currency) ?? "–"}
                  </td>
                ))}
                <td>{outcome ? `${outcomeName(outcome)}${outcome.feasible ? "" : ", misses a need"}` : "nothing meets every need"}</td>
              </tr>
            )
          })}
          <tr>
            <th scope="row">Acting together</th>
            <td>beyond the sum of the above</td>
            {figures.map((one) => (
              <td key={one} className={css["figures"]}>
                {rest(
                  one,
                  from,
                  to,
                  rows.map(({ outcome }) => outcome),
                  currency,
                )}
              </td>
            ))}
            <td />
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All: {name}</th>
            <td>every input at once</td>
            {figures.map((one) => (
              <td key={one} className={css["figures"]}>
                {apartText(from, to, one, currency) ?? "–"}
              </td>
            ))}
            <td>{to ? `${outcomeName(to)}${to.feasible ? "" : ", misses a need"}` : "nothing meets every need"}</td>
          </tr>
        </tfoot>
      </table>
    </Scroll>
  )
}

/** What all inputs at once change beyond the sum of what each changes alone, likely values. */
function rest(
  figure: Figure,
  from: Outcome | undefined,
  to: Outcome | undefined,
  alone: readonly (Outcome | undefined)[],
  currency: Currency,
): string {
  const value = (one: Outcome | undefined): number | undefined => figureOf(one, figure)?.likely
  const [a, b] = [value(from), value(to)]
  const each = alone.map(value)
  if (a === undefined || b === undefined || each.includes(undefined)) return "–"
  return changeText(b - a - each.reduce<number>((sum, one) => sum + (one ?? a) - a, 0), figure, currency)
}
