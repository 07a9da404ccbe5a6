import { useState, type ReactElement } from "react"
import type { Outcome } from "../../../engine/decisions/outcomes.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import { nameOf } from "../../../words/beside.ts"
import type { Beside } from "../../../scenario/view.ts"
import { money, percent, count, type Currency } from "../../../ui/format.ts"
import { SelectField } from "../../../ui/SelectField.tsx"
import { currencyOf } from "../../common/currency.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { MixMark, TechniqueMark } from "../../common/TechniqueMark.tsx"
import {
  apartText,
  axisEnd,
  figureNames,
  figureOf,
  figures,
  figureText,
  migrationText,
  outcomeName,
  type Figure,
} from "../../common/besideFigures.ts"
import { sentence } from "../words.ts"
import { Scroll } from "./Scroll.tsx"
import css from "./Beside.module.css"

export interface OutcomesProps {
  /** The page's own first. */
  readonly outcomes: readonly (readonly Outcome[])[]
  readonly scenario: Scenario
  readonly beside: Beside
}

const shownName = (outcome: Outcome | undefined, ofPlans: boolean): string => {
  if (!outcome) return ofPlans ? "One way for all is as good" : "not compared"
  return outcome.technique === null ? sentence(outcomeName(outcome)) : outcomeName(outcome)
}

const axisText = (value: number, figure: Figure, currency: Currency): string =>
  figure === "cost" ? money(value, currency, 2) : figure === "share" ? percent(value) : count(value)

/** What each scenario comes to with each technique, with the distance from the base, on one axis. */
export function OutcomesTable({ outcomes, scenario, beside }: OutcomesProps): ReactElement {
  const [figure, setFigure] = useState<Figure>("cost")
  const currency = currencyOf(scenario)
  const ids = [...new Set(outcomes.flatMap((one) => one.map(({ id }) => id)))]
  const { most, isCut } = axisEnd(outcomes.flat(), figure)
  const names = outcomes.map((_, place) => nameOf(beside, place === 0 ? null : place - 1))
  return (
    <>
      <div className={css["controls"]}>
        <SelectField
          label="On the axis"
          value={figure}
          options={figures.map((value) => ({ value, label: figureNames[value] }))}
          onChange={setFigure}
        />
      </div>
      <Scroll label="What follows from each scenario">
        <table className={css["table"]}>
          <caption>
            <span>What follows from each scenario, and how far it is from {names[0]}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Scenario</th>
              <th scope="col">Best option</th>
              {figures.map((one) => (
                <th key={one} scope="col">
                  {figureNames[one]}
                </th>
              ))}
              <th scope="col">Migration</th>
              <th scope="col" className={css["barHead"]}>
                {figureNames[figure]}, 0 to {axisText(most, figure, currency)}
                {isCut && "; what reaches its end goes on"}
              </th>
            </tr>
          </thead>
          {ids.map((id) => {
            const row = outcomes.map((one) => one.find((outcome) => outcome.id === id))
            const technique = row.find((one) => one !== undefined)?.technique ?? null
            const title = technique === null ? "Each group its own way" : techniqueStyle[technique].name
            return (
              <tbody key={id}>
                <tr>
                  <th scope="rowgroup" colSpan={figures.length + 4} className={css["technique"]}>
                    <span>
                      {technique === null ? <MixMark /> : <TechniqueMark technique={technique} />} {title}
                    </span>
                  </th>
                </tr>
                {row.map((outcome, place) => (
                  <tr key={place}>
                    <th scope="row">{names[place]}</th>
                    <td className={css["option"]}>
                      {shownName(outcome, technique === null)}
                      {outcome && !outcome.feasible && <span className={css["misses"]}>misses a need</span>}
                    </td>
                    {figures.map((one) => {
                      const apart = place === 0 ? null : apartText(row[0], outcome, one, currency)
                      return (
                        <td key={one} className={css[one === "share" ? "shares" : "figures"]}>
                          {figureText(outcome, one, currency)}
                          {apart !== null && <span className={apart === "the same" ? css["alike"] : css["apart"]}>{apart}</span>}
                        </td>
                      )
                    })}
                    <td>{migrationText(outcome)}</td>
                    <td className={css["barCell"]}>
                      <Bar outcome={outcome} figure={figure} most={most} base={place === 0} />
                    </td>
                  </tr>
                ))}
              </tbody>
            )
          })}
        </table>
      </Scroll>
    </>
  )
}

interface BarProps {
  readonly outcome: Outcome | undefined
  readonly figure: Figure
  readonly most: number
  readonly base: boolean
}

/** Up to the likely value, with the range as a thin line over it; outlined where it cannot be built, broken where it goes on beyond the axis. */
function Bar({ outcome, figure, most, base }: BarProps): ReactElement | null {
  const range = figureOf(outcome, figure)
  if (!range) return null
  const at = (value: number): number => Math.min(100, (value / most) * 100)
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect
        x="0"
        y="3"
        width={at(range.likely)}
        height="6"
        className={css["bar"]}
        data-base={base || undefined}
        data-misses={outcome?.feasible === false || undefined}
      />
      {range.low <= most && (
        <path
          d={`M${at(range.low)} 6H${at(range.high)}M${at(range.low)} 2V10${range.high <= most ? `M${at(range.high)} 2V10` : ""}`}
          className={css["range"]}
        />
      )}
      {range.likely > most && <path d="M88 12L91 0M92 12L95 0" className={css["broken"]} />}
    </svg>
  )
}
