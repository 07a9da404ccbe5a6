/** The least number of GPUs, by every legal content of one GPU and an exact solver: the placement's rules written a second time, as plainly as can be. */
import { migShape } from "../limits.ts"
import type { PlacementGroup, PlacementInput } from "../types.ts"
import { leastOf } from "./solver.ts"

/** Contents looked at before a case is passed over as too large for this check. */
const MOST_CONTENTS = 40_000

/** Whether pieces have places on an axis of slots without overlap, by trying every start of each. */
function haveStarts(pieces: readonly { readonly size: number; readonly starts: readonly number[] }[]): boolean {
  const order = pieces.toSorted(
    (a, b) => b.size - a.size || a.starts.length - b.starts.length || a.starts.join().localeCompare(b.starts.join()),
  )
  const put = (at: number, taken: bigint, from: number): boolean => {
    const piece = order[at]
    if (piece === undefined) return true
    const alike = order[at + 1]?.starts === piece.starts
    return piece.starts.some((start) => {
      if (start < from) return false
      const mask = ((1n << BigInt(piece.size)) - 1n) << BigInt(start)
      return (taken & mask) === 0n && put(at + 1, taken | mask, alike ? start + 1 : 0)
    })
  }
  return put(0, 0n, 0)
}

const computeSlicesOf = (memorySlices: number) => (memorySlices === 8 ? 7 : memorySlices === 2 ? 2 : 4)

/** Whether these VMs of each group may stand on one GPU. */
export function isLegal(input: PlacementInput, vms: readonly number[], turns?: readonly Turns[]): boolean {
  const { groups, rules } = input
  if (turns !== undefined && !leaveEachOther(turns, vms)) return false
  const sum = (of: (one: PlacementGroup) => number) => groups.reduce((total, one, g) => total + (vms[g]! > 0 ? vms[g]! * of(one) : 0), 0)
  if (sum((one) => 1 / one.maxPerGpuByPerformance) > 1 + 1e-9) return false
  if (sum((one) => 1 / (one.maxPerGpuByEncoders ?? Infinity)) > 1 + 1e-9) return false
  if (sum((one) => one.vcpu) > input.host.cores * input.host.vcpuPerCore - (input.hostVcpuReserve ?? 0) + 1e-9) return false
  if (sum((one) => one.ramGib) > input.host.ramGib + 1e-9) return false
  const present = groups.filter((_, g) => vms[g]! > 0)
  const total = vms.reduce((a, b) => a + b, 0)
  const ofType = (id: string) => groups.reduce((n, one, g) => n + (one.instanceType?.id === id ? vms[g]! : 0), 0)
  const ofSize = (mib: number) => groups.reduce((n, one, g) => n + (one.frameBufferMib === mib ? vms[g]! : 0), 0)
  switch (rules.kind) {
    case "whole-gpu":
      return total <= 1
    case "shared-memory":
      return (
        total <= (rules.maxVmsPerGpu ?? Infinity) && (input.gpuMemoryMib === null || sum((one) => one.frameBufferMib) <= input.gpuMemoryMib)
      )
    case "equal-size":
      return (
        new Set(present.map((one) => one.frameBufferMib)).size <= 1 &&
        total <= (rules.cap ?? Infinity) &&
        sum((one) => 1 / one.instanceType!.maxPerGpu!) <= 1 + 1e-9
      )
    case "vf-split":
      return new Set(present.map((one) => one.instanceType!.id)).size <= 1 && present.every((one) => total <= one.instanceType!.maxPerGpu!)
    case "mixed-size": {
      if (total > (rules.cap ?? Infinity)) return false
      const rowOf = (one: PlacementGroup) => rules.placements.find((row) => row.vgpuFrameBufferMib === one.frameBufferMib)!
      if (present.some((one) => ofSize(one.frameBufferMib) > (rowOf(one).maxPerGpuMixedSize ?? Infinity))) return false
      return haveStarts(
        groups.flatMap((one, g) =>
          Array.from({ length: vms[g]! }, () => ({ size: rowOf(one).placementSize, starts: rowOf(one).placementIds })),
        ),
      )
    }
    case "mig": {
      if (present.some((one) => ofType(one.instanceType!.id) > (one.instanceType!.maxPerGpu ?? Infinity))) return false
      const compute = present.map((one) => computeSlicesOf(one.instanceType!.totalMemorySlices!))
      // An instance is one group's, and holds up to as many of its vGPUs as the type's table and their target allow.
      const instances = groups.map((one, g) =>
        Math.ceil(vms[g]! / Math.min(one.instanceType!.maxPerGpuInstance ?? 1, one.maxPerInstanceByPerformance ?? Infinity)),
      )
      if (groups.reduce((total, one, g) => total + instances[g]! * one.instanceType!.computeSlices!, 0) > Math.min(...compute, Infinity))
        return false
      return haveStarts(groups.flatMap((one, g) => Array.from({ length: instances[g]! }, () => migShape(one.instanceType!)!)))
    }
    case "no-gpu":
      return total === 0
  }
}

