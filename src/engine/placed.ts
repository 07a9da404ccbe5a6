import type { Catalogue } from "../dataset/catalogue.ts"
import type { Range } from "../dataset/schema/index.ts"
import type { GroupPlan, Plan } from "./candidate.ts"
import type { CostInput } from "./cost/cost.ts"
import { boardsPerHost, type HostOption } from "./feasibility/hardware.ts"
import { usesGpu } from "./feasibility/technology.ts"
import { multiClassMva } from "./performance/multiClass.ts"
import { performanceAt, type Performance } from "./performance/groupPerformance.ts"
import { place, type PackingRules, type PlacementInput, type PlacementOutcome } from "./placement/place.ts"
import { vmsOnFullestInstance, vmsPerMigInstance } from "./placement/limits.ts"
import { needsGraphics } from "./feasibility/apis.ts"
import { Memory } from "./memory.ts"
import { exact, multiply, weightedMean } from "./quantity.ts"
import type { Cost, GpuPattern, GroupResult, Placement, SizeMode } from "./report.ts"
import type { Scenario } from "./scenario.ts"

/** A plan put onto hosts of one kind, with its performance and its cost. */
export interface PlacedPlan {
  readonly plan: Plan
  readonly host: HostOption
  readonly placement: Placement
  readonly sizeMode: SizeMode | null
  readonly groups: readonly GroupResult[]
  readonly cost: Cost
}

/** Placements asked for before in the same evaluation: thirteen vGPU products on one GPU need one. */
export type PlacementMemory = Map<string, PlacementOutcome>

/** RAM that VMs can use: the hypervisor's part (planning default host-ram-overhead) is taken off, GiB. */
export const usableRamGib = (host: HostOption, catalogue: Catalogue): number =>
  host.ramGib * (1 - catalogue.planningDefault("host-ram-overhead").value.likely / 100)

/** Only the counts of a placement, to price a bound with. */
export const leastPlacement = (gpus: number, boards: number, hosts: number, spare: number, hostId: string): Placement => ({
  gpuPatterns: [],
  hostPatterns: [],
  gpus: {
    count: gpus,
    lowerBound: gpus,
    boards,
    boardsLowerBound: boards,
    bought: gpus,
    spareBoards: boards > 0 ? spare * Math.ceil(boards / hosts) : 0,
  },
  hosts: { count: hosts, lowerBound: hosts, spare, binds: "none", hostId, boardsPerHostMax: 0, vcpuPerHost: 0, ramGibPerHost: 0 },
  waste: { frameBuffer: 0, gpus: 0, vcpu: 0, ram: 0 },
})

/**
 * Places a plan on one kind of host by the given rules. Fails with the groups that cannot be placed and why.
 * Where neighbours of another group would push VMs below their target, those groups get GPUs of their own.
 */
export function placePlan(
  plan: Plan,
  rules: PackingRules,
  host: HostOption,
  scenario: Scenario,
  catalogue: Catalogue,
  memory: PlacementMemory,
): PlacementOutcome {
  const shared = placeInLanes(plan, rules, new Set(), host, scenario, catalogue, memory)
  if (!shared.ok || plan.groups.length < 2 || !meetOnServer(plan)) return shared
  const apart = new Set<number>()
  let outcome: PlacementOutcome = shared
  // Those that remain may meet in new ways, so they are looked at again; each time more groups stand alone.
  for (;;) {
    const squeezed = squeezedGroups(plan, outcome.placement)
    if (squeezed.size === 0) break
    for (const group of squeezed) apart.add(group)
    const next = placeInLanes(plan, rules, apart, host, scenario, catalogue, memory)
    if (!next.ok) return next
    outcome = next
  }
  if (apart.size === 0) return shared
  // The bound of the looser problem holds here too.
  const { gpus } = outcome.placement
  return {
    ...outcome,
    placement: {
      ...outcome.placement,
      gpus: {
        ...gpus,
        lowerBound: Math.min(gpus.lowerBound, shared.placement.gpus.lowerBound),
        boardsLowerBound: Math.min(gpus.boardsLowerBound, shared.placement.gpus.boardsLowerBound),
      },
    },
  }
}

/** True where VMs of different groups slow each other down: no slice or fixed share, nor a MIG instance of their own, stands between them. */
const meetOnServer = ({ scheduler, candidate }: Plan): boolean =>
  candidate.technology !== "nvidia-mig" && scheduler !== "spatial" && scheduler !== "fixed-share"

/** Groups whose likely share on some GPU they share with another group falls below their target. */
function squeezedGroups(plan: Plan, placement: Placement): ReadonlySet<number> {
  const found = new Set<number>()
  for (const pattern of placement.gpuPatterns) {
    if (pattern.contents.length < 2) continue
    patternPerformance(plan, pattern).forEach((performance, i) => {
      const group = pattern.contents[i]?.group ?? -1
      const model = plan.groups[position(plan, group)]?.model
      if (model && performance.nativeShare.likely < model.neededShare - 1e-6) found.add(group)
    })
  }
  return found
}

