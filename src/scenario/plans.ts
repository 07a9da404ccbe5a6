import type { PlanPin, PlanPinPart } from "../engine/scenario.ts"

/** Plans of parts that are pinned at most, each worked out part by part. */
export const planPinLimit = 10

const partOf = (served: readonly (readonly [group: number, count: number | null])[], pin: PlanPinPart["pin"]): PlanPinPart => {
  const sorted = served.toSorted(([a], [b]) => a - b)
  const counts = sorted.map(([, count]) => count)
  return { groups: sorted.map(([group]) => group), ...(counts.some((one) => one !== null) ? { counts } : {}), pin }
}

const servedBy = ({ groups, counts }: PlanPinPart) => groups.map((group, at) => [group, counts?.[at] ?? null] as const)

/** A plan with its groups, and its parts by their first groups, in order. */
export const tidyPlan = (parts: readonly PlanPinPart[]): PlanPin => ({
  parts: parts.map((one) => partOf(servedBy(one), one.pin)).sort((a, b) => (a.groups[0] ?? 0) - (b.groups[0] ?? 0)),
})

/** Plans whose groups stand elsewhere (below 0: nowhere any more). */
export const followed = (plans: readonly PlanPin[], placeOf: (at: number) => number): readonly PlanPin[] =>
  plans
    .map(({ parts }) =>
      tidyPlan(
        parts
          .map((one) => {
            const there = servedBy(one).flatMap(([at, count]) => (placeOf(at) >= 0 ? [[placeOf(at), count] as const] : []))
            return partOf(there, one.pin)
          })
          .filter(({ groups }) => groups.length > 0),
      ),
    )
    .filter(({ parts }) => parts.length > 0)
