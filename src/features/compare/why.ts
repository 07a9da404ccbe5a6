import type { Derivation, Input } from "../../engine/report.ts"
import {
  count,
  duration,
  memory,
  likelyMoney,
  money,
  moneyRange,
  number,
  percent,
  watts,
  type Currency,
  type Span,
} from "../../ui/format.ts"
import { sayWhy } from "../../words/why.ts"

const shareUnits = new Set(["fraction", "share", "of native", "of time", "of being alone", "of all hours", "of alone"])

/** One number with its unit, as a reader says it: 0.92 "of native" -> "92 % of native". */
export function formatValue(value: number, unit: string, currency: Currency): string {
  if (shareUnits.has(unit)) return unit.startsWith("of ") ? `${percent(value)} ${unit}` : percent(value)
  const [first = "", ...rest] = unit.split(" ")
  const tail = rest.length > 0 ? ` ${rest.join(" ")}` : ""
  if (first === "USD" && unit !== `USD per ${currency.code}`) return `${money(value, currency)}${tail}`
  if (unit === "s") return value !== 0 && Math.abs(value) < 0.05 ? `${number(value, 2)} s` : duration(value)
  if (first === "MiB") return `${memory(value)}${tail}`
  if (unit === "W") return watts(value)
  const plain = Number.isInteger(value) ? count(value) : number(value)
  return unit === "" ? plain : unit.startsWith("%") ? `${plain} ${unit}` : `${plain} ${unit}`
}

const isSpan = (value: Input["value"]): value is Span => typeof value === "object" && "likely" in value

/** "88–96 % of native" and, where the range is open, its likely value. */
export function formatInput(
  { value, unit }: Pick<Input, "value" | "unit">,
  currency: Currency,
): { readonly main: string; readonly likely: string | null } {
  if (typeof value === "string") return { main: value === "" ? "–" : unit === "" ? value : `${value} ${unit}`, likely: null }
  if (typeof value === "object" && "id" in value) return { main: sayWhy(value), likely: null }
  if (!isSpan(value)) return { main: formatValue(value, unit, currency), likely: null }
  if (unit.startsWith("USD") && unit !== `USD per ${currency.code}`) {
    const tail = unit.slice(3)
    const main = moneyRange(value, currency)
    return { main: main + tail, likely: value.low === value.high ? null : likelyMoney(value, currency) }
  }
  const low = formatValue(value.low, unit, currency)
  const high = formatValue(value.high, unit, currency)
  if (low === high) return { main: high, likely: null }
  const likely = formatValue(value.likely, unit, currency)
  const words = unit.startsWith("of ") ? ` ${unit}` : ""
  return {
    main: `${withoutTail(low, high)}–${high}`,
    likely: words !== "" && likely.endsWith(words) ? likely.slice(0, -words.length) : likely,
  }
}

/** The low end without the unit words both ends share: "88" of "88 % of native" and "96 % of native". */
function withoutTail(low: string, high: string): string {
  const at = low.indexOf(" ")
  return at > 0 && high.endsWith(low.slice(at)) ? low.slice(0, at) : low
}

export const isDoubtful = (input: Input): boolean => input.basis === "estimate" || input.basis === "recalled"

/** How many inputs a derivation rests on, its steps included, and how many of them nobody has verified. */
export function founding(derivation: Derivation): { readonly inputs: number; readonly doubtful: number } {
  const own = derivation.inputs.filter((input) => input.basis !== "computed")
  return derivation.steps
    .map(founding)
    .reduce((sum, step) => ({ inputs: sum.inputs + step.inputs, doubtful: sum.doubtful + step.doubtful }), {
      inputs: own.length,
      doubtful: own.filter(isDoubtful).length,
    })
}
