import type { Catalogue } from "../dataset/catalogue.ts"
import type { Gpu, Product, TechniqueId, TechnologyId } from "../dataset/schema/index.ts"
import { leastLicences, unitCosts, type UnitCosts } from "./cost/leastCost.ts"
import { newPlanMemory, planCandidate, type Candidate, type Plan, type PlanMemory } from "./candidate.ts"
import { boardsPerHost, hostOptions, type HostOption } from "./feasibility/hardware.ts"
import { computesOnly } from "./feasibility/instanceTypes.ts"
import { guestReasons, isCloudOnly, productReasons, reason } from "./feasibility/productReasons.ts"
import { gpuServes, hasInstanceTypes, packingRules, technologiesOf, usesGpu } from "./feasibility/technology.ts"
import { optionResult } from "./option.ts"
import { measuredEfficiency } from "./performance/efficiency.ts"
import {
  costInput,
  costPlan,
  groupResults,
  leastPlacement,
  placePlan,
  usableRamGib,
  type PlacedPlan,
  type PlacementMemory,
} from "./placed.ts"
import { lowerBoundGpus } from "./placement/place.ts"
import type { OptionResult, Reason, Report } from "./report.ts"
import type { OptionPin, Scenario } from "./scenario.ts"
import { modelVersion } from "./version.ts"

interface Search {
  readonly scenario: Scenario
  readonly catalogue: Catalogue
  readonly hosts: readonly HostOption[]
  readonly memory: PlacementMemory
  readonly leastGpus: Map<string, number>
  readonly units: UnitCosts
  readonly plans: PlanMemory
  readonly alike: Map<string, Plan>
  readonly likenesses: Map<string, string>
  readonly guests: Map<string, readonly Reason[]>
}

/**
 * The one door of the engine: for each technique asked for, the cheapest product × GPU × slicing × host that meets every
 * requirement, found by weighing them all (those whose lower bound already costs more than the best found need no
 * placement); where none does, the one that misses least, with its reasons; then the options the user pinned.
 * Pure: the same scenario and catalogue give the same report.
 */
export function evaluate(scenario: Scenario, catalogue: Catalogue): Report {
  const search: Search = {
    scenario,
    catalogue,
    hosts: hostOptions(scenario, catalogue),
    memory: new Map(),
    leastGpus: new Map(),
    units: unitCosts(scenario, catalogue),
    plans: newPlanMemory(),
    alike: new Map(),
    likenesses: new Map(),
    guests: new Map(),
  }
  const warnings: string[] = []
  const options: OptionResult[] = scenario.techniques.map((technique) => bestOf(technique, search))
  for (const pin of scenario.pins) {
    const made = pinned(pin, search)
    if (typeof made === "string") warnings.push(made)
    // A pin that asks for what was found anyway, or twice for the same, has its row already.
    else if (!options.some((one) => one.key === made.key)) options.push(made)
  }
  return {
    datasetVersion: catalogue.version,
    modelVersion,
    options,
    warnings,
    totalVms: scenario.groups.reduce((sum, group) => sum + group.count, 0),
  }
}

interface Weighed {
  readonly candidate: Candidate
  readonly productReasons: readonly Reason[]
}

/** Every candidate of a technique that can be bought today (or at all, if the user says so). */
function candidatesOf(technique: TechniqueId, search: Search): readonly Weighed[] {
  const { catalogue, scenario } = search
  const open = scenario.policies.includeUnsupported
  return catalogue.products
    .filter(
      (product) =>
        product.technique === technique &&
        !isCloudOnly(product) &&
        (open || (product.forDatacenters && product.status.state === "current")),
    )
    .flatMap((product) =>
      technologiesOf(product).flatMap((technology) => {
        const reasons = [...productReasons(product, technology, scenario, catalogue), ...guestsOf(product, search)]
        return gpusFor(product, technology, search).flatMap((gpu) =>
          seriesFor(technology, search).map((series) => ({
            candidate: { product, technology, gpu, instanceType: null, series },
            productReasons: reasons,
          })),
        )
      }),
    )
}

function guestsOf(product: Product, search: Search): readonly Reason[] {
  const known = search.guests.get(product.id)
  if (known) return known
  const made = guestReasons(product, search.scenario, search.catalogue)
  search.guests.set(product.id, made)
  return made
}

