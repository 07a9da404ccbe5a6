import type { InputUnit, WhyUnit } from "../../engine/basics/why/units.ts"
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
import { sayWhy, unitNames, unitOfCount } from "../../words/why.ts"

/** How a figure is written. */
type Measure = "plain" | "share" | "money" | "seconds" | "memory" | "watts"

/** Those of our units that are not written as a plain number with the unit's name behind it. */
const measures: Partial<Readonly<Record<WhyUnit, Measure>>> = {
  usd: "money",
  "usd-per-year": "money",
  mib: "memory",
  "mib-per-gpu": "memory",
  seconds: "seconds",
  watts: "watts",
  share: "share",
  "of-native": "share",
  "of-time": "share",
  "of-all-hours": "share",
  "of-being-alone": "share",
  "of-being-alone-on-gpu": "share",
  "of-being-alone-on-slice": "share",
  "of-frame-buffer": "share",
  "of-reference": "share",
}

interface Written {
  readonly measure: Measure
  /** What stands behind the figure. */
  readonly tail: string
}

const writtenShares: ReadonlySet<string> = new Set([
  "fraction",
  "share",
  "of native",
  "of time",
  "of being alone",
  "of all hours",
  "of alone",
])

/** How figures of a unit of the dataset are written, which has it in its own words. */
function unitAsWritten(unit: string, currency: Currency): Written {
  const [first = "", ...rest] = unit.split(" ")
  const tail = rest.join(" ")
  if (writtenShares.has(unit)) return { measure: "share", tail: first === "of" ? unit : "" }
  // A rate of exchange stays one.
  if (first === "USD" && unit !== `USD per ${currency.code}`) return { measure: "money", tail }
  if (unit === "s") return { measure: "seconds", tail: "" }
  if (first === "MiB") return { measure: "memory", tail }
  return unit === "W" ? { measure: "watts", tail: "" } : { measure: "plain", tail: unit }
}

/** What is counted stands behind its number as many of it or as one. */
function written(unit: InputUnit, currency: Currency, n: number): Written {
  if (typeof unit !== "string") return unitAsWritten(unit.quote, currency)
  const measure = measures[unit] ?? "plain"
  return { measure, tail: measure === "plain" ? unitOfCount(unit, n) : unitNames[unit] }
}

const figure: Readonly<Record<Measure, (value: number, currency: Currency) => string>> = {
  plain: (value) => (Number.isInteger(value) ? count(value) : number(value)),
  share: percent,
  money,
  seconds: (value) => (value !== 0 && Math.abs(value) < 0.05 ? `${number(value, 2)} s` : duration(value)),
  memory,
  watts,
}

const withTail = (text: string, tail: string): string => (tail === "" ? text : `${text} ${tail}`)

/** One number with its unit, as a reader says it: 0.92 of native -> "92 % of native". */
export function formatValue(value: number, unit: InputUnit, currency: Currency): string {
  const { measure, tail } = written(unit, currency, value)
  return withTail(figure[measure](value, currency), tail)
}

const isSpan = (value: Input["value"]): value is Span => typeof value === "object" && "likely" in value

/** "88–96 % of native" and, where the range is open, its likely value. What is said in words has no unit. */
export function formatInput(
  { value, unit }: Pick<Input, "value" | "unit">,
  currency: Currency,
): { readonly main: string; readonly likely: string | null } {
  if (typeof value === "number") return { main: formatValue(value, unit, currency), likely: null }
  if (!isSpan(value)) return { main: sayWhy(value) || "–", likely: null }
  const { measure, tail } = written(unit, currency, value.high)
  if (measure === "money") {
    const likely = value.low === value.high ? null : likelyMoney(value, currency)
    return { main: withTail(moneyRange(value, currency), tail), likely }
  }
  const [low, likely, high] = [value.low, value.likely, value.high].map((one) => figure[measure](one, currency)) as [string, string, string]
  if (low === high) return { main: withTail(high, tail), likely: null }
  const main = withTail(`${withoutTail(low, high)}–${high}`, tail)
  return { main, likely: measure === "share" ? likely : withTail(likely, tail) }
}

/** The low end without the unit that both ends share: "1.5" of "1.5 min" and "3 min". */
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
