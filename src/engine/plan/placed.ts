import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range } from "../../dataset/schema/index.ts"
import type { Plan } from "./candidate.ts"
import type { CostInput } from "../cost/cost.ts"
import { workOf } from "../feasibility/apis.ts"
import type { HostOption } from "../feasibility/hardware.ts"
import { usesGpu } from "../feasibility/technology.ts"
import { gpuPerformance, position } from "./gpuPerformance.ts"
import { performanceAt, type Performance } from "../performance/groupPerformance.ts"
import { vmsPerMigInstance } from "../placement/limits.ts"
import type { PlacementOutcome } from "../placement/place.ts"
import { weightedMean } from "../basics/range.ts"
import type { Cost, GroupResult, LlmResult, Placement, SizeMode } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { llmMemory } from "../workload/llm.ts"
import type { LlmDemand } from "../workload/llmDemand.ts"

/** A plan put onto hosts of one kind, with its performance and its cost. */
export interface PlacedPlan {
  readonly plan: Plan
  readonly host: HostOption
  readonly placement: Placement
  readonly sizeMode: SizeMode | null
  readonly groups: readonly GroupResult[]
  readonly cost: Cost
}

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

/** The results of a placed plan by group: shares over all the GPUs the group sits on, and its part of them. */
export function groupResults(plan: Plan, outcome: Extract<PlacementOutcome, { ok: true }>): readonly GroupResult[] {
  const { placement } = outcome
  const runs = patternCounts(placement)
  const shares = new Map<number, { performances: Performance[]; weights: number[]; charged: number }>()
  placement.gpuPatterns.forEach((pattern, p) => {
    const times = runs[p] ?? 0
    const performances = gpuPerformance(plan, pattern.contents)
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
      ...(one.model.demand.llm ? { llm: llmResult(one.model.demand.llm, one.context.catalogue) } : {}),
      targetShare: one.model.targetShare,
      duty: one.model.demand.duty.likely,
      gpusCharged: entry?.charged ?? 0,
    }
  })
}

/** How many GPUs follow each pattern. */
export function patternCounts(placement: Placement): readonly number[] {
  const counts = placement.gpuPatterns.map(() => 0)
  for (const run of placement.hostPatterns) {
    for (const gpu of run.gpus) counts[gpu.pattern] = (counts[gpu.pattern] ?? 0) + run.hosts * gpu.count
  }
  return counts
}

function llmResult({ work, rate }: LlmDemand, catalogue: Catalogue): LlmResult {
  const { weightsMib, cacheMib } = llmMemory(work, catalogue)
  return {
    model: work.model.id,
    weightsMib,
    cacheMib,
    askedTokensPerSecond: work.tokensPerSecond,
    tokensPerSecond: rate?.tokensPerSecond ?? null,
    linkEfficiency: rate?.linkEfficiency ?? null,
  }
}

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
  { host, placement, groups }: { readonly host: HostOption; readonly placement: Placement; readonly groups: readonly GroupResult[] },
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
      work: workOf(one.needs),
      workloadClass: one.workload.class,
      guestSystem: one.group.overrides.guestSystem ?? one.workload.guestSystem,
      duty: one.model.demand.duty.likely,
    })),
  }
}
