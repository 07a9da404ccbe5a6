import type { Catalogue } from "../../dataset/catalogue.ts"
import type { TechniqueId } from "../../dataset/core.ts"
import { licenceName } from "../cost/prices.ts"
import { evaluate } from "../evaluate.ts"
import { licencesOfRules } from "../licensing/rules.ts"
import { crossesNetwork, gbpsOf } from "../performance/remoting.ts"
import type { OptionResult, PlanResult, PricedPlan, Report } from "../report.ts"
import { limits, type Scenario } from "../scenario.ts"
import { fixOption, weigh } from "./fixed.ts"
import { pinnedTotals, planBeside, plansAlong } from "./plansAlong.ts"
import { atStep, type Task } from "../basics/task.ts"

/** One number of the scenario that is moved while all else stays. */
export type Dial =
  | { readonly kind: "vms"; readonly group: number }
  | { readonly kind: "least-share"; readonly group: number }
  | { readonly kind: "years" }
  | { readonly kind: "electricity" }
  | { readonly kind: "busy-point" }
  /** ms; `product` is the one whose link says where it stands today. */
  | { readonly kind: "network-rtt"; readonly product: string }
  /** Gbit/s of the same link. */
  | { readonly kind: "network-gbps"; readonly product: string }
  | { readonly kind: "gpu-price"; readonly id: string; readonly name: string }
  | { readonly kind: "licence-price"; readonly id: string; readonly name: string }

/** The cheapest of the compared options that meets every need, or the plan of parts where it costs less. */
export interface Winner {
  readonly key: string
  /** Null: a plan of parts. */
  readonly technique: TechniqueId | null
  /** In what serves the groups: one for all, or each part with its groups. */
  readonly parts: readonly WinnerPart[]
  readonly totalUsd: number
  readonly nativeShare: number
}

export interface WinnerPart {
  readonly groups: readonly number[]
  readonly productName: string
  readonly gpuName: string | null
}

export interface BreakEvenPoint {
  readonly at: number
  readonly winner: Winner | null
  /** Likely total of each compared option that meets every need here, USD, in the order of the report; null where it does not. */
  readonly totalsUsd: readonly {
    readonly technique: TechniqueId
    readonly pinned: boolean
    readonly key: string
    readonly usd: number | null
  }[]
  /** Likely total of the plan of parts, USD, where it wins: it meets every need, and no option does for as little. */
  readonly planUsd: number | null
  /** Of each pinned plan of parts, in their order (`pinnedTotals`); of scanned points alone. */
  readonly pinnedUsd: readonly (number | null)[]
}

/** Between `below` and `above` the winner changes; of whole numbers these are neighbours. */
export interface Change {
  readonly below: number
  readonly above: number
  readonly before: Winner | null
  readonly after: Winner | null
  /** True where the technique changes, not only the product or the GPU. */
  readonly technique: boolean
}

export interface BreakEven {
  readonly dial: Dial
  readonly now: number
  readonly from: number
  readonly to: number
  /** Scanned points, in order. */
  readonly points: readonly BreakEvenPoint[]
  readonly changes: readonly Change[]
}

/** Points scanned along a dial; changes between two of them that come back before the next stay unseen. */
const scanned = 15
/** Halvings of a stretch of real numbers: to a two-thousandth of it. */
const halvings = 11

const winnerOf = ({ options }: Report): OptionResult | null =>
  options.reduce<OptionResult | null>((best, one) => {
    if (!one.feasible || !one.cost) return best
    if (!best?.cost) return one
    if (one.cost.total.known !== best.cost.total.known) return one.cost.total.known ? one : best
    return one.cost.total.likely < best.cost.total.likely - 0.005 ? one : best
  }, null)

function asWinner(one: OptionResult | null, scenario: Scenario): Winner | null {
  if (!one?.cost) return null
  const { key, technique, productName, gpuName, cost, nativeShare } = one
  const parts = [{ groups: [...scenario.groups.keys()], productName, gpuName }]
  return { key, technique, parts, totalUsd: cost.total.likely, nativeShare: nativeShare?.likely ?? 0 }
}

const planWinner = ({ parts, totals }: PricedPlan): Winner => ({
  key: parts.map(({ groups, option }) => `${groups.join("_")}:${option.key}`).join("*"),
  technique: null,
  parts: parts.map(({ groups, option: { productName, gpuName } }) => ({ groups, productName, gpuName })),
  totalUsd: totals.cost.likely,
  nativeShare: totals.nativeShare.likely,
})

