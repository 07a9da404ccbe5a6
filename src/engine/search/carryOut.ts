import type { Catalogue } from "../../dataset/catalogue.ts"
import { same } from "../../base/same.ts"
import { amount, gpuNamed, type Sum } from "../basics/told.ts"
import { costOf } from "../cost/cost.ts"
import { racksOf } from "../cost/racks.ts"
import { ownedUse } from "../cost/owned.ts"
import { mayBuy } from "../feasibility/needs.ts"
import { type Plan } from "../plan/candidate.ts"
import type { Gpu } from "../../dataset/core.ts"
import { isModule, type HostOption } from "../feasibility/hardware.ts"
import { reason } from "../feasibility/productReasons.ts"
import { hasInstanceTypes } from "../feasibility/technology.ts"
import { costInput, type PlacedPlan } from "../plan/placed.ts"
import type { RackNeed, Reason } from "../report.ts"
import { shownCurrency, type Scenario } from "../scenario.ts"
import type { Carried, Outcome, Search } from "./search.ts"
import { placedInModes, withMix } from "./sizeModes.ts"

/** Known totals before those with unknown parts, then the lower total, then hosts that are there, then the greater share of native, then the product that says most. */
export function better(a: PlacedPlan, b: PlacedPlan): boolean {
  if (a.cost.total.known !== b.cost.total.known) return a.cost.total.known
  const difference = a.cost.total.likely - b.cost.total.likely
  if (Math.abs(difference) > 0.005) return difference < 0
  // What is there is used before anything is bought for as much.
  if ((a.host.owned !== undefined) !== (b.host.owned !== undefined)) return a.host.owned !== undefined
  const share = (one: PlacedPlan): number => one.groups.reduce((sum, group) => sum + group.count * group.nativeShare.likely, 0)
  if (Math.abs(share(a) - share(b)) > 1e-9) return share(a) > share(b)
  // An emulated 2D adapter leaves the rendering to software in the guest; naming the renderer says more.
  const plain = (one: PlacedPlan): boolean => one.plan.candidate.technology === "emulated-adapter"
  if (plain(a) !== plain(b)) return plain(b)
  return a.plan.candidate.product.id < b.plan.candidate.product.id
}

/**
 * The bound above which nothing can be better than the best found, USD: a cent above its total, for totals half a cent apart count as
 * equal. Candidates with unknown parts may look cheap, so only a fully priced one ends a search.
 */
export const ceilingOf = (best: PlacedPlan | null): number => (best?.cost.total.known ? best.cost.total.likely + 0.01 : Infinity)

/**
 * The bound above which nothing can come nearer than the nearest found, USD: what misses one limit is beaten by what misses none or costs less, and above the
 * budget, which is a limit, nothing misses none.
 */
export function ceilingOfNearest({ placed, reasons }: Outcome, { policies }: Scenario): number {
  if (reasons.length === 0) return ceilingOf(placed)
  return reasons.length === 1 && policies.budgetUsd !== null ? Math.max(policies.budgetUsd, ceilingOf(placed)) : Infinity
}

/** How much a list of reasons counts for being near: what the user ruled out by name counts most. */
export function weight(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, one) => sum + (one.code.endsWith("-policy") ? 1000 : 1), 0)
}

/** Fewer reasons first; of as many, the better placed, so that a budget is missed by as little as may be. */
export function nearer(a: Outcome, b: Outcome): boolean {
  if (a.reasons.length !== b.reasons.length) return a.reasons.length < b.reasons.length
  return a.placed !== null && (b.placed === null || better(a.placed, b.placed))
}

/**
 * Places and prices a plan on one kind of host, in the mode and with the types that miss least and then cost least; then the limits that only a placement can break.
 * Above the ceiling, USD, nothing cheaper is looked for.
 */
export function carryOut(plan: Plan, host: HostOption, search: Search, ceilingUsd = Infinity): Outcome {
  // Without a slice there is nothing to place; why there is none stands among the plan's reasons already.
  if (hasInstanceTypes(plan.candidate.technology) && plan.groups.some((one) => one.type === null)) return { placed: null, reasons: [] }
  const carried = placedBefore(plan, host, search)
  const outcomes = carried.map((one) => priced(one, plan, host, search))
  let best = outcomes.reduce((least, one) => (saves(one, least) ? one : least))
  for (const [i, { onMoreGpus }] of carried.entries()) {
    if (!onMoreGpus || !mayCostLess(outcomes[i]!, Math.min(ceilingUsd, best.placed?.cost.total.likely ?? Infinity))) continue
    const other = onMoreGpus()
    const outcome = other && priced(other, plan, host, search)
    if (outcome && saves(outcome, best)) best = outcome
  }
  return best.reasons.some(isGpuLimit) ? onFewerBoardsPerHost(best, plan, host, search) : best
}

