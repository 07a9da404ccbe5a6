import type { Catalogue } from "../../dataset/catalogue.ts"
import type { IsolationLevel, Range, TechniqueId, TechnologyId } from "../../dataset/core.ts"
import type { Candidate, Plan } from "../plan/candidate.ts"
import { isolationOf } from "../feasibility/technology.ts"
import { levelOf } from "../migration/level.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import { weightedMean, type Money } from "../basics/range.ts"
import type { MigrationLevel, ReasonCode } from "../report.ts"
import type { OptionPin, Scenario } from "../scenario.ts"
import { candidatesOf, quickPlan } from "../search/candidates.ts"
import { better } from "../search/carryOut.ts"
import { cheapestHost, largerSlices } from "../search/larger.ts"
import { newSearch, type Search } from "../search/search.ts"
import { paretoFront } from "./pareto.ts"
import { finish, type RunOptions, type Task } from "../basics/task.ts"

/** One option that meets every requirement, on the kind of host that makes it cheapest. */
export interface RankedOption {
  /** Unique in the ranking. */
  readonly id: string
  readonly technique: TechniqueId
  readonly technology: TechnologyId
  readonly product: string
  readonly productName: string
  readonly gpu: string | null
  readonly gpuName: string | null
  /** Names of the slices, each once, in the order of the groups; none where the technique has no slices. */
  readonly slices: readonly string[]
  /** "smallest": the smallest slice that holds each group; "one": one slice for all groups. */
  readonly slicing: "smallest" | "one" | "none"
  /** Of hosts that are there already, that of their kind. */
  readonly hostId: string
  readonly hostName: string
  /** On a GPU that holds a group alone, least and most over the groups; null where no GPU is used. */
  readonly vmsPerGpu: { readonly least: number; readonly most: number } | null
  /** VMs on one host, mean over the hosts that carry VMs. */
  readonly vmsPerHost: number
  /** Weighted by VMs, 0..1. */
  readonly nativeShare: Range
  /** Of each group, by its index in the scenario. */
  readonly groupShares: readonly Range[]
  /** GPUs that carry VMs. */
  readonly gpus: number
  /** Spares included. */
  readonly hosts: number
  /** Over the horizon, USD. */
  readonly total: Money
  readonly perVmMonth: Money
  /** Facility kW in the busy hour. */
  readonly peakKw: Range
  readonly migration: MigrationLevel
  readonly isolation: IsolationLevel
  /** No other option is at least as good in everything and better in something (pareto.ts). */
  readonly pareto: boolean
  /** How a scenario asks for this option. */
  readonly pin: OptionPin
}

export interface Ranking {
  /** Cheapest first; those with a part of the cost unknown last. */
  readonly options: readonly RankedOption[]
  /** Product × slicing × GPU combinations looked at. */
  readonly weighed: number
  /** How many of them each kind of reason speaks against; one may have several. */
  readonly against: Readonly<Partial<Record<ReasonCode, number>>>
}

/** Candidates between two looks at the clock of whoever runs the task. */
const stride = 16

/**
 * Every product × GPU × slicing that can serve the scenario, placed and priced: with the smallest slice that holds each
 * group, and with every larger slice for all groups alike, each on its cheapest kind of host. What `evaluate` finds for a
 * technique is the first of that technique here.
 */
