import { useEffect } from "react"
import { lookableColumns, type LookWord } from "../dataset/schema/looks.ts"
import { techniqueIds } from "../dataset/schema/words.ts"
import "./lookHere.css"

const isIn = <T extends string>(words: readonly T[], word: string): word is T => (words as readonly string[]).includes(word)

/** Rows of charts name their technique. Those of the board are in the HTML of every page, and are known by where their mark leads. */
const rowOf = (technique: string): string =>
  `:is([data-technique="${technique}"], tbody:has(th a[href*="view=techniques&focus=${technique}"]))`

/** A figure's cell of the board. */
const cellOf = (column: (typeof lookableColumns)[number]): string =>
  `tr:first-child > td:nth-of-type(${lookableColumns.indexOf(column) + 1})`

/** Where what is looked at stands: rows of techniques, columns of the board, and where both are named the cells in which they meet. */
export function lookedAt(words: readonly LookWord[]): readonly string[] {
  const rows = words.filter((word) => isIn(techniqueIds, word)).map(rowOf)
  const columns = words.filter((word) => isIn(lookableColumns, word)).map(cellOf)
  if (columns.length === 0) return rows
  return (rows.length === 0 ? ["tbody:has(th a)"] : rows).flatMap((row) => columns.map((column) => `${row} > ${column}`))
}

/** Draws a frame around what the reader is to look at; parts of what moves frame themselves (common/Part.tsx). */
export function LookHere({ words }: { readonly words: readonly LookWord[] }): null {
  const selectors = lookedAt(words).join(",")
  useEffect(() => {
    if (selectors === "") return undefined
    const sheet = new CSSStyleSheet()
    // Rows of charts are drawn.
    sheet.replaceSync(
      `:is(${selectors}):not(rect){outline:3px solid var(--look);outline-offset:-3px;border-radius:var(--radius)}rect:is(${selectors}){stroke:var(--look);stroke-width:5px}`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [selectors])
  return null
}