/** Work that only computes can be given C- or Q-series vGPUs, which are licensed apart: both are weighed. */
function seriesFor(technology: TechnologyId, { catalogue, scenario }: Search): readonly ("C" | "Q" | null)[] {
  if (technology !== "nvidia-vgpu" && technology !== "nvidia-mig" && technology !== "gpu-p") return [null]
  const computes = scenario.groups.some((group) =>
    computesOnly(group.overrides.apiNeeds ?? catalogue.workload(group.workload)?.apiNeeds ?? []),
  )
  return computes ? ["C", "Q"] : [null]
}

function gpusFor(product: Product, technology: TechnologyId, { catalogue, scenario }: Search): readonly (Gpu | null)[] {
  if (!usesGpu(technology)) return [null]
  const { supply, policies, economics } = scenario
  const named = supply.gpus.flatMap((id) => catalogue.gpu(id) ?? []).filter((gpu) => gpu.memoryMib !== null)
  if (named.length > 0) return named
  const all = catalogue.gpus.filter((gpu) => gpuServes(gpu, product, technology) && gpu.memoryMib !== null)
  const allowed = policies.vendors.length > 0 ? all.filter((gpu) => policies.vendors.includes(gpu.vendor)) : all
  const serving = allowed.length > 0 ? allowed : all
  // Only what has a price can be the cheapest; what has none can still be pinned.
  return serving.filter(
    (gpu) =>
      (policies.includeUnsupported || (gpu.buyable && gpu.class !== "consumer")) &&
      (economics.prices[gpu.id] !== undefined || (catalogue.gpuPrice(gpu.id)?.boardPriceUsd ?? null) !== null),
  )
}

interface Outcome {
  readonly placed: PlacedPlan | null
  readonly reasons: readonly Reason[]
}

function bestOf(technique: TechniqueId, search: Search): OptionResult {
  const weighed = candidatesOf(technique, search)
  const least = Math.min(...weighed.map((one) => weight(one.productReasons)))
  const plans = weighed
    .filter((one) => weight(one.productReasons) === least)
    .map((one) => ({ plan: quickPlan(one.candidate, search), reasons: one.productReasons }))
  const able = least === 0 ? plans.filter((one) => one.plan.reasons.length === 0) : []
  let best: PlacedPlan | null = null
  let nearest: { plan: Plan; outcome: Outcome } | null = null
  for (const least of bounds(
    able.map((one) => one.plan),
    search,
  )) {
    // Candidates with unknown parts may look cheap, so only a fully priced one ends the search.
    const ceiling = best?.cost.total.known ? best.cost.total.likely : Infinity
    if (least.hardware > ceiling) break
    if (ceiling < Infinity && least.hardware + licencesOf(least, search) > ceiling) continue
    const { plan, host } = least
    const outcome = carryOut(plan, host, search)
    if (outcome.placed && outcome.reasons.length === 0) {
      if (!best || better(outcome.placed, best)) best = outcome.placed
    } else if (!nearest || nearer(outcome, nearest.outcome)) nearest = { plan, outcome }
  }
  const searched = { candidates: weighed.length, feasible: able.length }
  const result = (quick: Plan, placed: PlacedPlan | null, reasons: readonly Reason[], feasible: number): OptionResult => {
    const plan = fullPlan(quick, search)
    return optionResult(
      { origin: "best", pin: null, plan, placed: placed ? { ...placed, plan } : null, reasons, searched: { ...searched, feasible } },
      search.scenario,
      search.catalogue,
    )
  }
  if (best) return result(best.plan, best, [], able.length)
  if (nearest) return result(nearest.plan, nearest.outcome.placed, nearest.outcome.reasons, 0)
  return leastMissing(weighed, searched, search)
}

/**
 * A candidate's plan, shared with products that differ in name and licence only: on the same GPU they offer the same
 * APIs, slices, schedulers and measured efficiency. Ruled-out candidates are left incomplete.
 */
function quickPlan(candidate: Candidate, search: Search): Plan {
  const key = `${likeness(candidate, search)}|${candidate.gpu?.id ?? ""}|${candidate.series ?? ""}`
  const known = search.alike.get(key)
  if (known) return { ...known, candidate }
  const made = planCandidate(candidate, search.hosts, search.scenario, search.catalogue, search.plans, true)
  search.alike.set(key, made)
  return made
}

const fullPlan = (plan: Plan, search: Search): Plan =>
  planCandidate(plan.candidate, search.hosts, search.scenario, search.catalogue, search.plans)

