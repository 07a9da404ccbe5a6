import type { Grown, Growth } from "../../engine/growth/types.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { moneyRange } from "../../ui/format.ts"
import { currencyOf } from "../common/currency.ts"
import { holdsText } from "../common/growthWords.ts"
import { fixedName } from "./words.ts"

/** What is below this share of an amount is told as no difference. */
const worthTelling = 0.005

/** Whose years are shown, what they come to, and what costs less while the VMs grow. `answer`: what the page answers for the first year; null where that has no years. */
export function grownWords(grown: Grown, answer: Grown | null, { options }: Growth, scenario: Scenario): string {
  const currency = currencyOf(scenario)
  const { option, total, presentValue } = grown
  const whose =
    answer === null ? "" : grown === answer ? ", the answer of the page" : `, not the answer of the page (${fixedName(answer.option)})`
  const [best] = options
  const isOther = best && best !== grown && best.failsIn === null && !best.overBudget
  const saves = isOther && best.presentValue.likely < grown.presentValue.likely * (1 - worthTelling)
  const misses = grown.failsIn !== null || grown.overBudget
  return [
    `${fixedName(option)}${whose}: ${moneyRange(total, currency)} over all years, ${moneyRange(presentValue, currency)} in present value.`,
    holdsText(grown),
    ...(isOther && (saves || misses)
      ? [
          `With this growth ${fixedName(best.option)} ${misses ? "holds through all years" : "costs less"}: ${moneyRange(best.presentValue, currency)} in present value.`,
        ]
      : []),
  ].join(" ")
}