const isGpuLimit = ({ code }: Reason): boolean => code === "gpu-limit" || code === "gpu-total"

/**
 * Where GPUs are limited and too many of them stand in spare hosts, which are fitted like the fullest, or idle on boards that a host's vCPUs leave half used: the cheapest
 * with fewer boards in each host that keeps the limit. Where none does, the one with the fewest GPUs tells what is missing.
 */
function onFewerBoardsPerHost(found: Outcome, plan: Plan, host: HostOption, search: Search): Outcome {
  const { gpu } = plan.candidate
  if (!found.placed || !gpu || isModule(gpu)) return found
  const { spareHosts, gpuLimits, gpuTotal } = search.scenario.supply
  const { hostPatterns, gpus } = found.placed.placement
  const boardsForSpares =
    Math.floor(Math.min(gpuLimits[gpu.id] ?? Infinity, gpuTotal ?? Infinity) / gpu.gpusPerBoard) - gpus.boardsLowerBound
  if (boardsForSpares < 0) return found
  const fullest = Math.max(0, ...hostPatterns.map((one) => one.boards))
  const most = Math.min(fullest - 1, spareHosts > 0 ? Math.max(1, Math.floor(boardsForSpares / spareHosts)) : Infinity)
  let best = found
  for (let boards = most; boards >= 1; boards--) {
    for (const one of placedInModes(plan, { ...host, boardsAtMost: boards }, search)) {
      const outcome = priced(one, plan, host, search)
      if (
        best.reasons.length === outcome.reasons.length && outcome.reasons.some(isGpuLimit)
          ? boardsOf(outcome) < boardsOf(best)
          : saves(outcome, best)
      )
        best = outcome
    }
  }
  return best
}

const boardsOf = ({ placed }: Outcome): number => (placed ? placed.placement.gpus.boards + placed.placement.gpus.spareBoards : Infinity)

/** Whether in fewer hosts and on fewer boards a placement could cost no more than that: no part of a cost falls faster than their numbers. */
function mayCostLess({ placed, reasons }: Outcome, usd: number): boolean {
  if (!placed || reasons.length > 0) return placed !== null
  const { hosts, gpus } = placed.placement
  const least = Math.min(hosts.lowerBound / Math.max(1, hosts.count), gpus.boards > 0 ? gpus.boardsLowerBound / gpus.boards : 1)
  return placed.cost.total.likely * least <= usd
}

function priced(
  { mix, sizeMode, outcome, groups, machines }: Carried,
  own: Plan,
  host: HostOption,
  { scenario, catalogue }: Search,
): Outcome {
  if (!outcome.ok) {
    return { placed: null, reasons: outcome.failures.map((one) => reason(one.code, one.told, host.evidence, one.group)) }
  }
  const plan = withMix(own, mix)
  const { placement } = outcome
  const cost = costOf(costInput(plan, { host, placement, groups }, scenario, catalogue), machines ?? undefined)
  const placed: PlacedPlan = { plan, host, placement, sizeMode, groups, cost }
  return { placed, reasons: [...ownedReasons(placed, scenario), ...limitReasons(takenBy(placed, scenario, catalogue), scenario)] }
}

/** Where hosts with GPUs that can't be bought any more do not suffice. */
function ownedReasons({ plan, host, placement }: PlacedPlan, scenario: Scenario): readonly Reason[] {
  const { gpu } = plan.candidate
  if (!host.owned || !gpu || mayBuy(gpu, scenario)) return []
  const use = ownedUse(host, placement)
  const needed = { hosts: placement.hosts.count + placement.hosts.spare, boards: placement.gpus.boards + placement.gpus.spareBoards }
  if (needed.hosts <= use.hosts && needed.boards <= use.boards) return []
  return [reason("owned-limit", { id: "owned-limit", values: { hosts: needed.hosts, gpu: gpuNamed(gpu), owned: host.owned.count } }, [])]
}

/** Whether another mode is worth leaving the default one for: it breaks fewer limits, or as many for less money. */
function saves(a: Outcome, b: Outcome): boolean {
  if (!a.placed || !b.placed) return false
  if (a.reasons.length !== b.reasons.length) return a.reasons.length < b.reasons.length
  return a.placed.cost.total.likely < b.placed.cost.total.likely - 0.005
}

function placedBefore(plan: Plan, host: HostOption, search: Search): readonly Carried[] {
  const { carried } = search
  let ofPlan = carried.get(plan.groups)
  if (!ofPlan) carried.set(plan.groups, (ofPlan = new Map()))
  const known = ofPlan.get(host.id)
  if (known) return known
  const made = placedInModes(plan, host, search)
  ofPlan.set(host.id, made)
  return made
}

