import type { PlanResult } from "../report.ts"
import type { PlanPin } from "../scenario.ts"

/** A plan that was found, as one that is asked for by name: whatever GPU slices its parts need then. Of a group that is split the last part has all that the others leave. */
export const pinOfPlan = ({ parts }: Pick<PlanResult, "parts">): PlanPin => ({
  parts: parts.map(({ groups, counts, option: { product, gpu } }, at) => {
    const fixed = groups.map((index, place) => {
      const isLast = !parts.slice(at + 1).some((other) => other.groups.includes(index))
      return isLast ? null : (counts?.[place] ?? null)
    })
    return { groups, ...(fixed.some((one) => one !== null) ? { counts: fixed } : {}), pin: { product, gpu, instanceType: null } }
  }),
})
