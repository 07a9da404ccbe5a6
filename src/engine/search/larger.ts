import type { Candidate, Plan } from "../plan/candidate.ts"
import { seriesServes, typesOf, usableMib } from "../feasibility/instanceTypes.ts"
import { needsOfGroup } from "../feasibility/needs.ts"
import { hasInstanceTypes, needsOwnInstance, sharesMigInstance } from "../feasibility/technology.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import { frameBufferOf } from "../workload/llm.ts"
import { bounds, licencesOf, type Bound } from "./bounds.ts"
import { quickPlan } from "./candidates.ts"
import { better, carryOut, ceilingOf } from "./carryOut.ts"
import type { Search } from "./search.ts"

/** The candidate with each slice of the GPU that holds all groups, for all groups alike. */
export function largerSlices(smallest: Plan, search: Search): readonly Candidate[] {
  const { larger } = search.survey
  const known = larger.get(smallest.candidate)
  if (known) return known
  const made = listLarger(smallest, search)
  larger.set(smallest.candidate, made)
  return made
}

function listLarger({ candidate, groups }: Plan, { scenario, catalogue }: Search): readonly Candidate[] {
  const { gpu, technology, product } = candidate
  if (!gpu || !hasInstanceTypes(technology)) return []
  const asked = scenario.groups.flatMap((group) => {
    const workload = catalogue.workload(group.workload)
    return workload ? [{ group, workload }] : []
  })
  const wanted = Math.max(0, ...asked.map(({ group, workload }) => frameBufferOf(group, workload, catalogue)))
  const used = groups.length === 1 ? groups[0]?.type?.id : undefined
  return typesOf(gpu, technology, catalogue)
    .filter(
      (type) =>
        type.id !== used &&
        usableMib(type, gpu) >= wanted &&
        (type.maxPerGpu ?? 0) > 0 &&
        !(sharesMigInstance(type) && asked.some(({ group }) => needsOwnInstance(product, needsOfGroup(group, scenario)))) &&
        !(product.sharing.maxVmsPerGpu === 1 && (type.maxPerGpu ?? 1) > 1) &&
        asked.every(({ group, workload }) => seriesServes(type, group.overrides.apiNeeds ?? workload.apiNeeds, workload, gpu, catalogue)),
    )
    .map((type) => ({ ...candidate, instanceType: type, series: null }))
}

/** On the kind of host that makes the plan cheapest, if it meets every limit on any; those that cannot be cheaper are not tried. */
export function cheapestHost(plan: Plan, search: Search, atMost: PlacedPlan | null = null, ceilingUsd = Infinity): PlacedPlan | null {
  let best = atMost
  for (const bound of bounds([plan], search)) {
    const ceiling = Math.min(ceilingUsd, ceilingOf(best))
    if (bound.hardware > ceiling) break
    if (ceiling < Infinity && bound.hardware + licencesOf(bound, search) > ceiling) continue
    const { placed, reasons } = carryOut(plan, bound.host, search)
    if (placed && reasons.length === 0 && (!best || better(placed, best))) best = placed
  }
  return best
}

/**
 * The best, or a plan with a larger slice for all groups: fewer VMs on a GPU may go better with what a host has for each, so that fewer or less dear hosts do, and as
 * many GPUs, otherwise shared, may take a little less electricity. A larger slice takes no fewer GPUs, so that the plan's own bound is one for it, too. `found`: the
 * bounds of all plans, the lowest first; `desktops`: what any of them costs beside them.
 */
export function withLargerSlices(best: PlacedPlan, found: readonly Bound[], desktops: number, search: Search): PlacedPlan {
  let kept = best
  const seen = new Set<Plan>()
  for (const { plan, hardware } of found) {
    if (hardware + desktops > ceilingOf(kept)) break
    if (seen.has(plan)) continue
    seen.add(plan)
    for (const one of largerSlices(plan, search)) {
      const larger = quickPlan(one, search)
      if (larger.reasons.length === 0) kept = cheapestHost(larger, search, kept) ?? kept
    }
  }
  return kept
}

/** Whether one of the plans costs less than that, USD, with a larger slice for all groups. `found`, `desktops`: as for `withLargerSlices`. */
export function isLargerBelow(usd: number, found: readonly Bound[], desktops: number, search: Search): boolean {
  const seen = new Set<Plan>()
  for (const { plan, hardware } of found) {
    if (hardware + desktops > usd) break
    if (seen.has(plan)) continue
    seen.add(plan)
    for (const one of largerSlices(plan, search)) {
      const larger = quickPlan(one, search)
      const placed = larger.reasons.length === 0 ? cheapestHost(larger, search, null, usd) : null
      if (placed?.cost.total.known && placed.cost.total.likely < usd) return true
    }
  }
  return false
}
