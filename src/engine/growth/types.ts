import type { Money } from "../basics/range.ts"
import type { PlanningNumber } from "../cost/defaults.ts"
import type { Fixed } from "../decisions/fixedPlan.ts"
import type { Reason } from "../report.ts"

/** What a year needs, or has: boards and hosts with spares. */
export interface Machines {
  readonly boards: number
  readonly hosts: number
}

export interface GrowthYear {
  /** From 1. */
  readonly year: number
  readonly vms: number
  /** That carry VMs. */
  readonly gpus: number
  readonly needed: Machines
  /** Bought in this year, beside what was there. */
  readonly bought: Machines
  /** Bought up to and in this year, and owned before: all stays. */
  readonly installed: Machines
  /** Boards, hosts, network and interest on them; licences, broker and rights; electricity, maintenance and what is counted besides. USD. */
  readonly hardware: Money
  readonly licences: Money
  readonly running: Money
  readonly total: Money
  /** The total as worth at the beginning of the first year, paid at the beginning of its own. */
  readonly presentValue: Money
  /** What of the scenario's limits and needs the option breaks in this year; the budget is of all years. */
  readonly reasons: readonly Reason[]
}

/** An option, or a plan of parts, held over all years. */
export interface Grown {
  readonly option: Fixed
  /** Up to the year before the one in which nothing can be placed. */
  readonly years: readonly GrowthYear[]
  readonly total: Money
  readonly presentValue: Money
  /** First year for which what was there in the first is too little; null: it holds. */
  readonly outgrown: number | null
  /** First year in which the option misses a need or limit, or cannot be placed; null: none. */
  readonly failsIn: number | null
  /** All years together cost more than the budget. */
  readonly overBudget: boolean
}

export interface Growth {
  /** Percent a year. */
  readonly discount: Pick<PlanningNumber, "value" | "basis" | "evidence">
  /** VMs by group in each year. */
  readonly vms: readonly (readonly number[])[]
  /** Cheapest first, by present value; those that miss a need in some year last. */
  readonly options: readonly Grown[]
}
