import type { Range } from "../../dataset/core.ts"
import type { MigrationLevel, OptionResult } from "../../engine/report.ts"
import type { FigureGoal, Goal, WordGoal } from "../../engine/goal.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { goalGroups, isFigureGoal, type GoalCheck, type GoalState } from "../../scenario/goals.ts"
import { count, durationRange, moneyRange, money, number, percent, percentRange, plural, yearsText } from "../../ui/format.ts"
import { currencyOf } from "./currency.ts"
import { techniqueStyle } from "./techniqueStyle.ts"

/** What goals are called: in the strip, read out, in the builder and on the command line. */

export const goalStates: Readonly<Record<GoalState, string>> = {
  met: "Met",
  perhaps: "Perhaps",
  missed: "Not met",
  unknown: "Not known",
}

type Names = readonly string[]

/** What the groups of a scenario are called, as its report has them. */
export const goalNames = (scenario: Scenario, options: readonly OptionResult[]): Names =>
  scenario.groups.map(({ name, workload }, index) => name ?? options[0]?.groups.find((group) => group.index === index)?.name ?? workload)

/** "Design"; a group that is not there is called as the goal calls it. */
function groupWords(goal: FigureGoal, scenario: Scenario, names: Names): string | null {
  if (goal.group === null) return null
  const [first] = goalGroups(scenario, goal.group)
  if (typeof goal.group === "number") return first === undefined ? `group ${goal.group}` : `group ${goal.group}, ${names[first] ?? ""}`
  const own = scenario.groups.find(({ name }) => name?.toLowerCase() === String(goal.group).toLowerCase())
  return own || first === undefined ? `“${goal.group}”` : (names[first] ?? goal.group)
}

/** A bound is said in full: 0.905 is "90.5 %". */
const bound = (share: number): string => `${number(share * 100, 4)} %`

const least = { least: "At least", most: "At most" } as const

function figureWords(goal: FigureGoal, scenario: Scenario, names: Names): string {
  const { about, side, value } = goal
  const group = groupWords(goal, scenario, names)
  const amount = (): string => money(value, currencyOf(scenario), 6)
  switch (about) {
    case "share":
      return `${least[side]} ${bound(value)} of native${group === null ? (scenario.groups.length > 1 ? " in every group" : "") : ` for ${group}`}`
    case "gpus":
      return `${least[side]} ${plural(value, "GPU")}`
    case "hosts":
      return `${least[side]} ${plural(value, "host")}, spares included`
    case "vms":
      return `${least[side]} ${plural(value, "VM")}${group === null ? "" : ` of ${group}`}`
    case "cost":
      return `${least[side]} ${amount()} over ${yearsText(scenario.economics.years)}`
    case "vm-month":
      return `${least[side]} ${amount()} per VM and month`
    case "power":
      return `${least[side]} ${number(value, 6)} kW in the busy hour`
    case "stun":
      return `Stun time ${side === "least" ? "at least" : "at most"} ${number(value, 6)} s`
  }
}

function wordWords(goal: WordGoal): string {
  if (goal.about === "technique") return `By ${lowerFirst(techniqueStyle[goal.is].name)}`
  if (goal.about === "isolation") return goal.is === "strong" ? "Strong isolation" : `At least ${goal.is} isolation`
  return goal.is === "live" ? "Running VMs can be moved" : "VMs can be suspended and resumed"
}

const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** "At least 90 % of native for Design". */
export const goalWords = (goal: Goal, scenario: Scenario, names: Names): string =>
  isFigureGoal(goal) ? figureWords(goal, scenario, names) : wordWords(goal)

/** As everywhere, and more exactly where rounding would hide on which side of the bound an end lies. */
function shareSpan(span: Range, value: number): string {
  const ends = [span.low, span.high]
  const hides = ends.some((end) => percent(end) === percent(value) && Math.abs(end - value) > 1e-9)
  if (!hides) return percentRange(span)
  const [low = "", high = ""] = ends.map((end) => number(end * 100, 4))
  return low === high ? `${high} %` : `${low}–${high} %`
}

