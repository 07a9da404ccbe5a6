import { type Kept, unitsTaken, widthOf } from "./kept.ts"
import { EPSILON } from "./problem.ts"
import { priceRows } from "./resourcePrices.ts"
import type { Stages } from "./stages.ts"

/** Rounds in which the prices of the resources are brought to those that bound best. */
const ROUNDS = 25
/** Entries of a table, times choices that lead to them, that count as one step. */
const ENTRIES_OF_A_STEP = 3000

/** What a content may still gain from a stage on, at prices of the resources. */
export interface Completions {
  readonly prices: readonly number[]
  readonly kept: readonly Kept[]
  /** Entries of a stage: one for each number of units left of the kept resources. */
  readonly width: number
  /** By stage, and by units left: most worth beyond the prices. */
  readonly rest: Float64Array
  /** No content is worth more. */
  readonly total: number
}

/** Most that a content may come to, which is worth `worth` when it reaches a stage and has used that much of each resource. */
export function mayReach({ prices, kept, width, rest, total }: Completions, worth: number, used: readonly number[], stage: number): number {
  // `total` without the first entry: the prices of a whole bin, of which those of what has been used are gone.
  let reach = worth + total - rest[width - 1]! + rest[(stage + 1) * width - 1 - unitsTaken(kept, used)]!
  for (let r = 0; r < used.length; r++) reach -= prices[r]! * used[r]!
  return reach
}

/**
 * Tables at prices that bound the worth of a content ever better. A content is worth at most the prices of a bin's resources plus what its VMs are worth
 * beyond them, and the best way through the stages at given prices is found exactly, the kept resources unit by unit (Lagrangian relaxation of
 * the other resources, solved by Kelley's cutting planes). Stops as soon as no content can be worth more than `enough()`; contents met are offered.
 */
export function completionsOf(
  stages: Stages,
  worths: readonly number[],
  kept: readonly Kept[],
  enough: () => number,
  offer: (content: readonly number[]) => void,
): { tables: Completions[]; steps: number } {
  const priced = stages.resources.map((_, r) => r).filter((r) => kept.every(({ resource }) => resource !== r))
  const tables: Completions[] = []
  const columns: number[][] = []
  const values: number[] = []
  let prices = stages.resources.map(() => 0)
  let bound = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const { table, content, used } = completionsAt(stages, worths, prices, kept)
    tables.push(table)
    offer(content)
    bound = Math.min(bound, table.total)
    if (bound <= enough()) break
    columns.push([...priced.map((r) => used[r]!), 1])
    values.push(content.reduce((sum, vms, g) => sum + vms * worths[g]!, 0))
    const master = priceRows(columns, values, [...priced.map(() => 1), 1])
    if (master === null || master.worth >= bound - 1e-7) break
    prices = stages.resources.map(() => 0)
    priced.forEach((r, i) => (prices[r] = master.prices[i]!))
  }
  const choices = stages.choices.reduce((sum, here) => sum + here.length, 0)
  return { tables, steps: tables.length * Math.ceil((choices * widthOf(kept)) / ENTRIES_OF_A_STEP) }
}

/**
 * The table at some prices, and the content that is worth most at them.
 *
 *     stage      0      1      2      end        a way of choices: one at stage 0 leads on to 2, one there to the end
 *     all left   . ╲    .      . ╲    0
 *                .   ╲  .      .   ╲  0          an entry: the most that VMs chosen from here on are worth beyond the prices,
 *                .     ╲.      .     ╲0          with so many units left of the kept resources
 *     none left  .      .╲     .      0
 *
 * Filled from the end. Of a stage behind the one in hand every entry is final:
 * `rest[stage][left] = max(rest[stage + 1][left], gain + rest[next][left - takes])`, where a choice without gain is never taken, for leaving
 * out is always legal. `taken` remembers which choice it was (-1: none), so that the best way can be walked from stage 0 with all units left.
 * At most two resources are kept: `left` counts those of the last one within a row, and rows for the first.
 */
function completionsAt(
  { choices }: Stages,
  worths: readonly number[],
  prices: readonly number[],
  kept: readonly Kept[],
): { table: Completions; content: number[]; used: number[] } {
  const width = widthOf(kept)
  // Units of the last kept resource lie side by side, in rows of this length.
  const row = (kept.at(-1)?.units ?? 0) + 1
  const rest = new Float64Array((choices.length + 1) * width)
  const taken = new Int16Array(choices.length * width).fill(-1)
  for (let stage = choices.length - 1; stage >= 0; stage--) {
    const at = stage * width
    rest.copyWithin(at, at + width, at + 2 * width)
    const here = choices[stage]!
    for (let c = 0; c < here.length; c++) {
      const { group, vms, next, use } = here[c]!
      let gain = worths[group]! * vms
      for (let r = 0; r < use.length; r++) gain -= prices[r]! * use[r]!
      if (gain <= 0) continue
      const takes = unitsTaken(kept, use)
      const after = next * width - takes
      for (let start = takes - (takes % row); start < width; start += row) {
        for (let left = start + (takes % row); left < start + row; left++) {
          const worth = gain + rest[after + left]!
          if (worth <= rest[at + left]! + 1e-12) continue
          rest[at + left] = worth
          taken[at + left] = c
        }
      }
    }
  }
  // The way back along what was taken.
  const content = worths.map(() => 0)
  const used = prices.map(() => 0)
  let left = width - 1
  for (let stage = 0; stage < choices.length;) {
    const choice = choices[stage]![taken[stage * width + left]!]
    if (choice === undefined) {
      stage++
      continue
    }
    content[choice.group]! += choice.vms
    choice.use.forEach((one, r) => (used[r]! += one))
    left -= unitsTaken(kept, choice.use)
    stage = choice.next
  }
  const ofBin = prices.reduce((sum, price) => sum + price, 0)
  // Slack for contents that use a resource up to EPSILON above 1, and for rounding.
  return { table: { prices, kept, width, rest, total: ofBin + rest[width - 1]! + EPSILON * (1 + ofBin) }, content, used }
}
