import type { Growth } from "../../engine/growth/types.ts"
import { number } from "../../ui/format.ts"
import { basisStyles } from "./BasisTag.tsx"

/** "7 %", "4 to 10 %, likely 7 %", with where it comes from. */
export function rateText({ value, basis }: Growth["discount"]): string {
  const rate =
    value.low === value.high
      ? `${number(value.likely)} %`
      : `${number(value.low)} to ${number(value.high)} %, likely ${number(value.likely)} %`
  return `${rate} a year (${basis === "yours" ? "your own figure" : basis === "computed" ? basis : basisStyles[basis].word})`
}
