import { type BinProblem, type BinRun, largestUse, mostAlone, OpenBin } from "./problem.ts"

/** Fills bin after bin, each with as much of the groups as fits in the order given; like bins come as one run. */
export function fillInOrder(problem: BinProblem, demand: readonly number[], order: readonly number[]): BinRun[] {
  const left = [...demand]
  const runs: BinRun[] = []
  for (;;) {
    const bin = new OpenBin(problem)
    let bins = Infinity
    for (const group of order) {
      if (left[group]! === 0) continue
      const vms = bin.room(group, left[group]!)
      if (vms === 0) continue
      bin.add(group, vms)
      bins = Math.min(bins, Math.floor(left[group]! / vms))
    }
    if (bins === Infinity) return runs
    bin.content.forEach((vms, group) => (left[group]! -= vms * bins))
    runs.push({ content: bin.content, bins })
  }
}

/** Full bins of one group each, and the demand that remains. */
export function fillAlone(problem: BinProblem): { runs: BinRun[]; rest: number[] } {
  const runs: BinRun[] = []
  const rest = problem.demand.map((vms, group) => {
    if (vms === 0) return 0
    const most = mostAlone(problem, group)
    const bins = Math.floor(vms / most)
    if (bins > 0) runs.push({ content: problem.demand.map((_, g) => (g === group ? most : 0)), bins })
    return vms - bins * most
  })
  return { runs, rest }
}

/** Orders worth trying: large first, then by number of VMs, either way. */
export function fillOrders(problem: BinProblem): number[][] {
  const groups = problem.demand.map((_, group) => group)
  const large = groups.toSorted((a, b) => largestUse(problem, b) - largestUse(problem, a) || a - b)
  const total = (g: number) => problem.resources.reduce((sum, resource) => sum + resource.use[g]!, 0)
  const heavy = groups.toSorted((a, b) => total(b) - total(a) || a - b)
  return [large, heavy, large.toReversed()]
}

export function countBins(runs: readonly BinRun[]): number {
  return runs.reduce((sum, run) => sum + run.bins, 0)
}

/** The best of the fills in several orders. */
export function fillBest(problem: BinProblem, demand: readonly number[]): BinRun[] {
  let best: BinRun[] | null = null
  for (const order of fillOrders(problem)) {
    const runs = fillInOrder(problem, demand, order)
    if (best === null || countBins(runs) < countBins(best)) best = runs
  }
  return best ?? []
}
