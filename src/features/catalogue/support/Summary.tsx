import type { ReactElement } from "react"
import { count, plural } from "../../../ui/format.ts"
import { isFiltered, type Found, type MatrixFilter } from "./filter.ts"
import css from "./Summary.module.css"

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`

/** Within a sentence: "live migration", but "CUDA". */
const inSentence = (name: string): string =>
  /^[A-Z][a-z]/.test(name) && !/^(Direct|Open|Vulkan|Metal|Glide)/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

/** The answer in a sentence: "12 products give CUDA and live migration: 3 outright, 9 under conditions." */
export function answerText({ can }: MatrixFilter, { answers }: Found): string {
  const positive = answers.yes + answers.conditional
  const what = list(can.map((column) => inSentence(column.name)))
  const parts = [
    answers.yes > 0 && `${count(answers.yes)} outright`,
    answers.conditional > 0 && `${count(answers.conditional)} under conditions`,
  ].filter((part) => part !== false)
  const how = parts.length > 1 ? `: ${parts.join(", ")}` : answers.conditional > 0 ? ", under conditions" : ""
  const rest = answers.unknown > 0 ? ` Of ${count(answers.unknown)} more nobody has said.` : ""
  return `${positive === 0 ? "No product gives" : positive === 1 ? "1 product gives" : `${count(positive)} products give`} ${what}${how}.${rest}`
}

export interface SummaryProps {
  readonly filter: MatrixFilter
  readonly found: Found
  readonly all: number
  readonly onClear: () => void
}

/** How many rows are left, and what that means. */
export function Summary({ filter, found, all, onClear }: SummaryProps): ReactElement {
  const filtered = isFiltered(filter)
  return (
    <output className={css["summary"]}>
      {filter.can.length > 0 ? (
        <strong>{answerText(filter, found)}</strong>
      ) : filtered ? (
        `${count(found.rows.length)} of ${plural(all, "product")}`
      ) : (
        plural(all, "product")
      )}
      {filtered && (
        <button type="button" className={css["clear"]} onClick={onClear}>
          Clear filters
        </button>
      )}
    </output>
  )
}
