import type { TaskControl } from "../../../dataset/schema/lesson.ts"
import { techniqueIds } from "../../../dataset/schema/words.ts"
import type { RankedOption } from "../../../engine/decisions/rank.ts"
import { mayDivide, leadingPlan } from "../../../engine/mix/wins.ts"
import type { MixReport, Report } from "../../../engine/report.ts"
import { limits, type Scenario } from "../../../engine/scenario.ts"
import * as edit from "../../../scenario/edit.ts"
import { allMet, checkGoals, isFigureGoal, type GoalCheck } from "../../../scenario/goals.ts"
import { shownOption } from "../../common/shown.ts"

/** The engine, wherever it runs. */
export interface Asked {
  readonly report: (scenario: Scenario) => Promise<Report>
  readonly mix: (scenario: Scenario) => Promise<MixReport>
  readonly rank: (scenario: Scenario) => Promise<readonly RankedOption[]>
}

/** A scenario, and the option in focus: what a link says of both. */
export interface Place {
  readonly scenario: Scenario
  readonly focus: string | null
}

/** The goals at a place, as the strip above the board checks them. */
export async function goalsAt(
  { scenario, focus }: Place,
  asked: Asked,
): Promise<{ readonly checks: readonly GoalCheck[]; readonly report: Report }> {
  const report = await asked.report(scenario)
  const option = shownOption(report, scenario, focus)
  const isNamed = option !== null && (focus === option.key || focus === option.technique)
  const plan = isNamed || !mayDivide(scenario) ? null : leadingPlan(await asked.mix(scenario))
  return { checks: checkGoals(scenario, plan ?? option), report }
}

export interface Search {
  /** Inputs that a learner has. */
  readonly controls: readonly TaskControl[]
  /** Kinds of work that there are. */
  readonly workloads: readonly string[]
  /** Places tried at most. */
  readonly most: number
  readonly signal?: AbortSignal
  readonly onTried?: (tried: number) => void
}

/** `place` null: none of the places tried meets all goals, which proves nothing of the others, unless these are `all` that there are. */
export interface Solved {
  readonly place: Place | null
  readonly tried: number
  /** Whether every place was tried that the inputs lead to. */
  readonly all: boolean
}

/** Inputs whose every value is tried; figures have more values than anybody could try. */
const countable: readonly TaskControl[] = ["technique", "workload"]

/** How often VMs may be multiplied by a learner who moves a count. */
const factors = [0.5, 0.75, 0.9, 1.1, 1.25, 1.5, 2] as const
/** Round trips in ms and rates in Gbit/s of usual networks: loopback, one rack, one site, a town, a country. */
const roundTrips = [0.02, 0.1, 0.5, 2, 10] as const
const rates = [1, 10, 25, 100] as const
/** Options by name that are tried for one scenario. */
const mostPins = 24

const moves: Readonly<Record<Exclude<TaskControl, "slice">, (scenario: Scenario, search: Search) => readonly Scenario[]>> = {
  technique: (scenario) =>
    techniqueIds.map((id) =>
      edit.setTechniques(
        scenario,
        scenario.techniques.includes(id) ? scenario.techniques.filter((one) => one !== id) : [...scenario.techniques, id],
      ),
    ),
  count: (scenario) => {
    const asked = scenario.goals.filter(isFigureGoal).flatMap(({ about, value }) => (about === "vms" ? [value] : []))
    const total = scenario.groups.reduce((sum, { count }) => sum + count, 0)
    return scenario.groups.flatMap(({ count }, index) =>
      [...factors.map((factor) => Math.round(count * factor)), ...asked.map((vms) => vms - (total - count))]
        .filter((next) => next >= limits.count.min && next !== count)
        .map((next) => edit.setGroup(scenario, index, { count: next })),
    )
  },
  workload: (scenario, { workloads }) =>
    scenario.groups.flatMap(({ workload }, index) =>
      workloads.filter((one) => one !== workload).map((one) => edit.setGroup(scenario, index, { workload: one })),
    ),
  needs: (scenario) => [
    edit.setPolicies(scenario, { liveMigration: !scenario.policies.liveMigration }),
    edit.setPolicies(scenario, { suspendResume: !scenario.policies.suspendResume }),
    ...([null, "moderate", "strong"] as const)
      .filter((level) => level !== scenario.policies.leastIsolation)
      .map((leastIsolation) => edit.setPolicies(scenario, { leastIsolation })),
    ...(scenario.policies.budgetUsd === null ? [] : [edit.setPolicies(scenario, { budgetUsd: null })]),
    ...(scenario.policies.powerCapKw === null ? [] : [edit.setPolicies(scenario, { powerCapKw: null })]),
  ],
  network: (scenario) => [
    ...roundTrips.map((networkRttMs) => edit.setSupply(scenario, { networkRttMs })),
    ...rates.map((networkGbps) => edit.setSupply(scenario, { networkGbps })),
    ...rates.map((migrationGbps) => edit.setSupply(scenario, { migrationGbps })),
  ],
}

