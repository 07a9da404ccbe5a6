import { countBins, fillAlone, fillBest } from "./pack/fill.ts"
import { type BinProblem, type BinRun, mostAlone } from "./pack/problem.ts"

/** Whether a bin may hold so many of each kind; taking any out of a bin that may leaves one that may. Bins of one kind always may. */
export type Holds = (content: readonly number[]) => boolean

/** Rounds in which what was taken out is packed again, mixed; after them each kind gets bins of its own. */
const ROUNDS = 4

/**
 * Bins that the linear limits allow and `holds` does not are thinned out: of one kind as few as may be, of the kind where that costs the
 * least room. What is taken out is packed again. So the bins stay as full as the finer rule allows, though nothing says that no better mix exists.
 */
export function mend(problem: BinProblem, runs: readonly BinRun[], holds: Holds): readonly BinRun[] {
  const kept: BinRun[] = []
  let open = runs
  for (let round = 0; ; round++) {
    const rest = problem.demand.map(() => 0)
    for (const { content, bins } of open) {
      const thinner = thinned(problem, content, holds)
      kept.push({ content: thinner, bins })
      content.forEach((vms, g) => (rest[g]! += (vms - thinner[g]!) * bins))
    }
    if (rest.every((vms) => vms === 0)) return kept
    if (round === ROUNDS) return [...kept, ...apart(problem, rest)]
    open = packQuickly({ ...problem, demand: rest })
  }
}

/** Without proof, for what is packed here is thinned out again: the plain layout, or all greedily. */
function packQuickly(problem: BinProblem): readonly BinRun[] {
  const alone = fillAlone(problem)
  const plain = [...alone.runs, ...fillBest(problem, alone.rest)]
  const mixed = fillBest(problem, problem.demand)
  return countBins(mixed) < countBins(plain) ? mixed : plain
}

function thinned(problem: BinProblem, content: readonly number[], holds: Holds): readonly number[] {
  let current = [...content]
  while (current.filter((vms) => vms > 0).length > 1 && !holds(current)) {
    const start = current
    const ways = start.flatMap((vms, g) => (vms > 0 ? [{ g, taken: fewestTaken(start, g, holds) }] : []))
    const enough = ways.filter(({ g, taken }) => taken < start[g]! || holds(start.map((n, i) => (i === g ? 0 : n))))
    const loss = ({ g, taken }: { g: number; taken: number }) =>
      taken * problem.resources.reduce((most, { use }) => Math.max(most, use[g]!), 0)
    const best = (enough.length > 0 ? enough : ways).reduce((a, b) => (loss(b) < loss(a) ? b : a))
    current = start.map((n, i) => (i === best.g ? n - best.taken : n))
  }
  return current
}

/** VMs of one kind to take out until the rest may stay; all of them where that is not enough. */
function fewestTaken(content: readonly number[], kind: number, holds: Holds): number {
  const without = (taken: number) => content.map((n, g) => (g === kind ? n - taken : n))
  let few = 0
  let many = content[kind]!
  if (!holds(without(many))) return many
  while (many - few > 1) {
    const middle = (few + many) >> 1
    if (holds(without(middle))) many = middle
    else few = middle
  }
  return many
}

/** Each kind on bins of its own. */
function apart(problem: BinProblem, demand: readonly number[]): readonly BinRun[] {
  return demand.flatMap((vms, g) => {
    if (vms === 0) return []
    const most = mostAlone({ ...problem, demand }, g)
    const only = (n: number) => demand.map((_, i) => (i === g ? n : 0))
    const full = { content: only(most), bins: Math.floor(vms / most) }
    const last = { content: only(vms % most), bins: 1 }
    return [...(full.bins > 0 ? [full] : []), ...(vms % most > 0 ? [last] : [])]
  })
}
