import type { Headline } from "../../../scenario/headline.ts"
import { count, money, number, percentRange, type Currency } from "../../../ui/format.ts"

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

/** Each figure of an answer that is another now, with what it was and what it is. None: all are what they were. */
export function movedWords(then: Headline, now: Headline, { currency, nameOf }: Names): readonly string[] {
  if (then.option === null || now.option === null) {
    if (then.option === now.option) return []
    return [
      then.option === null
        ? `Nothing met every need then; now ${nameOf(now.option ?? "")} does.`
        : `${nameOf(then.option)} met every need then; now nothing does.`,
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
