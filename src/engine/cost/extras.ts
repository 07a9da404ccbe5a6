import type { Range } from "../../dataset/core.ts"
import { add, divide, exact, known, maxRange, multiply, multiplyMoney, scale, sumMoney } from "../basics/range.ts"
import type { Charge } from "./charge.ts"
import type { Capital, Installed } from "./capital.ts"
import { purchases, type Planning } from "./defaults.ts"
import type { Energy } from "./energy.ts"
import { totalVms, type CostInput } from "./input.ts"
import { normalise, vmWeights } from "./weights.ts"

/** Costs that the scenario asks to count: floor space, administrators, interest. */
export function extrasOf(input: CostInput, planning: Planning, capital: Capital, energy: Energy): readonly Charge[] {
  const { counted } = input.scenario.economics
  return [
    ...(counted.includes("space") ? [spaceOf(input, planning, energy)] : []),
    ...(counted.includes("staff") ? [staffOf(input, planning)] : []),
    ...(counted.includes("financing") && capital.installed.length > 0 ? [financingOf(input, planning, capital)] : []),
  ]
}

/** Floor space, USD = IT kW in the busy hour x USD per kW and month x 12 x years. The rate leaves metered electricity out (reference/space). */
function spaceOf(input: CostInput, planning: Planning, energy: Energy): Charge {
  const { years } = input.scenario.economics
  const usd = known(scale(planning.space.value, energy.itKw * 12 * years))
  const { name: label, evidence } = planning.space
  const line = { part: "space", label, usd, quantity: energy.itKw, unit: "kilowatts", evidence } as const
  return { line, weights: weightsOf(energy.charges, input) }
}

/** Administrators needed: the more of hosts / hosts that one looks after, and VMs / VMs that one looks after. */
export function administrators(input: CostInput, planning: Planning): Range {
  const { count, spare } = input.placement.hosts
  return maxRange(
    divide(exact(count + spare), planning.hostsPerStaff.value),
    divide(exact(totalVms(input.groups)), planning.vmsPerStaff.value),
  )
}

/** Administrators, USD = administrators x USD a year x years. */
function staffOf(input: CostInput, planning: Planning): Charge {
  const { years } = input.scenario.economics
  const people = administrators(input, planning)
  const usd = known(scale(multiply(people, planning.staff.value), years))
  const evidence = [...planning.staff.evidence, ...planning.hostsPerStaff.evidence, ...planning.vmsPerStaff.evidence]
  const line = { part: "staff", label: planning.staff.name, usd, quantity: people.likely, unit: "person", evidence } as const
  return { line, weights: vmWeights(input) }
}

/**
 * Interest on one USD of hardware that is paid off in equal yearly parts over its life, USD:
 * L x CRF - 1 with CRF = d (1 + d)^L / ((1 + d)^L - 1), the capital recovery factor (tco-models `koomey-crf`). Zero at d = 0.
 */
export function interestPerUsd(percent: number, lifeYears: number): number {
  const d = percent / 100
  // 1 - (1 + d)^-L, which keeps its digits where d is next to nothing.
  return d > 0 ? (lifeYears * d) / -Math.expm1(-lifeYears * Math.log1p(d)) - 1 : 0
}

/** Grows with the rate and with the life, so the ends of the range are those of both. */
export const interest = (percent: Range, life: Range): Range => ({
  low: interestPerUsd(percent.low, life.low),
  likely: interestPerUsd(percent.likely, life.likely),
  high: interestPerUsd(percent.high, life.high),
})

/** How often its price is borrowed over the horizon. */
export function borrowings({ life, isOwned }: Installed, years: number): Range {
  const times = purchases(years, life.value)
  return isOwned ? add(times, exact(-1)) : times
}

/** Interest on boards, hosts and network, USD = price x purchases x interest per USD. */
function financingOf(input: CostInput, planning: Planning, capital: Capital): Charge {
  const { years } = input.scenario.economics
  const parts = capital.installed.map((item) => ({
    usd: multiplyMoney(item.usd, multiply(borrowings(item, years), interest(planning.discount.value, item.life.value))),
    weights: item.weights,
  }))
  const owners = parts[0]?.weights.length ?? 0
  const weights = normalise(
    Array.from({ length: owners }, (_, owner) => parts.reduce((sum, { usd, weights: of }) => sum + usd.likely * (of[owner] ?? 0), 0)),
  )
  const usd = sumMoney(parts.map((one) => one.usd))
  const { name: label, evidence } = planning.discount
  return { line: { part: "financing", label, usd, quantity: years, unit: "year", evidence }, weights }
}

/** Who causes the power is who needs the space. */
function weightsOf(charges: readonly Charge[], input: CostInput): Charge["weights"] {
  const owners = input.groups.length + 1
  return normalise(
    Array.from({ length: owners }, (_, owner) =>
      charges.reduce((sum, { line, weights }) => sum + line.quantity * (weights[owner] ?? 0), 0),
    ),
  )
}