/** Every edit of one input, and options by name where these may be chosen: the cheapest of each product, then the rest. */
async function neighbours(scenario: Scenario, search: Search, asked: Asked): Promise<readonly Scenario[]> {
  const edited = search.controls.flatMap((one) => (one === "slice" ? [] : moves[one](scenario, search)))
  if (!search.controls.includes("slice") || scenario.pins.length > 0) return edited
  // Whatever is compared: by its name each option can be.
  const ranked = await asked.rank(edit.setTechniques(scenario, techniqueIds))
  const firsts = ranked.filter(({ product }, at) => ranked.findIndex((other) => other.product === product) === at)
  const order = [...firsts, ...ranked.filter((one) => one.pareto && !firsts.includes(one))]
  return [...edited, ...order.slice(0, mostPins).map(({ pin }) => edit.addPin(scenario, pin))]
}

/** How far goals are from being met; 0: all are. */
const distance = (checks: readonly GoalCheck[]): number =>
  checks.reduce((sum, { state }) => sum + { met: 0, perhaps: 0.5, unknown: 1, missed: 1 }[state], 0)

interface Open {
  readonly scenario: Scenario
  readonly away: number
  readonly edits: number
}

/** Fewer goals missed first, then fewer edits. */
const nearer = (a: Open, b: Open): number => a.away - b.away || a.edits - b.edits

/** The place at a scenario where all goals are met: as it opens, or with one of the options shown in focus. */
async function metAt(scenario: Scenario, asked: Asked): Promise<{ readonly place: Place | null; readonly away: number }> {
  const { checks, report } = await goalsAt({ scenario, focus: null }, asked)
  if (allMet(checks)) return { place: { scenario, focus: null }, away: 0 }
  const others = report.options.map((option) => ({ key: option.key, checks: checkGoals(scenario, option) }))
  const met = others.find((one) => allMet(one.checks))
  const away = Math.min(distance(checks), ...others.map((one) => distance(one.checks)))
  return { place: met ? { scenario, focus: met.key } : null, away }
}

/**
 * Looks for a place that meets all goals among those which a learner can reach by the task's inputs: the start, one edit, two edits and so on,
 * the most promising first, until one is found or `most` were tried. What is found is proven, for the engine has worked it out.
 */
export async function solve(start: Scenario, search: Search, asked: Asked): Promise<Solved> {
  const seen = new Set<string>()
  let open: readonly Open[] = []
  let tried = 0
  const look = async (scenario: Scenario, edits: number): Promise<Place | null> => {
    const key = JSON.stringify(scenario)
    if (seen.has(key)) return null
    seen.add(key)
    const { place, away } = await metAt(scenario, asked)
    tried += 1
    search.onTried?.(tried)
    if (!place) open = [...open, { scenario, away, edits }].toSorted(nearer)
    return place
  }
  const atStart = await look(start, 0)
  if (atStart) return { place: atStart, tried, all: false }
  while (open.length > 0 && tried < search.most) {
    const [next, ...rest] = open as [Open, ...Open[]]
    open = rest
    for (const scenario of await neighbours(next.scenario, search, asked)) {
      if (tried >= search.most || search.signal?.aborted) return { place: null, tried, all: false }
      const place = await look(scenario, next.edits + 1)
      if (place) return { place, tried, all: false }
    }
  }
  return { place: null, tried, all: open.length === 0 && search.controls.every((one) => countable.includes(one)) }
}