/** The plan on the kind of host that misses least, then costs least. */
export function carryOutAnywhere(plan: Plan, search: Search): Outcome {
  let best: Outcome = { placed: null, reasons: [] }
  for (const host of plan.hosts) {
    const outcome = carryOut(plan, host, search)
    if (
      best.placed === null
        ? outcome.placed !== null || best.reasons.length === 0
        : outcome.placed !== null &&
          (outcome.reasons.length < best.reasons.length ||
            (outcome.reasons.length === best.reasons.length && better(outcome.placed, best.placed)))
    )
      best = outcome
  }
  return best
}

const sum = (usd: number, economics: Scenario["economics"], digits: number): Sum => {
  const { code, perUsd } = shownCurrency(economics)
  return { sum: usd * perUsd, currency: code, digits }
}

/** What a plan takes of what a scenario limits. */
export interface Use {
  /** GPUs of each model, spares included. */
  readonly gpus: readonly { readonly gpu: Gpu; readonly count: number }[]
  /** Spares included. */
  readonly hosts: number
  /** Worked out where racks are limited. */
  readonly racks: RackNeed | null
  readonly totalUsd: number
  readonly peakKw: number
}

export function takenBy({ plan, host, placement, cost }: PlacedPlan, scenario: Scenario, catalogue: Catalogue): Use {
  const { gpu } = plan.candidate
  return {
    gpus: gpu ? [{ gpu, count: placement.gpus.bought + placement.gpus.spareBoards * gpu.gpusPerBoard }] : [],
    hosts: placement.hosts.count + placement.hosts.spare,
    racks: scenario.supply.rackLimit === null ? null : racksOf(host, placement, cost, scenario, catalogue),
    totalUsd: cost.total.likely,
    peakKw: cost.peakKw.likely,
  }
}

/** Which limits of the scenario are broken. */
export function limitReasons({ gpus, hosts, racks, totalUsd, peakKw }: Use, scenario: Scenario): readonly Reason[] {
  const { supply, policies } = scenario
  const found: Reason[] = []
  for (const { gpu, count } of gpus) {
    const owned = supply.gpuLimits[gpu.id]
    if (owned === undefined || count <= owned) continue
    const values = { gpus: count, gpu: gpuNamed(gpu), spares: supply.spareHosts > 0, owned }
    found.push(reason("gpu-limit", { id: "gpu-limit", values }, []))
  }
  const allGpus = gpus.reduce((sum, { count }) => sum + count, 0)
  if (supply.gpuTotal !== null && allGpus > supply.gpuTotal) {
    const values = { gpus: allGpus, spares: supply.spareHosts > 0, most: supply.gpuTotal }
    found.push(reason("gpu-total", { id: "gpu-total", values }, []))
  }
  if (supply.hostLimit !== null && hosts > supply.hostLimit) {
    found.push(reason("host-limit", { id: "host-limit", values: { hosts, owned: supply.hostLimit } }, []))
  }
  if (supply.rackLimit !== null && racks) found.push(...rackReasons(racks, supply.rackLimit))
  const { economics } = scenario
  if (policies.budgetUsd !== null && totalUsd > policies.budgetUsd) {
    const values = {
      // More than two digits of a cost would pretend to a precision that its range does not have; a budget is as it was stated.
      cost: sum(totalUsd, economics, 2),
      budget: sum(policies.budgetUsd, economics, 3),
    }
    found.push(reason("budget", { id: "over-budget", values }, []))
  }
  if (policies.powerCapKw !== null && peakKw > policies.powerCapKw) {
    found.push(
      reason("power-cap", { id: "over-power", values: { draws: amount(peakKw, "kW", 2), cap: amount(policies.powerCapKw, "kW") } }, []),
    )
  }
  return found
}

/** What is not known to fit does not. */
function rackReasons({ count, byHeight, byPower, kwOfOne, unknown }: RackNeed, most: number): readonly Reason[] {
  if (count === null || byHeight === null)
    return unknown ? [reason("rack-limit", { id: "racks-unknown", values: { host: unknown, most } }, [])] : []
  if (count.likely <= most) return []
  const by = byPower.likely > byHeight ? "power" : "height"
  return [reason("rack-limit", { id: "rack-limit", values: { racks: count.likely, most, by, gives: amount(kwOfOne, "kW") } }, [])]
}

/** Each reason once. */
export const distinct = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.filter((one, i) => reasons.findIndex((other) => other.group === one.group && sameFact(other, one)) === i)

/** What a placement finds out again, in other words, after the plan has said it. */
const saidOnce: readonly Reason["code"][] = ["frame-buffer", "no-instance-type", "performance"]
const sameFact = (a: Reason, b: Reason): boolean => same(a.told, b.told) || (a.code === b.code && saidOnce.includes(a.code))
