import type { Evidence, PlanningDefault, Range } from "../../dataset/core.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import { perCatalogue } from "../../dataset/perCatalogue.ts"
import { exact } from "../basics/range.ts"
import { quote } from "../basics/told.ts"
import type { BillTold } from "../basics/why/cost.ts"
import type { InputUnit } from "../basics/why/units.ts"
import type { Input } from "../report.ts"
import type { Economics } from "../scenario.ts"
import type { Supply } from "../supply.ts"
import { basisOf } from "./prices.ts"

/** One planning number as used: the user's own, or the dataset's range with its source. */
export interface PlanningNumber {
  readonly name: BillTold
  readonly value: Range
  readonly unit: InputUnit
  readonly evidence: readonly Evidence[]
  readonly basis: Input["basis"]
}

/** Everything about money and power that is neither a price tag nor a count. */
export interface Planning {
  /** USD per kWh. */
  readonly electricity: PlanningNumber
  /** Facility power over IT power. */
  readonly pue: PlanningNumber
  /** kg CO2e per kWh. */
  readonly carbon: PlanningNumber
  /** Percent of hardware price a year. */
  readonly maintenance: PlanningNumber
  /** Years until a GPU or a server is bought anew. */
  readonly gpuLife: PlanningNumber
  readonly serverLife: PlanningNumber
  /** Share of the year's hours that are as busy as the busy hour, 0..1. */
  readonly busyHours: PlanningNumber
  /** Switch ports and cabling for one host, USD. Null: the dataset says nothing, so it is left out. */
  readonly networkPerHost: PlanningNumber | null
  /** Colocation, USD per kW of IT power and month, metered electricity not included. */
  readonly space: PlanningNumber
  /** One administrator, USD a year, and what one looks after. */
  readonly staff: PlanningNumber
  readonly hostsPerStaff: PlanningNumber
  readonly vmsPerStaff: PlanningNumber
  /** Interest, percent a year. */
  readonly discount: PlanningNumber
  /** IT power of a rack, kW, and its height in rack units. */
  readonly rackKw: PlanningNumber
  readonly rackUnits: PlanningNumber
}

const noEvidence: readonly Evidence[] = []

/**
 * Share of the year spent at the busy hour's load; GPUs idle and vCPUs rest for the remainder.
 * Estimate, no source: 40 of a week's 168 hours (one shift), 60 (long office days), all of them (round the clock).
 */
const busyHoursEstimate: PlanningNumber = {
  name: { id: "energy-busy-hours", values: {} },
  value: { low: 40 / 168, likely: 60 / 168, high: 1 },
  unit: "of-all-hours",
  evidence: noEvidence,
  basis: "estimate",
}

const fromRow = (row: PlanningDefault): PlanningNumber => ({
  name: { id: "as-written", values: { text: quote(row.name) } },
  value: row.value,
  unit: quote(row.unit),
  evidence: row.evidence,
  basis: basisOf(row.evidence),
})

const optional = (catalogue: Catalogue, id: string): PlanningNumber | null => {
  const row = catalogue.defaults.find((candidate) => candidate.id === id)
  return row ? fromRow(row) : null
}

function readDefaults(catalogue: Catalogue): Planning {
  return {
    electricity: fromRow(catalogue.planningDefault("electricity")),
    pue: fromRow(catalogue.planningDefault("pue")),
    carbon: fromRow(catalogue.planningDefault("carbon-intensity")),
    maintenance: fromRow(catalogue.planningDefault("hardware-maintenance")),
    gpuLife: fromRow(catalogue.planningDefault("gpu-life")),
    serverLife: fromRow(catalogue.planningDefault("server-life")),
    busyHours: optional(catalogue, "busy-hours-share") ?? busyHoursEstimate,
    networkPerHost: optional(catalogue, "network-per-host"),
    space: fromRow(catalogue.planningDefault("colo")),
    staff: fromRow(catalogue.planningDefault("admin-fte-cost")),
    hostsPerStaff: fromRow(catalogue.planningDefault("admin-hosts-per-fte")),
    vmsPerStaff: fromRow(catalogue.planningDefault("admin-vms-per-fte")),
    discount: fromRow(catalogue.planningDefault("discount-rate")),
    rackKw: fromRow(catalogue.planningDefault("rack-power")),
    rackUnits: fromRow(catalogue.planningDefault("rack-units")),
  }
}

const defaultsOf = perCatalogue(readDefaults)

const ours = (base: PlanningNumber, own: number | null): PlanningNumber =>
  own === null ? base : { ...base, value: exact(own), evidence: noEvidence, basis: "yours" }

/** Of racks, the dataset's: what money asks for does not depend on them. */
const anyRack = { rackKw: null, rackUnits: null } as const

/** The user's numbers where stated, the dataset's ranges elsewhere. */
export function planningOf(economics: Economics, catalogue: Catalogue, supply: Pick<Supply, "rackKw" | "rackUnits"> = anyRack): Planning {
  const base = defaultsOf(catalogue)
  return {
    ...base,
    electricity: ours(base.electricity, economics.electricityUsdPerKwh),
    pue: ours(base.pue, economics.pue),
    carbon: ours(base.carbon, economics.carbonKgPerKwh),
    maintenance: ours(base.maintenance, economics.maintenancePercent),
    space: ours(base.space, economics.spaceUsdPerKwMonth),
    staff: ours(base.staff, economics.staffUsdPerYear),
    discount: ours(base.discount, economics.discountPercent),
    rackKw: ours(base.rackKw, supply.rackKw),
    rackUnits: ours(base.rackUnits, supply.rackUnits),
  }
}

/**
 * Purchases of a thing over the horizon: horizon / life where the horizon is longer, else one.
 * Pro rata: a second server bought for two of its five years is charged two fifths.
 */
export const purchases = (years: number, life: Range): Range => ({
  low: Math.max(1, years / life.high),
  likely: Math.max(1, years / life.likely),
  high: Math.max(1, years / life.low),
})
