import type { Range } from "../../dataset/core.ts"
import {
  add,
  addMoney,
  exact,
  isCharged,
  known,
  multiplyMoney,
  scale,
  scaleMoney,
  sumMoney,
  zeroMoney,
  type Money,
} from "../basics/range.ts"
import type { Charge } from "./charge.ts"
import type { Planning, PlanningNumber } from "./defaults.ts"
import { purchases } from "./defaults.ts"
import type { CostInput } from "./input.ts"
import { ownedUse } from "./owned.ts"
import { boardPrice, hostPrice } from "./prices.ts"
import { gpuWeights, hostWeights } from "./weights.ts"
import type { Price } from "./prices.ts"
import type { CostLine } from "../report.ts"
import { gpuNamed, thing } from "../basics/told.ts"

/** Hardware as installed, priced once, USD: units x price. */
export interface Installed {
  readonly usd: Money
  readonly label: CostLine["label"]
  readonly unit: CostLine["unit"]
  readonly units: number
  readonly price: Money
  readonly weights: Charge["weights"]
  readonly life: PlanningNumber
  /** It was there before: nothing is borrowed for it until it is replaced. */
  readonly isOwned: boolean
}

export interface Capital {
  readonly charges: readonly Charge[]
  /** The base of maintenance and interest. */
  readonly installed: readonly Installed[]
}

/** Units of one kind that a plan needs: so many are there already, the rest is bought. */
export interface Item extends Pick<CostLine, "part" | "label" | "unit"> {
  readonly needed: number
  readonly owned: number
  /** What one that is there counts for, USD. */
  readonly ownedUsd: number
  readonly price: Price
  readonly life: PlanningNumber
  readonly weights: Charge["weights"]
}

/**
 * Hardware over the horizon, USD: units x price x purchases, for boards, hosts (spares included) and each host's
 * share of the network. Purchases: see `purchases`. What is there already counts for what the user says in place of the first purchase.
 * Resale value is left out; interest is a charge of its own (extras.ts).
 */
export function capitalOf(input: CostInput, planning: Planning): Capital {
  const items = itemsOf(input, planning)
  const { years } = input.scenario.economics
  return { charges: items.flatMap((item) => chargesOf(item, years)), installed: items.flatMap(installedOf) }
}

export function itemsOf(input: CostInput, planning: Planning): readonly Item[] {
  const items: Item[] = []
  const { gpus, hosts } = input.placement
  const own = ownedUse(input.host, input.placement)
  if (input.gpu && gpus.boards > 0) {
    const unit = input.gpu.form === "sxm" || input.gpu.form === "oam" ? "module" : "board"
    const label = { id: "named", values: { of: gpuNamed(input.gpu) } } as const
    const counted = { needed: gpus.boards + gpus.spareBoards, owned: own.boards, ownedUsd: 0, price: boardPrice(input, input.gpu) }
    items.push({ part: "gpus", label, unit, ...counted, life: planning.gpuLife, weights: gpuWeights(input) })
  }
  const needed = hosts.count + hosts.spare
  if (needed > 0) {
    const weights = hostWeights(input)
    const label = { id: "named", values: { of: thing("host", input.host.id, input.host.name) } } as const
    const counted = { needed, owned: own.hosts, unit: "host", life: planning.serverLife, weights } as const
    items.push({ part: "hosts", label, ...counted, ownedUsd: input.host.owned?.valueUsd ?? 0, price: hostPrice(input, input.host) })
    const network = planning.networkPerHost
    if (network) {
      const price = { usd: known(network.value), evidence: network.evidence, basis: network.basis }
      items.push({ part: "network", label: network.name, ...counted, ownedUsd: 0, price })
    }
  }
  return items
}

/** A line for what is bought, and one for what is there. */
function chargesOf({ part, label, unit, needed, owned, ownedUsd, price, life, weights }: Item, years: number): readonly Charge[] {
  const times = purchases(years, life.value)
  const bought = needed - owned
  const line = (quantity: number, usd: Money, named: CostLine["label"], evidence: CostLine["evidence"]): Charge => ({
    line: { part, label: named, quantity, unit, usd, evidence },
    weights,
  })
  const charges: Charge[] = []
  if (owned > 0) {
    const again = add(times, exact(-1))
    const replaced = isExactly(again, 0) ? zeroMoney : multiplyMoney(scaleMoney(price.usd, owned), again)
    const usd = addMoney(known(exact(owned * ownedUsd)), replaced)
    // Ports that are there and are surely not replaced are nothing that anybody would look for in a bill.
    if (part !== "network" || isCharged(usd)) charges.push(line(owned, usd, { id: "bill-owned", values: { of: label } }, price.evidence))
  }
  if (bought > 0) charges.push(line(bought, multiplyMoney(scaleMoney(price.usd, bought), times), label, price.evidence))
  return charges
}

const isExactly = ({ low, high }: Range, value: number): boolean => low === value && high === value

/** What is there is maintained by its price as new; where nobody knows that, by what it counts for. */
function installedOf({ label, unit, needed, owned, ownedUsd, price, life, weights }: Item): readonly Installed[] {
  const own = price.usd.known ? price.usd : known(exact(ownedUsd))
  const of = (units: number, each: Money, isOwned: boolean): Installed => ({
    usd: scaleMoney(each, units),
    label,
    unit,
    units,
    price: each,
    weights,
    life,
    isOwned,
  })
  return [...(owned > 0 ? [of(owned, own, true)] : []), ...(needed > owned ? [of(needed - owned, price.usd, false)] : [])]
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
