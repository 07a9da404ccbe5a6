import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Plan } from "./candidate.ts"
import { boardsIn, type HostOption } from "../feasibility/hardware.ts"
import { usesGpu } from "../feasibility/technology.ts"
import { gpuPerformance, meetOnServer, position } from "./gpuPerformance.ts"
import { place, type PackingRules, type PlacementInput, type PlacementOutcome } from "../placement/place.ts"
import type { GpuContent, Placement } from "../report.ts"
import type { Scenario } from "../scenario.ts"

/** Placements asked for before in the same evaluation: thirteen vGPU products on one GPU need one. */
export type PlacementMemory = Map<string, PlacementOutcome>

/** RAM that VMs can use: the hypervisor's part (planning default host-ram-overhead) is taken off, GiB. */
export const usableRamGib = (host: HostOption, catalogue: Catalogue): number =>
  host.ramGib * (1 - catalogue.planningDefault("host-ram-overhead").value.likely / 100)

/**
 * Places a plan on one kind of host by the given rules. Fails with the groups that cannot be placed and why.
 * Where neighbours of another group would push VMs below their target, GPUs are thinned out, or those groups get GPUs of their own: whichever costs less.
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
  if (squeezedGroups(plan, shared.placement).size === 0) return shared
  const mended = placeInLanes(plan, rules, new Set(), host, scenario, catalogue, memory, true)
  if (!mended.ok) return mended
  const unitUsd = pricesOf(plan, host, scenario, catalogue)
  const usd = ({ gpus, hosts }: Placement): number => (gpus.boards + gpus.spareBoards) * unitUsd.boardUsd + hosts.count * unitUsd.hostUsd
  // Where thinning out costs next to nothing, nothing is left for parting to save.
  if (usd(mended.placement) <= 1.001 * usd(shared.placement)) return mended
  const parted = partSqueezed(plan, rules, shared, host, scenario, catalogue, memory)
  return parted.ok && usd(parted.placement) < usd(mended.placement) ? parted : mended
}

/** Prices that weigh boards against hosts, USD; 0 where not known. */
function pricesOf({ candidate }: Plan, host: HostOption, { economics: { prices } }: Scenario, catalogue: Catalogue) {
  const gpu = usesGpu(candidate.technology) ? candidate.gpu : null
  return {
    boardUsd: gpu ? (prices[gpu.id] ?? catalogue.gpuPrice(gpu.id)?.boardPriceUsd?.likely ?? 0) : 0,
    hostUsd: prices[host.id] ?? host.priceUsd?.likely ?? 0,
  }
}

/** Groups whose neighbours would push them below their target get GPUs of their own, until none is left that is. */
function partSqueezed(
  plan: Plan,
  rules: PackingRules,
  shared: Extract<PlacementOutcome, { ok: true }>,
  host: HostOption,
  scenario: Scenario,
  catalogue: Catalogue,
  memory: PlacementMemory,
): PlacementOutcome {
  const apart = new Set<number>()
  let outcome: Extract<PlacementOutcome, { ok: true }> = shared
  // Those that remain may meet in new ways, so they are looked at again; each time more groups stand alone.
  for (;;) {
    const squeezed = squeezedGroups(plan, outcome.placement)
    if (squeezed.size === 0) break
    for (const group of squeezed) apart.add(group)
    const next = placeInLanes(plan, rules, apart, host, scenario, catalogue, memory)
    if (!next.ok) return next
    outcome = next
  }
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

/** Groups whose likely share on some GPU they share with another group falls below their target. */
function squeezedGroups(plan: Plan, placement: Placement): ReadonlySet<number> {
  const found = new Set<number>()
  for (const { contents } of placement.gpuPatterns) for (const group of squeezedOn(plan, contents)) found.add(group)
  return found
}

/** Those of the groups on one GPU. */
function squeezedOn(plan: Plan, contents: readonly GpuContent[]): readonly number[] {
  if (contents.length < 2) return []
  return gpuPerformance(plan, contents).flatMap((performance, i) => {
    const group = contents[i]?.group ?? -1
    const model = plan.groups[position(plan, group)]?.model
    return model && performance.nativeShare.likely < model.neededShare - 1e-6 ? [group] : []
  })
}

function placeInLanes(
  plan: Plan,
  rules: PackingRules,
  apart: ReadonlySet<number>,
  host: HostOption,
  scenario: Scenario,
  catalogue: Catalogue,
  memory: PlacementMemory,
  mending = false,
): PlacementOutcome {
  const { product, technology } = plan.candidate
  const gpu = usesGpu(technology) ? plan.candidate.gpu : null
  const fit = gpu ? boardsIn(gpu, host, catalogue) : null
  const input: PlacementInput = {
    groups: plan.groups.map((one) => (apart.has(one.index) ? { ...one.placement, lane: one.index + 1 } : one.placement)),
    rules,
    gpuMemoryMib: gpu?.memoryMib ?? null,
    gpusPerBoard: gpu?.gpusPerBoard ?? 1,
    host: {
      id: host.id,
      cores: host.cores,
      ramGib: usableRamGib(host, catalogue),
      boardsMax: fit?.boards ?? 0,
      boardsBind: fit?.binds === "power" ? "power" : "slots",
      vcpuPerCore: scenario.supply.vcpuPerCore,
    },
    ...pricesOf(plan, host, scenario, catalogue),
    spareHosts: scenario.supply.spareHosts,
    ...(mending ? { holds: (contents) => squeezedOn(plan, contents).length === 0 } : {}),
  }
  const key = [
    gpu?.id,
    rules.kind,
    host.id,
    product.sharing.maxVmsPerGpu,
    [...apart].join(),
    // What a mix leaves each group depends on the product's efficiency, too.
    mending ? plan.scheduler : "",
    mending ? plan.groups.map(({ model }) => `${model.efficiency.likely}:${model.neededShare}`).join() : "",
    ...plan.groups.map(
      (one) =>
        `${one.placement.instanceType?.id ?? ""}:${one.placement.maxPerGpuByPerformance}:${one.placement.maxPerInstanceByPerformance ?? ""}:${one.placement.maxPerGpuByEncoders ?? ""}:${one.placement.frameBufferMib}`,
    ),
  ].join("|")
  const known = memory.get(key)
  if (known) return known
  const outcome = place(input)
  memory.set(key, outcome)
  return outcome
}
