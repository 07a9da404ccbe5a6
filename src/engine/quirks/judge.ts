import type { Quirk } from "../../dataset/schema/index.ts"

/**
 * What is known of a machine: for each fact that a rule may ask for (`gpuVendor`, `hypervisorVersion`, …) the values it may have.
 * A fact that is not listed is not known. Yes and no are the words for true and false.
 */
export type Facts = Readonly<Record<string, readonly string[]>>

/** `open`: it depends on a fact that is not known. */
export type Truth = "yes" | "no" | "open"

export interface Judged {
  readonly quirk: Quirk
  /** Whether the rule holds for the machine. */
  readonly applies: Truth
  /** Its conditions, each with what is known of it. */
  readonly conditions: readonly { readonly key: string; readonly truth: Truth }[]
}

/** Names of GPU architectures, oldest first, by which "Pascal or older" is decided. */
export type ArchitectureOrder = readonly string[]

type Comparison = "eq" | "ne" | "lt" | "lte" | "gt" | "gte"
const outcomes: Readonly<Record<Comparison, (sign: number) => boolean>> = {
  eq: (sign) => sign === 0,
  ne: (sign) => sign !== 0,
  lt: (sign) => sign < 0,
  lte: (sign) => sign <= 0,
  gt: (sign) => sign > 0,
  gte: (sign) => sign >= 0,
}

const numbers = (text: string): readonly number[] | null => (/^\d+([.-]\d+)*$/.test(text) ? text.split(/[.-]/).map(Number) : null)

/** Below, at or above: architectures by their order, versions and dates by their parts. Null where the two cannot be compared. */
export function compare(a: string, b: string, order: ArchitectureOrder): number | null {
  const [rankA, rankB] = [order.indexOf(a), order.indexOf(b)]
  if (rankA >= 0 && rankB >= 0) return Math.sign(rankA - rankB)
  const [left, right] = [numbers(a), numbers(b)]
  if (!left || !right) return null
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const sign = Math.sign((left[at] ?? 0) - (right[at] ?? 0))
    if (sign !== 0) return sign
  }
  return 0
}

const wordOf = (value: unknown): string => (typeof value === "boolean" ? (value ? "yes" : "no") : String(value))

/** Whether one value meets a condition: a word, a list of which any will do, or comparisons that must all hold. Null: cannot be told. */
function meets(value: string, condition: unknown, order: ArchitectureOrder): boolean | null {
  if (Array.isArray(condition)) return condition.some((one) => wordOf(one) === value)
  if (typeof condition !== "object" || condition === null) return wordOf(condition) === value
  const told = Object.entries(condition).map(([name, limit]) => {
    const sign = compare(value, wordOf(limit), order)
    const outcome = outcomes[name as Comparison] as ((sign: number) => boolean) | undefined
    return sign === null || outcome === undefined ? null : outcome(sign)
  })
  return told.includes(false) ? false : told.includes(null) ? null : true
}

function truthOf(values: readonly string[] | undefined, condition: unknown, order: ArchitectureOrder): Truth {
  if (values === undefined || values.length === 0) return "open"
  const told = values.map((value) => meets(value, condition, order))
  return told.every((one) => one === true) ? "yes" : told.every((one) => one === false) ? "no" : "open"
}

/** Decides a rule in three values: it holds where all its conditions do, it does not where any fails, else it is open. */
export function judge(quirk: Quirk, facts: Facts, order: ArchitectureOrder): Judged {
  const when: Readonly<Record<string, unknown>> = "technique" in quirk.when ? quirk.when : { technique: quirk.technique, ...quirk.when }
  const conditions = Object.entries(when).map(([key, condition]) => ({ key, truth: truthOf(facts[key], condition, order) }))
  const applies = conditions.some(({ truth }) => truth === "no") ? "no" : conditions.every(({ truth }) => truth === "yes") ? "yes" : "open"
  return { quirk, applies, conditions }
}
