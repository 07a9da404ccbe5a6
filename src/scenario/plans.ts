import type { PlanPin, PlanPinPart } from "../engine/scenario.ts"

/** Plans of parts that are pinned at most, each worked out part by part. */
export const planPinLimit = 10

/** A plan with its groups, and its parts by their first groups, in order. */
export const tidyPlan = (parts: readonly PlanPinPart[]): PlanPin => ({
  parts: parts
    .map(({ groups, pin }) => ({ groups: groups.toSorted((a, b) => a - b), pin }))
    .sort((a, b) => (a.groups[0] ?? 0) - (b.groups[0] ?? 0)),
})

/** Plans whose groups stand elsewhere (below 0: nowhere any more). */
export const followed = (plans: readonly PlanPin[], placeOf: (at: number) => number): readonly PlanPin[] =>
  plans
    .map(({ parts }) =>
      tidyPlan(
        parts
          .map(({ groups, pin }) => ({ groups: groups.map(placeOf).filter((at) => at >= 0), pin }))
          .filter(({ groups }) => groups.length > 0),
      ),
    )
    .filter(({ parts }) => parts.length > 0)
