import type { Catalogue } from "../../dataset/catalogue.ts"
import type { TechniqueId } from "../../dataset/core.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import { askedBy } from "../feasibility/needs.ts"
import { productReasons } from "../feasibility/productReasons.ts"
import type { Plan } from "../plan/candidate.ts"
import type { OptionResult, Reason } from "../report.ts"
import type { OptionPin, Scenario, VmGroup } from "../scenario.ts"
import { bestOf, canServe, isAble } from "../search/best.ts"
import { candidatesOf, guestsOf, likenessKey } from "../search/candidates.ts"
import { carryOutAnywhere } from "../search/carryOut.ts"
import { pinned } from "../search/pins.ts"
import { newSearch, type Search } from "../search/search.ts"
import { neededFor } from "./needed.ts"
import { isNumeric, leastAccepted, relaxAll, relaxationId, sizeOf, type NumericRelaxation, type Relaxation } from "./relaxations.ts"
import type { Task } from "../basics/task.ts"

/** A way to make a technique, or a pinned option, meet every need: ask for this less. */
export interface Unlock {
  readonly relaxations: readonly Relaxation[]
  /** How much is given up, by `sizeOf`; several add up. */
  readonly size: number
  /** What then meets every need. */
  readonly option: OptionResult
  readonly scenario: Scenario
}

export interface Unlocks {
  /** The smallest first; null where every need is met as it is. */
  readonly ways: readonly Unlock[] | null
  readonly weighed: number
  /** Candidates that no relaxation helps: what stands against them is none of the user's asking. */
  readonly beyond: number
}

/** What is asked about: the best of a technique, or an option the user pinned. */
export type Sought = { readonly technique: TechniqueId } | { readonly pin: OptionPin }

/** Sets of relaxations tried on the whole engine, and ways told. */
const setsTried = 16
const waysTold = 3
/** A placement's own limits (budget, hosts …) may ask for more; so often. */
const rounds = 3

/**
 * The smallest relaxations that make a technique (or a pin) feasible. Every candidate of the dataset is planned against the
 * scenario; each reason against it is answered by the relaxation that removes it; the sets of relaxations so found are tried on
 * the whole engine, the smallest first, freed of every member that turns out not to be needed, and each number in them is
 * moved back by bisection to the point where every need is just met. A way that needs less than half of a least share is none. Ordered by `sizeOf`.
 */
export function* unlockTask(sought: Sought, scenario: Scenario, catalogue: Catalogue): Task<Unlocks> {
  const probe = probeOf(sought, catalogue)
  const first = probe.best(scenario)
  if (!first || first.feasible) return { ways: first ? null : [], weighed: 0, beyond: 0 }

  const { sets, weighed, beyond } = yield* setsFor(sought, first.technique, scenario, catalogue)
  const told: Unlock[] = []
  const order = sets.toSorted((a, b) => total(a) - total(b)).slice(0, setsTried)
  let done = weighed
  for (const set of order) {
    yield { done: done++, of: weighed + order.length }
    // A set that holds a smaller way already told cannot be the smallest; nor can it when its placement has asked for more.
    if (told.some((way) => holds(set, way)) || cannotBeTold(set, told)) continue
    const opened = open(set, probe, scenario, catalogue)
    if (!opened || told.some((way) => holds(opened, way))) continue
    yield { done, of: weighed + order.length }
    const least = onlyNeeded(opened, (relaxations) => probe.isFeasible(relaxAll(scenario, relaxations, catalogue)))
    if (told.some((other) => idOf(other.relaxations) === idOf(least)) || cannotBeTold(least, told)) continue
    yield { done, of: weighed + order.length }
    const way = tightened(least, probe, scenario, catalogue)
    if (way) told.push(way)
  }
  told.sort((a, b) => a.size - b.size || (a.option.cost?.total.likely ?? 0) - (b.option.cost?.total.likely ?? 0))
  return { ways: told.slice(0, waysTold), weighed, beyond }
}

/** The whole engine asked about a relaxed scenario. */
interface Probe {
  /** Null where what is sought is not known. */
  readonly best: (relaxed: Scenario) => OptionResult | null
  /** The same as whether `best` is feasible, for less. */
  readonly isFeasible: (relaxed: Scenario) => boolean
  /** False: something stands against all there is, whatever is placed. */
  readonly isAble: (relaxed: Scenario) => boolean
}