export function* rankTask(scenario: Scenario, catalogue: Catalogue): Task<Ranking> {
  const search = newSearch(scenario, catalogue)
  const found: Placed[] = []
  const against: Partial<Record<ReasonCode, number>> = {}
  const levels = new Map<string, MigrationLevel>()
  const weighed = scenario.techniques.flatMap((technique) => candidatesOf(technique, search))
  const seen = new Map<string, Plan>()
  let count = 0
  let done = 0
  for (const { candidate, productReasons } of weighed) {
    if (done % stride === 0) yield { done, of: weighed.length }
    done += 1
    const smallest = quickPlan(candidate, search)
    count += 1
    const reasons = new Set([...productReasons, ...smallest.reasons].map((one) => one.code))
    for (const code of reasons) against[code] = (against[code] ?? 0) + 1
    if (productReasons.length > 0) continue
    const variants = [smallest, ...largerSlices(smallest, search).map((one) => quickPlan(one, search))]
    count += variants.length - 1
    for (const plan of variants) {
      if (plan.reasons.length > 0) continue
      // The smallest slice of one series is a larger one beside the smallest of the other: it is named for what it is.
      const isNamed = (id: string): boolean => {
        const known = seen.get(id)
        return known !== undefined && (plan.candidate.instanceType !== null || known.candidate.instanceType === null)
      }
      if (isNamed(idOf(plan))) continue
      seen.set(idOf(plan), plan)
      const placed = cheapestHost(plan, search)
      if (!placed) continue
      const id = idOf(placed.plan)
      const at = found.findIndex((one) => one.id === id)
      if (at >= 0 && id !== idOf(plan) && isNamed(id)) continue
      seen.set(id, plan)
      const one = { id, placed, migration: levelFor(plan.candidate, search, levels) }
      if (at >= 0) found[at] = one
      else found.push(one)
    }
  }
  found.sort((a, b) => (better(a.placed, b.placed) ? -1 : better(b.placed, a.placed) ? 1 : 0))
  const front = new Set(
    paretoFront(found, ({ placed, migration }) => ({
      costUsd: placed.cost.total.likely,
      costKnown: placed.cost.total.known,
      nativeShare: meanShare(placed).likely,
      gpus: placed.placement.gpus.count,
      peakKw: placed.cost.peakKw.likely,
      migration,
    })).map((one) => one.id),
  )
  return { options: found.map((one) => ranked(one, front.has(one.id))), weighed: count, against }
}

/** The whole ranking at once. */
export const rank = (scenario: Scenario, catalogue: Catalogue, options?: RunOptions): Ranking =>
  finish(rankTask(scenario, catalogue), options)

interface Placed {
  readonly id: string
  readonly placed: PlacedPlan
  readonly migration: MigrationLevel
}

function idOf({ candidate, groups }: Plan): string {
  const { product, gpu, technology, instanceType } = candidate
  const types = instanceType ? [instanceType.id] : groups.map((one) => one.type?.id ?? "")
  return `${product.id}@${gpu?.id ?? ""}:${technology}:${[...new Set(types)].join("+")}`
}

function levelFor(candidate: Candidate, { scenario, catalogue }: Search, known: Map<string, MigrationLevel>): MigrationLevel {
  const { product, gpu, technology } = candidate
  const key = `${product.id}|${technology}|${gpu?.vendor ?? ""}`
  const found = known.get(key)
  if (found) return found
  const made = levelOf({ product, gpu, technology, scenario, placement: null, catalogue, groups: [] }).level
  known.set(key, made)
  return made
}

const meanShare = ({ groups }: PlacedPlan): Range =>
  weightedMean(
    groups.map((one) => one.nativeShare),
    groups.map((one) => one.count),
  )

function ranked({ id, placed, migration }: Placed, pareto: boolean): RankedOption {
  const { plan, host, placement, groups, cost } = placed
  const { product, technology, gpu, instanceType } = plan.candidate
  const types = [...new Map(plan.groups.flatMap((one) => (one.type ? [[one.type.id, one.type.name] as const] : []))).entries()]
  const perGpu = groups.map((one) => one.vmsPerGpu).filter((vms) => vms > 0)
  const only = types.length === 1 ? types[0]?.[0] : undefined
  return {
    id,
    technique: product.technique,
    technology,
    product: product.id,
    productName: product.shortName,
    gpu: gpu?.id ?? null,
    gpuName: gpu?.shortName ?? null,
    slices: types.map(([, name]) => name),
    slicing: types.length === 0 ? "none" : instanceType ? "one" : "smallest",
    hostId: host.owned?.like ?? host.id,
    hostName: host.name,
    vmsPerGpu: perGpu.length > 0 ? { least: Math.min(...perGpu), most: Math.max(...perGpu) } : null,
    vmsPerHost: groups.reduce((sum, one) => sum + one.count, 0) / Math.max(1, placement.hosts.count),
    nativeShare: meanShare(placed),
    groupShares: groups.map((one) => one.nativeShare),
    gpus: placement.gpus.count,
    hosts: placement.hosts.count + placement.hosts.spare,
    total: cost.total,
    perVmMonth: cost.perVmMonth,
    peakKw: cost.peakKw,
    migration,
    isolation: isolationOf(
      product,
      technology,
      plan.groups.map((one) => one.type),
    ),
    pareto,
    pin: { product: product.id, gpu: gpu?.id ?? null, instanceType: instanceType?.id ?? only ?? null },
  }
}
