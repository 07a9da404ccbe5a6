import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Product, Range, Workload } from "../../dataset/core.ts"
import type { VmGroup } from "../scenario.ts"

type Transport = NonNullable<Product["remoting"]>["transport"]

/** Transports between two machines; the others stay inside one host, so that no network is as long as theirs. */
const overNetwork: Readonly<Record<Transport, boolean>> = {
  "shared-memory": false,
  virtio: false,
  "tcp-10g": true,
  "tcp-25g": true,
  "tcp-100g": true,
  rdma: true,
}

/** Whether the product forwards its calls to another machine, where distance counts. */
export const crossesNetwork = ({ remoting }: Product): boolean => remoting !== undefined && overNetwork[remoting.transport]

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

/** Costs of a transport: seconds a call, bytes a second, seconds a round trip. */
export interface Link {
  readonly secondsPerCall: Range
  readonly bytesPerSecond: Range
  readonly roundTripSeconds: Range
}

export interface AddedTime {
  /** Seconds added to each native second. */
  readonly seconds: Range
  /** The likely seconds by part. */
  readonly calls: number
  readonly transfer: number
  readonly trips: number
}

/**
 * Forwarding adds calls·x·c + bytes/B + trips·x·RTT seconds to a native second; x is the share of the calls that cross one
 * by one. c, B and RTT belong to the transport, x to the API level. Source of the form: analytic models remoting-additive
 * and drawcall-bound of the dataset. The ranges of load and link are independent, so the ends are those of their
 * deviations added as squares about the likely value, not the worst of everything together.
 * Left out: overlap of forwarding with GPU work, which makes it pessimistic for well-pipelined applications.
 */
export function addedByForwarding(load: RemotingLoad, level: { readonly crossingShare: Range }, link: Link): AddedTime {
  const { crossingShare: x } = level
  const calls = load.apiCalls.likely * x.likely * link.secondsPerCall.likely
  const transfer = load.bytes.likely / link.bytesPerSecond.likely
  const trips = load.roundTrips.likely * x.likely * link.roundTripSeconds.likely
  const added = calls + transfer + trips
  const terms: readonly [seconds: number, factors: readonly Range[]][] = [
    [calls, [load.apiCalls, x, link.secondsPerCall]],
    [transfer, [load.bytes, link.bytesPerSecond]],
    [trips, [load.roundTrips, x, link.roundTripSeconds]],
  ]
  // Each factor moves the sum by so many seconds where it alone goes to its end.
  const moved = (up: boolean): number =>
    Math.sqrt(
      terms.reduce((sum, [seconds, factors], term) => {
        const squares = factors.map((factor, at) => {
          const inverse = term === 1 && at === 1
          return seconds * logRatio(factor, up !== inverse)
        })
        return sum + squares.reduce((total, one) => total + one ** 2, 0)
      }, 0),
    )
  const relative = (up: boolean): number => (added > 0 ? moved(up) / added : 0)
  return {
    seconds: { low: added * Math.exp(-relative(false)), likely: added, high: added * Math.exp(relative(true)) },
    calls,
    transfer,
    trips,
  }
}

/** How far, in the logarithm, an end of a range lies from its likely value. */
function logRatio(range: Range, up: boolean): number {
  const end = up ? range.high : range.low
  return range.likely > 0 && end > 0 ? Math.abs(Math.log(end / range.likely)) : 0
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
 * Time added over a link with a round trip of exactly that many seconds. Its ends are those of `addedByForwarding`, save that the worst
 * is never better than with no round trip at all: the relative spread narrows as an exact part is added, which alone would say so.
 */
function addedOverDistance(load: RemotingLoad, level: { readonly crossingShare: Range }, link: Link, roundTripSeconds: number): AddedTime {
  const at = (seconds: number): AddedTime => addedByForwarding(load, level, { ...link, roundTripSeconds: exactly(seconds) })
  const added = at(roundTripSeconds)
  return { ...added, seconds: { ...added.seconds, high: Math.max(added.seconds.high, at(0).seconds.high) } }
}

/**
 * Efficiency of API remoting for a group of VMs: 1 ÷ (1 + added time). Null for a product that forwards nothing.
 * `networkRttMs`: the round trip of the scenario's network, ms, in place of the transport's own wherever calls leave the host.
 */
export function remotingEfficiency(
  load: RemotingLoad,
  product: Product,
  catalogue: Catalogue,
  networkRttMs: number | null = null,
): RemotingParts | null {
  if (!product.remoting) return null
  const level = catalogue.remoting.levels[product.remoting.level]
  const transport = catalogue.remoting.transports[product.remoting.transport]
  if (!level || !transport) return null
  const { seconds, calls, transfer, trips } =
    networkRttMs !== null && crossesNetwork(product)
      ? addedOverDistance(load, level, transport, networkRttMs / 1000)
      : addedByForwarding(load, level, transport)
  return {
    efficiency: { low: 1 / (1 + seconds.high), likely: 1 / (1 + seconds.likely), high: 1 / (1 + seconds.low) },
    calls,
    transfer,
    trips,
    evidence: [...level.evidence, ...transport.evidence],
  }
}