function placeInLanes(
  plan: Plan,
  rules: PackingRules,
  apart: ReadonlySet<number>,
  host: HostOption,
  scenario: Scenario,
  catalogue: Catalogue,
  memory: PlacementMemory,
): PlacementOutcome {
  const { product, technology } = plan.candidate
  const gpu = usesGpu(technology) ? plan.candidate.gpu : null
  const input: PlacementInput = {
    groups: plan.groups.map((one) => (apart.has(one.index) ? { ...one.placement, lane: one.index + 1 } : one.placement)),
    rules,
    gpuMemoryMib: gpu?.memoryMib ?? null,
    gpusPerBoard: gpu?.gpusPerBoard ?? 1,
    host: {
      id: host.id,
      cores: host.cores,
      ramGib: usableRamGib(host, catalogue),
      boardsMax: gpu ? boardsPerHost(gpu, host) : 0,
      vcpuPerCore: scenario.supply.vcpuPerCore,
    },
    boardUsd: gpu ? (scenario.economics.prices[gpu.id] ?? catalogue.gpuPrice(gpu.id)?.boardPriceUsd?.likely ?? 0) : 0,
    hostUsd: scenario.economics.prices[host.id] ?? host.priceUsd?.likely ?? 0,
    spareHosts: scenario.supply.spareHosts,
  }
  const key = [
    gpu?.id,
    rules.kind,
    host.id,
    product.sharing.maxVmsPerGpu,
    [...apart].join(),
    ...plan.groups.map(
      (one) =>
        `${one.placement.instanceType?.id ?? ""}:${one.placement.maxPerGpuByPerformance}:${one.placement.maxPerInstanceByPerformance ?? ""}:${one.placement.frameBufferMib}`,
    ),
  ].join("|")
  const known = memory.get(key)
  if (known) return known
  const outcome = place(input)
  memory.set(key, outcome)
  return outcome
}

/** The results of a placed plan by group: shares over all the GPUs the group sits on, and its part of them. */
export function groupResults(plan: Plan, outcome: Extract<PlacementOutcome, { ok: true }>): readonly GroupResult[] {
  const { placement } = outcome
  const runs = patternCounts(placement)
  const shares = new Map<number, { performances: Performance[]; weights: number[]; charged: number }>()
  placement.gpuPatterns.forEach((pattern, p) => {
    const times = runs[p] ?? 0
    const performances = patternPerformance(plan, pattern)
    const load = pattern.contents.reduce((sum, one) => sum + one.vms / Math.max(1, outcome.vmsPerGpu[position(plan, one.group)] ?? 1), 0)
    pattern.contents.forEach((content, c) => {
      const entry = shares.get(content.group) ?? { performances: [], weights: [], charged: 0 }
      const performance = performances[c]
      if (performance) {
        entry.performances.push(performance)
        entry.weights.push(content.vms * times)
      }
      const part = content.vms / Math.max(1, outcome.vmsPerGpu[position(plan, content.group)] ?? 1)
      entry.charged += times * (load > 1 ? part / load : part)
      shares.set(content.group, entry)
    })
  })
  return plan.groups.map((one, i) => {
    const entry = shares.get(one.index)
    const performance =
      entry && entry.weights.some((weight) => weight > 0)
        ? meanPerformance(entry.performances, entry.weights)
        : performanceAt(one.model, 1, one.context)
    return {
      index: one.index,
      name: one.group.name ?? one.workload.shortName,
      workload: one.group.workload,
      count: one.group.count,
      instanceType: one.type?.id ?? null,
      instanceTypeName: one.type?.name ?? null,
      frameBufferMib: one.frameBufferMib,
      vmsPerGpu: outcome.vmsPerGpu[i] ?? 0,
      ...(plan.candidate.technology === "nvidia-mig" ? { vmsPerMigInstance: vmsPerMigInstance(one.placement) } : {}),
      ...(one.placement.gpusPerVm ? { gpusPerVm: one.placement.gpusPerVm } : {}),
      binds: outcome.binds[i] ?? "none",
      nativeShare: performance.nativeShare,
      efficiency: performance.efficiency,
      sharing: performance.sharing,
      burstShare: performance.burst,
      meetsTarget: one.mostByPerformance > 0,
      targetShare: one.model.targetShare,
      duty: one.model.demand.duty.likely,
      gpusCharged: entry?.charged ?? 0,
    }
  })
}

const position = (plan: Plan, group: number): number => plan.groups.findIndex((one) => one.index === group)

/** How many GPUs follow each pattern. */
export function patternCounts(placement: Placement): readonly number[] {
  const counts = placement.gpuPatterns.map(() => 0)
  for (const run of placement.hostPatterns) {
    for (const gpu of run.gpus) counts[gpu.pattern] = (counts[gpu.pattern] ?? 0) + run.hosts * gpu.count
  }
  return counts
}

