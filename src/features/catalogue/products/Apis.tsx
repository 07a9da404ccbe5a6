import type { ReactElement } from "react"
import type { Product } from "../../../dataset/schema/index.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { matrixColumns, type MatrixCell, type MatrixColumn } from "../support/cells.ts"
import { Face } from "../support/Face.tsx"
import { otherWords } from "../support/otherWords.ts"
import { Others } from "./Others.tsx"
import { Section } from "./Section.tsx"
import type { Background } from "./useBackground.ts"
import css from "./Page.module.css"

interface Line {
  readonly columns: readonly MatrixColumn[]
  readonly cell: MatrixCell
}

/** APIs of which the same is said for the same reason share a line. */
export function apiLines(product: Product): readonly Line[] {
  const lines = new Map<string, { columns: MatrixColumn[]; cell: MatrixCell }>()
  for (const column of matrixColumns) {
    const cell = column.cell(product)
    if (column.group !== "apis" || !cell.recorded) continue
    const key = JSON.stringify([cell.words, cell.note, cell.evidence])
    const line = lines.get(key)
    if (line) line.columns.push(column)
    else lines.set(key, { columns: [column], cell })
  }
  return [...lines.values()]
}

/** Which APIs a guest gets, and how that is known. */
export function Apis({ product, background }: { readonly product: Product; readonly background: Background }): ReactElement {
  const lines = apiLines(product)
  const missing = matrixColumns.filter((column) => column.group === "apis" && !column.cell(product).recorded)
  return (
    <Section title="APIs">
      <table className={css["table"]} data-answers>
        <thead>
          <tr>
            <th scope="col">API</th>
            <th scope="col">What a guest gets</th>
            <th scope="col">Known by</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ columns, cell }) => (
            <tr key={columns[0]?.id}>
              <th scope="row">{columns.map((column) => column.name).join(", ")}</th>
              <td>
                <div className={css["what"]} data-paper="flow">
                  <Face look={cell.look} word={cell.word} weak={cell.weak} />
                  {cell.words !== cell.word && <span className={css["said"]}>{cell.words}</span>}
                  {cell.note && <span className={css["said"]}>{cell.note}</span>}
                  <Others words={columns.flatMap((column) => otherWords(background, product, column, cell))} />
                </div>
              </td>
              <td>
                <EvidenceList evidence={cell.evidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length > 0 && <p className={css["said"]}>No entry, which is not a no: {missing.map((column) => column.name).join(", ")}.</p>}
      <p className={css["links"]}>
        <ViewLink view="support" table={{ filter: `${product.shortName.replaceAll(";", " ")}` }}>
          Its row in the support matrix
        </ViewLink>
      </p>
    </Section>
  )
}
