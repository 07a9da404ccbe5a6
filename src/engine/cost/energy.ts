import { evidenceFor } from "../basics/evidence.ts"
import type { Evidence, Gpu, Range } from "../../dataset/core.ts"
import { add, clamp, exact, known, multiply, scale, unknownPart, zero, type Money } from "../basics/range.ts"
import type { Input } from "../report.ts"
import type { Charge } from "./charge.ts"
import type { Planning } from "./defaults.ts"
import type { CostInput } from "./input.ts"
import type { Load } from "./load.ts"
import { basisOf, hasNoBoard } from "./prices.ts"
import { usedGpuWeights, usedHostWeights, withIdle } from "./weights.ts"
import { gpuNamed } from "../basics/told.ts"
import type { BillTold } from "../basics/why/cost.ts"

export const hoursPerYear = 8760

/** Draw of one board, W. */
export interface BoardPower {
  readonly idleWatts: number
  readonly fullLoadWatts: number
  readonly evidence: readonly Evidence[]
  readonly basis: Input["basis"]
}

/**
 * Share of the board's rated power drawn idle and at full load, where the dataset has no row for the board. The pattern
 * of Cloud Carbon Footprint's GPU table (source ccf-method, Appendix III), itself modelled, not metered.
 */
const idleShareOfTdp = 0.115
const fullShareOfTdp = 1.02
const ccfEvidence: readonly Evidence[] = [
  { source: "ccf-method", locator: "Appendix III: about 11.5 % and 102 % of the rated power", basis: "estimate" },
]
const nothing: BoardPower = { idleWatts: 0, fullLoadWatts: 0, evidence: [], basis: "computed" }

/** Null where neither a power row nor a rated power is known. A GPU inside a processor draws from the host's budget. */
export function boardPower(input: CostInput, gpu: Gpu): BoardPower | null {
  const row = input.catalogue.power(gpu.id)
  if (row) return { idleWatts: row.idleWatts, fullLoadWatts: row.fullLoadWatts, evidence: row.evidence, basis: basisOf(row.evidence) }
  if (hasNoBoard(gpu)) return nothing
  const tdp = gpu.boardTdpWatts
  if (tdp === null) return null
  return { idleWatts: tdp * idleShareOfTdp, fullLoadWatts: tdp * fullShareOfTdp, evidence: ccfEvidence, basis: "estimate" }
}

export interface Energy {
  readonly charges: readonly Charge[]
  /** At the facility's meter, PUE included. Without what `missing` of the charges names. */
  readonly kwhPerYear: Range
  readonly peakKw: Range
  /** IT power in the busy hour, kW, without PUE: what floor space is let by. */
  readonly itKw: number
}

/** Electrical power of one kind of machine: what idles all year, and what the busy hour adds. W. */
export interface Draw {
  readonly idleWatts: number
  readonly busyWatts: number
}

/** Mean W over the year: idle always, the busy hour's rest for the busy share of the hours. */
const meanWatts = (draw: Draw, planning: Planning): Range =>
  add(exact(draw.idleWatts), scale(clamp(planning.busyHours.value, 0, 1), draw.busyWatts))

/** kWh a year at the facility's meter = mean W x 8760 / 1000 x PUE. */
const kwhPerYear = (draw: Draw, planning: Planning): Range =>
  scale(multiply(meanWatts(draw, planning), planning.pue.value), hoursPerYear / 1000)

/** Facility kW in the busy hour = (idle + busy W) / 1000 x PUE. */
const busyKw = (draw: Draw, planning: Planning): Range => scale(planning.pue.value, (draw.idleWatts + draw.busyWatts) / 1000)

/** Boards: idle all year, plus (full - idle) x GPUs' worth of work. `gpusPerBoard` GPUs share a board's draw evenly. */
export function gpuDraw(input: CostInput, gpu: Gpu, power: BoardPower, load: Load): Draw {
  const span = Math.max(0, power.fullLoadWatts - power.idleWatts)
  const { boards, spareBoards } = input.placement.gpus
  return { idleWatts: (boards + spareBoards) * power.idleWatts, busyWatts: (load.gpusBusy / gpu.gpusPerBoard) * span }
}

/** Hosts: idle all year, spares included, plus (peak - idle) x CPU load on those that carry VMs (linear in load). */
export function hostDraw(input: CostInput, load: Load): Draw {
  const { count, spare } = input.placement.hosts
  const span = Math.max(0, input.host.peakWatts - input.host.idleWatts)
  return { idleWatts: (count + spare) * input.host.idleWatts, busyWatts: count * load.hostLoad * span }
}

const electricityFor = (of: "gpus" | "hosts"): BillTold => ({ id: "bill-electricity", values: { of } })

/** Electricity over the horizon, USD = kWh a year x years x USD per kWh. Cooling and losses are in PUE. */
export function energyOf(input: CostInput, planning: Planning, load: Load): Energy {
  const charges: Charge[] = []
  let perYear = zero
  let peak = zero
  let itKw = 0
  const years = input.scenario.economics.years
  const bill = (label: BillTold, draw: Draw, idleUnused: number, weights: Charge["weights"], evidence: readonly Evidence[]): void => {
    const kwh = kwhPerYear(draw, planning)
    const usd = known(scale(multiply(kwh, planning.electricity.value), years))
    const watts = meanWatts(draw, planning).likely
    const shares = withIdle(weights, Math.max(0, watts - idleUnused), idleUnused)
    charges.push({ line: { part: "energy", label, usd, quantity: kwh.likely * years, unit: "kilowatt-hours", evidence }, weights: shares })
    perYear = add(perYear, kwh)
    peak = add(peak, busyKw(draw, planning))
    itKw += (draw.idleWatts + draw.busyWatts) / 1000
  }

  const { gpus, hosts } = input.placement
  if (input.gpu && gpus.boards > 0) {
    const power = boardPower(input, input.gpu)
    if (power) {
      const all = gpus.bought + gpus.spareBoards * input.gpu.gpusPerBoard
      const idleGpus = Math.max(0, all - gpus.count) / Math.max(1, all)
      const draw = gpuDraw(input, input.gpu, power, load)
      bill(electricityFor("gpus"), draw, draw.idleWatts * idleGpus, usedGpuWeights(input), power.evidence)
    } else {
      const usd: Money = unknownPart({ id: "missing-draw", values: { of: gpuNamed(input.gpu) } })
      const evidence = evidenceFor(input.gpu, "boardTdpWatts")
      const line = { part: "energy", label: electricityFor("gpus"), usd, quantity: 0, unit: "kilowatt-hours", evidence } as const
      charges.push({ line, weights: usedGpuWeights(input) })
    }
  }
  if (hosts.count + hosts.spare > 0) {
    bill(electricityFor("hosts"), hostDraw(input, load), hosts.spare * input.host.idleWatts, usedHostWeights(input), input.host.evidence)
  }
  return { charges, kwhPerYear: perYear, peakKw: peak, itKw }
}