function probeOf(sought: Sought, catalogue: Catalogue): Probe {
  const search = (relaxed: Scenario): Search => newSearch(relaxed, catalogue)
  if ("technique" in sought) {
    const { technique } = sought
    return {
      best: (relaxed) => bestOf(technique, search(relaxed)),
      isFeasible: (relaxed) => canServe(technique, search(relaxed)),
      isAble: (relaxed) => isAble(technique, search(relaxed)),
    }
  }
  const best = (relaxed: Scenario): OptionResult | null => {
    const option = pinned(sought.pin, search(relaxed))
    return "id" in option ? null : option
  }
  return { best, isFeasible: (relaxed) => best(relaxed)?.feasible === true, isAble: () => true }
}

const holds = (set: readonly Relaxation[], { relaxations }: Unlock): boolean =>
  relaxations.every((one) => set.some((other) => relaxationId(other) === relaxationId(one)))

const idOf = (list: readonly Relaxation[]): string => list.map(relaxationId).sort().join("|")

/** Whether as many smaller ways as are told stand already, however far its numbers can be moved back. */
const cannotBeTold = (set: readonly Relaxation[], told: readonly Unlock[]): boolean =>
  told.filter((one) => one.size <= total(set.filter((relaxation) => !isNumeric(relaxation)))).length >= waysTold

const total = (set: readonly Relaxation[]): number => set.reduce((sum, one) => sum + sizeOf(one), 0)

/** For each candidate the relaxations that would remove everything against it; each set once. */
function* setsFor(
  sought: Sought,
  technique: TechniqueId,
  scenario: Scenario,
  catalogue: Catalogue,
): Task<{ readonly sets: readonly (readonly Relaxation[])[]; readonly weighed: number; readonly beyond: number }> {
  // Listed without what the policies leave out, but planned with them, so that each policy is a reason that can be answered.
  const wide: Scenario = {
    ...scenario,
    policies: { ...scenario.policies, vendors: [], includeUnsupported: true },
    supply: { ...scenario.supply, gpus: [] },
    groups: scenario.groups.map(withoutLists),
  }
  const search = newSearch(scenario, catalogue)
  const listed = candidatesOf(technique, newSearch(wide, catalogue)).filter(
    ({ candidate }) =>
      "technique" in sought ||
      (candidate.product.id === sought.pin.product && (sought.pin.gpu === null || candidate.gpu?.id === sought.pin.gpu)),
  )
  const sets = new Map<string, readonly Relaxation[]>()
  const alike = new Map<string, Plan>()
  let beyond = 0
  let done = 0
  for (const { candidate } of listed) {
    if (done % 8 === 0) yield { done, of: listed.length + setsTried }
    done += 1
    const { product, technology, gpu } = candidate
    // Products that differ in name and licence only have the same plan; what of it is placed is then placed once.
    const key = likenessKey(candidate, search)
    const known = alike.get(key)
    const plan = known ? { ...known, candidate } : planCandidate(candidate, search.hosts, scenario, catalogue, search.plans)
    if (!known) alike.set(key, plan)
    let reasons: readonly Reason[] = [
      ...productReasons(product, technology, scenario, catalogue),
      ...guestsOf(product, search),
      ...plan.reasons,
    ]
    if (reasons.length === 0) reasons = carryOutAnywhere(plan, search).reasons
    const needed = neededFor(plan, reasons, scenario, catalogue)
    if (!needed) {
      beyond += 1
      continue
    }
    // Consumer cards are listed only where the user asks for what is not made for datacenters.
    const unlisted = gpu?.class === "consumer" && !scenario.policies.includeUnsupported && !isNamed(gpu.id, scenario)
    const set =
      unlisted && !needed.some((one) => one.kind === "include-unsupported") ? [...needed, { kind: "include-unsupported" } as const] : needed
    if (set.length > 0) sets.set(set.map(relaxationId).sort().join("|"), set)
  }
  return { sets: [...sets.values()], weighed: listed.length, beyond }
}

const isNamed = (gpu: string, scenario: Scenario): boolean =>
  askedBy(scenario, (needs) => needs.gpus).some(({ asked }) => asked.includes(gpu))

/** The group without lists of vendors and GPU models of its own. */
function withoutLists(group: VmGroup): VmGroup {
  const { needs } = group.overrides
  return needs ? { ...group, overrides: { ...group.overrides, needs: { ...needs, vendors: [], gpus: [] } } } : group
}

/** The set with whatever its own placement still asks for, all numbers as loose as they go; null where that is not enough. */
function open(set: readonly Relaxation[], probe: Probe, scenario: Scenario, catalogue: Catalogue): readonly Relaxation[] | null {
  let current = set
  // Limits that a placement breaks are all that may be added.
  if (!probe.isAble(relaxAll(scenario, current, catalogue))) return null
  for (let round = 0; round < rounds; round++) {
    const option = probe.best(relaxAll(scenario, current, catalogue))
    if (option?.feasible) return current
    const limits = option?.reasons.flatMap((one) => limitOf(one, option, scenario)) ?? []
    const more = limits.filter((one) => !current.some((other) => relaxationId(other) === relaxationId(one)))
    if (more.length === 0) return null
    current = [...current, ...more]
  }
  return null
}

