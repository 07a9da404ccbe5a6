import { englishList } from "../../base/english.ts"
import type { PlanPart } from "../../engine/report.ts"

/** The groups of the part whose spare hosts stand by for this one, of many the first; null where it has its own, or none. */
export function sparesOf({ sparesOf: at }: PlanPart, parts: readonly PlanPart[]): string | null {
  const of = at === undefined ? undefined : parts[at]
  if (!of) return null
  const names = of.option.groups.map(({ name }) => name)
  const [first = "", ...others] = names
  return others.length > 1 ? `${first} and ${others.length} others` : englishList(names)
}

/** Unique among the parts of a plan. */
export const keyOfPart = ({ groups, counts }: PlanPart): string => `${groups.join()}|${counts?.join() ?? ""}`

/** What the parts of a plan have in common. */
export const standWords = (parts: readonly Pick<PlanPart, "sparesOf">[]): string =>
  parts.some((part) => part.sparesOf !== undefined)
    ? "Parts stand on hosts of their own; spare hosts of one model and platform stand by for several parts and are counted once."
    : "Parts stand on hosts of their own, spare hosts included."
