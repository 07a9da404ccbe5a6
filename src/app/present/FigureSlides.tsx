import type { ReactElement } from "react"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { costScale, shareScale, type Scale } from "../../features/compare/scales.ts"
import { yearsPhrase } from "../../features/compare/words.ts"
import { TechniqueMark } from "../../features/common/TechniqueMark.tsx"
import { techniqueStyle } from "../../features/common/techniqueStyle.ts"
import { plural, type Span } from "../../ui/format.ts"
import { figuresOf, shownOptions, verdictSaid } from "./said.ts"
import css from "./Present.module.css"
import own from "./FigureSlides.module.css"

export interface FigureSlideProps {
  readonly report: Report
  readonly scenario: Scenario
  readonly step: number
}

/** The four answers side by side; then the verdict. */
export function BoardSlide({ report, scenario, step }: FigureSlideProps): ReactElement {
  const [headline, detail] = verdictSaid(report, scenario)
  return (
    <div className={css["slide"]}>
      <h2 className={css["title"]}>What each technique makes of {plural(report.totalVms, "VM")}</h2>
      <table className={own["board"]}>
        <thead>
          <tr>
            <th scope="col">Technique</th>
            <th scope="col">Native performance</th>
            <th scope="col">GPUs</th>
            <th scope="col">Cost {yearsPhrase(scenario)}</th>
            <th scope="col">Migration</th>
          </tr>
        </thead>
        <tbody>
          {shownOptions(report).map((option) => {
            const { share, shareRange, gpus, cost, costRange, migration, cannot } = figuresOf(option, scenario)
            const { name, color } = techniqueStyle[option.technique]
            return (
              <tr key={option.key} data-cannot={cannot !== null || undefined} style={{ "--hue": color } as React.CSSProperties}>
                <th scope="row">
                  <TechniqueMark technique={option.technique} size={26} hollow={cannot !== null} /> {name}
                  {cannot !== null && <small>does not meet every need</small>}
                </th>
                <td>
                  <b>{share}</b> <small>{shareRange}</small>
                  {option.nativeShare && <Bar span={option.nativeShare} scale={shareScale} />}
                </td>
                <td>{gpus}</td>
                <td>
                  <b>{cost}</b> <small>{costRange}</small>
                </td>
                <td>{migration}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {step > 0 && (
        <div className={css["verdict"]}>
          <p>{headline}</p>
          {detail !== undefined && <p className={css["quiet"]}>{detail}</p>}
        </div>
      )}
    </div>
  )
}

/** What each costs, on one scale, and what makes up most of it. */
export function CostSlide({ report, scenario }: FigureSlideProps): ReactElement {
  const options = shownOptions(report)
  const scale = costScale(options)
  return (
    <div className={css["slide"]}>
      <h2 className={css["title"]}>Cost {yearsPhrase(scenario)}</h2>
      <ul className={css["costs"]}>
        {options.map((option) => {
          const { name, color } = techniqueStyle[option.technique]
          const { cost, costRange, perMonth, costMostly } = figuresOf(option, scenario)
          return (
            <li key={option.key} style={{ "--hue": color } as React.CSSProperties}>
              <p className={own["costName"]}>
                <TechniqueMark technique={option.technique} size={26} /> {name}
              </p>
              <div>
                {option.cost && <Bar span={option.cost.total} scale={scale} />}
                <p>
                  <b>{cost}</b> {costRange !== "" && `(${costRange}), `}
                  {perMonth !== "" && `${perMonth} a VM and month`}
                </p>
                <p className={css["quiet"]}>{costMostly}</p>
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

interface BarProps {
  readonly span: Span
  readonly scale: Scale
}

/** Up to the likely value, with the range as a line across its end. */
function Bar({ span, scale }: BarProps): ReactElement {
  const percent = (value: number): string => `${scale.at(value) * 100}%`
  return (
    <div className={own["bar"]} aria-hidden="true">
      <i style={{ inlineSize: percent(span.likely) }} />
      <i data-range style={{ insetInlineStart: percent(span.low), inlineSize: `${(scale.at(span.high) - scale.at(span.low)) * 100}%` }} />
    </div>
  )
}
