import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Plan } from "./candidate.ts"
import { boardsIn, boardsTogether, type HostOption } from "../feasibility/hardware.ts"
import { usesGpu } from "../feasibility/technology.ts"
import { meetOnServer } from "./gpuPerformance.ts"
import { neighbourTargets } from "./targets.ts"
import { place, type NeighbourTargets, type PackingRules, type PlacementInput, type PlacementOutcome } from "../placement/place.ts"
import type { Scenario } from "../scenario.ts"

/** Placements asked for before in the same evaluation: thirteen vGPU products on one GPU need one. */
export type PlacementMemory = Map<string, PlacementOutcome>

/** RAM that VMs can use: the hypervisor's part (planning default host-ram-overhead) is taken off, GiB. */
export const usableRamGib = (host: HostOption, catalogue: Catalogue): number =>
  host.ramGib * (1 - catalogue.planningDefault("host-ram-overhead").value.likely / 100)

/** What a plan is placed for, and what placements of the same scenario share. */
interface Among {
  readonly scenario: Scenario
  readonly catalogue: Catalogue
  readonly memory: PlacementMemory
}

/**
 * Places a plan on one kind of host by the given rules. Fails with the groups that cannot be placed and why.
 * A GPU on which neighbours of another group push VMs below their target is none: placements that hold such GPUs are made again without.
 */
export function placePlan(plan: Plan, rules: PackingRules, host: HostOption, among: Among): PlacementOutcome {
  // What each group alone keeps to is the same for many products; what groups leave each other depends on the product's efficiency, too.
  const free = placeBy(plan, rules, host, among, null)
  if (!free.ok || plan.groups.length < 2 || !meetOnServer(plan)) return free
  const targets = neighbourTargets(plan)
  const kept = free.placement.gpuPatterns.every(
    ({ contents }) =>
      contents.length < 2 ||
      targets.keep(
        contents.map((one) => one.group),
        contents.map((one) => one.vms),
      ),
  )
  return kept ? free : placeBy(plan, rules, host, among, targets)
}

/** Prices that weigh boards against hosts, USD; 0 where not known. */
function pricesOf({ candidate }: Plan, host: HostOption, { economics: { prices } }: Scenario, catalogue: Catalogue) {
  const gpu = usesGpu(candidate.technology) ? candidate.gpu : null
  return {
    boardUsd: gpu ? (prices[gpu.id] ?? catalogue.gpuPrice(gpu.id)?.boardPriceUsd?.likely ?? 0) : 0,
    hostUsd: prices[host.owned?.like ?? host.id] ?? host.priceUsd?.likely ?? 0,
  }
}

function placeBy(
  plan: Plan,
  rules: PackingRules,
  host: HostOption,
  { scenario, catalogue, memory }: Among,
  targets: NeighbourTargets | null,
): PlacementOutcome {
  const { product, technology } = plan.candidate
  const gpu = usesGpu(technology) ? plan.candidate.gpu : null
  const fit = gpu ? boardsIn(gpu, host, catalogue) : null
  const input: PlacementInput = {
    groups: plan.groups.map((one) => one.placement),
    rules,
    gpuMemoryMib: gpu?.memoryMib ?? null,
    gpusPerBoard: gpu?.gpusPerBoard ?? 1,
    host: {
      id: host.id,
      cores: host.cores,
      ramGib: usableRamGib(host, catalogue),
      boardsMax: fit?.boards ?? 0,
      boardsTogether: gpu ? boardsTogether(gpu, host, catalogue) : 1,
      boardsBind: fit?.binds === "power" ? "power" : "slots",
      vcpuPerCore: scenario.supply.vcpuPerCore,
    },
    ...pricesOf(plan, host, scenario, catalogue),
    spareHosts: scenario.supply.spareHosts,
    ...(targets ? { targets } : {}),
  }
  const key = [
    gpu?.id,
    rules.kind,
    host.id,
    host.boardsAtMost ?? "",
    product.sharing.maxVmsPerGpu,
    targets ? plan.groups.map((one) => targets.keyOf(one.index)).join() : "",
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
