import { isNeed } from "./demand.ts"
import type { Work } from "./work.ts"

/** Spots tried while VMs are moved to make room: the repair stops there, however much is left to do. */
const REPAIR_STEPS = 60_000

/** For VMs left over: moves one VM elsewhere where that makes room. Kinds in the order given; each until it fails. Nobody who stands loses the place. */
export function repair(work: Work, order: readonly number[]): void {
  let steps = 0
  for (const k of order) {
    while (work.waiting[k]!.length > 0 && steps < REPAIR_STEPS) {
      const used = makeRoom(work, k, REPAIR_STEPS - steps)
      steps += used.steps
      if (!used.placed) break
    }
  }
}

function makeRoom(work: Work, k: number, budget: number): { placed: boolean; steps: number } {
  const { vm: asking, needs } = work.kindOf(k)
  let steps = 0
  const taken = work.reach.gpusOf[k]!
  for (const host of work.hostsFor(k)) {
    const state = work.states[host]!
    const need = needs[state.modelIndex]
    if (!isNeed(need)) continue
    // A copy: VMs come and go on the host meanwhile.
    for (const other of Array.from(work.on[host]!)) {
      if (steps > budget) return { placed: false, steps }
      const at = work.standing.get(other)!
      // Moving what is larger than the VM that asks would only trade one for another.
      if ((work.reach.gpusOf[at.kind] ?? 0) > taken + 1e-9) continue
      steps++
      work.takeOff(other)
      const spot = state.spot(asking, need)
      if (spot !== null) {
        const vm = work.waiting[k]!.at(-1)!
        work.settle(k, host, spot)
        const hosts = work.hostsFor(at.kind)
        steps += hosts.length / 50
        const elsewhere = work.bestSpot(at.kind, hosts)
        if (elsewhere !== null) {
          work.put(other, { kind: at.kind, ...elsewhere })
          return { placed: true, steps }
        }
        work.takeOff(vm)
        work.waiting[k]!.push(vm)
      }
      work.put(other, at)
    }
  }
  return { placed: false, steps }
}
