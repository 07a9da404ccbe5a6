import { techniqueIds } from "../../dataset/schema/words.ts"
import type { OptionResult, Report } from "../../engine/report.ts"

/** A line of the board. `first` opens its technique; the others, pins mostly, stand beneath it. */
export interface Row {
  readonly id: string
  readonly option: OptionResult
  readonly first: boolean
}

/**
 * Techniques in their fixed order, the best option found before what was pinned, pins as the user put them.
 * The order never follows the figures, so nothing jumps while a slider moves.
 */
export function rowsOf(report: Report): readonly Row[] {
  return techniqueIds.flatMap((technique) =>
    report.options
      .filter((option) => option.technique === technique)
      .map((option, index) => ({ option, index }))
      .toSorted((a, b) => Number(a.option.origin === "pin") - Number(b.option.origin === "pin") || a.index - b.index)
      .map(({ option }, index) => ({ id: `${option.origin}-${option.key}`, option, first: index === 0 })),
  )
}

/** Whether the view's focus means this row: its own key, or its technique for the option found best. */
export const isFocused = (option: OptionResult, focus: string | null): boolean =>
  focus !== null && (focus === option.key || (focus === option.technique && option.origin === "best"))
