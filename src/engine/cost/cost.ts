import { addMoney, multiply, scale, scaleMoney, zeroMoney, type Money } from "../basics/range.ts"
import { byCostPart, type CostPart } from "../basics/why/cost.ts"
import type { Cost } from "../report.ts"
import type { Charge } from "./charge.ts"
import { capitalOf, maintenanceOf } from "./capital.ts"
import { planningOf, type Planning } from "./defaults.ts"
import { energyOf, type Energy } from "./energy.ts"
import { extrasOf } from "./extras.ts"
import type { CostInput } from "./input.ts"
import { totalVms } from "./input.ts"
import { licencesOf } from "./licences.ts"
import { loadOf } from "./load.ts"

export type { CostGroup, CostInput } from "./input.ts"

/**
 * What an option costs over the horizon, USD: hardware + licences + electricity + maintenance, and what the scenario counts besides, each a range.
 * A part nobody has a price for makes the total "at least" and is named in `missing`. What is left out, notCounted.ts says. `energyKwhPerYear` and `peakKw` are at the facility's meter, PUE included.
 */
export function costOf(input: CostInput, machines: MachineCost = machineCostOf(input)): Cost {
  const { planning, energy } = machines
  const charges: readonly Charge[] = [...machines.hardware, ...licencesOf(input), ...machines.upkeep]
  const years = input.scenario.economics.years
  const { total, breakdown } = totals(charges)
  return {
    total,
    perVmMonth: scaleMoney(total, 1 / (Math.max(1, totalVms(input.groups)) * 12 * years)),
    breakdown,
    lines: charges.map((item) => item.line),
    byGroup: shares(input, charges),
    peakKw: energy.peakKw,
    energyKwhPerYear: energy.kwhPerYear,
    // kg = kWh a year x years x kg per kWh; 1000 kg to the tonne.
    carbonTonnes: scale(multiply(energy.kwhPerYear, planning.carbon.value), years / 1000),
  }
}

/** The part of a cost that does not depend on which product is licensed: products alike on the same machines share it. */
export interface MachineCost {
  readonly planning: Planning
  readonly energy: Energy
  readonly hardware: readonly Charge[]
  /** Electricity, maintenance, and what the scenario counts besides. */
  readonly upkeep: readonly Charge[]
}

export function machineCostOf(input: CostInput): MachineCost {
  const planning = planningOf(input.scenario.economics, input.catalogue)
  const capital = capitalOf(input, planning)
  const energy = energyOf(input, planning, loadOf(input))
  const maintenance = maintenanceOf(input, planning, capital)
  const upkeep = [...energy.charges, ...(maintenance ? [maintenance] : []), ...extrasOf(input, planning, capital, energy)]
  return { planning, energy, hardware: capital.charges, upkeep }
}

const nothing = byCostPart(() => zeroMoney)

function totals(charges: readonly Charge[]): { total: Money; breakdown: Record<CostPart, Money> } {
  const breakdown = { ...nothing }
  let total = zeroMoney
  for (const { line } of charges) {
    breakdown[line.part] = addMoney(breakdown[line.part], line.usd)
    total = addMoney(total, line.usd)
  }
  return { total, breakdown }
}

/** What each group is charged of the likely total, and what stands idle; adds up to the total. */
function shares(input: CostInput, charges: readonly Charge[]): Cost["byGroup"] {
  const owners = input.groups.length + 1
  const usd = Array.from({ length: owners }, () => 0)
  for (const { line, weights } of charges) {
    for (let owner = 0; owner < owners; owner++) usd[owner] = (usd[owner] ?? 0) + line.usd.likely * (weights[owner] ?? 0)
  }
  return usd.map((amount, owner) => ({ group: input.groups[owner]?.index ?? "idle", usd: amount }))
}
