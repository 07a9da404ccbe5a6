import type { Reach } from "../demand.ts"
import type { Prepared } from "../kinds.ts"
import { ColumnProgram, type Priced, type ProgramColumn } from "./columnProgram.ts"
import { bestOnGpu, type Piece } from "./contents.ts"
import { classesOf, poolsOf, type Pool, type VmClass } from "./pools.ts"

/** What one column of the program stands for: a GPU of a pool and what is on it, or a VM without a GPU. */
export interface Portion {
  readonly pool: number
  /** Classes with the number of their parts: a VM on n GPUs has n of them, each on one GPU. */
  readonly parts: readonly (readonly [vmClass: number, parts: number])[]
  readonly onGpu: boolean
}

export interface Relaxation {
  readonly pools: readonly Pool[]
  readonly classes: readonly VmClass[]
  /** Portions with how often each, fractional. */
  readonly portions: readonly { readonly portion: Portion; readonly times: number }[]
  readonly worth: number
  /** No placement is worth more. */
  readonly worthAtMost: number
}

/** Asked for the most that VMs can be worth, each of a kind so much; the next question starts from the last answer. */
export type Relaxer = (worthOf: (kind: number) => number) => Relaxation

/**
 * The most that VMs are worth on the hosts there are, when GPUs, vCPUs and RAM of hosts alike are counted together and VMs may be divided:
 * a cutting-stock relaxation (Gilmore and Gomory 1961) over what one GPU may hold. Its rows are classes of VMs and pools of hosts, so that it costs
 * what kinds cost, however many VMs and hosts there are.
 */
export function relaxer(prepared: Prepared, reach: Reach): Relaxer {
  const { slicing } = prepared.inventory
  const pools = poolsOf(reach)
  const classes = classesOf(prepared, reach)
  const onGpus = classes.map((_, c) => c).filter((c) => classes[c]!.gpus > 0)
  const withoutGpu = classes.map((_, c) => c).filter((c) => classes[c]!.gpus === 0)
  const rowOf = {
    gpus: (pool: number) => classes.length + 3 * pool,
    vcpu: (pool: number) => classes.length + 3 * pool + 1,
    ram: (pool: number) => classes.length + 3 * pool + 2,
  }
  const room = [...classes.map((one) => one.count), ...pools.flatMap((pool) => [pool.gpus, pool.vcpu, pool.ramGib])]
  const fits = pools.map(({ modelIndex, shapes }) =>
    onGpus.filter((c) => {
      const { needs, gpus, vcpu, ramGib } = classes[c]!
      const holds = (shape: number): boolean => {
        const one = reach.shapes[shape]!
        return one.gpus >= gpus && one.vcpu + 1e-6 >= vcpu && one.ramGib + 1e-6 >= ramGib
      }
      return needs[modelIndex] !== null && shapes.some(holds)
    }),
  )
  /** What GPUs of a pool hold side by side: in equal-size mode one size, else whatever there is room for. */
  const families = pools.map(({ modelIndex }, p) => {
    if (slicing !== "vgpu") return [fits[p]!]
    const sizes = new Map<number, number[]>()
    for (const c of fits[p]!) {
      const size = classes[c]!.needs[modelIndex]!.memoryMib
      const same = sizes.get(size)
      if (same) same.push(c)
      else sizes.set(size, [c])
    }
    return [...sizes.values()]
  })
  const column = (pool: number, parts: Portion["parts"], onGpu: boolean): ProgramColumn<Portion> => {
    let vcpu = 0
    let ramGib = 0
    const rows: number[] = []
    const takes: number[] = []
    for (const [c, count] of parts) {
      const one = classes[c]!
      const vms = count / Math.max(1, one.gpus)
      rows.push(c)
      takes.push(vms)
      vcpu += vms * one.vcpu
      ramGib += vms * one.ramGib
    }
    rows.push(rowOf.vcpu(pool), rowOf.ram(pool), ...(onGpu ? [rowOf.gpus(pool)] : []))
    takes.push(vcpu, ramGib, ...(onGpu ? [1] : []))
    return { rows, takes, tag: { pool, parts, onGpu } }
  }
  const priceAt = (prices: Float64Array, worths: readonly number[]): Priced<Portion> => {
    const columns: ProgramColumn<Portion>[] = []
    let slack = 0
    const net = (c: number, pool: number): number => {
      const { vcpu, ramGib } = classes[c]!
      return worths[c]! - prices[c]! - prices[rowOf.vcpu(pool)]! * vcpu - prices[rowOf.ram(pool)]! * ramGib
    }
    pools.forEach((pool, p) => {
      if (pool.gpus === 0) return
      let most = 0
      for (const family of families[p]!) {
        const pieces = family.map((c): Piece => {
          const { milli, memoryMib } = classes[c]!.needs[pool.modelIndex]!
          return { milli, second: slicing === "shares" ? memoryMib : 0, worth: net(c, p) / classes[c]!.gpus }
        })
        const best = bestOnGpu(pieces, prepared.models[pool.modelIndex]!.memoryMib)
        const cost = prices[rowOf.gpus(p)]!
        most = Math.max(most, best.worthAtMost - cost)
        if (best.worth > cost + 1e-9)
          columns.push(
            column(
              p,
              best.counts.map(([i, count]) => [family[i]!, count] as const),
              true,
            ),
          )
      }
      slack += most * pool.gpus
    })
    for (const c of withoutGpu) {
      let most = 0
      let at = -1
      pools.forEach((pool, p) => {
        const gain = pool.hosts > 0 ? net(c, p) : 0
        if (gain > most) [most, at] = [gain, p]
      })
      if (at < 0) continue
      slack += most * classes[c]!.count
      columns.push(column(at, [[c, 1]], false))
    }
    return { columns, slack }
  }
  const program = new ColumnProgram<Portion>(room)
  return (worthOf) => {
    const worths = classes.map(({ kinds }) => kinds.reduce((high, k) => Math.max(high, worthOf(k)), 0))
    const { parts, worth, worthAtMost } = program.solve({
      worthOf: ({ tag }) => tag.parts.reduce((sum, [c, count]) => sum + (count / Math.max(1, classes[c]!.gpus)) * worths[c]!, 0),
      price: (prices) => priceAt(prices, worths),
    })
    return { pools, classes, portions: parts.map(({ column: { tag }, times }) => ({ portion: tag, times })), worth, worthAtMost }
  }
}
