import type { PlanResult } from "../report.ts"
import type { PlanPin } from "../scenario.ts"

/** A plan that was found, as one that is asked for by name: whatever GPU slices its parts need then. */
export const pinOfPlan = ({ parts }: Pick<PlanResult, "parts">): PlanPin => ({
  parts: parts.map(({ groups, option: { product, gpu } }) => ({ groups, pin: { product, gpu, instanceType: null } })),
})
