import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Product, Range, Workload } from "../../dataset/core.ts"
import type { VmGroup } from "../scenario.ts"

/** What one second of native work asks API forwarding to carry. */
export interface RemotingLoad {
  readonly apiCalls: Range
  readonly bytes: Range
  readonly roundTrips: Range
}

const mib = 1024 * 1024
const exactly = (value: number): Range => ({ low: value, likely: value, high: value })

export function remotingLoad(group: VmGroup, workload: Workload): RemotingLoad {
  const { overrides } = group
  const { remoting } = workload
  const calls = overrides.apiCallsPerSecond === undefined ? remoting.apiCallsPerSecond : exactly(overrides.apiCallsPerSecond)
  const bytes = (callCount: number, upload: number): number =>
    callCount * remoting.bytesPerCall + (upload + remoting.readbackMibPerSecond) * mib
  return {
    apiCalls: calls,
    bytes:
      overrides.mibPerSecond === undefined
        ? {
            low: bytes(calls.low, remoting.uploadMibPerSecond.low),
            likely: bytes(calls.likely, remoting.uploadMibPerSecond.likely),
            high: bytes(calls.high, remoting.uploadMibPerSecond.high),
          }
        : exactly(overrides.mibPerSecond * mib),
    roundTrips: exactly(overrides.roundTripsPerSecond ?? remoting.roundTripsPerSecond),
  }
}

export interface RemotingParts {
  readonly efficiency: Range
  /** Seconds added to each native second, likely case, by part. */
  readonly calls: number
  readonly transfer: number
  readonly trips: number
  readonly evidence: readonly Evidence[]
}

/**
 * Efficiency of API remoting: a native second carries calls, bytes and blocking round trips;
 * forwarding adds calls·c + bytes/B + trips·RTT seconds, so efficiency = 1/(1 + added).
 * c, B and RTT belong to the transport; the API level decides which share of the calls crosses one by one.
 * Source of the form: analytic models remoting-additive and drawcall-bound of the dataset.
 * Left out: overlap of forwarding with GPU work, which makes it pessimistic for well-pipelined applications.
 */
export function remotingEfficiency(load: RemotingLoad, product: Product, catalogue: Catalogue): RemotingParts | null {
  if (!product.remoting) return null
  const level = catalogue.remoting.levels[product.remoting.level]
  const transport = catalogue.remoting.transports[product.remoting.transport]
  if (!level || !transport) return null
  const parts = (end: "low" | "likely" | "high"): [number, number, number] => {
    const best = end === "low" ? "high" : end === "high" ? "low" : "likely"
    return [
      load.apiCalls[end] * level.crossingShare[end] * transport.secondsPerCall[end],
      load.bytes[end] / transport.bytesPerSecond[best],
      load.roundTrips[end] * level.crossingShare[end] * transport.roundTripSeconds[end],
    ]
  }
  const share = ([calls, transfer, trips]: [number, number, number]): number => 1 / (1 + calls + transfer + trips)
  const likely = parts("likely")
  return {
    efficiency: { low: share(parts("high")), likely: share(likely), high: share(parts("low")) },
    calls: likely[0],
    transfer: likely[1],
    trips: likely[2],
    evidence: [...level.evidence, ...transport.evidence],
  }
}
