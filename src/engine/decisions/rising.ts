import type { Task } from "../basics/task.ts"
import type { Reason } from "../report.ts"
import { limits } from "../scenario.ts"

/** The most VMs with which something is feasible. */
export interface Risen<Found> {
  /** 0: not even one. */
  readonly vms: number
  /** With so many; null where none was tried that fits. */
  readonly fits: Found | null
  /** What stands against one more. */
  readonly stops: readonly Reason[]
  readonly unlimited: boolean
}

/** The count is doubled from `start` until nothing is feasible, and the gap is halved until one more is too many. `fitting` VMs are known to fit. */
export function* rising<Found extends { readonly feasible: boolean; readonly reasons: readonly Reason[] }>(
  probe: (vms: number) => Task<Found>,
  start: number,
  fitting = 0,
): Task<Risen<Found>> {
  let fits: Found | null = null
  let stops: readonly Reason[] = []
  let low = fitting
  let high = limits.count.max + 1
  let next = start
  while (high - low > 1) {
    const found = yield* probe(next)
    if (found.feasible) {
      fits = found
      low = next
    } else {
      stops = found.reasons
      high = next
    }
    next = high > limits.count.max ? Math.min(limits.count.max, 2 * low) : Math.floor((low + high) / 2)
  }
  return { vms: low, fits, stops, unlimited: low === limits.count.max }
}