/** Performance of each kind of VM on one GPU: its own group's model, or several classes together where groups mix. */
function patternPerformance(plan: Plan, pattern: GpuPattern): readonly Performance[] {
  const plans = pattern.contents.map((content) => plan.groups[position(plan, content.group)])
  const total = pattern.contents.reduce((sum, one) => sum + one.vms, 0)
  if (pattern.contents.length === 1 || plan.scheduler !== "best-effort" || !meetOnServer(plan)) {
    return plans.map((one, i) => {
      if (!one) return { nativeShare: exact(0), efficiency: exact(0), sharing: exact(0), burst: exact(0) }
      const own = pattern.contents[i]?.vms ?? 1
      const vms = plan.scheduler === "equal-share" && meetOnServer(plan) ? total : own
      return performanceAt(one.model, one.context.turnsOn === "mig-instance" ? vmsOnFullestInstance(one.placement, own) : vms, one.context)
    })
  }
  return mixed(plans as readonly GroupPlan[], pattern)
}

interface Shared {
  readonly sharing: Range
  readonly burst: Range
}

function mixed(plans: readonly GroupPlan[], pattern: GpuPattern): readonly Performance[] {
  const shared = shareMixed(plans, pattern)
  return plans.map(({ model: { efficiency } }, i) => {
    const { sharing, burst } = shared[i] ?? { sharing: exact(0), burst: exact(0) }
    return { efficiency, sharing, nativeShare: multiply(efficiency, sharing), burst: multiply(efficiency, burst) }
  })
}

/** Mixes of VMs worked out before: an edit of one group leaves most GPUs as they were, and products differ in efficiency only. */
const mixes = new Memory<readonly Shared[]>(2000)

/** What the VMs of a pattern leave each other. */
function shareMixed(plans: readonly GroupPlan[], pattern: GpuPattern): readonly Shared[] {
  const capacity = plans[0]?.context.catalogue.value("time-slice-efficiency") ?? exact(1)
  const key = plans.map(({ model }, i) => {
    const { low, likely, high } = model.demand.duty
    return `${pattern.contents[i]?.vms ?? 0}:${model.activeShare}:${low}:${likely}:${high}`
  })
  return mixes.get(`${capacity.low}:${capacity.likely}:${capacity.high}|${key.join()}`, () => solveMixed(plans, pattern, capacity))
}

function solveMixed(plans: readonly GroupPlan[], pattern: GpuPattern, capacity: Range): readonly Shared[] {
  const solve = (end: "low" | "likely" | "high", duty: "low" | "likely" | "high"): readonly { sharing: number; burst: number }[] => {
    const classes = plans.map((one, i) => {
      const u = Math.min(0.999999, one.model.demand.duty[duty])
      return { active: (pattern.contents[i]?.vms ?? 0) * one.model.activeShare, serviceTime: Math.max(u, 1e-9), thinkTime: 1 - u }
    })
    return multiClassMva(classes, capacity[end]).map((result, i) => ({
      sharing: Math.min(1, result.throughputPerVm),
      burst: Math.min(1, (classes[i]?.serviceTime ?? 0) / result.responseTime),
    }))
  }
  const low = solve("low", "high")
  const likely = solve("likely", "likely")
  const high = solve("high", "low")
  const range = (i: number, pick: "sharing" | "burst"): Range => ordered(low[i]?.[pick] ?? 0, likely[i]?.[pick] ?? 0, high[i]?.[pick] ?? 0)
  return plans.map((_, i) => ({ sharing: range(i, "sharing"), burst: range(i, "burst") }))
}

const ordered = (low: number, likely: number, high: number): Range => ({ low: Math.min(low, likely), likely, high: Math.max(likely, high) })

function meanPerformance(all: readonly Performance[], weights: readonly number[]): Performance {
  if (all.length === 1 && all[0]) return all[0]
  const mean = (pick: keyof Performance): Range =>
    weightedMean(
      all.map((one) => one[pick]),
      weights,
    )
  return { nativeShare: mean("nativeShare"), efficiency: mean("efficiency"), sharing: mean("sharing"), burst: mean("burst") }
}

/** What the cost of a placement is worked out from; `groups` may be empty for a bound. */
export function costInput(
  plan: Plan,
  host: HostOption,
  placement: Placement,
  groups: readonly GroupResult[],
  scenario: Scenario,
  catalogue: Catalogue,
): CostInput {
  return {
    scenario,
    catalogue,
    product: plan.candidate.product,
    gpu: usesGpu(plan.candidate.technology) ? plan.candidate.gpu : null,
    host,
    placement,
    groups: plan.groups.map((one, i) => ({
      index: one.index,
      count: one.group.count,
      activeShare: one.model.activeShare,
      gpusPerVm: one.placement.gpusPerVm ?? 1,
      gpusCharged: groups[i]?.gpusCharged ?? 0,
      series: one.type?.series ?? null,
      needsGraphics: needsGraphics(one.needs),
      duty: one.model.demand.duty.likely,
    })),
  }
}
