import { known, multiplyMoney, scale, scaleMoney, sumMoney, type Money } from "../basics/range.ts"
import type { Charge } from "./charge.ts"
import type { Planning, PlanningNumber } from "./defaults.ts"
import { purchases } from "./defaults.ts"
import type { CostInput } from "./input.ts"
import { boardPrice, hostPrice } from "./prices.ts"
import { gpuWeights, hostWeights } from "./weights.ts"
import type { Price } from "./prices.ts"
import type { CostLine } from "../report.ts"
import { gpuNamed, thing } from "../basics/told.ts"

export interface Capital {
  readonly charges: readonly Charge[]
  /** The hardware as installed, bought once: the base of maintenance. USD. */
  readonly installed: readonly { readonly usd: Money; readonly weights: Charge["weights"]; readonly life: PlanningNumber }[]
}

/**
 * Hardware over the horizon, USD: units x price x purchases, for boards, hosts (spares included) and each host's
 * share of the network. Purchases: see `purchases`. Resale value is left out; interest is a charge of its own (extras.ts).
 */
export function capitalOf(input: CostInput, planning: Planning): Capital {
  const charges: Charge[] = []
  const installed: { usd: Money; weights: Charge["weights"]; life: PlanningNumber }[] = []
  const years = input.scenario.economics.years
  const add = (
    bought: Pick<CostLine, "part" | "label" | "quantity" | "unit">,
    price: Pick<Price, "usd" | "evidence">,
    life: PlanningNumber,
    weights: Charge["weights"],
  ): void => {
    const once = scaleMoney(price.usd, bought.quantity)
    installed.push({ usd: once, weights, life })
    const usd = multiplyMoney(once, purchases(years, life.value))
    charges.push({ line: { ...bought, usd, evidence: price.evidence }, weights })
  }

  const { gpus, hosts } = input.placement
  if (input.gpu && gpus.boards > 0) {
    const boards = gpus.boards + gpus.spareBoards
    const price = boardPrice(input, input.gpu)
    const unit = input.gpu.form === "sxm" || input.gpu.form === "oam" ? "module" : "board"
    const label = { id: "named", values: { of: gpuNamed(input.gpu) } } as const
    add({ part: "gpus", label, quantity: boards, unit }, price, planning.gpuLife, gpuWeights(input))
  }
  const bought = hosts.count + hosts.spare
  if (bought > 0) {
    const weights = hostWeights(input)
    const label = { id: "named", values: { of: thing("host", input.host.id, input.host.name) } } as const
    add({ part: "hosts", label, quantity: bought, unit: "host" }, hostPrice(input, input.host), planning.serverLife, weights)
    const network = planning.networkPerHost
    if (network) {
      const price = { usd: known(network.value), evidence: network.evidence }
      add({ part: "network", label: network.name, quantity: bought, unit: "host" }, price, planning.serverLife, weights)
    }
  }
  return { charges, installed }
}

/** Maintenance contracts, USD: percent a year / 100 x installed hardware x years. */
export function maintenanceOf(input: CostInput, planning: Planning, capital: Capital): Charge | null {
  const base = sumMoney(capital.installed.map((item) => item.usd))
  if (capital.installed.length === 0) return null
  const years = input.scenario.economics.years
  const factor = scale(planning.maintenance.value, years / 100)
  const { evidence } = planning.maintenance
  const label = { id: "bill-maintenance", values: {} } as const
  const line = { part: "maintenance", label, usd: multiplyMoney(base, factor), quantity: years, unit: "year", evidence } as const
  return { line, weights: mixed(capital, base.likely) }
}

/** Each owner's share of the installed hardware's value. */
function mixed(capital: Capital, total: number): Charge["weights"] {
  const first = capital.installed[0]
  if (!first || !(total > 0)) return first?.weights ?? []
  return first.weights.map((_, owner) => {
    let usd = 0
    for (const item of capital.installed) usd += item.usd.likely * (item.weights[owner] ?? 0)
    return usd / total
  })
}
