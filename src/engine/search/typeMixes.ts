import { typesByIndex, type GroupPlan } from "../plan/candidate.ts"
import { vmsPerGpuAlone, type PackingRules } from "../placement/place.ts"

/** Instance types that a plan's groups have instead of their own. */
export interface TypeMix {
  readonly groups: readonly GroupPlan[]
  /** By the group's index in the scenario; null for a group that is none of the plan's. */
  readonly types: readonly (string | null)[]
}

/** The most mixes of one plan that are looked at: on MIG, and where slices of a GPU are all alike. */
const mostOnMig = 16
const mostOfSizes = 6

/**
 * Types for the groups that may need fewer GPUs together than those which suit each group by itself: all combinations where these are few, else the most
 * promising. Where slices of a GPU are all alike, groups give up a size together for a larger one that others have.
 */
export function typeMixes(groups: readonly GroupPlan[], rules: PackingRules, gpuMemoryMib: number | null): readonly TypeMix[] {
  if (groups.every((one) => one.others.length === 0)) return []
  const alike = rules.kind === "equal-size" || rules.kind === "vf-split"
  const mixes = alike ? withFewerSizes(groups, rules, gpuMemoryMib) : withOtherChoices(groups)
  const keyOf = (mix: readonly GroupPlan[]): string => mix.map((one) => one.type?.id ?? "").join()
  const found = new Map(mixes.map((mix) => [keyOf(mix), mix]))
  found.delete(keyOf(groups))
  const typesOf = (mix: readonly GroupPlan[]) => typesByIndex(mix.map(({ index, type }) => ({ index, instanceType: type?.id ?? null })))
  return [...found.values()].map((mix) => ({ groups: mix, types: typesOf(mix) }))
}

/** What slices on one GPU have in common. */
const sizeOf = ({ type }: GroupPlan, rules: PackingRules): string =>
  rules.kind === "vf-split" ? (type?.id ?? "") : `${type?.frameBufferMib ?? 0}`

/** A size that is given up frees less than a GPU of its own, and less than one where its VMs go: it must not take two more GPUs' worth of room there. */
const mostMore = 2

function withFewerSizes(groups: readonly GroupPlan[], rules: PackingRules, gpuMemoryMib: number | null): readonly (readonly GroupPlan[])[] {
  const gpusOf = ({ placement }: GroupPlan): number => placement.count / Math.max(1, vmsPerGpuAlone(placement, rules, gpuMemoryMib).vms)
  const more = new Map<string, number>()
  for (const one of groups) {
    const least = Math.min(...one.others.map(gpusOf)) - gpusOf(one)
    const size = sizeOf(one, rules)
    more.set(size, (more.get(size) ?? 0) + Math.max(0, least))
  }
  const worthLeaving = [...more].filter(([, gpus]) => gpus < mostMore).toSorted((a, b) => a[1] - b[1])
  return someOf(worthLeaving.map(([size]) => size)).flatMap((left): readonly (readonly GroupPlan[])[] => {
    const moved = groups.map((one) => (left.has(sizeOf(one, rules)) ? one.others.find((other) => !left.has(sizeOf(other, rules))) : one))
    const mix = moved.filter((one) => one !== undefined)
    return mix.length === groups.length ? [mix] : []
  })
}

/** Sets of some: each alone first, then two, …; no more than can be looked at. */
function someOf<T>(all: readonly T[]): readonly ReadonlySet<T>[] {
  const found: ReadonlySet<T>[] = []
  let sets: (readonly T[])[] = [[]]
  while (sets.length > 0 && found.length < mostOfSizes) {
    sets = sets.flatMap((set) => all.slice(set.length === 0 ? 0 : all.indexOf(set.at(-1)!) + 1).map((one) => [...set, one]))
    found.push(...sets.map((set) => new Set(set)))
  }
  return found.slice(0, mostOfSizes)
}

/** Groups that choose among the same types choose the same. */
function withOtherChoices(groups: readonly GroupPlan[]): readonly (readonly GroupPlan[])[] {
  const kindOf = ({ type, others }: GroupPlan): string => [type, ...others.map((one) => one.type)].map((one) => one?.id ?? "").join()
  const choices = new Map(groups.map((one) => [kindOf(one), 1 + one.others.length]))
  const open = [...choices].filter(([, count]) => count > 1)
  const combinations = open.reduce((all, [, count]) => all * count, 1)
  const picks = combinations <= mostOnMig ? everyPick(open) : fewPicks(open).slice(0, mostOnMig)
  return picks.map((pick) => groups.map((one) => one.others[(pick.get(kindOf(one)) ?? 0) - 1] ?? one))
}

/** By kind of group, the place of its choice: 0 is its own type. */
type Pick = ReadonlyMap<string, number>
type Open = readonly (readonly [kind: string, choices: number])[]

const everyPick = (open: Open): readonly Pick[] =>
  open.reduce<readonly Pick[]>(
    (picks, [kind, choices]) => picks.flatMap((pick) => Array.from({ length: choices }, (_, at) => new Map([...pick, [kind, at]]))),
    [new Map()],
  )

/** All groups take their first other type, their second, …; and one kind of group alone. */
function fewPicks(open: Open): readonly Pick[] {
  const most = Math.max(...open.map(([, choices]) => choices))
  const together = Array.from({ length: most - 1 }, (_, i) => new Map(open.map(([kind, choices]) => [kind, Math.min(i + 1, choices - 1)])))
  const alone = open.flatMap(([kind, choices]) => Array.from({ length: choices - 1 }, (_, i) => new Map([[kind, i + 1]])))
  return [...together, ...alone]
}