/** Limits that only a placement can break. */
function limitOf(reason: Reason, option: OptionResult, { policies, supply }: Scenario): readonly Relaxation[] {
  const code = reason.code
  if (code === "budget" && policies.budgetUsd !== null) return [{ kind: "budget", from: policies.budgetUsd, to: null }]
  if (code === "power-cap" && policies.powerCapKw !== null) return [{ kind: "power-cap", from: policies.powerCapKw, to: null }]
  if (code === "gpu-total" && supply.gpuTotal !== null) return [{ kind: "gpu-total", from: supply.gpuTotal, to: null }]
  if (code === "host-limit" && supply.hostLimit !== null) return [{ kind: "host-limit", from: supply.hostLimit, to: null }]
  if (code === "rack-limit" && supply.rackLimit !== null) return [{ kind: "rack-limit", from: supply.rackLimit, to: null }]
  const from = option.gpu === null ? undefined : supply.gpuLimits[option.gpu]
  if (code !== "gpu-limit" || option.gpu === null || from === undefined) return []
  return [{ kind: "gpu-limit", id: option.gpu, name: option.gpuName ?? option.gpu, from, to: null }]
}

/** Without what is not needed after all. */
function onlyNeeded(opened: readonly Relaxation[], isEnough: (set: readonly Relaxation[]) => boolean): readonly Relaxation[] {
  let current = opened
  for (const one of opened) {
    const without = current.filter((other) => other !== one)
    if (without.length > 0 && isEnough(without)) current = without
  }
  return current
}

/** Moves each number back as far as it will go. */
function tightened(least: readonly Relaxation[], probe: Probe, scenario: Scenario, catalogue: Catalogue): Unlock | null {
  let current = least
  const feasible = (set: readonly Relaxation[]): boolean => probe.isFeasible(relaxAll(scenario, set, catalogue))
  for (const one of current.filter(isNumeric)) {
    const others = current.filter((other) => other !== one)
    const option = probe.best(relaxAll(scenario, current, catalogue))
    const to = option && threshold(one, option, (value) => feasible([...others, { ...one, to: value }]))
    if (to !== null && to !== undefined) current = [...others, { ...one, to }]
  }
  const relaxed = relaxAll(scenario, current, catalogue)
  const option = probe.best(relaxed)
  return option?.feasible ? { relaxations: current, size: total(current), option, scenario: relaxed } : null
}

/** The value nearest to what was asked for at which every need is still met: to a thousandth for shares, whole for counts. */
function threshold(one: NumericRelaxation, option: OptionResult, feasibleAt: (value: number) => boolean): number | null {
  switch (one.kind) {
    case "least-share":
      return (
        bisect(Math.round(leastAccepted(one.from) * 1000), Math.round(one.from * 1000), (thousandths) => feasibleAt(thousandths / 1000)) /
        1000
      )
    case "frame-buffer":
      return bisect(16, one.from, feasibleAt)
    case "gpus-per-vm":
      return bisect(1, one.from, feasibleAt)
    case "tokens-per-second":
      return bisect(1, Math.ceil(one.from * 10), (tenths) => feasibleAt(tenths / 10)) / 10
    case "budget":
      return option.cost && Math.ceil(option.cost.total.likely)
    case "power-cap":
      return (
        option.cost &&
        bisect(Math.ceil(option.cost.peakKw.likely * 100), Math.floor(one.from * 100), (hundredths) => feasibleAt(hundredths / 100)) / 100
      )
    case "host-limit":
      return option.placement && bisect(option.placement.hosts.count + option.placement.hosts.spare, one.from, feasibleAt)
    case "rack-limit":
      return option.racks?.count ? bisect(option.racks.count.likely, one.from, feasibleAt) : null
    case "gpu-total":
    case "gpu-limit": {
      const gpus = option.placement?.gpus
      return gpus
        ? bisect(gpus.bought + gpus.spareBoards * Math.max(1, Math.round(gpus.bought / Math.max(1, gpus.boards))), one.from, feasibleAt)
        : null
    }
  }
}

/** The whole number nearest to `asked` for which it holds, from `good`, where it does; it is taken to hold from there on. */
function bisect(good: number, asked: number, holds: (value: number) => boolean): number {
  let yes = good
  let no = asked
  while (Math.abs(no - yes) > 1) {
    const middle = Math.round((yes + no) / 2)
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}
