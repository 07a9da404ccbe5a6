import type { IsolationLevel, Range, TechniqueId } from "../dataset/schema/index.ts"
import { isolationLevels } from "../dataset/schema/words.ts"
import type { OptionResult, PlanResult } from "../engine/report.ts"
import { groupFigures, type FigureGoal, type Goal, type GoalFigure, type WordGoal } from "../engine/goal.ts"
import { limits, type Scenario } from "../engine/scenario.ts"
import { clamp, tidyName, type Limit } from "./bounds.ts"

const bounds: Readonly<Record<GoalFigure, Limit>> = {
  share: limits.share,
  gpus: limits.gpuTotal,
  hosts: limits.hostLimit,
  vms: limits.goalVms,
  cost: limits.budgetUsd,
  "vm-month": limits.budgetUsd,
  power: limits.powerCapKw,
  stun: limits.stunSeconds,
}

/** What the bound of a goal about that figure may be. */
export const boundOf = (about: GoalFigure): Limit => bounds[about]

export const isFigureGoal = (goal: Goal): goal is FigureGoal => "side" in goal

/** Two goals in one slot speak of the same: the later one counts. */
export function goalSlot(goal: Goal): string {
  if (isFigureGoal(goal)) return `${goal.about}-${goal.side}@${typeof goal.group}:${goal.group}`
  return goal.about === "migration" ? `migration:${goal.is}` : goal.about
}

function tidyGoal(goal: Goal): Goal | null {
  if (!isFigureGoal(goal)) return goal
  const value = clamp(bounds[goal.about], goal.value)
  if (value === null) return null
  const group = typeof goal.group === "string" ? tidyName(goal.group) : goal.group
  return { ...goal, value, group: groupFigures.includes(goal.about) ? group : null }
}

/** Goals within their bounds, one in each slot: the last, at the place of the first. */
export function tidyGoals(goals: readonly Goal[]): readonly Goal[] {
  const slots = new Map<string, Goal>()
  for (const one of goals) {
    const goal = tidyGoal(one)
    if (goal) slots.set(goalSlot(goal), goal)
  }
  return [...slots.values()].slice(0, limits.goals.max)
}

/** "met": whatever the truth within the range. "perhaps": in a part of the range. */
export type GoalState = "met" | "perhaps" | "missed" | "unknown"

/**
 * Why a goal is not simply judged by its figure. "nothing": no option is there to be judged; "cannot": the option can't serve these VMs, and
 * what can't be done meets nothing; "no-group": the scenario has no such group; "no-figure": the model states none; "price": part of the
 * price is not known, and the figure means at least; "cannot-move": no running VM can be moved, so none stands still for it.
 */
export type GoalReason = "nothing" | "cannot" | "no-group" | "no-figure" | "price" | "cannot-move"

export interface GoalCheck {
  readonly goal: Goal
  readonly state: GoalState
  /** What the bound is held against; null where there is no figure, and for goals in words. */
  readonly figure: Range | null
  /** Of goals in words, what the option has: a level of migration, "yes", "conditional", a level of isolation, a technique. */
  readonly found: string | null
  readonly reason: GoalReason | null
}

type Judged = Omit<GoalCheck, "goal">

const verdictOn = (state: GoalState, reason: GoalReason | null = null): Judged => ({ state, reason, figure: null, found: null })

/** Differences this small are the arithmetic's own. */
const noise = 1e-9

