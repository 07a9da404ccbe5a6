import type { Product } from "../../../dataset/schema/index.ts"
import type { MatrixColumn } from "./cells.ts"

export interface Footnote {
  readonly number: number
  readonly text: string
  /** The cells that carry it. */
  readonly at: readonly { readonly product: Product; readonly column: MatrixColumn }[]
}

export interface Footnotes {
  readonly list: readonly Footnote[]
  readonly number: (condition: string | null) => number | null
}

/** The conditions of the rows shown, in reading order; the same words are one footnote. */
export function footnotesOf(rows: readonly Product[], columns: readonly MatrixColumn[]): Footnotes {
  const byText = new Map<string, { number: number; at: { product: Product; column: MatrixColumn }[] }>()
  for (const product of rows) {
    for (const column of columns) {
      const { condition } = column.cell(product)
      if (condition === null) continue
      const known = byText.get(condition)
      if (known) known.at.push({ product, column })
      else byText.set(condition, { number: byText.size + 1, at: [{ product, column }] })
    }
  }
  return {
    list: [...byText].map(([text, one]) => ({ text, ...one })),
    number: (condition) => (condition === null ? null : (byText.get(condition)?.number ?? null)),
  }
}
