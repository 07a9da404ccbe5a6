import type { OptionResult, Report } from "../../engine/report.ts"
import { sayAnswer } from "../../words/answers.ts"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import { sentence } from "./words.ts"

/** The row that a reader follows: a technique's best, or what was pinned. */
const rowOf = (option: OptionResult): string => (option.origin === "pin" ? `pin ${option.key}` : option.technique)
const nameOf = (option: OptionResult): string => (option.origin === "pin" ? option.productName : techniqueStyle[option.technique].name)

/** A sentence for each row that could be before and cannot now, with its first reason. */
export function newlyCannot(before: Report, now: Report): readonly string[] {
  const could = new Set(before.options.filter(({ feasible }) => feasible).map(rowOf))
  return now.options
    .filter((option) => !option.feasible && could.has(rowOf(option)))
    .map((option) => {
      const [first] = option.reasons
      return `${nameOf(option)} cannot. ${first ? sentence(sayAnswer(first.told)) : ""}`.trim()
    })
}