/** Met where the whole range keeps the bound, missed where no part of it does. */
function judged(figure: Range, { side, value }: FigureGoal): GoalState {
  const slack = noise * Math.max(1, Math.abs(value))
  if (side === "least") return figure.low >= value - slack ? "met" : figure.high < value - slack ? "missed" : "perhaps"
  return figure.high <= value + slack ? "met" : figure.low > value + slack ? "missed" : "perhaps"
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Groups (indexes) that a goal is about: those of that name, else of that workload, else the one at that place. */
export function goalGroups({ groups }: Pick<Scenario, "groups">, ref: FigureGoal["group"]): readonly number[] {
  const where = (is: (group: Scenario["groups"][number]) => boolean): readonly number[] =>
    groups.flatMap((group, index) => (is(group) ? [index] : []))
  if (ref === null) return where(() => true)
  if (typeof ref === "number") return ref >= 1 && ref <= groups.length ? [ref - 1] : []
  const named = where(({ name }) => name !== null && same(name, ref))
  return named.length > 0 ? named : where(({ workload }) => same(workload, ref))
}

const exactly = (value: number): Range => ({ low: value, likely: value, high: value })

/** The least of each end for a goal that asks for at least so much, else the most: it holds for every group. */
function ofEvery(shares: readonly Range[], side: FigureGoal["side"]): Range | null {
  const pick = side === "least" ? Math.min : Math.max
  const end = (name: keyof Range): number => pick(...shares.map((share) => share[name]))
  return shares.length === 0 ? null : { low: end("low"), likely: end("likely"), high: end("high") }
}

/** What goals are held against: an option, or a plan in which each group goes its own way. */
interface Subject {
  readonly feasible: boolean
  /** One, or those of the parts. */
  readonly techniques: readonly TechniqueId[]
  /** By index of the group. */
  readonly shares: readonly { readonly index: number; readonly nativeShare: Range }[]
  readonly gpus: number | null
  /** Spares included. */
  readonly hosts: number | null
  readonly cost: { readonly total: Range & { readonly known: boolean }; readonly perVmMonth: Range; readonly peakKw: Range } | null
  readonly level: OptionResult["migration"]["level"]
  readonly suspendResume: OptionResult["migration"]["suspendResume"]
  readonly stunSeconds: Range | null
  readonly isolation: IsolationLevel
}

function ofOption({ feasible, technique, groups, nativeShare, placement, cost, migration, isolation }: OptionResult): Subject {
  return {
    feasible,
    techniques: [technique],
    shares: nativeShare ? groups : [],
    gpus: placement && placement.gpus.count,
    hosts: placement && placement.hosts.count + placement.hosts.spare,
    cost,
    level: migration.level,
    suspendResume: migration.suspendResume,
    stunSeconds: migration.stunSeconds,
    isolation,
  }
}

/** From worst to best: what a plan can do, every part of it can. */
const levels: readonly Subject["level"][] = ["none", "cold-only", "suspend-only", "unknown", "live-with-conditions", "live"]
const suspends: readonly Subject["suspendResume"][] = ["no", "not-applicable", "unknown", "conditional", "yes"]

const worst = <T>(order: readonly T[], found: readonly T[]): T | undefined => order.find((one) => found.includes(one))

function ofPlan({ feasible, parts, totals }: PlanResult): Subject {
  const options = parts.map((one) => one.option)
  const stuns = options.flatMap(({ migration }) => migration.stunSeconds ?? [])
  return {
    feasible,
    techniques: [...new Set(options.map((one) => one.technique))],
    shares: parts.flatMap(({ groups, option }) => option.groups.map(({ nativeShare }, nth) => ({ index: groups[nth] ?? -1, nativeShare }))),
    gpus: totals && totals.gpus,
    hosts: totals && totals.hosts + totals.spareHosts,
    cost: totals && { total: totals.cost, perVmMonth: totals.perVmMonth, peakKw: totals.peakKw },
    level:
      worst(
        levels,
        options.map(({ migration }) => migration.level),
      ) ?? "unknown",
    suspendResume:
      worst(
        suspends,
        options.map(({ migration }) => migration.suspendResume),
      ) ?? "unknown",
    stunSeconds: stuns.length === options.length ? ofEvery(stuns, "most") : null,
    isolation:
      worst(
        isolationLevels,
        options.map((one) => one.isolation),
      ) ?? "weak",
  }
}

type OptionGoal = FigureGoal & { readonly about: Exclude<GoalFigure, "vms"> }
const isOfOption = (goal: FigureGoal): goal is OptionGoal => goal.about !== "vms"

/** The figure of what is feasible; null where it has none. */
function figureOf(
  { about, side }: OptionGoal,
  { shares, gpus, hosts, cost, stunSeconds }: Subject,
  groups: readonly number[],
): Range | null {
  switch (about) {
    case "share":
      return ofEvery(
        shares.filter(({ index }) => groups.includes(index)).map(({ nativeShare }) => nativeShare),
        side,
      )
    case "gpus":
      return gpus === null ? null : exactly(gpus)
    case "hosts":
      return hosts === null ? null : exactly(hosts)
    case "cost":
      return cost && cost.total
    case "vm-month":
      return cost && cost.perVmMonth
    case "power":
      return cost && cost.peakKw
    case "stun":
      return stunSeconds
  }
}

const plainRange = ({ low, likely, high }: Range): Range => ({ low, likely, high })

function checkFigure(goal: FigureGoal, scenario: Scenario, option: Subject | null): Judged {
  const groups = goalGroups(scenario, goal.group)
  if (groups.length === 0) return verdictOn("unknown", "no-group")
  if (!isOfOption(goal)) {
    const figure = exactly(groups.reduce((sum, index) => sum + (scenario.groups[index]?.count ?? 0), 0))
    return { ...verdictOn(judged(figure, goal)), figure }
  }
  if (!option) return verdictOn("unknown", "nothing")
  if (!option.feasible) return verdictOn("missed", "cannot")
  if (goal.about === "stun" && ["none", "cold-only", "suspend-only"].includes(option.level)) return verdictOn("missed", "cannot-move")
  const found = figureOf(goal, option, groups)
  if (!found) return verdictOn("unknown", "no-figure")
  const figure = plainRange(found)
  const isOpen = (goal.about === "cost" || goal.about === "vm-month") && option.cost?.total.known === false
  if (!isOpen) return { ...verdictOn(judged(figure, goal)), figure }
  // What is not known can only add.
  const state = judged({ ...figure, high: Infinity }, goal)
  return { ...verdictOn(state === "perhaps" ? "unknown" : state, state === "perhaps" ? "price" : null), figure }
}

// As for needs, what a product does under conditions it does; the conditions are told.
const canSuspend: Readonly<Record<OptionResult["migration"]["suspendResume"], GoalState>> = {
  yes: "met",
  conditional: "met",
  no: "missed",
  "not-applicable": "missed",
  unknown: "unknown",
}
const canMove: Readonly<Record<OptionResult["migration"]["level"], GoalState>> = {
  live: "met",
  "live-with-conditions": "met",
  "suspend-only": "missed",
  "cold-only": "missed",
  none: "missed",
  unknown: "unknown",
}

const atLeast = (found: IsolationLevel, wanted: IsolationLevel): boolean =>
  isolationLevels.indexOf(found) >= isolationLevels.indexOf(wanted)

function checkWord(goal: WordGoal, option: Subject | null): Judged {
  if (!option) return verdictOn("unknown", "nothing")
  if (!option.feasible) return verdictOn("missed", "cannot")
  const { level, suspendResume, isolation, techniques } = option
  if (goal.about === "technique") {
    const other = techniques.find((one) => one !== goal.is)
    return { ...verdictOn(other === undefined ? "met" : "missed"), found: other ?? goal.is }
  }
  if (goal.about === "isolation") return { ...verdictOn(atLeast(isolation, goal.is) ? "met" : "missed"), found: isolation }
  if (goal.is === "live") return { ...verdictOn(canMove[level]), found: level }
  return { ...verdictOn(canSuspend[suspendResume]), found: suspendResume }
}

/**
 * Each goal held against one option, or a plan of parts, of which every part counts (null: nothing is compared). A figure with a range keeps a bound only where the whole range does, so that
 * "met" is a promise; where a part of it does, the goal is met perhaps. How many VMs there are is the scenario's to say, whatever serves them.
 */
export function checkGoals(scenario: Scenario, answer: OptionResult | PlanResult | null): readonly GoalCheck[] {
  const subject = answer && ("parts" in answer ? ofPlan(answer) : ofOption(answer))
  return scenario.goals.map((goal) => ({ goal, ...(isFigureGoal(goal) ? checkFigure(goal, scenario, subject) : checkWord(goal, subject)) }))
}

export const allMet = (checks: readonly GoalCheck[]): boolean => checks.length > 0 && checks.every(({ state }) => state === "met")
