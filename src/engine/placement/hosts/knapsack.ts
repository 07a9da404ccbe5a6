import { compareCosts, type HostRoomForGpus, type HostsCost } from "./types.ts"

export interface LikeHosts {
  /** Sets of GPUs on each of the hosts. */
  readonly sets: number
  readonly hosts: number
}

type Prices = Pick<HostRoomForGpus, "gpusPerBoard" | "boardUsd" | "hostUsd">

/**
 * The cheapest way to spread like sets of `size` GPUs over hosts of which each takes up to `most` sets, a board (of `gpusPerBoard` GPUs) bought
 * whole: an unbounded covering knapsack over the boards per host, solved exactly.
 *
 * For large counts nearly all hosts are of the kind with the least cost per set, say with j sets. Of the other hosts there need be fewer than j:
 * among any j of them some subset holds a multiple of j sets (pigeonhole on partial sums), and j-hosts hold the same for no more. So
 * the dynamic program runs over at most j x most sets, whatever the count.
 */
export const spreadLikeSets = (sets: number, size: number, most: number, room: Prices): LikeHosts[] =>
  spread(sets, kindsOfHost(size, most, room))

/** A host with some boards: how many like things it holds, and what it costs. */
export interface Kind {
  readonly sets: number
  readonly cost: HostsCost
}

/** So many like things over hosts of these kinds (each holds more than the one before) for the least cost, exactly. */
export function spread(sets: number, kinds: readonly Kind[]): LikeHosts[] {
  const most = kinds.at(-1)?.sets ?? 0
  const perSet = (kind: Kind): HostsCost => ({
    usd: kind.cost.usd / kind.sets,
    hosts: 1 / kind.sets,
    boards: kind.cost.boards / kind.sets,
  })
  const bulk = kinds.reduce((best, kind) => (compareCosts(perSet(kind), perSet(best)) < 0 ? kind : best))
  const bulkHosts = Math.max(0, Math.floor((sets - bulk.sets * most) / bulk.sets))
  const rest = sets - bulkHosts * bulk.sets

  // least[n]: the cheapest hosts for at least n sets; choice[n]: one of them.
  const least: HostsCost[] = [{ usd: 0, hosts: 0, boards: 0 }]
  const choice: number[] = [0]
  for (let n = 1; n <= rest; n++) {
    let best: HostsCost | null = null
    for (let k = 0; k < kinds.length; k++) {
      const kind = kinds[k]!
      const before = least[Math.max(0, n - kind.sets)]!
      const cost = { usd: before.usd + kind.cost.usd, hosts: before.hosts + 1, boards: before.boards + kind.cost.boards }
      if (best === null || compareCosts(cost, best) < 0) {
        best = cost
        choice[n] = k
      }
    }
    least[n] = best!
  }
  const bySets = new Map<number, number>()
  if (bulkHosts > 0) bySets.set(bulk.sets, bulkHosts)
  for (let n = rest; n > 0;) {
    const held = Math.min(n, kinds[choice[n]!]!.sets)
    bySets.set(held, (bySets.get(held) ?? 0) + 1)
    n -= held
  }
  return [...bySets].map(([held, hosts]) => ({ sets: held, hosts })).toSorted((a, b) => b.sets - a.sets)
}

/** Hosts by their boards: as many sets as those hold and the host can serve. Of as many boards as one set needs at least. */
function kindsOfHost(size: number, most: number, { gpusPerBoard, boardUsd, hostUsd }: Prices): Kind[] {
  const kinds: Kind[] = []
  for (let boards = Math.ceil(size / gpusPerBoard); ; boards++) {
    const sets = Math.min(Math.floor((boards * gpusPerBoard) / size), most)
    if (sets > (kinds.at(-1)?.sets ?? 0)) kinds.push({ sets, cost: { usd: boards * boardUsd + hostUsd, hosts: 1, boards } })
    if (sets === most) return kinds
  }
}
