import type { Plan } from "../plan/candidate.ts"
import { machineCostOf } from "../cost/cost.ts"
import type { HostOption } from "../feasibility/hardware.ts"
import { mixedSizeRules, type MixedSizeRules } from "../plan/mixedSize.ts"
import { packingRules, usesGpu } from "../feasibility/technology.ts"
import { costInput, groupResults } from "../plan/placed.ts"
import { placePlan } from "../plan/placePlan.ts"
import { lowerBoundGpus, type PackingRules } from "../placement/place.ts"
import type { SizeMode } from "../report.ts"
import type { Carried, Search } from "./search.ts"

/** GPUs that no placement in mixed-size mode can do without; Infinity where the plan is not offered in it. */
export function leastMixedGpus(plan: Plan, search: Search): number {
  const rules = mixedSizeRules(plan, search.catalogue)
  return rules === null ? Infinity : leastUnder(rules, plan, search)
}

function leastUnder(rules: MixedSizeRules, plan: Plan, { leastGpus }: Search): number {
  const gpu = plan.candidate.gpu
  const key = `mixed-size|${gpu?.id ?? ""}|${plan.groups.map((one) => `${one.type?.id ?? ""}:${one.placement.maxPerGpuByPerformance}:${one.placement.maxPerGpuByEncoders ?? ""}`).join()}`
  const known = leastGpus.get(key)
  if (known !== undefined) return known
  const made = lowerBoundGpus({ groups: plan.groups.map((one) => one.placement), rules, gpuMemoryMib: gpu?.memoryMib ?? null })
  leastGpus.set(key, made)
  return made
}

/**
 * The plan placed on one kind of host in the default mode and, where that takes fewer GPUs, in mixed-size mode. It is not
 * even placed in the latter where its lower bound says that it saves none.
 */
export function placedInModes(plan: Plan, host: HostOption, search: Search): readonly Carried[] {
  const { technology, product } = plan.candidate
  const gpu = usesGpu(technology) ? plan.candidate.gpu : null
  const plain = placedBy(packingRules(technology, product, gpu), plan, host, search)
  const rules = mixedSizeRules(plan, search.catalogue)
  if (!rules || !plain.outcome.ok) return [plain]
  const { count } = plain.outcome.placement.gpus
  if (leastUnder(rules, plan, search) >= count) return [plain]
  const mixed = placedBy(rules, plan, host, search)
  return mixed.outcome.ok && mixed.outcome.placement.gpus.count < count ? [plain, mixed] : [plain]
}

function placedBy(rules: PackingRules, plan: Plan, host: HostOption, { scenario, catalogue, memory }: Search): Carried {
  const outcome = placePlan(plan, rules, host, scenario, catalogue, memory)
  if (!outcome.ok) return { sizeMode: modeOf(rules), outcome, groups: [], machines: null }
  const groups = groupResults(plan, outcome)
  const machines = machineCostOf(costInput(plan, host, outcome.placement, groups, scenario, catalogue))
  return { sizeMode: modeOf(rules), outcome, groups, machines }
}

const modeOf = ({ kind }: PackingRules): SizeMode | null => (kind === "equal-size" || kind === "mixed-size" ? kind : null)
