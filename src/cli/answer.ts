import type { Catalogue } from "../dataset/catalogue.ts"
import { rank, type RankedOption } from "../engine/decisions/rank.ts"
import { evaluate } from "../engine/evaluate.ts"
import { finish } from "../engine/basics/task.ts"
import { mixOf } from "../engine/mix/mix.ts"
import { mayDivide, leadingPlan } from "../engine/mix/wins.ts"
import type { Scenario, VmGroup } from "../engine/scenario.ts"
import type { PlanResult, Report } from "../engine/report.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { adviceOf } from "./advice.ts"
import { answerGrowth, grow } from "./growth.ts"
import type { Answer, AnsweredGoals, AnsweredPlan, AnsweredRanking } from "./answerSchema.ts"
import { sayAnswer } from "../words/answers.ts"
import { sayLeftOut } from "../words/leftOut.ts"
import { sayRepair } from "../words/repairs.ts"
import { goalFound, goalNames, goalWords } from "../features/common/goalWords.ts"
import { shownOption } from "../features/common/shown.ts"
import { allMet, checkGoals } from "../scenario/goals.ts"
import type { Decoded, PageState } from "../scenario/view.ts"
import { decodeFragment, encodeFragment, goalText, knownIds, pinText, planPinText } from "../scenario/url/index.ts"
import { range, money, answerRacks, answerReason, answerBreakdown, answerOption } from "./answerOption.ts"

/** Input in which no scenario can be found at all. */
export class UnreadableInput extends Error {}

/**
 * Evaluates one fragment or URL. What could not be read stands in `warnings`.
 * Throws UnreadableInput for an empty line or text that holds no `key=value` at all.
 */
export const answer = (input: string, catalogue: Catalogue): Answer => answerTo(readInput(input, catalogue), catalogue)

/** What an answer holds besides the options. */
export interface Besides {
  /** Every option that meets the needs, ranked. */
  readonly all?: boolean
  /** Plans made of parts. */
  readonly plans?: boolean
  /** What becomes of each option over the years. */
  readonly growth?: boolean
}

/** The same, and what is asked for besides. Throws as `answer` does. */
export function answerWith(input: string, { all = false, plans = false, growth = false }: Besides, catalogue: Catalogue): Answer {
  const decoded = readInput(input, catalogue)
  const { scenario } = decoded.state
  const found = answerTo(decoded, catalogue)
  return {
    ...found,
    ...(plans ? plansOf(scenario, catalogue) : {}),
    ...(all ? rankingOf(scenario, catalogue) : {}),
    ...(growth ? { growth: answerGrowth(grow(scenario, catalogue), groupNames(scenario, catalogue)) } : {}),
  }
}

function rankingOf(scenario: Scenario, catalogue: Catalogue): Pick<Answer, "ranking"> {
  const { options, weighed, against } = rank(scenario, catalogue)
  return { ranking: { options: options.map(answerRanked), weighed, against: { ...against } } }
}

function plansOf(scenario: Scenario, catalogue: Catalogue): Pick<Answer, "plans" | "oneKindUsd" | "idle"> {
  const { byTechnique, mix, isClosest, pinned, oneKind, idle } = finish(mixOf(scenario, catalogue))
  const names = groupNames(scenario, catalogue)
  return {
    plans: [
      ...byTechnique.map((plan) => answerPlan(plan, names)),
      { ...answerPlan(mix, names), ...(isClosest ? { closest: true } : {}) },
      ...pinned.map((plan) => ({ ...answerPlan(plan, names), pin: planPinText(plan.pin) })),
    ],
    oneKindUsd: oneKind ? money(oneKind) : null,
    ...(scenario.supply.owned.length === 0
      ? {}
      : {
          idle: idle.map(({ index, hosts, group, vms, productName, gpuName, extraUsd }) => ({
            kind: index + 1,
            hosts,
            group: names[group] ?? String(group),
            vms,
            product: productName,
            gpu: gpuName,
            extraUsd,
          })),
        }),
  }
}

