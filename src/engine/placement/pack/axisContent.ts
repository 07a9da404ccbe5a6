import { type BinProblem, EPSILON, perPieceOf, usedBy } from "./problem.ts"
import { priceRows } from "./resourcePrices.ts"

/** Rounds in which the prices of the resources are brought to those that bound best. */
const ROUNDS = 25
/** Prices of so many rounds, the ones that bound best, show what partial contents may reach. */
const PRICES_KEPT = 5
/** Partial contents kept at a place of the axis once the search has grown too long: the most promising go on, and the bound is left as it was. */
const LABELS_AT_A_PLACE = 25

export interface AxisContent {
  readonly content: readonly number[]
  readonly worth: number
  /** No legal content is worth more. */
  readonly worthAtMost: number
  readonly steps: number
}

/** VMs standing on the slots before some place of the axis: what they are worth, and what they take of each resource. */
interface Label {
  readonly worth: number
  readonly used: readonly number[]
  readonly group: number
  /** VMs of the group in the piece that ends here. */
  readonly vms: number
  readonly before: Label | null
}

/**
 * The content of one bin that is worth most where pieces stand on a slot axis, and a bound on the worth of any.
 * - With a price on each resource, a content is worth at most the prices plus what its pieces are worth beyond them, and the best pieces along the
 *   axis are found exactly, slot by slot. The prices that bound best come from a linear program over the contents found so far
 *   (Lagrangian relaxation of the resources, solved by Kelley's cutting planes).
 * - Where that leaves a content above `floor` possible, partial contents are carried along the axis, and let go once the same prices show that
 *   they cannot come above it, or another is worth as much and takes no more (resource-constrained longest path).
 * Contents hold no more of a group than `most`; the bound does not count on it.
 */
