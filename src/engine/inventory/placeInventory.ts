import type { Catalogue } from "../../dataset/catalogue.ts"
import { orderOf, reachOf } from "./demand.ts"
import { fillByRelaxation, fillWholeHosts } from "./fill.ts"
import { improve } from "./improve.ts"
import { prepare } from "./kinds.ts"
import { wholeHosts } from "./relaxation/hostProgram.ts"
import { relaxer } from "./relaxation/relax.ts"
import { repair } from "./repair.ts"
import { reportOf } from "./report.ts"
import type { Goal, Inventory, InventoryReport, OnProgress } from "./types.ts"
import { Work } from "./work.ts"

export type * from "./types.ts"
export { tooLarge } from "./effort.ts"
export { goals, slicings } from "./types.ts"

/** VMs placed between two reports of progress. */
const REPORT_EVERY = 250
/** Ways of rounding the relaxation (see fill.ts); which is better depends on the list. */
const evennesses = [1, 5]
/** Steps of looking for better contents of GPUs. */
const IMPROVE_STEPS = 1_500_000
/** What one VM is worth beside one GPU given out: nothing but a tie-break at first; then as much as is given up for it, down to what best fit gives. */
const tieBreak: Readonly<Record<Goal, { readonly gpu: number; readonly vm: number; readonly trade: number }>> = {
  gpus: { gpu: 1, vm: 0.02, trade: 0.2 },
  vms: { gpu: 0.001, vm: 1, trade: 1 },
  order: { gpu: 1, vm: 0.02, trade: 0.02 },
}

/**
 * Places each VM of an inventory on the hosts there are. Where not all find room, the goal decides who does: two placements are made, one by best fit, those
 * that take most of a GPU first, one by rounding a linear relaxation; both are improved GPU by GPU, and the better one stays. By the order of the file, best fit alone
 * in that order, and VMs are only moved, never sent away, for one further down. The same input gives the same answer. With every answer comes what no placement could
 * exceed, a true reason for each VM left over, and what of the free GPUs is stranded, by the rule that strands it.
 */
export function placeInventory(inventory: Inventory, catalogue: Catalogue, onProgress: OnProgress = () => undefined): InventoryReport {
  const { goal = "gpus" } = inventory
  const prepared = prepare(inventory, catalogue)
  const reach = reachOf(prepared)
  const order = orderOf(prepared.kinds, reach)
  const gpusOf = (k: number): number => (prepared.kinds[k]!.vm.gpus === 0 ? 0 : (reach.gpusOf[k] ?? 0))
  const waiting = order.reduce((sum, k) => sum + prepared.kinds[k]!.members.length, 0)
  let placed = 0
  const byBestFit = new Work(prepared, reach)
  const onEach = (): void => {
    if (++placed % REPORT_EVERY === 0) onProgress((0.5 * placed) / waiting)
  }
  if (goal === "order") byBestFit.placeInOrder(onEach)
  else byBestFit.placeWaiting(order, onEach)
  onProgress(0.5)
  if (byBestFit.isDone()) return finished(byBestFit, gpusOf, onProgress)
  const relax = relaxer(prepared, reach)
  const { gpu, vm, trade } = tieBreak[goal]
  const worthOf = (k: number): number => gpu * gpusOf(k) + vm
  const atStart = worthOn(byBestFit, gpusOf)
  const works = [byBestFit]
  const first = (k: number): number => byBestFit.waiting[k]!.at(-1) ?? Infinity
  repair(byBestFit, goal === "order" ? order.toSorted((a, b) => first(a) - first(b)) : order)
  byBestFit.placeWaiting(order)
  onProgress(0.6)
  if (goal !== "order") {
    const relaxed = relax(worthOf)
    onProgress(0.62)
    const rounded = evennesses.map((evenness, i) => {
      const work = new Work(prepared, reach)
      fillByRelaxation(work, relaxed, evenness)
      work.placeWaiting(order)
      onProgress(0.65 + 0.05 * i)
      return work
    })
    const whole = inventory.slicing === "shares" ? wholeHosts(prepared, reach, relaxed.classes, worthOf) : null
    if (whole !== null) {
      const work = new Work(prepared, reach)
      fillWholeHosts(work, relaxed.classes, whole)
      work.placeWaiting(order)
      rounded.push(work)
    }
    works.push(rounded.reduce((best, work) => (worthOn(work, worthOf) > worthOn(best, worthOf) ? work : best)))
    // A GPU holds whatever there is room for only where it is divided by shares, or not at all.
    if (inventory.slicing === "shares" || inventory.slicing === "whole") {
      for (const [i, work] of works.entries()) {
        improve(work, { worthOf, gpusToSpare: goal === "vms" ? Infinity : 0, steps: IMPROVE_STEPS })
        const gpusToSpare = goal === "vms" ? Infinity : worthOn(work, gpusOf) - atStart
        if (gpusToSpare > 0) improve(work, { worthOf: (k) => gpu * gpusOf(k) + trade, gpusToSpare, steps: IMPROVE_STEPS })
        onProgress(0.75 + 0.05 * i)
      }
    }
    for (const work of works) work.placeWaiting(order)
  }
  onProgress(0.85)
  const better = works.reduce((best, work) => (isBetter(work, best, goal, gpusOf, atStart) ? work : best))
  if (better.isDone()) return finished(better, gpusOf, onProgress)
  const vms = Math.min(waiting, Math.floor(relax(() => 1).worthAtMost + 1e-6))
  const asked = order.reduce((sum, k) => sum + prepared.kinds[k]!.members.length * gpusOf(k), 0)
  const owned = inventory.hosts.reduce((sum, host) => sum + Math.max(0, host.gpus), 0)
  const gpus = Math.min(asked, owned, relax(gpusOf).worthAtMost)
  onProgress(0.9)
  const report = reportOf(better, { vms, gpus })
  onProgress(1)
  return report
}

type GpusOf = (kind: number) => number

function finished(work: Work, gpusOf: GpusOf, onProgress: OnProgress): InventoryReport {
  const report = reportOf(work, { vms: work.standing.size, gpus: worthOn(work, gpusOf) })
  onProgress(1)
  return report
}

function worthOn(work: Work, worthOf: (kind: number) => number): number {
  let sum = 0
  for (const { kind } of work.standing.values()) sum += worthOf(kind)
  return sum
}

/** By VMs where they count; else by VMs among those that give out no fewer GPUs than best fit did, and by GPUs among the others. */
function isBetter(one: Work, other: Work, goal: Goal, gpusOf: GpusOf, atStart: number): boolean {
  const [gpus, others] = [worthOn(one, gpusOf), worthOn(other, gpusOf)]
  const byVms = one.standing.size - other.standing.size || gpus - others
  if (goal === "vms") return byVms > 0
  const enough = gpus >= atStart - 1e-6
  return enough === others >= atStart - 1e-6 ? (enough ? byVms > 0 : gpus > others) : enough
}
