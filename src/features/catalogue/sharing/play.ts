import type { OneGpu } from "../../../engine/plan/oneGpu.ts"
import { dutyOnSlice } from "../../../engine/performance/sharing.ts"
import type { Range } from "../../../dataset/schema/index.ts"
import { activeOf } from "./arrivals.ts"
import { playTurns, type Turns } from "./turns.ts"

/** What the picture shows of the engine at once, and how far each chapter takes it, ms. A VM comes when its predecessors' time has left the picture. */
export const windowMs = 48
export const chapterMs = 60
export const arrivalOf = (vm: number): number => vm * chapterMs + (chapterMs - windowMs)
/** Mean time from one request of a VM that is alone to its next: 60 a second, as frames are. */
const cycleMs = 1000 / 60
/** A turn of which nobody knows how long it is. */
const someTurnMs = 2

/** The turns of VMs that arrive one by one until the GPU is full. */
export function playOf({ full, scheduler, model }: OneGpu, sliceMs: number | null, capacity: Range): Turns {
  const until = (full.vms + 1) * chapterMs
  const active = activeOf(full.vms, model.activeShare)
  const arrivals = active.map((_, vm) => arrivalOf(vm))
  const common = { slice: sliceMs ?? someTurnMs, cycle: cycleMs, capacity: capacity.likely, until, mostVms: Math.max(1, model.mostVms) }
  if (scheduler !== "spatial") {
    return playTurns({
      ...common,
      scheduler: scheduler === "whole" ? "best-effort" : scheduler,
      arrivals,
      active,
      duty: model.demand.duty.likely,
    })
  }
  const duty = dutyOnSlice(model.demand.duty, model.sliceSpeed).likely
  return playTurns({ ...common, scheduler: "apart", arrivals, active, duty })
}