export function bestAlongAxis(
  problem: BinProblem,
  worths: readonly number[],
  most: readonly number[],
  stepLimit: number,
  floor: number,
): AxisContent | null {
  const { axis } = problem
  if (axis === null) return null
  const resources = problem.resources.filter((resource) => resource.byAxis !== true)
  const { shapes, shapeOf } = axis
  const length = Math.max(...shapes.flatMap((shape) => shape.starts.map((start) => start + shape.size)))
  const startingAt: number[][] = Array.from({ length }, () => [])
  shapes.forEach((shape, s) => shape.starts.forEach((start) => startingAt[start]!.push(s)))
  const groups = worths.map((_, g) => g).filter((g) => worths[g]! > EPSILON)

  let best: readonly number[] = worths.map(() => 0)
  let bestWorth = 0
  const offer = (wanted: readonly number[]) => {
    const content = thinned(problem, worths, most, wanted)
    const worth = content.reduce((sum, vms, g) => sum + vms * worths[g]!, 0)
    if (worth > bestWorth) [best, bestWorth] = [content, worth]
  }

  /** Most worth beyond the prices on the slots from each place on, and the pieces that have it. */
  const along = (prices: readonly number[]): { rest: Float64Array; content: number[] } => {
    const gains = worths.map(() => 0)
    const bestOf = shapes.map(() => -1)
    for (const g of groups) {
      let gain = worths[g]!
      for (let r = 0; r < resources.length; r++) gain -= prices[r]! * resources[r]!.use[g]!
      gains[g] = gain
      const s = shapeOf[g]!
      // A piece is full where every VM of it gains; one that is not takes no less of what goes by piece.
      if (gain > 0 && (bestOf[s]! < 0 || gain * perPieceOf(problem, g) > gains[bestOf[s]!]! * perPieceOf(problem, bestOf[s]!)))
        bestOf[s] = g
    }
    const rest = new Float64Array(length + 1)
    const taken = new Int32Array(length).fill(-1)
    for (let slot = length - 1; slot >= 0; slot--) {
      rest[slot] = rest[slot + 1]!
      for (const s of startingAt[slot]!) {
        if (bestOf[s]! < 0) continue
        const worth = gains[bestOf[s]!]! * perPieceOf(problem, bestOf[s]!) + rest[slot + shapes[s]!.size]!
        if (worth > rest[slot]! + 1e-12) [rest[slot], taken[slot]] = [worth, s]
      }
    }
    const content = worths.map(() => 0)
    for (let slot = 0; slot < length;) {
      const s = taken[slot]!
      if (s < 0) slot++
      else {
        content[bestOf[s]!]! += perPieceOf(problem, bestOf[s]!)
        slot += shapes[s]!.size
      }
    }
    return { rest, content }
  }

  let prices: readonly number[] = resources.map(() => 0)
  let bound = Infinity
  const kept: { readonly prices: readonly number[]; readonly rest: Float64Array; readonly total: number }[] = []
  const columns: number[][] = []
  const values: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { rest, content } = along(prices)
    const total = prices.reduce((sum, price) => sum + price, 0) + rest[0]!
    bound = Math.min(bound, total)
    kept.push({ prices, rest, total })
    offer(content)
    if (bound <= Math.max(bestWorth, floor) + 1e-9)
      return { content: best, worth: bestWorth, worthAtMost: bound + 1e-9, steps: 10 * (round + 1) }
    columns.push([...resources.map(({ use }) => use.reduce((sum, one, g) => sum + one * content[g]!, 0)), 1])
    values.push(content.reduce((sum, vms, g) => sum + vms * worths[g]!, 0))
    const master = priceRows(columns, values, [...resources.map(() => 1), 1])
    if (master === null || master.worth >= bound - 1e-7) break
    prices = master.prices.slice(0, -1)
  }

  // The search proper, at the prices that bound best.
  const judges = kept
    .toSorted((x, y) => x.total - y.total)
    .slice(0, PRICES_KEPT)
    .map((one) => ({ ...one, ofBin: one.prices.reduce((sum, price) => sum + price, 0) }))
  const enough = Math.max(bestWorth, floor) + 1e-9
  const before: Label[][] = Array.from({ length: length + 1 }, () => [])
  before[0]!.push({ worth: 0, used: resources.map(() => 0), group: -1, vms: 0, before: null })
  const byShape = shapes.map((_, s) => groups.filter((g) => shapeOf[g] === s))
  /** Its worth and what it may still gain: the prices of what it has taken are gone, so they count with the rest. */
  const mayReach = (worth: number, used: readonly number[], slot: number) => {
    let least = Infinity
    for (const { prices: price, rest, ofBin } of judges) {
      let reach = worth + ofBin + rest[slot]!
      for (let r = 0; r < used.length; r++) reach -= price[r]! * used[r]!
      if (reach < least) least = reach
    }
    return least
  }
  let labels = 0
  let complete = true
  let top: Label | null = null
  for (let slot = 0; slot < length; slot++) {
    let here = undominated(before[slot]!)
    if (labels + here.length > stepLimit && here.length > LABELS_AT_A_PLACE) {
      complete = false
      here = here.toSorted((a, b) => mayReach(b.worth, b.used, slot) - mayReach(a.worth, a.used, slot)).slice(0, LABELS_AT_A_PLACE)
    }
    labels += here.length
    for (const label of here) {
      before[slot + 1]!.push(label)
      for (const s of startingAt[slot]!) {
        const next = slot + shapes[s]!.size
        for (const g of byShape[s]!) {
          for (let vms = perPieceOf(problem, g); vms > 0; vms--) {
            const used = label.used.map((one, r) => one + usedBy(problem, resources[r]!, g, vms))
            if (used.some((one) => one > 1 + EPSILON)) continue
            const worth = label.worth + vms * worths[g]!
            if (mayReach(worth, used, next) <= enough) continue
            before[next]!.push({ worth, used, group: g, vms, before: label })
          }
        }
      }
    }
  }
  for (const label of before[length]!) if (top === null || label.worth > top.worth) top = label
  const found = worths.map(() => 0)
  for (let label = top; label !== null && label.group >= 0; label = label.before) found[label.group]! += label.vms
  offer(found)
  return { content: best, worth: bestWorth, worthAtMost: (complete ? Math.max(enough, top?.worth ?? 0) : bound) + 1e-9, steps: labels }
}

/** Labels but those that another beats in worth and in every resource. */
function undominated(labels: readonly Label[]): Label[] {
  const kept: Label[] = []
  for (const label of labels.toSorted((a, b) => b.worth - a.worth)) {
    const beaten = kept.some((other) => other.used.every((used, r) => used <= label.used[r]! + 1e-12))
    if (!beaten) kept.push(label)
  }
  return kept
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
