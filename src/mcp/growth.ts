import { nameOf } from "../cli/answer.ts"
import type { Answer } from "../cli/answerSchema.ts"
import { answerGrowth, growthOfTask } from "../cli/growth.ts"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { isFixedPlan, type Fixed } from "../engine/decisions/fixedPlan.ts"
import { growthAsked } from "../engine/growth/counts.ts"
import type { Grown, Growth, GrowthYear } from "../engine/growth/types.ts"
import type { MixReport, Report } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"
import { holdsText, machinesText } from "../features/common/growthWords.ts"
import { count, moneyRange, number } from "../ui/format.ts"
import { inTime, mostSeconds } from "./inTime.ts"
import { Refusal } from "./refusal.ts"

const nameOfFixed = (one: Fixed): string =>
  isFixedPlan(one)
    ? one.place === null
      ? "Each group its own way"
      : `Pinned plan ${one.place + 1}`
    : `${one.productName}${one.gpuName ? ` on ${one.gpuName}` : ""}`

const sayYear = ({ year, vms, needed, bought, total, presentValue, reasons }: GrowthYear): string =>
  `  Year ${year}: ${count(vms)} VMs need ${machinesText(needed)}; bought ${machinesText(bought)}; paid ${moneyRange(total)}, in present value ${moneyRange(presentValue)}${reasons.length > 0 ? "; misses a need or limit" : ""}.`

const sayGrown = (one: Grown, isFirst: boolean): readonly string[] => [
  `- ${nameOfFixed(one.option)}: ${moneyRange(one.total)} over all years, ${moneyRange(one.presentValue)} in present value. ${holdsText(one)}`,
  ...(isFirst ? one.years.map(sayYear) : []),
]

function discountText({ value, basis }: Growth["discount"]): string {
  const rate =
    value.low === value.high ? number(value.likely) : `${number(value.low)} to ${number(value.high)}, likely ${number(value.likely)}`
  return `${rate} % a year (${basis === "yours" ? "from the scenario" : basis})`
}

interface GrowthTold {
  readonly lines: readonly string[]
  readonly data: NonNullable<Answer["growth"]>
}

/** The years of each option and of the plan of parts, in words (of the cheapest year by year) and as the command line prints them. */
export function growthTold(report: Report, mix: MixReport | null, scenario: Scenario): GrowthTold {
  const growth = inTime(growthOfTask(report, mix, scenario, catalogue))
  if (growth === null)
    throw new Refusal(`The years of this scenario take more than ${mostSeconds} s. Ask with fewer groups, or name the GPUs (gpus=).`)
  const names = scenario.groups.map((group) => nameOf(group, catalogue))
  const stated = growthAsked(scenario) ? "" : " The scenario states no growth (grow=), so the VMs stay as many."
  return {
    lines: [
      `Growth, the cheapest in present value first, discounted by ${discountText(growth.discount)}; all computed.${stated}`,
      ...growth.options.flatMap((one, at) => sayGrown(one, at === 0)),
    ],
    data: answerGrowth(growth, names),
  }
}
