import type { ReactElement } from "react"
import { techniqueIds } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Button } from "../../../ui/Button.tsx"
import { Part } from "../../common/Part.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import { tableJson } from "../../common/table/csv.ts"
import { download } from "../../common/download.ts"
import { Basis } from "./Diagrams.tsx"
import { dimensionsCsv, leading, saysMore, techniqueSpec, type DimensionRow } from "./rows.ts"
import { asking } from "./variants.ts"
import css from "./Matrix.module.css"

// Laid out as cards on a phone, where some browsers drop a table's meaning with its display.
const role = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  name: { role: "rowheader" },
  cell: { role: "cell" },
} as const

/** The four techniques' answers, question by question: a few words, the sentence they stand for, and the way to all that is said. */
export function Matrix({ rows }: { readonly rows: readonly DimensionRow[] }): ReactElement {
  const words = useExplorer((page) => page.view.table)
  const { fileName } = techniqueSpec
  return (
    <section className={css["root"]} data-paper="flow" aria-label={techniqueSpec.name}>
      <header className={css["head"]}>
        <h2 id="dimensions">The four, dimension by dimension</h2>
        <div className={css["buttons"]}>
          <Part is="save">
            <Button variant="quiet" icon="download" onClick={() => download(`${fileName}.csv`, dimensionsCsv(rows, techniqueSpec.columns))}>
              CSV
            </Button>
            <Button variant="quiet" icon="download" onClick={() => download(`${fileName}.json`, tableJson(rows), "application/json")}>
              JSON
            </Button>
          </Part>
        </div>
      </header>
      <table className={css["table"]} aria-labelledby="dimensions" {...role.table}>
        <thead {...role.group}>
          <tr {...role.row}>
            <th scope="col" {...role.head}>
              Dimension
            </th>
            {techniqueIds.map((technique) => (
              <th key={technique} scope="col" {...role.head}>
                <span className={css["technique"]}>
                  <TechniqueMark technique={technique} size={12} />
                  {techniqueNames[technique]}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...role.group}>
          {rows.map((row) => (
            <tr key={row.id} {...role.row}>
              <th scope="row" {...role.name}>
                <ViewLink view="techniques" focus={row.id} table={asking(null, words)} className={css["dimension"]}>
                  {row.name}
                </ViewLink>
              </th>
              {techniqueIds.map((technique) => {
                const answer = row.answers[technique]
                const said = answer ? leading(answer) : null
                const more = answer && said && saysMore(answer, said)
                const count = answer?.statements.length ?? 0
                return (
                  <td key={technique} {...role.cell}>
                    <span className={css["of"]} aria-hidden="true">
                      <TechniqueMark technique={technique} size={11} />
                      {techniqueNames[technique]}
                    </span>
                    <ViewLink view="techniques" focus={row.id} table={asking(technique, words)} className={css["rating"]}>
                      {answer?.rating ?? "Unknown"}
                    </ViewLink>
                    {said && !more && (
                      <>
                        {" "}
                        <Basis statement={said} />
                      </>
                    )}
                    {said && more && (
                      <p className={css["said"]}>
                        {said.text} <Basis statement={said} />
                      </p>
                    )}
                    {count > 1 && <p className={css["count"]}>{count} statements</p>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