/** A plan with its parts; `names`: of the scenario's groups. */
export function answerPlan(
  { technique, feasible, proven, leastUsd, unserved, reasons, parts, totals }: PlanResult,
  names: readonly string[],
): AnsweredPlan {
  const named = (index: number): string => names[index] ?? String(index)
  return {
    technique,
    feasible,
    proven,
    ...(leastUsd === undefined ? {} : { leastUsd }),
    unserved: unserved.map(named),
    reasons: reasons.map((one) => answerReason(one, names)),
    parts: parts.map(({ groups, option, counts, sparesOf }) => ({
      groups: groups.map(named),
      ...(counts ? { vms: option.groups.map((one) => one.count) } : {}),
      option: answerOption(option, groups.map(named)),
      ...(sparesOf === undefined ? {} : { sparesOf: (parts[sparesOf]?.groups ?? []).map(named) }),
    })),
    totals: totals && {
      gpus: totals.gpus,
      gpusBought: { ...totals.bought },
      hosts: totals.hosts,
      spareHosts: totals.spareHosts,
      racks: answerRacks(totals.racks),
      nativeShare: range(totals.nativeShare),
      cost: { totalUsd: money(totals.cost), perVmMonthUsd: money(totals.perVmMonth), breakdownUsd: answerBreakdown(totals.breakdown) },
      peakKw: range(totals.peakKw),
      carbonTonnes: range(totals.carbonTonnes),
    },
  }
}

/** What is asked. Throws as `answer` does. */
export function readInput(input: string, catalogue: Catalogue): Decoded {
  const text = input.trim()
  if (text === "") throw new UnreadableInput("The line is empty: give a fragment such as vm=knowledge-worker:200 or a link that holds one.")
  const isBareUrl = /^https?:\/\/[^#]*#?$/i.test(text)
  if (!isBareUrl && text !== "#" && !text.includes("=")) {
    throw new UnreadableInput(
      `"${text.slice(0, 80)}" holds no key=value pair: give a fragment such as vm=knowledge-worker:200 or a link that holds one.`,
    )
  }
  return decodeFragment(text, knownIds(catalogue))
}

/** The answer to what was read, of its report. */
export function answerTo({ state, repairs }: Decoded, catalogue: Catalogue, report = evaluate(state.scenario, catalogue)): Answer {
  return {
    scenario: encodeFragment(state, { datasetVersion: catalogue.version, modelVersion }),
    datasetVersion: report.datasetVersion,
    modelVersion: report.modelVersion,
    warnings: [...repairs.map(sayRepair), ...report.warnings.map(sayAnswer)],
    ...(state.scenario.goals.length > 0 ? { goals: goalsOf(report, state, catalogue) } : {}),
    ...(state.view.view === "advisor" ? { advice: adviceOf(state.view.table.filter) } : {}),
    notCounted: report.notCounted.map(({ what, why }) => ({ what: sayLeftOut(what), why: sayLeftOut(why) })),
    options: report.options.map((option) =>
      answerOption(
        option,
        state.scenario.groups.map((group) => nameOf(group, catalogue)),
      ),
    ),
  }
}

function goalsOf(report: Report, { scenario, view: { focus } }: PageState, catalogue: Catalogue): AnsweredGoals {
  const option = shownOption(report, scenario, focus)
  const isNamed = option !== null && (focus === option.key || focus === option.technique)
  const plan = isNamed || !mayDivide(scenario) ? null : leadingPlan(finish(mixOf(scenario, catalogue)))
  const checks = checkGoals(scenario, plan ?? option)
  const names = goalNames(scenario, report.options)
  return {
    option: plan ? null : (option?.key ?? null),
    ...(plan ? { plan: true } : {}),
    met: allMet(checks),
    checks: checks.map((check) => ({
      goal: goalText(check.goal),
      says: goalWords(check.goal, scenario, names),
      state: check.state,
      figure: check.figure && range(check.figure),
      found: goalFound(check, scenario, names),
    })),
  }
}

const answerRanked = (one: RankedOption): AnsweredRanking["options"][number] => ({
  option: pinText(one.pin),
  technique: one.technique,
  technology: one.technology,
  product: one.product,
  gpu: one.gpu,
  instanceType: one.pin.instanceType,
  slices: [...one.slices],
  slicing: one.slicing,
  nativeShare: range(one.nativeShare),
  gpus: one.gpus,
  hosts: one.hosts,
  host: one.hostId,
  cost: { totalUsd: money(one.total), perVmMonthUsd: money(one.perVmMonth) },
  peakKw: range(one.peakKw),
  migration: one.migration,
  isolation: one.isolation,
  pareto: one.pareto,
})

const groupNames = (scenario: Scenario, catalogue: Catalogue): readonly string[] => scenario.groups.map((group) => nameOf(group, catalogue))

export const nameOf = (group: VmGroup, catalogue: Catalogue): string =>
  group.name ?? catalogue.workload(group.workload)?.shortName ?? group.workload
