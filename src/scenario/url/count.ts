import { desktopCosts, extraCosts, type DesktopCost, type ExtraCost, type Scenario } from "../../engine/scenario.ts"
import { same } from "../../base/same.ts"
import { unescapeText } from "./escape.ts"
import { put, type KeyRow } from "./lists.ts"
import { keyTold, readId, type Reader } from "./reader.ts"

const isExtra = (word: string): word is ExtraCost => (extraCosts as readonly string[]).includes(word)
const words: ReadonlySet<string> = new Set([...extraCosts, ...desktopCosts])

const economics = (read: Reader, change: Partial<Scenario["economics"]>): void => {
  const { scenario } = read.state
  put(read, { ...scenario, economics: { ...scenario.economics, ...change } })
}

/** Left out in the order of the defaults, so that a link says it in one way. */
const leaving = (kept: readonly DesktopCost[], cost: DesktopCost, out: boolean): readonly DesktopCost[] =>
  desktopCosts.filter((one) => (one === cost ? out : kept.includes(one)))

/**
 * Costs that can be counted or not: a word counts one, a minus before it leaves it out, `none` leaves all out that what follows does not name.
 * Links of before the broker and the rights were counted name what they count besides, and go on meaning that.
 */
export const countRow: KeyRow = {
  key: "count",
  section: "Economics",
  encode: ({ scenario: { economics: money } }) => {
    const list = same(money.leftOut, desktopCosts)
      ? ["none", ...money.counted]
      : [...money.counted, ...money.leftOut.map((cost) => `-${cost}`)]
    return list.length === 0 ? [] : [list.join(",")]
  },
  decode: (text, read) => {
    if (text.replaceAll(",", "").trim() === "") return read.report("ignored", "no-value", { key: keyTold("count") })
    for (const raw of text.split(",")) {
      const word = raw.trim()
      if (word === "") continue
      if (/^none$/i.test(word)) {
        economics(read, { counted: [], leftOut: desktopCosts })
        continue
      }
      if (/^(?:any|all|auto|default)$/i.test(word)) {
        economics(read, { counted: [], leftOut: [] })
        continue
      }
      const out = /^[-\u2212\u2013]/.test(word)
      const name = out ? word.slice(1) : word
      const id = readId(read, unescapeText(name.trim(), false), words, "cost", raw) as ExtraCost | DesktopCost | null
      if (id === null) continue
      const { counted, leftOut } = read.state.scenario.economics
      if (isExtra(id)) {
        const others = counted.filter((one) => one !== id)
        economics(read, { counted: out ? others : counted.includes(id) ? counted : [...counted, id] })
      } else economics(read, { leftOut: leaving(leftOut, id, out) })
    }
  },
}
