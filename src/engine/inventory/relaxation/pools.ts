import { isNeed, type Reach } from "../demand.ts"
import type { Prepared } from "../kinds.ts"

/** Hosts whose GPUs, vCPUs and RAM the relaxation counts together. */
export interface Pool {
  readonly modelIndex: number
  /** Indices of `reach.shapes`. */
  readonly shapes: readonly number[]
  readonly hosts: number
  readonly gpus: number
  readonly vcpu: number
  readonly ramGib: number
}

/** VMs that the relaxation counts as one kind. Where kinds differ inside, what a VM asks is the least of any of them. */
export interface VmClass {
  readonly kinds: readonly number[]
  readonly count: number
  /** GPUs it stands on. */
  readonly gpus: number
  readonly vcpu: number
  readonly ramGib: number
  /** By model: thousandths and MiB of each of its GPUs; null where none of its kinds may go. */
  readonly needs: readonly ({ readonly milli: number; readonly memoryMib: number } | null)[]
}

/** Beyond these, pools and classes are formed of what is most alike: the program has a row for each class and three for each pool. */
const MOST_POOLS = 32
const MOST_CLASSES = 480
const FORMED_POOLS = 20
const FORMED_CLASSES = 160

/** Splits groups of numbered members where they differ most, until there are `most`. `axes` are figures on which members are told apart. */
function splitUp(
  groups: readonly (readonly number[])[],
  weight: (one: number) => number,
  axes: readonly ((one: number) => number)[],
  most: number,
): readonly (readonly number[])[] {
  interface Group {
    readonly members: readonly number[]
    readonly axis: Float64Array
    readonly spread: number
  }
  const size = 1 + groups.reduce((high, group) => group.reduce((top, one) => Math.max(top, one), high), -1)
  const weights = new Float64Array(size)
  const values = axes.map(() => new Float64Array(size))
  const tops = axes.map(() => 0)
  for (const group of groups)
    for (const one of group) {
      weights[one] = weight(one)
      axes.forEach((axis, a) => {
        values[a]![one] = axis(one)
        tops[a] = Math.max(tops[a]!, values[a]![one]!)
      })
    }
  const measured = (members: readonly number[]): Group => {
    let best: Group = { members, axis: values[0]!, spread: 0 }
    let total = 0
    for (const one of members) total += weights[one]!
    values.forEach((axis, a) => {
      let low = Infinity
      let high = -Infinity
      for (const one of members) {
        const value = axis[one]!
        if (value < low) low = value
        if (value > high) high = value
      }
      const spread = tops[a]! > 0 ? ((high - low) / tops[a]!) * total : 0
      if (spread > best.spread) best = { members, axis, spread }
    })
    return best
  }
  const made = groups.map(measured)
  while (made.length < most) {
    let widest = 0
    for (let i = 1; i < made.length; i++) if (made[i]!.spread > made[widest]!.spread) widest = i
    const group = made[widest]
    if (!group || group.spread <= 0) break
    const { axis } = group
    const sorted = group.members.toSorted((a, b) => axis[a]! - axis[b]!)
    const low = axis[sorted[0]!]!
    const high = axis[sorted.at(-1)!]!
    const middle = (low + high) / 2
    const at = sorted.findIndex((one) => axis[one]! > middle)
    made.splice(widest, 1, measured(sorted.slice(0, at)), measured(sorted.slice(at)))
  }
  return made.map((one) => one.members)
}

const grouped = <T>(list: readonly T[], key: (one: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const same = groups.get(key(one))
    if (same) same.push(one)
    else groups.set(key(one), [one])
  }
  return [...groups.values()]
}

export function poolsOf({ shapes }: Reach): readonly Pool[] {
  const each = shapes.map((_, index) => index)
  const perGpu = (value: (shape: number) => number) => (shape: number) => value(shape) / Math.max(1, shapes[shape]!.gpus)
  const axes = [perGpu((shape) => shapes[shape]!.vcpu), perGpu((shape) => shapes[shape]!.ramGib), (shape: number) => shapes[shape]!.gpus]
  const start = grouped(each, (shape) => (each.length <= MOST_POOLS ? String(shape) : String(shapes[shape]!.modelIndex)))
  return splitUp(
    start,
    (shape) => shapes[shape]!.hosts.length,
    axes,
    each.length <= MOST_POOLS ? each.length : Math.max(FORMED_POOLS, start.length),
  ).map((members): Pool => {
    const total = (value: (shape: number) => number) => members.reduce((sum, shape) => sum + shapes[shape]!.hosts.length * value(shape), 0)
    return {
      modelIndex: shapes[members[0]!]!.modelIndex,
      shapes: members,
      hosts: total(() => 1),
      gpus: total((shape) => Math.max(0, shapes[shape]!.gpus)),
      vcpu: total((shape) => Math.max(0, shapes[shape]!.vcpu)),
      ramGib: total((shape) => Math.max(0, shapes[shape]!.ramGib)),
    }
  })
}

/** Kinds that fit somewhere, as classes. */
export function classesOf({ kinds, models }: Prepared, { gpusOf }: Reach): readonly VmClass[] {
  const able = kinds.map((_, k) => k).filter((k) => gpusOf[k] !== null)
  const where = (k: number): string => kinds[k]!.needs.map((need) => (isNeed(need) ? (need.type?.id ?? "+") : "-")).join()
  const axes = [
    (k: number) => Math.log(gpusOf[k]! + 0.02) - Math.log(0.02),
    (k: number) => kinds[k]!.vm.frameBufferMib,
    (k: number) => kinds[k]!.vm.vcpu,
    (k: number) => kinds[k]!.vm.ramGib,
  ]
  const byPlace = grouped(able, (k) => (able.length <= MOST_CLASSES ? String(k) : `${kinds[k]!.vm.gpus}|${where(k)}`))
  const start =
    byPlace.length <= (able.length <= MOST_CLASSES ? MOST_CLASSES : FORMED_CLASSES)
      ? byPlace
      : grouped(able, (k) => String(kinds[k]!.vm.gpus))
  const members = (k: number) => kinds[k]!.members.length
  return splitUp(start, members, axes, Math.max(FORMED_CLASSES, start.length)).map((own): VmClass => {
    const least = (value: (k: number) => number) => own.reduce((low, k) => Math.min(low, value(k)), Infinity)
    return {
      kinds: own,
      count: own.reduce((sum, k) => sum + members(k), 0),
      gpus: kinds[own[0]!]!.vm.gpus,
      vcpu: least((k) => kinds[k]!.vm.vcpu),
      ramGib: least((k) => kinds[k]!.vm.ramGib),
      needs: models.map((_, model) => {
        const needs = own.map((k) => kinds[k]!.needs[model]).filter(isNeed)
        if (needs.length === 0) return null
        return {
          milli: needs.reduce((low, need) => Math.min(low, need.milli), Infinity),
          memoryMib: needs.reduce((low, need) => Math.min(low, need.memoryMib), Infinity),
        }
      }),
    }
  })
}
