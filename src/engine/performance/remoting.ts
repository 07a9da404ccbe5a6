import type { Product, Range } from "../../dataset/core.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import { exactly, type RemotingLoad } from "./remotingLoad.ts"

export type Level = NonNullable<Product["remoting"]>["level"]
export type Transport = NonNullable<Product["remoting"]>["transport"]

/** Transports between two machines; the others stay inside one host, so that no network is as long as theirs. */
const overNetwork: Readonly<Record<Transport, boolean>> = {
  "shared-memory": false,
  virtio: false,
  "tcp-10g": true,
  "tcp-25g": true,
  "tcp-100g": true,
  rdma: true,
}
export const isNetwork = (transport: Transport): boolean => overNetwork[transport]

/** Whether the product forwards its calls to another machine, where distance counts. */
export const crossesNetwork = ({ remoting }: Pick<Product, "remoting">): boolean =>
  remoting !== undefined && overNetwork[remoting.transport]

/** Gbit/s of the links that the transports stand for. */
const nominalGbps: Partial<Record<Transport, number>> = { "tcp-10g": 10, "tcp-25g": 25, "tcp-100g": 100, rdma: 100 }

/** Gbit/s that the transport stands for; null inside a host. */
export const gbpsOf = (transport: Transport): number | null => nominalGbps[transport] ?? null

/** Costs of a link and of the level of the calls that cross it. Seconds, and bytes a second. */
export interface Link {
  /** Share of the calls that cross one by one. */
  readonly crossingShare: Range
  readonly secondsPerCall: Range
  readonly bytesPerSecond: Range
  readonly roundTripSeconds: Range
  readonly secondsPerFrame: Range
  /** Seconds that a second API on the host adds to a native second. */
  readonly translation: Range
  /** Power of the mean by which asynchronous calls overlap with the GPU's work. */
  readonly overlap: Range
}

export interface LinkAsked {
  readonly level: Level
  readonly transport: Transport
  /** Launches of kernels, which are batched less than drawing is. */
  readonly launches: boolean
  /** Whether the host runs the calls on another API than the guest's. */
  readonly translated: boolean
  /** Whether frames are read back for a viewer. */
  readonly copied: boolean
  /** Seconds of a round trip where it is known. */
  readonly roundTripSeconds?: Range | null
  /** Gbit/s of the link where it is known. */
  readonly gbps?: Range | null
}

/** What crossing costs, from data/models/remoting; null for a level or a transport that it does not have. */
export function linkOf(
  { level, transport, launches, translated, copied, roundTripSeconds, gbps }: LinkAsked,
  catalogue: Catalogue,
): Link | null {
  const { remoting } = catalogue
  const own = remoting.levels[level]
  const way = remoting.transports[transport]
  if (!own || !way) return null
  const nominal = gbpsOf(transport)
  const { bytesPerSecond: usual } = way
  const scaled = (end: keyof Range): number => (gbps && nominal ? (usual[end] * gbps[end]) / nominal : usual[end])
  return {
    crossingShare: (launches ? own.launchCrossingShare : undefined) ?? own.crossingShare,
    secondsPerCall: overNetwork[transport] ? way.secondsPerCall : (own.secondsPerCrossing ?? way.secondsPerCall),
    bytesPerSecond: { low: scaled("low"), likely: scaled("likely"), high: scaled("high") },
    roundTripSeconds: roundTripSeconds ?? way.roundTripSeconds,
    secondsPerFrame: copied ? remoting.copying.secondsPerFrame : way.secondsPerFrame,
    translation: translated ? remoting.translation.seconds : exactly(0),
    overlap: remoting.overlap.power,
  }
}

export interface AddedTime {
  /** Seconds added to each native second; the ends are those of the load alone. */
  readonly seconds: Range
  /** The likely seconds by part. */
  readonly calls: number
  readonly transfer: number
  readonly trips: number
  readonly frames: number
  readonly translation: number
}

/** (1 + f ^ p) ^ (1 ÷ p) − 1: what work of f seconds, that nobody waits for, adds to a second of the GPU's. */
export const overlapped = (asynchronous: number, power: number): number => (1 + asynchronous ** power) ** (1 / power) - 1

/**
 * Forwarding adds to a native second what calls and frames take beside the GPU's work, calls·x·c + frames·f, less what overlaps with it; and what
 * somebody waits for: bytes ÷ B, trips·RTT, and the translation to a second API. x is the share of the calls that cross one by one. c, f, B and RTT
 * belong to the transport, x to the API level (analytic models remoting-additive and drawcall-bound of the dataset).
 *
 * The ends are those of what the load may be, each figure by itself, added as squares: what the costs may be is pooled from
 * measurements (predict.ts), and is not counted twice. No end falls as any load grows, or a link gets longer or slower.
 */
export function addedByForwarding(load: RemotingLoad, link: Link): AddedTime {
  const call = link.crossingShare.likely * link.secondsPerCall.likely
  const at = (calls: number, frames: number, power: number): number =>
    overlapped(calls * call + frames * link.secondsPerFrame.likely, power)
  const asynchronous = at(load.apiCalls.likely, load.frames.likely, link.overlap.likely)
  const transfer = load.bytes.likely / link.bytesPerSecond.likely
  const trips = load.roundTrips.likely * link.roundTripSeconds.likely
  const translation = link.translation.likely * load.busy
  const likely = asynchronous + transfer + trips + translation
  /** The sum with one figure at its end and the others likely, for each figure. */
  const moved = (end: "low" | "high"): readonly number[] => {
    const other = end === "low" ? "high" : "low"
    return [
      at(load.apiCalls[end], load.frames.likely, link.overlap.likely) - asynchronous,
      at(load.apiCalls.likely, load.frames[end], link.overlap.likely) - asynchronous,
      at(load.apiCalls.likely, load.frames.likely, link.overlap[other]) - asynchronous,
      (load.bytes[end] - load.bytes.likely) / link.bytesPerSecond.likely,
      load.bytes.likely / link.bytesPerSecond[other] - transfer,
      (load.roundTrips[end] - load.roundTrips.likely) * link.roundTripSeconds.likely,
      load.roundTrips.likely * (link.roundTripSeconds[end] - link.roundTripSeconds.likely),
      link.translation[end] * load.busy - translation,
    ].map((seconds) => Math.max(0, likely + seconds))
  }
  // Downwards ratios add as squares, upwards differences: either way no end falls as one part of the sum grows.
  const down = Math.hypot(...moved("low").map((one) => (one > 0 && likely > 0 ? Math.log(likely / one) : 0)))
  const up = Math.hypot(...moved("high").map((one) => one - likely))
  const plainCalls = load.apiCalls.likely * call
  const plainFrames = load.frames.likely * link.secondsPerFrame.likely
  const split = plainCalls + plainFrames > 0 ? asynchronous / (plainCalls + plainFrames) : 0
  return {
    seconds: { low: likely * Math.exp(-down), likely, high: likely + up },
    calls: plainCalls * split,
    transfer,
    trips,
    frames: plainFrames * split,
    translation,
  }
}
