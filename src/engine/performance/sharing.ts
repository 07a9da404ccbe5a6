import type { Range, Scheduler } from "../../dataset/schema/index.ts"
import { multiply } from "../basics/range.ts"
import { meanOverCompanions, meanValueAnalysis, type Population } from "./closedNetwork.ts"

/** How a GPU is divided among the VMs on it. */
export interface SharingInput {
  readonly scheduler: Scheduler | "whole"
  /** What VMs under a time-slicing scheduler take turns on: the whole GPU, or one slice of it. "gpu" where left out. */
  readonly turnsOn?: "gpu" | "mig-instance"
  /** VMs placed on what they take turns on. */
  readonly vms: number
  /** VMs that it is cut up for at most: the denominator of a fixed share. */
  readonly mostVms: number
  readonly activeShare: number
  /** Share of time that one active VM, alone on the whole GPU, keeps it busy, 0..1. */
  readonly duty: Range
  /** Capacity left when two or more VMs contend (parameter time-slice-efficiency). */
  readonly contendedCapacity: Range
  /** Speed of the slice against the whole GPU, for spatial slices, 0..1. */
  readonly sliceSpeed: Range
}

export interface SharingResult {
  /** Rate of work against being alone on the GPU, 0..1. */
  readonly sharing: Range
  /** Speed of the work while it runs: service time alone over response time, 0..1. */
  readonly burst: Range
}

const one: Range = { low: 1, likely: 1, high: 1 }
/** Duty above this is taken as saturating: the VM never pauses. */
const saturated = 0.999999

/**
 * Sharing factor of one VM under each scheduler.
 * - best effort: work-conserving processor sharing, by mean value analysis.
 * - equal share: every running VM has 1/n of the GPU's time, whatever the others do.
 * - fixed share: 1/most, even when the GPU is otherwise empty.
 * - spatial: a slower private server of speed `sliceSpeed`; nothing is shared.
 * Turns on a slice: the slower private server is itself shared, so its factor times that of the turns, in which the slice is the station
 * and the VM keeps it busy for longer than the whole GPU.
 * (Policies: dataset placement rules sched-best, sched-equal, sched-fixed; analytic model vgpu-policies.)
 */
export function sharingOf(input: SharingInput): SharingResult {
  if (input.turnsOn === "mig-instance" && input.scheduler !== "spatial" && input.scheduler !== "whole") {
    const slice = privateServer(input.duty, input.sliceSpeed)
    const turns = sharingOf({ ...input, turnsOn: "gpu", duty: dutyOnSlice(input.duty, input.sliceSpeed) })
    return { sharing: multiply(slice.sharing, turns.sharing), burst: multiply(slice.burst, turns.burst) }
  }
  switch (input.scheduler) {
    case "whole":
      return { sharing: one, burst: one }
    case "spatial":
      return privateServer(input.duty, input.sliceSpeed)
    case "equal-share":
      return privateServer(input.duty, slice(input.contendedCapacity, Math.max(1, input.vms)))
    case "fixed-share":
      return privateServer(input.duty, slice(input.contendedCapacity, Math.max(1, input.mostVms)))
    case "best-effort": {
      const low = bestEffort(input, input.duty.high, input.contendedCapacity.low)
      const likely = bestEffort(input, input.duty.likely, input.contendedCapacity.likely)
      const high = bestEffort(input, input.duty.low, input.contendedCapacity.high)
      return {
        sharing: { low: low.sharing, likely: likely.sharing, high: high.sharing },
        burst: { low: low.burst, likely: likely.burst, high: high.burst },
      }
    }
  }
}

function slice(capacity: Range, parts: number): Range {
  if (parts === 1) return one
  return { low: capacity.low / parts, likely: capacity.likely / parts, high: capacity.high / parts }
}

/** A VM with a server of its own at `speed`: it completes (S + Z)/(S/speed + Z) of its native rate. */
export function privateServer(duty: Range, speed: Range): SharingResult {
  const rate = (u: number, f: number): number => 1 / (u / Math.min(1, f) + 1 - u)
  return {
    sharing: { low: rate(duty.high, speed.low), likely: rate(duty.likely, speed.likely), high: rate(duty.low, speed.high) },
    burst: { low: Math.min(1, speed.low), likely: Math.min(1, speed.likely), high: Math.min(1, speed.high) },
  }
}

/** Share of time that a VM alone on a slice of `speed` keeps it busy, 0..1: (u ÷ speed) ÷ (u ÷ speed + 1 − u). */
export function dutyOnSlice(duty: Range, speed: Range): Range {
  const busy = (u: number, f: number): number => u / (u + (1 - u) * Math.min(1, f))
  return { low: busy(duty.low, speed.high), likely: busy(duty.likely, speed.likely), high: busy(duty.high, speed.low) }
}

const populations = new Map<string, Population>()

/** Mean value analysis, remembered: an edit asks for the same few GPUs and duties again and again. */
function population(duty: number, capacity: number, most: number): Population {
  const key = `${duty}:${capacity}`
  const known = populations.get(key)
  if (known && known.throughputPerVm.length > most) return known
  if (populations.size > 5000) populations.clear()
  const u = Math.min(duty, saturated)
  const made = meanValueAnalysis({ serviceTime: u, thinkTime: 1 - u, contendedCapacity: capacity }, Math.max(most, 64))
  populations.set(key, made)
  return made
}

function bestEffort(input: SharingInput, duty: number, capacity: number): { sharing: number; burst: number } {
  if (duty <= 0 || input.vms <= 1) return { sharing: 1, burst: 1 }
  const { throughputPerVm, responseTime } = population(duty, capacity, input.vms)
  const alone = throughputPerVm[1] ?? 1
  const work = Math.min(duty, saturated)
  return {
    sharing: meanOverCompanions(input.vms, input.activeShare, (n) => (throughputPerVm[n] ?? 0) / alone),
    burst: meanOverCompanions(input.vms, input.activeShare, (n) => work / (responseTime[n] ?? Infinity)),
  }
}
