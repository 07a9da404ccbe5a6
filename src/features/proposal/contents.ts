import type { FullCatalogue } from "../../dataset/catalogue.ts"
import type { Range, TechniqueId } from "../../dataset/core.ts"
import type { Sources } from "../../dataset/sources.ts"
import { addMoney, isCharged, sum, zeroMoney, type Money } from "../../engine/basics/range.ts"
import type { CostPart } from "../../engine/basics/why/cost.ts"
import type { Cost, MixReport, NotCounted, OptionResult, PlanPart, Reason, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { billOf, byYear, type BillLine } from "../../engine/why/bill.ts"
import { scenarioOfPart } from "../../engine/mix/partScenario.ts"
import type { Currency } from "../../ui/format.ts"
import { currencyOf, rateNote } from "../common/currency.ts"
import { planGrowth, type PlanGrowth } from "./growth.ts"
import { materialsOf, type Material } from "./materials.ts"
import { sourcesOf, type SourceFact } from "./sources.ts"

/** What whoever makes the proposal says of it. Texts may be empty. */
export interface Cover {
  readonly title: string
  readonly preparedFor: string
  readonly preparedBy: string
  /** ISO, the day alone. */
  readonly date: string
}

/** The page's answer as it says it. */
export interface Said {
  readonly headline: string
  readonly detail: string | null
}

/** Some groups of the scenario (`contents.scenario.groups`) as they are to be served. Its option is of `scenario` below. */
export interface ProposedPart extends PlanPart {
  /** With these groups alone; the whole scenario where there is one part. */
  readonly scenario: Scenario
  /** The lines of `option.cost`, each as a calculation that adds up to it. */
  readonly bill: readonly BillLine[]
}

/** USD of one year of the horizon, all parts of the plan together. */
export interface YearCost {
  /** From 1. */
  readonly year: number
  /** How much of it lies in the horizon, 0..1; below 1 in the last year only. */
  readonly length: number
  readonly total: Range
  /** By what it is for, parts of the cost that are never charged left out. */
  readonly byPart: readonly { readonly part: CostPart; readonly usd: Range }[]
}

/** The best that one technique can do for the same VMs, feasible or not. */
export interface TechniqueFact {
  readonly technique: TechniqueId
  readonly option: OptionResult
  /** It alone is what is proposed. */
  readonly isProposed: boolean
}

/** All that a proposal states, as facts and numbers; reports, slides and workbooks are made of it and add none. Amounts are USD: `money(usd, contents.currency)` of ui/format shows them. */
export interface ProposalContents {
  readonly cover: Cover
  readonly scenario: Scenario
  readonly totalVms: number
  /** Years, may be no whole number. */
  readonly years: number
  readonly currency: Currency
  /** What is to be said beside amounts that are not in the currency asked for; null where they are. */
  readonly currencyNote: string | null
  /** Opens the same scenario again. */
  readonly link: string
  readonly versions: { readonly dataset: string; readonly model: string }
  readonly said: Said
  readonly plan: {
    /** True: parts differ, of a plan of parts. False: one way for all groups. */
    readonly isMixed: boolean
    readonly feasible: boolean
    /** No other division of the groups is cheaper; null where it is no plan of parts. */
    readonly proven: boolean | null
    /** What stands against it, where it does not meet every need. */
    readonly reasons: readonly Reason[]
    /** Of all parts, weighted by VMs; null where it is not known. */
    readonly nativeShare: Range | null
    /** Empty where nothing can be proposed. */
    readonly parts: readonly ProposedPart[]
    /** Over the horizon; null where nothing is priced. */
    readonly cost: Money | null
    readonly perVmMonth: Money | null
    /** By part of the cost, those never charged left out, the largest first. */
    readonly breakdown: readonly { readonly part: CostPart; readonly usd: Money }[]
    readonly gpus: number
    /** In hosts that carry VMs, and in spare ones. */
    readonly boards: number
    readonly spareBoards: number
    readonly hosts: number
    readonly spareHosts: number
    readonly peakKw: Range
    readonly energyKwhPerYear: Range
    readonly carbonTonnes: Range
  }
  readonly byYear: readonly YearCost[]
  /** While the VMs grow; null where no growth is asked for. `byYear` is of the VMs of the first year. */
  readonly growth: PlanGrowth | null
  /** What is bought, licensed or used, line by line. */
  readonly materials: readonly Material[]
  readonly techniques: readonly TechniqueFact[]
  readonly notCounted: readonly NotCounted[]
  readonly warnings: Report["warnings"]
  /** Every source that a figure of the proposal or of what it is compared with rests on. */
  readonly sources: readonly SourceFact[]
}

export interface ContentsInput {
  readonly cover: Cover
  readonly said: Said
  readonly link: string
  readonly scenario: Scenario
  readonly report: Report
  /** Null: one way for all groups is proposed. */
  readonly mix: MixReport | null
  /** Key of the option that is proposed for all groups, where there is no mix; null: none can be. */
  readonly chosen: string | null
  readonly catalogue: FullCatalogue
  readonly register: Sources
}

/** The contents of a proposal. Pure; the report is of this scenario, and may be the core dataset's. */
export function contents({ cover, said, link, scenario, report, mix, chosen, catalogue, register }: ContentsInput): ProposalContents {
  const parts = partsOf({ scenario, report, mix, chosen, catalogue })
  const costs = parts.flatMap(({ option }) => option.cost ?? [])
  const cost = costs.length === parts.length && costs[0] ? costs.map(({ total }) => total).reduce(addMoney, zeroMoney) : null
  const placed = parts.flatMap(({ option }) => option.placement ?? [])
  const { years } = scenario.economics
  const perVmMonth = cost && scaled(cost, 1 / (Math.max(1, report.totalVms) * 12 * years))
  const techniques = report.options
    .filter(({ origin }) => origin === "best")
    .map((option) => ({ technique: option.technique, option, isProposed: mix === null && option.key === chosen }))
  return {
    cover,
    said,
    link,
    scenario,
    years,
    totalVms: report.totalVms,
    currency: currencyOf(scenario),
    currencyNote: rateNote(scenario),
    versions: { dataset: report.datasetVersion, model: report.modelVersion },
    plan: {
      isMixed: parts.length > 1,
      feasible: mix ? mix.mix.feasible : parts.some(({ option }) => option.feasible),
      proven: mix ? mix.mix.proven : null,
      reasons: mix ? mix.mix.reasons : parts.flatMap(({ option }) => option.reasons),
      nativeShare: mix ? (mix.mix.totals?.nativeShare ?? null) : (parts[0]?.option.nativeShare ?? null),
      parts,
      cost,
      perVmMonth,
      breakdown: breakdownOf(costs),
      gpus: placed.reduce((all, { gpus }) => all + gpus.count, 0),
      boards: placed.reduce((all, { gpus }) => all + gpus.boards, 0),
      spareBoards: placed.reduce((all, { gpus }) => all + gpus.spareBoards, 0),
      hosts: placed.reduce((all, { hosts }) => all + hosts.count, 0),
      spareHosts: placed.reduce((all, { hosts }) => all + hosts.spare, 0),
      peakKw: sum(costs.map(({ peakKw }) => peakKw)),
      energyKwhPerYear: sum(costs.map(({ energyKwhPerYear }) => energyKwhPerYear)),
      carbonTonnes: sum(costs.map(({ carbonTonnes }) => carbonTonnes)),
    },
    byYear: yearsOf(
      parts.flatMap(({ bill }) => bill),
      years,
    ),
    growth: planGrowth({ scenario, report, mix, chosen }, catalogue),
    materials: materialsOf(parts, register, catalogue),
    techniques,
    notCounted: report.notCounted,
    warnings: report.warnings,
    sources: sourcesOf({ parts, techniques, scenario, catalogue, register }),
  }
}

type PlanInput = Pick<ContentsInput, "scenario" | "report" | "mix" | "chosen" | "catalogue">

/** What is proposed, part by part; none where nothing can be. */
export function partsOf({ scenario, report, mix, chosen, catalogue }: PlanInput): readonly ProposedPart[] {
  if (mix)
    return mix.mix.parts.map((part) => {
      const own = scenarioOfPart(part, scenario)
      return { ...part, scenario: own, bill: billOf(part.option, own, catalogue) }
    })
  const option = report.options.find(({ key }) => key === chosen)
  if (!option) return []
  return [{ groups: scenario.groups.map((_, index) => index), option, scenario, bill: billOf(option, scenario, catalogue) }]
}

const scaled = (money: Money, factor: number): Money => ({
  ...money,
  low: money.low * factor,
  likely: money.likely * factor,
  high: money.high * factor,
})

function breakdownOf(costs: readonly Cost[]): ProposalContents["plan"]["breakdown"] {
  const all = new Map<CostPart, Money>()
  for (const { breakdown } of costs)
    for (const [part, usd] of Object.entries(breakdown) as [CostPart, Money][]) all.set(part, addMoney(all.get(part) ?? zeroMoney, usd))
  return [...all]
    .filter(([, usd]) => isCharged(usd))
    .map(([part, usd]) => ({ part, usd }))
    .sort((a, b) => b.usd.likely - a.usd.likely)
}

function yearsOf(bill: readonly BillLine[], years: number): readonly YearCost[] {
  const parts = [...new Set(bill.filter(({ usd }) => isCharged(usd)).map(({ part }) => part))]
  const perPart = parts.map((part) => ({
    part,
    usd: byYear(
      bill.filter((line) => line.part === part).flatMap(({ terms }) => terms),
      years,
    ),
  }))
  return Array.from({ length: Math.ceil(years) }, (_, at) => {
    const byPart = perPart.flatMap(({ part, usd }) => (usd[at] ? [{ part, usd: usd[at] }] : []))
    return { year: at + 1, length: Math.min(1, years - at), total: sum(byPart.map(({ usd }) => usd)), byPart }
  })
}
