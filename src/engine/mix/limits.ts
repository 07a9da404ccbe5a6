import type { Reason } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import type { Use } from "../search/carryOut.ts"

/** A limit of the whole that the parts of a plan break together, though each of them keeps it. */
export interface SharedLimit {
  readonly most: number
  readonly use: (taken: Use) => number
  /** The scenario with less than so much of it. */
  readonly below: (use: number) => Scenario
}

/** What is below this share of a capacity counts as less of it. */
const less = 1e-3

/** The first limit that more GPUs, hosts, racks or power would meet; null: it is money, or nothing that parts share. */
export function sharedLimit(reasons: readonly Reason[], scenario: Scenario): SharedLimit | null {
  for (const { told } of reasons) {
    const made = limitOf(told, scenario)
    if (made) return made
  }
  return null
}

function limitOf(told: Reason["told"], scenario: Scenario): SharedLimit | null {
  const { supply, policies } = scenario
  const inSupply = (
    most: number | null,
    use: SharedLimit["use"],
    change: (use: number) => Partial<Scenario["supply"]>,
  ): SharedLimit | null =>
    most === null ? null : { most, use, below: (at) => ({ ...scenario, supply: { ...supply, ...change(at - 1) } }) }
  if (told.id === "gpu-total") {
    return inSupply(
      supply.gpuTotal,
      ({ gpus }) => gpus.reduce((sum, one) => sum + one.count, 0),
      (gpuTotal) => ({ gpuTotal }),
    )
  }
  if (told.id === "gpu-limit") {
    const { id } = told.values.gpu
    return inSupply(
      supply.gpuLimits[id] ?? null,
      ({ gpus }) => gpus.find(({ gpu }) => gpu.id === id)?.count ?? 0,
      (most) => ({ gpuLimits: { ...supply.gpuLimits, [id]: most } }),
    )
  }
  if (told.id === "host-limit") {
    return inSupply(
      supply.hostLimit,
      ({ hosts }) => hosts,
      (hostLimit) => ({ hostLimit }),
    )
  }
  if (told.id === "rack-limit") {
    return inSupply(
      supply.rackLimit,
      ({ racks }) => racks?.count?.likely ?? Infinity,
      (rackLimit) => ({ rackLimit }),
    )
  }
  const { powerCapKw } = policies
  return told.id === "over-power" && powerCapKw !== null
    ? {
        most: powerCapKw,
        use: ({ peakKw }) => peakKw,
        below: (at) => ({ ...scenario, policies: { ...policies, powerCapKw: at * (1 - less) } }),
      }
    : null
}