/** Dials worth turning for a scenario: sizes, horizon, electricity, the busy hour, and the prices behind the plan of parts and the two cheapest options. */
export function dialsFor(report: Report, scenario: Scenario, catalogue: Catalogue, plan: PricedPlan | null = null): readonly Dial[] {
  const able = report.options
    .filter((one) => one.feasible && one.cost)
    .toSorted((a, b) => (a.cost?.total.likely ?? 0) - (b.cost?.total.likely ?? 0))
  const two = able.slice(0, 2)
  const behind = [...(plan?.parts.map((one) => one.option) ?? []), ...two]
  const gpus = [...new Map(behind.flatMap((one) => (one.gpu ? [[one.gpu, one.gpuName ?? one.gpu] as const] : []))).entries()]
  const licence = two[0] ? dearestLicence(two[0], scenario, catalogue) : null
  const groups = scenario.groups.map((_, group) => group).slice(0, groupsTurned)
  return [
    ...groups.map((group): Dial => ({ kind: "vms", group })),
    { kind: "years" },
    ...gpus.map(([id, name]): Dial => ({ kind: "gpu-price", id, name })),
    ...(licence ? [licence] : []),
    ...groups.map((group): Dial => ({ kind: "least-share", group })),
    { kind: "electricity" },
    { kind: "busy-point" },
    ...distance(report, catalogue),
  ]
}

/** Turned only where an option forwards its calls over a network, and meets every need or would at another distance. */
function distance({ options }: Report, catalogue: Catalogue): readonly Dial[] {
  const far = options.find(({ product, reasons }) => {
    const known = catalogue.product(product)
    return known !== undefined && crossesNetwork(known) && reasons.every((one) => one.code === "performance")
  })
  return far
    ? [
        { kind: "network-rtt", product: far.product },
        { kind: "network-gbps", product: far.product },
      ]
    : []
}

/** Of long lists only the first few groups are turned. */
const groupsTurned = 4

/** The licence whose price weighs most in the winner's total. */
function dearestLicence(option: OptionResult, scenario: Scenario, catalogue: Catalogue): Dial | null {
  const fixed = fixOption(option)
  const now = fixed && weigh(fixed, scenario, catalogue)
  if (!fixed || !now) return null
  let most = 1
  let found: Dial | null = null
  for (const id of new Set([...(catalogue.product(option.product)?.licence.needs ?? []).flat(), ...licencesOfRules(catalogue)])) {
    const licence = catalogue.licence(id)
    if (!licence?.priceUsd && scenario.economics.prices[id] === undefined) continue
    const free = weigh(
      fixed,
      { ...scenario, economics: { ...scenario.economics, prices: { ...scenario.economics.prices, [id]: 0 } } },
      catalogue,
    )
    const weighs = free ? now.total.likely - free.total.likely : 0
    if (licence && weighs > most) {
      most = weighs
      found = { kind: "licence-price", id, name: licenceName(licence) }
    }
  }
  return found
}

/** From one rack with RDMA (5 to 20 µs, ipads2024) to another continent. */
const shortestRttMs = 0.005
const longestRttMs = 200
/** From a line of 100 Mbit/s to the ports sold with today's GPU servers. */
const slowestGbps = 0.1
const fastestGbps = 400

interface Turning {
  readonly now: number
  readonly from: number
  readonly to: number
  readonly whole: boolean
  readonly at: (value: number) => Scenario
}

function turning(dial: Dial, scenario: Scenario, catalogue: Catalogue): Turning | null {
  const { economics } = scenario
  const withGroup = (index: number, change: (group: Scenario["groups"][number]) => Scenario["groups"][number]): Scenario => ({
    ...scenario,
    groups: scenario.groups.map((group, at) => (at === index ? change(group) : group)),
  })
  const price = (id: string, likely: number | undefined): Turning | null => {
    const now = economics.prices[id] ?? likely
    if (now === undefined || !(now > 0)) return null
    return {
      now,
      from: now / 8,
      to: now * 8,
      whole: false,
      at: (value) => ({ ...scenario, economics: { ...economics, prices: { ...economics.prices, [id]: value } } }),
    }
  }
  switch (dial.kind) {
    case "vms": {
      const group = scenario.groups[dial.group]
      if (!group) return null
      return {
        now: group.count,
        from: Math.max(1, Math.floor(group.count / 50)),
        to: Math.min(limits.count.max, Math.max(200, group.count * 20)),
        whole: true,
        at: (count) => withGroup(dial.group, (one) => ({ ...one, count })),
      }
    }
    case "least-share": {
      const group = scenario.groups[dial.group]
      const workload = group && catalogue.workload(group.workload)
      if (!group || !workload) return null
      return {
        now: group.overrides.leastNativeShare ?? workload.leastNativeShare,
        from: 0.02,
        to: 1,
        whole: false,
        at: (leastNativeShare) => withGroup(dial.group, (one) => ({ ...one, overrides: { ...one.overrides, leastNativeShare } })),
      }
    }
    case "years":
      return {
        now: economics.years,
        from: 1,
        to: limits.years.max,
        whole: false,
        at: (years) => ({ ...scenario, economics: { ...economics, years } }),
      }
    case "electricity": {
      const now = economics.electricityUsdPerKwh ?? catalogue.planningDefault("electricity").value.likely
      return {
        now,
        from: 0.01,
        to: Math.max(1, now * 2),
        whole: false,
        at: (electricityUsdPerKwh) => ({ ...scenario, economics: { ...economics, electricityUsdPerKwh } }),
      }
    }
    case "busy-point":
      return { now: scenario.busyPoint, from: 0, to: 1, whole: false, at: (busyPoint) => ({ ...scenario, busyPoint }) }
    case "network-rtt": {
      const forwards = catalogue.product(dial.product)?.remoting
      const link = forwards && catalogue.remoting.transports[forwards.transport]
      if (!link) return null
      const now = scenario.supply.networkRttMs ?? link.roundTripSeconds.likely * 1000
      return {
        now,
        from: shortestRttMs,
        to: Math.max(longestRttMs, now),
        whole: false,
        at: (networkRttMs) => ({ ...scenario, supply: { ...scenario.supply, networkRttMs } }),
      }
    }
    case "network-gbps": {
      const forwards = catalogue.product(dial.product)?.remoting
      const now = scenario.supply.networkGbps ?? (forwards ? gbpsOf(forwards.transport) : null)
      if (now === null) return null
      return {
        now,
        from: Math.min(slowestGbps, now),
        to: Math.max(fastestGbps, now),
        whole: false,
        at: (networkGbps) => ({ ...scenario, supply: { ...scenario.supply, networkGbps } }),
      }
    }
    case "gpu-price":
      return price(dial.id, catalogue.gpuPrice(dial.id)?.boardPriceUsd?.likely)
    case "licence-price":
      return price(dial.id, catalogue.licence(dial.id)?.priceUsd?.likely)
  }
}

