import { figure } from "../../../base/figures.ts"
import type { ReactElement } from "react"
import type { Validation } from "../../../dataset/schema/index.ts"
import { count, percent } from "../../../ui/format.ts"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import { className } from "../measurements/words.ts"
import css from "./validation.module.css"

type Cell = Validation["calibration"][number]

const measurers = { maker: "makers", independent: "others" } as const

/** What a line speaks of: the technique, a class of work, or those of the line above by who measured. */
const nameOf = ({ technique, workloadClass, interest }: Cell): string =>
  interest !== null ? `measured by ${measurers[interest]}` : workloadClass === null ? techniqueNames[technique] : className(workloadClass)

const insideOf = ({ coverage, interval }: Cell): string =>
  coverage === null || interval === null ? "too few to say" : `${percent(coverage)} (${percent(interval.low)} to ${percent(interval.high)})`

/** How often ranges held that were made without the source: by technique, class of work and who measured, each source counting once. */
export function Calibration({ cells }: { readonly cells: readonly Cell[] }): ReactElement {
  return (
    <details className={css["reading"]}>
      <summary>How often ranges held, by class of work and who measured</summary>
      <div>
        <p>
          A source counts as inside by the share of its figures that lie inside the ranges made without it; in brackets, the span in which
          the true share lies nine times of ten. Fewer than three sources are too few to say. One VM alone on a GPU.
        </p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus (WCAG 2.1.1) */}
        <section className={css["summary"]} aria-label="How often ranges held" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Measured</th>
                <th scope="col">Sources</th>
                <th scope="col">Figures</th>
                <th scope="col">Sources inside</th>
                <th scope="col">Figures outside</th>
                <th scope="col">Width, points</th>
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <tr
                  key={`${cell.technique} ${cell.workloadClass} ${cell.interest}`}
                  data-part={cell.workloadClass !== null || cell.interest !== null}
                >
                  <th scope="row">{nameOf(cell)}</th>
                  <td>{count(cell.sources)}</td>
                  <td>{count(cell.rows)}</td>
                  <td>{insideOf(cell)}</td>
                  <td>{count(cell.outside)}</td>
                  <td>{cell.meanWidth === null ? "–" : figure(cell.meanWidth * 100, 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </details>
  )
}
