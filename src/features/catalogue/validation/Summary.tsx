import { figure } from "../../../base/figures.ts"
import type { ReactElement } from "react"
import { techniqueIds, workloadClasses } from "../../../dataset/schema/index.ts"
import { count, percent } from "../../../ui/format.ts"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import { className, useNames } from "../measurements/words.ts"
import { tally, type Row } from "./rows.ts"
import css from "./validation.module.css"

const uses = ["efficiency", "sharing", "context"] as const

interface Line {
  readonly id: string
  readonly name: string
  /** Part of the line above it. */
  readonly part?: boolean
  readonly rows: readonly Row[]
}

const tenth = (share: number | null): string => (share === null ? "–" : figure(share * 100, 1, { least: 1 }))

function Table({
  caption,
  lines,
  coverage,
}: {
  readonly caption: string
  readonly lines: readonly Line[]
  readonly coverage: number
}): ReactElement {
  const shown = lines.filter((line) => line.rows.length > 0)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus (WCAG 2.1.1)
    <section className={css["summary"]} aria-label={caption} tabIndex={0}>
      <table>
        <caption>
          {caption} <span>mean width and median error in points</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Figures</th>
            <th scope="col">Predicted</th>
            <th scope="col">Inside</th>
            <th scope="col">Width</th>
            <th scope="col">Error</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => {
            const { rows, predicted, coverage: inside, meanWidth, medianError } = tally(line.rows, coverage)
            return (
              <tr key={line.id} data-part={line.part}>
                <th scope="row">{line.name}</th>
                <td>
                  {count(predicted)} of {count(rows)}
                </td>
                <td>{inside === null ? "–" : percent(inside)}</td>
                <td>{tenth(meanWidth)}</td>
                <td>{tenth(medianError)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** How well the rows shown are predicted: by what they are used for, by technique, by class of work. */
export function Summary({ rows, coverage }: { readonly rows: readonly Row[]; readonly coverage: number }): ReactElement {
  return (
    <div className={css["summaries"]}>
      <Table
        caption="By use and technique"
        coverage={coverage}
        lines={uses.flatMap((use) => {
          const own = rows.filter((row) => row.use === use)
          const techniques = techniqueIds.map((technique) => ({
            id: `${use} ${technique}`,
            name: techniqueNames[technique],
            part: true,
            rows: own.filter((row) => row.technique === technique),
          }))
          return [{ id: use, name: `For ${useNames[use]}`, rows: own }, ...techniques]
        })}
      />
      <Table
        caption="By class of work, without context"
        coverage={coverage}
        lines={workloadClasses.map((workClass) => ({
          id: workClass,
          name: className(workClass),
          rows: rows.filter((row) => row.workloadClass === workClass && row.use !== "context"),
        }))}
      />
    </div>
  )
}
