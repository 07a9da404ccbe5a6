import type { ReactElement } from "react"
import { cellFocus } from "./address.ts"
import type { Footnote } from "./footnotes.ts"
import css from "./Support.module.css"

export const footnoteId = (number: number): string => `matrix-footnote-${number}`

export interface FootnotesProps {
  readonly list: readonly Footnote[]
  /** Back to a cell that carries it. */
  readonly onBack: (cell: string) => void
}

/** The conditions of the rows shown, each with the way back to its cells. */
export function FootnoteList({ list, onBack }: FootnotesProps): ReactElement | null {
  if (list.length === 0) return null
  return (
    <section className={css["footnotes"]} aria-label="Footnotes">
      <h3>Footnotes: conditions of the products shown</h3>
      <ol>
        {list.map((footnote) => (
          <li key={footnote.number} id={footnoteId(footnote.number)} tabIndex={-1} value={footnote.number}>
            {footnote.text}{" "}
            <span className={css["backs"]}>
              {footnote.at.map(({ product, column }) => (
                <button key={`${product.id}.${column.id}`} type="button" onClick={() => onBack(cellFocus(product.id, column.id))}>
                  {product.shortName}: {column.name}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
