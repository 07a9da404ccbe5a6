import type { Reach } from "../demand.ts"
import type { Prepared } from "../kinds.ts"
import { ColumnProgram, type Priced, type ProgramColumn } from "./columnProgram.ts"
import { bestOnHost, workOf, type HostPiece } from "./hostContents.ts"
import type { VmClass } from "./pools.ts"

/** What one host of a shape holds: classes of VMs by GPU, and beside them. */
export interface WholeHost {
  readonly shape: number
  readonly gpus: readonly (readonly number[])[]
  readonly plain: readonly number[]
}

/** Steps of all searches for contents together, about a second; beyond them what was found is taken. */
const MOST_WORK = 400_000_000
const MOST_SHAPES = 32

/**
 * The hosts filled whole, fractional in number only: a cutting-stock relaxation whose columns are contents of a host, so that its vCPUs go with its GPUs in every
 * one of them and little is lost in rounding. For few kinds of VM, on one GPU at most, and few kinds of host; null where they are more.
 */
export function wholeHosts(
  { models }: Prepared,
  { shapes }: Reach,
  classes: readonly VmClass[],
  worthOf: (kind: number) => number,
): readonly { readonly host: WholeHost; readonly times: number }[] | null {
  if (shapes.length > MOST_SHAPES || classes.some((one) => one.gpus > 1 || one.kinds.length > 1)) return null
  const worths = classes.map((one) => worthOf(one.kinds[0]!))
  const piecesOf = (shape: number): readonly (HostPiece & { readonly of: number })[] => {
    const { modelIndex, gpus } = shapes[shape]!
    return classes.flatMap(({ gpus: asked, needs, vcpu, ramGib }, of) => {
      const need = needs[modelIndex]
      if (asked > gpus || ramGib > shapes[shape]!.ramGib || (asked > 0 && (!need || need.memoryMib > models[modelIndex]!.memoryMib)))
        return []
      return [{ of, milli: asked === 0 ? 0 : need!.milli, vcpu, worth: worths[of]! }]
    })
  }
  const offered = shapes.map((_, shape) => piecesOf(shape))
  const round = shapes.reduce((sum, { gpus, vcpu }, s) => sum + workOf(gpus, vcpu, offered[s]!), 0)
  let rounds = Math.floor(MOST_WORK / Math.max(1, round))
  if (rounds < 3) return null
  const [hostRow, ramRow] = [classes.length, classes.length + shapes.length]
  const columnOf = (
    shape: number,
    pieces: readonly { readonly of: number }[],
    gpus: readonly (readonly number[])[],
    plain: readonly number[],
  ) => {
    const named = (list: readonly number[]) => list.map((i) => pieces[i]!.of)
    const host: WholeHost = { shape, gpus: gpus.map(named), plain: named(plain) }
    const counts = new Map<number, number>()
    for (const of of [...host.gpus.flat(), ...host.plain]) counts.set(of, (counts.get(of) ?? 0) + 1)
    const ram = [...counts].reduce((sum, [of, count]) => sum + count * classes[of]!.ramGib, 0)
    return { rows: [...counts.keys(), hostRow + shape, ramRow + shape], takes: [...counts.values(), 1, ram], tag: host }
  }
  const price = (prices: Float64Array): Priced<WholeHost> => {
    if (rounds-- <= 0) return { columns: [], slack: Infinity }
    let slack = 0
    const columns: ProgramColumn<WholeHost>[] = []
    shapes.forEach(({ gpus, vcpu, hosts }, s) => {
      const net = offered[s]!.map((one) => ({ ...one, worth: one.worth - prices[one.of]! - prices[ramRow + s]! * classes[one.of]!.ramGib }))
      const best = bestOnHost(gpus, vcpu, net)
      const gain = best.worth - prices[hostRow + s]!
      if (gain <= 1e-9) return
      slack += gain * hosts.length
      columns.push(columnOf(s, net, best.gpus, best.plain))
    })
    return { columns, slack }
  }
  const program = new ColumnProgram<WholeHost>([
    ...classes.map((one) => one.count),
    ...shapes.map((one) => one.hosts.length),
    ...shapes.map((one) => one.hosts.length * one.ramGib),
  ])
  const { parts } = program.solve({
    worthOf: ({ tag }) => [...tag.gpus.flat(), ...tag.plain].reduce((sum, of) => sum + worths[of]!, 0),
    price,
  })
  return parts.map(({ column, times }) => ({ host: column.tag, times }))
}
