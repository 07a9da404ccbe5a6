import type { VmClass } from "./multiClass.ts"

/** VMs of a class, and the cycles a unit of time that each must be left. */
export interface AskedClass extends VmClass {
  readonly least: number
}

/** Rounds in which both bounds are sharpened. */
const rounds = 4
/** A "no" is only clear beyond what the approximations of mean value analysis may be off, of the speed. */
const margin = 0.01

/**
 * Whether every class of VMs on one GPU keeps at least `least` of its own cycles a unit of time, where that is clear without mean value analysis; null where it is not.
 *
 * A VM of class c finds at most what stands there when all are present but itself: R_c ≤ S_c·(1 + Σ N_i·q_i − q_c), with q_i ≤ R_i ÷ (R_i + Z_i) the share of its time
 * that a VM of class i queues. Beginning with the q at which each class just keeps its least, bounds that hold imply that all smaller populations keep theirs, and so this one
 * (induction over the population). Taking one VM away shortens the queue by no more than one VM: R_c ≥ S_c·max(1, Σ N_i·q_i), with q_i ≥ R_i ÷ (R_i + Z_i) of such R.
 */
export function clearlyKeep(classes: readonly AskedClass[], contendedCapacity: number): boolean | null {
  let total = 0
  for (const one of classes) total += one.active
  const capacity = total > 1 ? contendedCapacity : 1

  let low = 0
  for (const { active, serviceTime, thinkTime } of classes) low += active * queued(serviceTime / capacity, thinkTime)
  for (let round = 0; round < rounds; round++) {
    let next = 0
    for (const one of classes) {
      const response = (one.serviceTime / capacity) * Math.max(1, low)
      if (response * (1 - margin) > slowest(one)) return false
      next += one.active * queued(response, one.thinkTime)
    }
    low = next
  }

  const share = classes.map((one) => queued(slowest(one), one.thinkTime))
  for (let round = 0; round < rounds; round++) {
    let high = 0
    for (let c = 0; c < classes.length; c++) high += classes[c]!.active * share[c]!
    let kept = true
    for (let c = 0; c < classes.length; c++) {
      const one = classes[c]!
      const response = (one.serviceTime / capacity) * (1 + Math.max(0, high - Math.min(1, one.active) * share[c]!))
      kept &&= response <= slowest(one)
      share[c] = Math.min(share[c]!, queued(response, one.thinkTime))
    }
    if (kept) return true
  }
  return null
}

/** The longest that a VM's work may take. */
const slowest = ({ least, thinkTime }: AskedClass): number => (least > 0 ? 1 / least - thinkTime : Infinity)

/** Share of its time that a VM queues whose work takes so long and that thinks so long between. */
const queued = (response: number, think: number): number => (response === Infinity ? 1 : response <= 0 ? 0 : response / (response + think))
