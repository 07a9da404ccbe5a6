import { type Completions, mayReach } from "./completions.ts"
import { EPSILON } from "./problem.ts"
import type { Stages } from "./stages.ts"

/** Partial contents kept at a stage once the search has grown too long: the most promising go on. */
const LABELS_AT_A_STAGE = 25

/** VMs taken before some stage: what they are worth, and what they take of each resource. */
interface Label {
  readonly worth: number
  readonly used: readonly number[]
  /** The last of them, and those before; -1 and null where there are none. */
  readonly group: number
  readonly vms: number
  readonly before: Label | null
}

export interface StageSearch {
  readonly content: readonly number[]
  /** No content is worth more. */
  readonly worthAtMost: number
  /** False where partial contents were let go that might have come to more. */
  readonly finished: boolean
  readonly steps: number
}

/**
 * The content that is worth most, if that is more than `floor`: partial contents are carried from stage to stage, and let go once a table shows that they
 * cannot come above the best known, or another is worth as much and takes no more (resource-constrained longest path, see Irnich and Desaulniers 2005,
 * "Shortest path problems with resource constraints").
 */
export function searchStages(
  { choices, resources }: Stages,
  worths: readonly number[],
  tables: readonly Completions[],
  floor: number,
  stepLimit: number,
): StageSearch {
  const waiting: Label[][] = [...choices, []].map(() => [])
  let top: Label = { worth: 0, used: resources.map(() => 0), group: -1, vms: 0, before: null }
  waiting[0]!.push(top)
  let goal = floor
  let mostLetGo = 0
  let steps = 0
  const promising = (worth: number, used: readonly number[], stage: number) =>
    tables.every((table) => mayReach(table, worth, used, stage) > goal)
  for (let stage = 0; stage < choices.length; stage++) {
    let here = undominated(waiting[stage]!)
    waiting[stage] = []
    if (steps + here.length > stepLimit && here.length > LABELS_AT_A_STAGE) {
      const byReach = here
        .map((label) => ({
          label,
          reach: tables.reduce((least, table) => Math.min(least, mayReach(table, label.worth, label.used, stage)), Infinity),
        }))
        .toSorted((a, b) => b.reach - a.reach)
      mostLetGo = Math.max(mostLetGo, byReach[LABELS_AT_A_STAGE]!.reach)
      here = byReach.slice(0, LABELS_AT_A_STAGE).map(({ label }) => label)
    }
    steps += here.length
    for (const label of here) {
      if (promising(label.worth, label.used, stage + 1)) waiting[stage + 1]!.push(label)
      for (const { group, vms, next, use } of choices[stage]!) {
        if (worths[group]! <= EPSILON) continue
        const used = label.used.map((one, r) => one + use[r]!)
        if (used.some((one) => one > 1 + EPSILON)) continue
        const worth = label.worth + vms * worths[group]!
        if (!promising(worth, used, next)) continue
        const longer = { worth, used, group, vms, before: label }
        waiting[next]!.push(longer)
        if (worth > top.worth) [top, goal] = [longer, Math.max(goal, worth + EPSILON)]
      }
    }
  }
  const content = worths.map(() => 0)
  for (let label: Label | null = top; label !== null && label.group >= 0; label = label.before) content[label.group]! += label.vms
  return { content, worthAtMost: Math.max(goal, mostLetGo) + EPSILON, finished: mostLetGo <= goal, steps }
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