/** Dials over several orders of magnitude are scanned in equal ratios, the rest in equal steps. */
const inRatios = ({ kind }: Dial): boolean =>
  ["vms", "network-rtt", "network-gbps", "electricity", "gpu-price", "licence-price"].includes(kind)

/**
 * Where along a dial the winner changes: the whole model is evaluated at points spread over the dial and at today's value, and
 * each stretch whose ends have different winners is halved until the change is pinned down (whole numbers: to neighbours).
 */
export function* breakEvenTask(dial: Dial, scenario: Scenario, catalogue: Catalogue): Task<BreakEven | null> {
  const turned = turning(dial, scenario, catalogue)
  if (!turned) return null
  const { now, from, to, whole } = turned
  const spread = Array.from({ length: scanned }, (_, i) => {
    const part = i / (scanned - 1)
    const value = inRatios(dial) ? from * (to / from) ** part : from + (to - from) * part
    return whole ? Math.round(value) : value
  })
  const values = [...new Set([...spread, Math.min(to, Math.max(from, now))])].sort((a, b) => a - b)
  const look = (at: number, there: Scenario, mix: PlanResult | null): BreakEvenPoint => {
    const report = evaluate(there, catalogue)
    const best = winnerOf(report)
    const plan = planBeside(mix, best)
    return {
      at,
      winner: plan ? planWinner(plan) : asWinner(best, scenario),
      planUsd: plan?.totals.cost.likely ?? null,
      pinnedUsd: [],
      totalsUsd: report.options.map((one) => ({
        technique: one.technique,
        pinned: one.origin === "pin",
        key: one.key,
        usd: one.feasible ? (one.cost?.total.likely ?? null) : null,
      })),
    }
  }
  let done = 0
  // The halvings are not known beforehand; about as many looks again.
  const of = values.length * 2
  const plans = yield* atStep(plansAlong(scenario, catalogue), { done, of })
  const points: BreakEvenPoint[] = []
  for (const value of values) {
    yield { done, of }
    const there = turned.at(value)
    const point = look(value, there, yield* atStep(plans.scan(there), { done, of }))
    points.push({ ...point, pinnedUsd: pinnedTotals(there, catalogue) })
    done += 1
  }
  const changes: Change[] = []
  for (let i = 1; i < points.length; i++) {
    let below = points[i - 1] as BreakEvenPoint
    let above = points[i] as BreakEvenPoint
    if (below.winner?.key === above.winner?.key) continue
    for (let step = 0; whole ? above.at - below.at > 1 : step < halvings; step++) {
      yield { done: Math.min(done++, of - 1), of }
      const at = whole ? Math.floor((below.at + above.at) / 2) : (below.at + above.at) / 2
      const there = turned.at(at)
      const middle = look(at, there, plans.between(there))
      if (middle.winner?.key === below.winner?.key) below = middle
      else above = middle
    }
    changes.push({
      below: below.at,
      above: above.at,
      before: below.winner,
      after: above.winner,
      technique: below.winner?.technique !== above.winner?.technique,
    })
  }
  return { dial, now, from, to, points, changes }
}
