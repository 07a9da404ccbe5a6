import { same } from "../../base/same.ts"
import type { GroupOverrides, Part, Scenario, VmGroup } from "../scenario.ts"

/** Where two scenarios differ. Groups by their places in the one and in the other; null: it has none. */
export type Where =
  | { readonly in: Part; readonly field: string }
  | { readonly in: "scenario"; readonly field: "pins" | "planPins" | "techniques" | "busyPoint" | "scheduler" | "goals" }
  | { readonly in: "group"; readonly base: number; readonly other: number; readonly field: "workload" | "count" | keyof GroupOverrides }
  | { readonly in: "groups"; readonly base: number; readonly other: null }
  | { readonly in: "groups"; readonly base: null; readonly other: number }

/** One input in which another scenario differs from the base. */
export interface Difference {
  /** "economics.years", "group.2.count", … */
  readonly id: string
  readonly where: Where
  /** False: it is shown, or asks for growth, and moves no figure of the scenario as it is. */
  readonly moves: boolean
}

const parts = ["supply", "policies", "economics"] as const
const scenarioFields = ["pins", "planPins", "techniques", "busyPoint", "scheduler", "goals"] as const
/** What changes no answer. */
const still: ReadonlySet<string> = new Set(["currency", "currencyPerUsd", "growthPercent", "discountRatePercent", "laterVms", "goals"])

/** Groups of the base with those of the other that they are told beside: first by name and workload, then by their order. */
export function pairsOf(base: readonly VmGroup[], other: readonly VmGroup[]): readonly (readonly [number, number])[] {
  const free = new Set(other.keys())
  const found = new Map<number, number>()
  const pair = (suits: (a: VmGroup, b: VmGroup) => boolean): void => {
    for (const [at, group] of base.entries()) {
      if (found.has(at)) continue
      const match = [...free].find((place) => suits(group, other[place] as VmGroup))
      if (match === undefined) continue
      found.set(at, match)
      free.delete(match)
    }
  }
  pair((a, b) => a.name === b.name && a.workload === b.workload)
  pair((a, b) => a.name !== null && a.name === b.name)
  pair(() => true)
  return [...found].sort(([a], [b]) => a - b)
}

function ofGroups(base: readonly VmGroup[], other: readonly VmGroup[]): readonly Difference[] {
  const pairs = pairsOf(base, other)
  const inBoth = pairs.flatMap(([one, two]): readonly Difference[] => {
    const [a, b] = [base[one] as VmGroup, other[two] as VmGroup]
    const keys = [...new Set([...Object.keys(a.overrides), ...Object.keys(b.overrides)])] as (keyof GroupOverrides)[]
    const fields = [
      ...(["workload", "count"] as const).filter((field) => a[field] !== b[field]),
      ...keys.filter((key) => !same(a.overrides[key], b.overrides[key])),
    ]
    return fields.map((field) => ({
      id: `group.${one}.${field}`,
      where: { in: "group", base: one, other: two, field },
      moves: !still.has(field),
    }))
  })
  const gone = [...base.keys()].filter((at) => !pairs.some(([one]) => one === at))
  const come = [...other.keys()].filter((at) => !pairs.some(([, two]) => two === at))
  return [
    ...inBoth,
    ...gone.map((at): Difference => ({ id: `groups.-${at}`, where: { in: "groups", base: at, other: null }, moves: true })),
    ...come.map((at): Difference => ({ id: `groups.+${at}`, where: { in: "groups", base: null, other: at }, moves: true })),
  ]
}

/** Every input in which the other differs from the base, groups first. What groups are called, and their order, is no input. */
export function differencesOf(base: Scenario, other: Scenario): readonly Difference[] {
  const inParts = parts.flatMap((part) => {
    const [a, b] = [base[part] as unknown as Fields, other[part] as unknown as Fields]
    return Object.keys(a)
      .filter((field) => !same(a[field], b[field]))
      .map((field): Difference => ({ id: `${part}.${field}`, where: { in: part, field }, moves: !still.has(field) }))
  })
  const ofScenario = scenarioFields
    .filter((field) => !same(base[field], other[field]))
    .map((field): Difference => ({ id: field, where: { in: "scenario", field }, moves: !still.has(field) }))
  return [...ofGroups(base.groups, other.groups), ...inParts, ...ofScenario]
}

type Fields = Readonly<Record<string, unknown>>

function withField(group: VmGroup, from: VmGroup, field: "workload" | "count" | keyof GroupOverrides): VmGroup {
  if (field === "workload") return { ...group, workload: from.workload }
  if (field === "count") return { ...group, count: from.count }
  const { [field]: _old, ...others } = group.overrides
  const value = from.overrides[field]
  return { ...group, overrides: value === undefined ? others : { ...others, [field]: value } }
}

/** The base with these differences as they are in the other, all else held. */
export function switched(base: Scenario, other: Scenario, differences: readonly Difference[]): Scenario {
  let scenario = base
  const gone = new Set<number>()
  const come: VmGroup[] = []
  for (const { where } of differences) {
    if (where.in === "group") {
      const from = other.groups[where.other] as VmGroup
      const groups = scenario.groups.map((group, at) => (at === where.base ? withField(group, from, where.field) : group))
      scenario = { ...scenario, groups }
    } else if (where.in === "groups") {
      if (where.base !== null) gone.add(where.base)
      else come.push(other.groups[where.other] as VmGroup)
    } else if (where.in === "scenario") scenario = { ...scenario, [where.field]: other[where.field] }
    else {
      const value = (other[where.in] as unknown as Fields)[where.field]
      scenario = { ...scenario, [where.in]: { ...scenario[where.in], [where.field]: value } }
    }
  }
  return gone.size + come.length === 0 ? scenario : { ...scenario, groups: [...scenario.groups.filter((_, at) => !gone.has(at)), ...come] }
}