/** The likely figure, where it decides whether perhaps means rather yes or rather no. */
function likelyWords(goal: FigureGoal, { likely }: Range, scenario: Scenario): string {
  const exactly = { low: likely, likely, high: likely }
  return `, likely ${goal.about === "cost" || goal.about === "vm-month" ? money(likely, currencyOf(scenario)) : span(goal, exactly, scenario)}`
}

function span(goal: FigureGoal, figure: Range, scenario: Scenario): string {
  switch (goal.about) {
    case "share":
      return shareSpan(figure, goal.value)
    case "gpus":
      return plural(figure.likely, "GPU")
    case "hosts":
      return plural(figure.likely, "host")
    case "vms":
      return plural(figure.likely, "VM")
    case "cost":
    case "vm-month":
      return moneyRange(figure, currencyOf(scenario))
    case "power":
      return figure.low === figure.high ? `${number(figure.low)} kW` : `${number(figure.low)}–${number(figure.high)} kW`
    case "stun":
      return durationRange(figure)
  }
}

const moves: Readonly<Record<MigrationLevel, string>> = {
  live: "live migration",
  "live-with-conditions": "live migration, under conditions",
  "suspend-only": "suspended VMs alone can move",
  "cold-only": "VMs move only when shut down",
  none: "VMs can’t be moved",
  unknown: "nobody says",
}
const suspends: Readonly<Record<string, string>> = {
  yes: "they can",
  conditional: "under conditions",
  no: "they can’t",
  "not-applicable": "they can’t",
  unknown: "nobody says",
}

function foundWords({ goal, found }: GoalCheck): string {
  if (found === null || isFigureGoal(goal)) return ""
  if (goal.about === "technique") return lowerFirst(techniqueStyle[found as keyof typeof techniqueStyle].name)
  if (goal.about === "isolation") return `${found} isolation`
  return (goal.is === "live" ? moves[found as MigrationLevel] : suspends[found]) ?? found
}

/** What the goal was held against: "83–94 %", "12 GPUs", or why there is nothing to hold it against. */
export function goalFound(check: GoalCheck, scenario: Scenario, names: Names): string {
  const { goal, figure, reason, state } = check
  const now =
    figure && isFigureGoal(goal)
      ? `${span(goal, figure, scenario)}${state === "perhaps" ? likelyWords(goal, figure, scenario) : ""}`
      : foundWords(check)
  switch (reason) {
    case "nothing":
      return "nothing is compared"
    case "cannot":
      return "it can’t serve these VMs"
    case "no-group":
      return isFigureGoal(goal) ? `there is no ${groupWords(goal, scenario, names) ?? "group"} here` : ""
    case "no-figure":
      return "the model has no figure for it"
    case "price":
      return `at least ${now}: part of the price is not known`
    case "cannot-move":
      return "running VMs can’t be moved"
    case null:
      return now
  }
}

/** "2 of 3 goals met", "All 3 goals met", "The goal is met". */
export function goalsSummary(checks: readonly GoalCheck[]): string {
  const met = checks.filter(({ state }) => state === "met").length
  if (checks.length === 1) return met === 1 ? "The goal is met" : "The goal is not met yet"
  return met === checks.length ? `All ${count(met)} goals met` : `${count(met)} of ${count(checks.length)} goals met`
}

/** "NVIDIA vGPU on vSphere, A16". */
export function optionWords({ productName, gpuName }: OptionResult): string {
  const [maker = "", ...rest] = gpuName?.split(" ") ?? []
  const gpu = gpuName !== null && rest.length > 0 && productName.startsWith(`${maker} `) ? rest.join(" ") : gpuName
  return gpu === null ? productName : `${productName}, ${gpu}`
}
