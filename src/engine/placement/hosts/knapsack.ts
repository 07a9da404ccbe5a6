import { compareCosts, type HostsCost } from "./types.ts"

export interface LikeHosts {
  /** GPUs on each of the hosts. */
  readonly gpus: number
  readonly hosts: number
}

/**
 * The cheapest way to spread `gpus` like GPUs over hosts of which each takes up to `most`, a board (of `gpusPerBoard` GPUs) bought whole:
 * an unbounded covering knapsack over the boards per host, solved exactly.
 *
 * For large counts nearly all hosts are of the kind with the least cost per GPU, say with j GPUs. Of the other hosts there need be fewer than j:
 * among any j of them some subset holds a multiple of j GPUs (pigeonhole on partial sums), and j-hosts hold the same for no more. So
 * the dynamic program runs over at most j x most GPUs, whatever the count.
 */
export function spreadLikeGpus(
  gpus: number,
  most: number,
  room: { readonly gpusPerBoard: number; readonly boardUsd: number; readonly hostUsd: number },
): LikeHosts[] {
  const { gpusPerBoard, boardUsd, hostUsd } = room
  const costOfBoards = (boards: number): HostsCost => ({ usd: boards * boardUsd + hostUsd, hosts: 1, boards })
  // With t boards, as many GPUs as they hold and the host can serve.
  const kinds = Array.from({ length: Math.ceil(most / gpusPerBoard) }, (_, i) => ({
    gpus: Math.min((i + 1) * gpusPerBoard, most),
    cost: costOfBoards(i + 1),
  }))
  const perGpu = (kind: (typeof kinds)[number]): HostsCost => ({
    usd: kind.cost.usd / kind.gpus,
    hosts: 1 / kind.gpus,
    boards: kind.cost.boards / kind.gpus,
  })
  const bulk = kinds.reduce((best, kind) => (compareCosts(perGpu(kind), perGpu(best)) < 0 ? kind : best))
  const bulkHosts = Math.max(0, Math.floor((gpus - bulk.gpus * most) / bulk.gpus))
  const rest = gpus - bulkHosts * bulk.gpus

  // least[n]: the cheapest hosts for at least n GPUs; choice[n]: one of them.
  const least: HostsCost[] = [{ usd: 0, hosts: 0, boards: 0 }]
  const choice: number[] = [0]
  for (let n = 1; n <= rest; n++) {
    let best: HostsCost | null = null
    for (let k = 0; k < kinds.length; k++) {
      const kind = kinds[k]!
      const before = least[Math.max(0, n - kind.gpus)]!
      const cost = { usd: before.usd + kind.cost.usd, hosts: before.hosts + 1, boards: before.boards + kind.cost.boards }
      if (best === null || compareCosts(cost, best) < 0) {
        best = cost
        choice[n] = k
      }
    }
    least[n] = best!
  }
  const byGpus = new Map<number, number>()
  if (bulkHosts > 0) byGpus.set(bulk.gpus, bulkHosts)
  for (let n = rest; n > 0;) {
    const held = Math.min(n, kinds[choice[n]!]!.gpus)
    byGpus.set(held, (byGpus.get(held) ?? 0) + 1)
    n -= held
  }
  return [...byGpus].map(([held, hosts]) => ({ gpus: held, hosts })).toSorted((a, b) => b.gpus - a.gpus)
}
