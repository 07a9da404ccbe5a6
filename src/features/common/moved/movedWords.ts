import { partsOfHeadline, type Headline } from "../../../scenario/headline.ts"
import { count, money, number, percentRange, plural, type Currency } from "../../../ui/format.ts"

interface Names {
  readonly currency: Currency
  readonly nameOf: (optionKey: string) => string
}

const share = ({ shareLow, shareHigh }: Headline): string => percentRange({ low: shareLow, likely: shareLow, high: shareHigh })

/** By how much a figure moved, in percent of what it was: " (+9 %)"; "" where it was nothing. */
function change(then: number, now: number): string {
  if (then <= 0) return ""
  const percent = ((now - then) / then) * 100
  return ` (${percent < 0 ? "−" : "+"}${number(Math.abs(percent), 2)} %)`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "a plan of 2 parts (KVM vGPU, NVIDIA A16; KVM VFIO, NVIDIA L40S)" */
function planName(option: string, nameOf: Names["nameOf"]): string {
  const plan = partsOfHeadline(option)
  if (!plan) return nameOf(option)
  const named = plan.keys.length > 0 ? ` (${[...new Set(plan.keys)].map(nameOf).join("; ")})` : ""
  return `a plan of ${plural(plan.parts, "part")}${named}`
}

/** Each figure of an answer that is another now, with what it was and what it is. None: all are what they were. */
export function movedWords(then: Headline, now: Headline, { currency, nameOf: optionName }: Names): readonly string[] {
  const nameOf = (option: string): string => planName(option, optionName)
  if (then.option === null || now.option === null) {
    if (then.option === now.option) return []
    return [
      then.option === null
        ? `Nothing met every need then; now ${nameOf(now.option ?? "")} does.`
        : `${capital(nameOf(then.option))} met every need then; now nothing does.`,
    ]
  }
  const line = (what: string, of: (one: Headline) => string, tail = ""): readonly string[] =>
    of(then) === of(now) ? [] : [`${what}: ${of(then)} then, ${of(now)} now${tail}.`]
  return [
    ...line("Cheapest way", ({ option }) => nameOf(option ?? "")),
    ...line("GPUs", ({ gpus }) => count(gpus), change(then.gpus, now.gpus)),
    ...line("Cost", ({ costUsd }) => money(costUsd, currency), change(then.costUsd, now.costUsd)),
    ...line("Native share", share),
  ]
}
