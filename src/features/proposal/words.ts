import type { CostPart } from "../../engine/basics/why/cost.ts"
import type { Factor } from "../../engine/why/bill.ts"
import type { OptionResult } from "../../engine/report.ts"
import { count, money, moneyRange, number, plural, yearsText, type Currency, type Span } from "../../ui/format.ts"
import { sayWhy, unitOfCount } from "../../words/why.ts"
import { gpuShortName } from "../common/optionWords.ts"
import type { ProposalContents } from "./contents.ts"

/** "NVIDIA vGPU on vSphere, A16". */
export const optionName = (option: OptionResult): string => [option.productName, gpuShortName(option)].filter(Boolean).join(", ")

export const costPartName = (part: CostPart): string => sayWhy({ id: "cost-part", values: { part } })

/** "≥ $310–520k" where part of it is not known. */
export const sumText = (usd: Span & { readonly known: boolean }, currency: Currency): string =>
  `${usd.known ? "" : "≥ "}${moneyRange(usd, currency)}`

/** "13 boards and 4 in spare hosts": those that carry VMs, as an answer counts them, apart from those that stand by. */
export const boardsText = ({ boards, spareBoards }: { readonly boards: number; readonly spareBoards: number }): string =>
  `${plural(boards, "board")}${spareBoards > 0 ? ` and ${count(spareBoards)} in spare hosts` : ""}`

/** "7 GPUs on 4 boards and 2 in spare hosts, 3 hosts and 1 spare". */
export function hardwareText({ plan }: Pick<ProposalContents, "plan">): string {
  const gpus = plan.gpus === 0 ? "no GPU" : `${plural(plan.gpus, "GPU")} on ${boardsText(plan)}`
  return `${gpus}, ${plural(plan.hosts, "host")}${plan.spareHosts > 0 ? ` and ${count(plan.spareHosts)} spare` : ""}`
}

/** The question that a proposal answers. */
export function questionText({ totalVms, years, scenario }: Pick<ProposalContents, "totalVms" | "years" | "scenario">): string {
  const groups = scenario.groups.length
  return `Which technique, product and GPU should serve ${plural(totalVms, "VM")}${groups > 1 ? ` in ${count(groups)} groups` : ""} for ${years === 1 ? "a year" : yearsText(years)}, at the least cost and without missing a need?`
}

/** A number of the bill with its unit, money in the reader's currency. */
export function factorText({ value, unit }: Factor, currency: Currency): string {
  if (unit === "usd") return moneyRange(value, currency)
  if (unit === "usd-per-year") return `${moneyRange(value, currency)} per year`
  const said =
    value.low === value.high
      ? number(value.likely, 4)
      : `${number(value.low, 2)}–${number(value.high, 2)}, likely ${number(value.likely, 2)}`
  return `${said} ${typeof unit === "string" ? unitOfCount(unit, value.high) : unit.quote}`.trim()
}

/** A price for one unit: to three digits, for the range of a price is its own. */
export const priceText = (price: Span | null, currency: Currency): string =>
  price === null ? "unknown" : price.low === price.high ? money(price.likely, currency, 4) : moneyRange(price, currency)
