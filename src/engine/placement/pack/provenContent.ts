import { type Completions, completionsOf } from "./completions.ts"
import { type Kept, pairsWith, scarceOf, widthOf } from "./kept.ts"
import { type BinProblem, EPSILON, usedBy } from "./problem.ts"
import { searchStages } from "./searchStages.ts"
import type { Stages } from "./stages.ts"

/** So many tables, those that bound best, show what partial contents may reach; of one way to make them, no more than so many. */
const TABLES_ASKED = 6
const TABLES_OF_A_KIND = 3
/** Pairs of resources of up to so many units, multiplied, are asked before the first search. */
const FEW_UNITS = 1500
/** Share of the steps for the first search. */
const FIRST_SEARCH = 1 / 8

export interface ProvenContent {
  readonly content: readonly number[]
  readonly worth: number
  /** No legal content is worth more. */
  readonly worthAtMost: number
  readonly steps: number
}

/** What a VM of each group is worth, how many a content may hold, and what it must be worth more than. */
interface Sought {
  readonly worths: readonly number[]
  readonly most: readonly number[]
  readonly stepLimit: number
  readonly floor: number
}

/**
 * A content of one bin that is worth more than `floor`, or a proof that there is none: `worthAtMost` bounds the worth of any.
 * First by prices alone (`completions.ts`), one resource kept to at a time, then two; then by search (`searchStages.ts`) that asks what these bounds leave.
 * Contents hold no more of a group than `most`; the bound does not count on it.
 *
 *     prices, no resource kept (axis only) → one kept → [found?] → pairs of few units → first search → all other pairs → last search
 *                                     bestWorth ↑  …  worth of the best content  …  ↓ worthAtMost
 *
 * At every step `best` is legal and worth `bestWorth`, and no legal content is worth more than `worthAtMost`: so it may stop anywhere and say what
 * it has. It does as soon as no content can be worth more than `best`, or more than `floor`; and when, at the end of a step, `best` is worth more than `floor`.
 */
export function provenContent(problem: BinProblem, stages: Stages, { worths, most, stepLimit, floor }: Sought): ProvenContent {
  let best: readonly number[] = worths.map(() => 0)
  let bestWorth = 0
  let worthAtMost = Infinity
  let steps = 0
  let tables: Completions[] = []
  const offer = (wanted: readonly number[]) => {
    const content = thinned(problem, worths, most, wanted)
    const worth = content.reduce((sum, vms, g) => sum + vms * worths[g]!, 0)
    if (worth > bestWorth) [best, bestWorth] = [content, worth]
  }
  const enough = () => Math.max(bestWorth, floor) + EPSILON
  const isFound = () => bestWorth > floor + 1e-6
  const isProved = () => worthAtMost <= enough()
  const byTotal = (a: Completions, b: Completions) => a.total - b.total
  const ask = (kept: readonly Kept[]): boolean => {
    const more = completionsOf(stages, worths, kept, enough, offer)
    const bestOfThem = more.tables.toSorted(byTotal).slice(0, TABLES_OF_A_KIND)
    tables = [...tables, ...bestOfThem].toSorted(byTotal)
    worthAtMost = Math.min(worthAtMost, bestOfThem[0]!.total)
    steps += more.steps
    return isProved()
  }
  const search = (share: number): boolean => {
    const {
      content,
      worthAtMost: bound,
      finished,
      steps: taken,
    } = searchStages(stages, worths, tables.slice(0, TABLES_ASKED), enough(), share * stepLimit)
    offer(content)
    worthAtMost = Math.min(worthAtMost, bound)
    steps += taken
    return finished || isFound()
  }
  const answer = () => ({ content: best, worth: bestWorth, worthAtMost, steps })

  if (problem.axis !== null && ask([])) return answer()
  const scarce = scarceOf(problem, stages, worths)
  if (scarce.some((one) => ask([one])) || isFound()) return answer()
  const main = tables.find(({ kept }) => kept.length > 0)?.kept[0]
  const pairs = main === undefined ? [] : pairsWith(main, stages)
  const quick = pairs.filter((pair) => widthOf(pair) <= FEW_UNITS)
  if (quick.some(ask) || search(FIRST_SEARCH) || steps > stepLimit) return answer()
  if (!pairs.slice(quick.length).some(ask)) search(1)
  return answer()
}

/** VMs taken off, those of least worth for the scarcest resource first, until a content is legal; its pieces keep their places. */
function thinned(problem: BinProblem, worths: readonly number[], most: readonly number[], wanted: readonly number[]): number[] {
  const { resources } = problem
  const content = wanted.map((vms, g) => Math.min(vms, most[g]!))
  const used = resources.map((resource) => content.reduce((sum, vms, g) => sum + usedBy(problem, resource, g, vms), 0))
  for (;;) {
    const over = used.findIndex((sum) => sum > 1 + EPSILON)
    if (over < 0) return content
    const { use } = resources[over]!
    let worst = -1
    for (let g = 0; g < content.length; g++) {
      if (content[g]! === 0 || use[g]! === 0) continue
      if (worst < 0 || worths[g]! / use[g]! < worths[worst]! / use[worst]!) worst = g
    }
    const vms = content[worst]!--
    resources.forEach((resource, r) => (used[r]! += usedBy(problem, resource, worst, vms - 1) - usedBy(problem, resource, worst, vms)))
  }
}