/** Everything about a product that a plan depends on. */
function likeness({ product, technology }: Candidate, search: Search): string {
  const key = `${product.id}|${technology}`
  const known = search.likenesses.get(key)
  if (known !== undefined) return known
  const classes = new Set(search.scenario.groups.map((group) => search.catalogue.workload(group.workload)?.class))
  const measured = product.technique === "fixed-pass-through" || product.technique === "mediated-pass-through"
  const made = JSON.stringify([
    technology,
    product.gpuVendors,
    product.gpus ?? null,
    product.sharing.maxVmsPerGpu,
    product.sharing.schedulers,
    product.remoting ?? null,
    Object.entries(product.apis).map(([api, cell]) => [api, cell.state, cell.maxVersion ?? null]),
    measured
      ? [...classes].map((one) => (one ? measuredEfficiency(product, technology, one, search.catalogue).range : null))
      : product.technique,
  ])
  search.likenesses.set(key, made)
  return made
}

/** Known totals before those with unknown parts, then the lower total, then the greater share of native, then the product that says most. */
function better(a: PlacedPlan, b: PlacedPlan): boolean {
  if (a.cost.total.known !== b.cost.total.known) return a.cost.total.known
  const difference = a.cost.total.likely - b.cost.total.likely
  if (Math.abs(difference) > 0.005) return difference < 0
  const share = (one: PlacedPlan): number => one.groups.reduce((sum, group) => sum + group.count * group.nativeShare.likely, 0)
  if (Math.abs(share(a) - share(b)) > 1e-9) return share(a) > share(b)
  // An emulated 2D adapter leaves the rendering to software in the guest; naming the renderer says more.
  const plain = (one: PlacedPlan): boolean => one.plan.candidate.technology === "emulated-adapter"
  if (plain(a) !== plain(b)) return plain(b)
  return a.plan.candidate.product.id < b.plan.candidate.product.id
}

/** How much a list of reasons counts for being near: what the user ruled out by name counts most. */
function weight(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, one) => sum + (one.code.endsWith("-policy") ? 1000 : 1), 0)
}

/** Fewer reasons first; of as many, the better placed, so that a budget is missed by as little as may be. */
function nearer(a: Outcome, b: Outcome): boolean {
  if (a.reasons.length !== b.reasons.length) return a.reasons.length < b.reasons.length
  return a.placed !== null && (b.placed === null || better(a.placed, b.placed))
}

interface Bound {
  readonly plan: Plan
  readonly host: HostOption
  readonly gpus: number
  readonly boards: number
  readonly hosts: number
  /** No placement of the plan on such hosts has cheaper hardware, USD. */
  readonly hardware: number
}

/** Every plan on every kind of host that takes it, the one with the lowest bound first. */
function bounds(plans: readonly Plan[], search: Search): readonly Bound[] {
  return plans
    .flatMap((plan) => {
      const gpus = leastGpus(plan, search)
      return plan.hosts.map((host) => boundOf(plan, host, gpus, search))
    })
    .sort((a, b) => a.hardware - b.hardware)
}

function leastGpus(plan: Plan, search: Search): number {
  const { gpu, product, technology } = plan.candidate
  if (!gpu || !usesGpu(technology)) return 0
  const key = `${gpu.id}|${technology}|${product.sharing.maxVmsPerGpu ?? ""}|${plan.groups.map((one) => `${one.type?.id ?? ""}:${one.placement.maxPerGpuByPerformance}`).join()}`
  const known = search.leastGpus.get(key)
  if (known !== undefined) return known
  const made = lowerBoundGpus({
    groups: plan.groups.map((one) => one.placement),
    rules: packingRules(technology, product, gpu),
    gpuMemoryMib: gpu.memoryMib,
  })
  search.leastGpus.set(key, made)
  return made
}

function boundOf(plan: Plan, host: HostOption, gpus: number, { scenario, catalogue, units }: Search): Bound {
  const gpu = usesGpu(plan.candidate.technology) ? plan.candidate.gpu : null
  const boards = Math.ceil(gpus / (gpu?.gpusPerBoard ?? 1))
  let vcpu = 0
  let ram = 0
  for (const { placement } of plan.groups) {
    vcpu += placement.count * placement.vcpu
    ram += placement.count * placement.ramGib
  }
  const hosts = Math.max(
    1,
    Math.ceil(vcpu / (host.cores * scenario.supply.vcpuPerCore) - 1e-9),
    Math.ceil(ram / usableRamGib(host, catalogue) - 1e-9),
    gpu ? Math.ceil(boards / boardsPerHost(gpu, host)) : 0,
  )
  const hardware = (hosts + scenario.supply.spareHosts) * units.host(host) + (gpu ? boards * units.board(gpu) : 0)
  return { plan, host, gpus, boards, hosts, hardware }
}

