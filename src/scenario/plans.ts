import type { PlanPin, PlanPinPart } from "../engine/scenario.ts"

/** Plans of parts that are pinned at most, each worked out part by part. */
export const planPinLimit = 10

/** A plan with its groups, and its parts by their first groups, in order. */
export const tidyPlan = (parts: readonly PlanPinPart[]): PlanPin => ({
  parts: parts
    .map(({ groups, pin }) => ({ groups: groups.toSorted((a, b) => a - b), pin }))
    .sort((a, b) => (a.groups[0] ?? 0) - (b.groups[0] ?? 0)),
})