/** What work asks of a GPU on which others stand: the share of its time that one active VM keeps the GPU busy, and the least pace it must be left. */
export interface Turns {
  readonly active: number
  readonly duty: number
  readonly least: number
}

/** Capacity left where two or more VMs take turns. */
export const contended = 0.9

/**
 * Whether active VMs of each kind leave each other their pace: mean value analysis over all smaller populations, by its recursion and nothing else
 * (X_c = 1 ÷ (Z_c + S_c·(1 + queue without one of c))). Of one kind alone its own limit speaks.
 */
export function leaveEachOther(kinds: readonly Turns[], vms: readonly number[]): boolean {
  if (vms.filter((n) => n > 0).length < 2) return true
  const active = vms.map((n, k) => n * kinds[k]!.active)
  const capacity = active.reduce((sum, n) => sum + n, 0) > 1 ? contended : 1
  const known = new Map<string, number>()
  const response = (k: number, population: readonly number[]): number =>
    (kinds[k]!.duty / capacity) * (1 + queue(population.map((n, i) => (i === k ? n - 1 : n))))
  const queue = (population: readonly number[]): number => {
    const key = population.join()
    const before = known.get(key)
    if (before !== undefined) return before
    const waiting = population.reduce((sum, n, k) => {
      if (n === 0) return sum
      const r = response(k, population)
      return sum + (n * r) / (r + 1 - kinds[k]!.duty)
    }, 0)
    known.set(key, waiting)
    return waiting
  }
  return kinds.every(({ duty, least }, k) => vms[k] === 0 || 1 / (response(k, active) + 1 - duty) >= least - 1e-6)
}

/** Every legal content that takes no further VM; null where there are too many to list. */
export function fullContents(input: PlacementInput, turns?: readonly Turns[]): number[][] | null {
  const found: number[][] = []
  const vms = input.groups.map(() => 0)
  let looked = 0
  const visit = (group: number): boolean => {
    if (++looked > MOST_CONTENTS) return false
    if (group === vms.length) {
      const more = vms.some((n, g) => {
        if (n >= input.groups[g]!.count) return false
        vms[g] = n + 1
        const fits = isLegal(input, vms, turns)
        vms[g] = n
        return fits
      })
      if (!more && vms.some((n) => n > 0)) found.push([...vms])
      return true
    }
    for (let n = 0; n <= input.groups[group]!.count; n++) {
      vms[group] = n
      if (!isLegal(input, vms, turns)) break
      if (!visit(group + 1)) return false
    }
    vms[group] = 0
    return true
  }
  return visit(0) ? found : null
}

/** The fewest GPUs that hold all VMs, each host large enough for any one GPU; null where the case is too large to list its contents. */
export async function leastGpus(input: PlacementInput, turns?: readonly Turns[]): Promise<number | null> {
  const contents = fullContents(input, turns)
  if (contents === null) return null
  const rows = input.groups.flatMap((one, g) => {
    if (one.count === 0) return []
    const terms = contents.flatMap((content, i) => (content[g]! > 0 ? ([[content[g]!, `x${i}`]] as const) : []))
    return [{ terms, sense: ">=" as const, value: one.count }]
  })
  if (rows.length === 0) return 0
  const least = await leastOf(
    contents.map((_, i) => [1, `x${i}`]),
    rows,
  )
  return least === null ? null : Math.round(least)
}