function licencesOf({ plan, host, gpus, boards, hosts }: Bound, { scenario, catalogue }: Search): number {
  return leastLicences(
    costInput(plan, host, leastPlacement(gpus, boards, hosts, scenario.supply.spareHosts, host.id), [], scenario, catalogue),
  )
}

/** Places and prices a plan on one kind of host; then the limits that only a placement can break. */
function carryOut(plan: Plan, host: HostOption, search: Search): Outcome {
  const { scenario, catalogue, memory } = search
  // Without a slice there is nothing to place; why there is none stands among the plan's reasons already.
  if (hasInstanceTypes(plan.candidate.technology) && plan.groups.some((one) => one.type === null)) return { placed: null, reasons: [] }
  const outcome = placePlan(plan, host, scenario, catalogue, memory)
  if (!outcome.ok) {
    return { placed: null, reasons: outcome.failures.map((one) => reason(one.code, one.text, host.evidence, one.group)) }
  }
  const groups = groupResults(plan, outcome)
  const placed: PlacedPlan = {
    plan,
    host,
    placement: outcome.placement,
    groups,
    cost: costPlan(plan, host, outcome.placement, groups, scenario, catalogue),
  }
  return { placed, reasons: limitReasons(placed, scenario) }
}

/** The plan on the kind of host that misses least, then costs least. */
function carryOutAnywhere(plan: Plan, search: Search): Outcome {
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

/** A sum in the scenario's currency, to two digits: more would pretend to a precision that the range does not have. */
const sum = (usd: number, { currency, currencyPerUsd }: Scenario["economics"]): string =>
  `${Number((usd * currencyPerUsd).toPrecision(2)).toLocaleString("en-US")} ${currency}`

function limitReasons({ plan, placement, cost }: PlacedPlan, scenario: Scenario): readonly Reason[] {
  const { supply, policies } = scenario
  const { gpu } = plan.candidate
  const found: Reason[] = []
  const owned = gpu ? supply.gpuLimits[gpu.id] : undefined
  const gpus = placement.gpus.bought + placement.gpus.spareBoards * (gpu?.gpusPerBoard ?? 1)
  if (gpu && owned !== undefined && gpus > owned) {
    found.push(reason("gpu-limit", `needs ${gpus} GPUs, those of spare hosts included, of ${gpu.shortName}; there are ${owned}`, []))
  }
  const hosts = placement.hosts.count + placement.hosts.spare
  if (supply.hostLimit !== null && hosts > supply.hostLimit) {
    found.push(
      reason("host-limit", `needs ${hosts} hosts, spares included; there ${supply.hostLimit === 1 ? "is" : "are"} ${supply.hostLimit}`, []),
    )
  }
  const { economics } = scenario
  if (policies.budgetUsd !== null && cost.total.likely > policies.budgetUsd) {
    found.push(
      reason("budget", `likely costs about ${sum(cost.total.likely, economics)}; the budget is ${sum(policies.budgetUsd, economics)}`, []),
    )
  }
  if (policies.powerCapKw !== null && cost.peakKw.likely > policies.powerCapKw) {
    found.push(
      reason(
        "power-cap",
        `draws about ${Number(cost.peakKw.likely.toPrecision(2))} kW in the busy hour; the cap is ${policies.powerCapKw} kW`,
        [],
      ),
    )
  }
  return found
}

/** Where nothing can: the plan with the fewest reasons, of those the one that would be cheapest, with figures as far as they go. */
function leastMissing(weighed: readonly Weighed[], searched: OptionResult["searched"], search: Search): OptionResult {
  const plans = weighed.map((one) => ({ plan: quickPlan(one.candidate, search), reasons: one.productReasons }))
  const total = (one: { plan: Plan; reasons: readonly Reason[] }): number => weight(one.plan.reasons) + weight(one.reasons)
  const early = Math.min(...plans.map(total))
  const near = plans
    .filter((one) => total(one) === early)
    .map((one) => (one.plan.complete ? one : { ...one, plan: fullPlan(one.plan, search) }))
  const fewest = Math.min(...near.map(total))
  const tied = near.filter((one) => total(one) === fewest)
  const cheapest = bounds(
    tied.map((one) => one.plan),
    search,
  )
  const level = cheapest.filter((one) => one.hardware <= (cheapest[0]?.hardware ?? 0) + 0.005)
  let plan = level[0]?.plan ?? tied[0]?.plan
  if (!plan) throw new Error("The dataset has no product for a technique.")
  let outcome = carryOutAnywhere(plan, search)
  for (const one of level.slice(1)) {
    const other = carryOutAnywhere(one.plan, search)
    if (other.placed && (!outcome.placed || better(other.placed, outcome.placed))) {
      plan = one.plan
      outcome = other
    }
  }
  const chosen = { plan: fullPlan(plan, search), reasons: tied.find((one) => one.plan === plan)?.reasons ?? [] }
  const reasons = [...chosen.reasons, ...chosen.plan.reasons, ...outcome.reasons]
  return optionResult(
    { origin: "best", pin: null, plan: chosen.plan, placed: outcome.placed, reasons: distinct(reasons), searched },
    search.scenario,
    search.catalogue,
  )
}

const isAge = (one: Reason): boolean => one.code === "status" || one.code === "gpu-status"

const distinct = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.filter((one, i) => reasons.findIndex((other) => other.text === one.text && other.group === one.group) === i)

/** A pinned option as asked for; without a GPU named, the cheapest that the product can use. A sentence where an id is not known. */
function pinned(pin: OptionPin, search: Search): OptionResult | string {
  const { catalogue, scenario } = search
  const product = catalogue.product(pin.product)
  if (!product) return `The pinned product "${pin.product}" is not in this dataset, so it is left out.`
  const gpu = pin.gpu === null ? null : catalogue.gpu(pin.gpu)
  if (gpu === undefined) return `The pinned GPU "${pin.gpu ?? ""}" is not in this dataset, so the option is left out.`
  const found = pin.instanceType === null ? null : catalogue.instanceType(pin.instanceType)
  if (found === undefined) return `The pinned instance type "${pin.instanceType ?? ""}" is not in this dataset, so the option is left out.`
  const technologies = found ? [found.set.technology] : technologiesOf(product)
  const reasonsOf = (technology: TechnologyId): readonly Reason[] => [
    ...productReasons(product, technology, scenario, catalogue),
    ...guestsOf(product, search),
  ]
  const tries = technologies.flatMap((technology) => {
    const gpus = gpu ? [gpu] : gpusFor(product, technology, search)
    return gpus.flatMap((one) =>
      seriesFor(technology, search).map((series): Candidate => ({
        product,
        technology,
        gpu: one,
        instanceType: found?.type ?? null,
        series,
      })),
    )
  })
  const fallback: Candidate = { product, technology: technologies[0] ?? product.technology, gpu, instanceType: found?.type ?? null }
  const results = (tries.length > 0 ? tries : [fallback]).map((candidate) => {
    const plan = planCandidate(candidate, search.hosts, scenario, catalogue, search.plans)
    const outcome = carryOutAnywhere(plan, search)
    const own: Reason[] = []
    if (found && candidate.gpu && found.set.gpu !== candidate.gpu.id) {
      own.push(reason("unknown-instance-type", `${found.type.name} is an instance type of another GPU`, found.set.evidence))
    }
    const all = distinct([...reasonsOf(candidate.technology), ...own, ...plan.reasons, ...outcome.reasons])
    // Who pins something old asks for it: that it is old is a remark then, not a reason against it.
    return {
      plan,
      placed: outcome.placed,
      reasons: all.filter((one) => !isAge(one)),
      remarks: all.filter(isAge).map((one) => `${one.text}.`),
    }
  })
  const best = results.reduce((a, b) =>
    b.reasons.length < a.reasons.length ||
    (b.reasons.length === a.reasons.length && (b.placed?.cost.total.likely ?? Infinity) < (a.placed?.cost.total.likely ?? Infinity))
      ? b
      : a,
  )
  return optionResult(
    {
      origin: "pin",
      pin,
      plan: best.plan,
      placed: best.placed,
      reasons: best.reasons,
      remarks: best.remarks,
      searched: { candidates: results.length, feasible: results.filter((one) => one.reasons.length === 0).length },
    },
    scenario,
    catalogue,
  )
}
