import type { Scenario } from "../scenario.ts"

/** Whether something bounds what may be bought. */
export const hasLimit = ({ supply, policies }: Scenario): boolean =>
  supply.hostLimit !== null ||
  supply.gpuTotal !== null ||
  supply.rackLimit !== null ||
  Object.keys(supply.gpuLimits).length > 0 ||
  policies.budgetUsd !== null ||
  policies.powerCapKw !== null
