import { once } from "../../base/once.ts"
import type { Gpu } from "../../dataset/core.ts"
import type { GroupPlan, Plan } from "../plan/candidate.ts"
import { machineCostOf } from "../cost/cost.ts"
import type { HostOption } from "../feasibility/hardware.ts"
import { mixedSizeRules } from "../plan/mixedSize.ts"
import { schedulerOf } from "../plan/planCandidate.ts"
import { packingRules, usesGpu } from "../feasibility/technology.ts"
import { costInput, groupResults } from "../plan/placed.ts"
import { placePlan } from "../plan/placePlan.ts"
import { capOf } from "../placement/limits.ts"
import { lowerBoundGpus, type PackingRules, type PlacementOutcome } from "../placement/place.ts"
import type { SizeMode } from "../report.ts"
import type { Carried, Search } from "./search.ts"
import { typeMixes, type TypeMix } from "./typeMixes.ts"

/** GPUs that no placement in mixed-size mode can do without; Infinity where the plan is not offered in it. */
export function leastMixedGpus(plan: Plan, search: Search): number {
  const rules = mixedSizeRules(plan, search.catalogue)
  return rules === null ? Infinity : leastUnder(rules, plan.groups, plan.candidate.gpu, search)
}

/** GPUs that no placement of the groups by these rules can do without. */
export function leastUnder(rules: PackingRules, groups: readonly GroupPlan[], gpu: Gpu | null, { leastGpus }: Search): number {
  const limits = groups.map(({ type, placement }) =>
    [
      type?.id ?? "",
      placement.maxPerGpuByPerformance,
      placement.maxPerInstanceByPerformance ?? "",
      placement.maxPerGpuByEncoders ?? "",
      placement.frameBufferMib,
    ].join(":"),
  )
  const key = `${rules.kind}|${capOf(rules) ?? ""}|${gpu?.id ?? ""}|${limits.join()}`
  const known = leastGpus.get(key)
  if (known !== undefined) return known
  const made = lowerBoundGpus({ groups: groups.map((one) => one.placement), rules, gpuMemoryMib: gpu?.memoryMib ?? null })
  leastGpus.set(key, made)
  return made
}

/** The mixes of instance types that a plan may have instead of its own. */
export function typeMixesOf({ groups, candidate }: Plan, rules: PackingRules, { mixes }: Search): readonly TypeMix[] {
  const known = mixes.get(groups)
  if (known) return known
  const made = typeMixes(groups, rules, candidate.gpu?.memoryMib ?? null)
  mixes.set(groups, made)
  return made
}

/**
 * The plan placed on one kind of host in the default mode and, where that takes fewer GPUs, in mixed-size mode and with other instance types. It is not
 * even placed in these where their lower bound says that they save none.
 */
export function placedInModes(plan: Plan, host: HostOption, search: Search): readonly Carried[] {
  const { technology, product } = plan.candidate
  const gpu = usesGpu(technology) ? plan.candidate.gpu : null
  const plainRules = packingRules(technology, product, gpu)
  const plain = placedBy(plainRules, plan, null, host, search)
  if (!plain.outcome.ok) return [plain]
  const found: Carried[] = [plain]
  let fewest = plain.outcome.placement.gpus.count
  const tryOn = (rules: PackingRules, mix: TypeMix | null): void => {
    const made = placedBy(rules, plan, mix, host, search)
    if (!made.outcome.ok || made.outcome.placement.gpus.count >= fewest) return
    fewest = made.outcome.placement.gpus.count
    found.push(made)
  }
  // Where only VMs of one size share a GPU, the bound of each size says nearly all; on MIG, what fits beside what decides.
  const promised = plainRules.kind === "mig" ? Infinity : leastUnder(plainRules, plan.groups, gpu, search)
  const mixes = typeMixesOf(plan, plainRules, search)
    .map((mix) => ({ mix, least: leastUnder(plainRules, mix.groups, gpu, search) }))
    .filter((one) => one.least < promised)
    .toSorted((a, b) => a.least - b.least)
  for (const { mix, least } of mixes) if (least < fewest) tryOn(plainRules, mix)
  const rules = mixedSizeRules(plan, search.catalogue)
  if (rules && leastUnder(rules, plan.groups, gpu, search) < fewest) tryOn(rules, null)
  return found
}

/** The plan with the types of a mix. */
export const withMix = (plan: Plan, mix: TypeMix | null): Plan =>
  mix === null
    ? plan
    : { ...plan, candidate: { ...plan.candidate, types: mix.types }, groups: mix.groups, scheduler: schedulerOf(mix.groups) }

function placedBy(rules: PackingRules, own: Plan, mix: TypeMix | null, host: HostOption, search: Search): Carried {
  const { scenario, catalogue, memory } = search
  const plan = withMix(own, mix)
  const outcome = placePlan(plan, rules, host, { scenario, catalogue, memory })
  const made = { mix, sizeMode: modeOf(rules) }
  if (!outcome.ok) return { ...made, outcome, groups: [], machines: null }
  const workedOut = (placed: Extract<PlacementOutcome, { ok: true }>): Carried => {
    const groups = groupResults(plan, placed)
    const machines = machineCostOf(costInput(plan, { host, placement: placed.placement, groups }, scenario, catalogue))
    return { ...made, outcome: placed, groups, machines }
  }
  const other = (): Carried | null => {
    const placement = outcome.onMoreGpus?.()
    return placement ? workedOut({ ...outcome, placement }) : null
  }
  return { ...workedOut(outcome), ...(outcome.onMoreGpus ? { onMoreGpus: once(other) } : {}) }
}

const modeOf = ({ kind }: PackingRules): SizeMode | null => (kind === "equal-size" || kind === "mixed-size" ? kind : null)
