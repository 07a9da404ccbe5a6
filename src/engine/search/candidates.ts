import { perCatalogue } from "../../dataset/perCatalogue.ts"
import type { Gpu, Product, TechniqueId, TechnologyId } from "../../dataset/core.ts"
import { type Candidate, type GroupPlan, type Plan } from "../plan/candidate.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import { seriesRule, typesOf } from "../feasibility/instanceTypes.ts"
import { askedBy, isOwned, type Needs } from "../feasibility/needs.ts"
import { guestReasons, isCloudOnly, isForContainers, productReasons } from "../feasibility/productReasons.ts"
import { gpuServes, sharesMigInstance, usesGpu } from "../feasibility/technology.ts"
import { technologiesOf } from "../../dataset/technologies.ts"
import { measuredEfficiency } from "../performance/efficiency.ts"
import type { Reason } from "../report.ts"
import type { Search, Weighed } from "./search.ts"

/** Every candidate of a technique that can be bought today (or at all, if the user says so). */
export function candidatesOf(technique: TechniqueId, search: Search): readonly Weighed[] {
  const known = search.survey.candidates.get(technique)
  if (known) return known
  const made = listCandidates(technique, search)
  search.survey.candidates.set(technique, made)
  return made
}

function listCandidates(technique: TechniqueId, search: Search): readonly Weighed[] {
  const { catalogue, scenario } = search
  const open = scenario.policies.includeUnsupported
  return catalogue.products
    .filter(
      (product) =>
        product.technique === technique &&
        !isCloudOnly(product) &&
        !isForContainers(product) &&
        (open || (product.forDatacenters && product.status.state === "current")),
    )
    .flatMap((product) =>
      technologiesOf(product).flatMap((technology) => {
        const reasons = [...productReasons(product, technology, scenario, catalogue), ...guestsOf(product, search)]
        return gpusFor(product, technology, search).flatMap((gpu) =>
          slicingsFor(technology, gpu, search).map((slicing) => ({
            candidate: { product, technology, gpu, instanceType: null, ...slicing },
            productReasons: reasons,
          })),
        )
      }),
    )
}

export function guestsOf(product: Product, search: Search): readonly Reason[] {
  const known = search.survey.guests.get(product.id)
  if (known) return known
  const made = guestReasons(product, search.scenario, search.catalogue)
  search.survey.guests.set(product.id, made)
  return made
}

/** Technologies whose instance types are of NVIDIA's series. */
const hasSeries: Readonly<Record<TechnologyId, boolean>> = {
  "api-forwarding": false,
  "driver-paravirtualization": false,
  "network-remoting": false,
  "pci-passthrough": false,
  "gvt-d": false,
  "nvidia-vgpu": true,
  "nvidia-mig": true,
  "amd-mxgpu": false,
  "intel-sriov": false,
  "intel-gvt-g": false,
  "gpu-p": true,
  "embedded-partition": false,
  "emulated-adapter": false,
  "software-renderer": false,
  "emulated-3d-card": false,
}

/** Work that C- and Q-series vGPUs serve alike, which are licensed and priced apart, is weighed with each. */
function seriesFor(technology: TechnologyId, { catalogue, scenario }: Search): readonly ("C" | "Q" | null)[] {
  if (!hasSeries[technology]) return [null]
  const both = scenario.groups.some((group) => {
    const workload = catalogue.workload(group.workload)
    return workload && seriesRule(group.overrides.apiNeeds ?? workload.apiNeeds, workload, catalogue)?.choose === "each"
  })
  return both ? ["C", "Q"] : [null]
}

/** The ways to choose slices that are weighed: by series, and on MIG with instances that VMs share as well as without. */
export function slicingsFor(
  technology: TechnologyId,
  gpu: Gpu | null,
  search: Search,
): readonly Required<Pick<Candidate, "series" | "ownInstance">>[] {
  const shares = technology === "nvidia-mig" && gpu !== null && typesOf(gpu, technology, search.catalogue).some(sharesMigInstance)
  return seriesFor(technology, search).flatMap((series) =>
    (shares ? [false, true] : [false]).map((ownInstance) => ({ series, ownInstance })),
  )
}

/** The GPUs to weigh a product on; null stands for none. Products of the same vendors and technology share the list. */
export function gpusFor(product: Product, technology: TechnologyId, search: Search): readonly (Gpu | null)[] {
  if (!usesGpu(technology)) return [null]
  const key = `${technology}|${product.gpuVendors.join()}|${product.gpus?.join() ?? ""}`
  const known = search.survey.gpus.get(key)
  if (known) return known
  const made = gpusServing(product, technology, search)
  search.survey.gpus.set(key, made)
  return made
}

/** For any of the groups: what a group leaves out is a reason against the candidate, for that group alone. */
function gpusServing(product: Product, technology: TechnologyId, search: Search): readonly Gpu[] {
  const { catalogue, scenario } = search
  const all = catalogue.gpus.filter((gpu) => gpuServes(gpu, product, technology) && gpu.memoryMib !== null)
  const lists = askedBy(scenario, ({ gpus, vendors }) => ({ gpus, vendors })).map(({ asked }) => gpusAllowed(asked, all, search))
  return lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())]
}

function gpusAllowed(
  { gpus, vendors }: Pick<Needs, "gpus" | "vendors">,
  all: readonly Gpu[],
  { catalogue, scenario }: Search,
): readonly Gpu[] {
  const { policies, economics } = scenario
  // Named ones count even without memory of their own, as pinned ones do: those that cannot serve say why.
  const named = gpus.flatMap((id) => catalogue.gpu(id) ?? [])
  if (named.length > 0) return named
  const allowed = vendors.length > 0 ? all.filter((gpu) => vendors.includes(gpu.vendor)) : all
  const serving = allowed.length > 0 ? allowed : all
  // Only what has a price can be the cheapest; what has none can still be pinned.
  return serving.filter(
    (gpu) =>
      isOwned(gpu, scenario) ||
      ((policies.includeUnsupported || (gpu.buyable && gpu.class !== "consumer")) &&
        (economics.prices[gpu.id] !== undefined || (catalogue.gpuPrice(gpu.id)?.boardPriceUsd ?? null) !== null)),
  )
}

/**
 * A candidate's plan, shared with products that differ in name and licence only: on the same GPU they offer the same
 * APIs, slices, schedulers and measured efficiency. Ruled-out candidates are left incomplete.
 * What the survey keeps knows nothing of counts and names of groups: they are put in on the way out, so that it lasts while a count is dragged.
 */
export function quickPlan(candidate: Candidate, search: Search): Plan {
  const { plans, alike } = search.survey
  let plan = plans.get(candidate)
  if (!plan) {
    const key = likenessKey(candidate, search)
    const known = alike.get(key)
    plan = known
      ? { ...known, candidate }
      : planCandidate(candidate, search.hosts, search.scenario, search.catalogue, { ...search.plans, stopEarly: true })
    if (!known) alike.set(key, plan)
    plans.set(candidate, plan)
  }
  return plan.groups.length === 0 ? plan : { ...plan, groups: countedGroups(plan.groups, search) }
}

/** Names what a candidate has in common with others: those with the same key have the same plan. */
export const likenessKey = (candidate: Candidate, search: Search): string =>
  `${likeness(candidate, search)}|${candidate.gpu?.id ?? ""}|${candidate.series ?? ""}|${candidate.ownInstance ?? false}|${candidate.instanceType?.id ?? ""}|${candidate.types?.join() ?? ""}`

/** The groups of a plan with the counts and names of this search's scenario; alike plans go on sharing them. */
export function countedGroups(groups: readonly GroupPlan[], { counted, scenario }: Search): readonly GroupPlan[] {
  const known = counted.get(groups)
  if (known) return known
  const made = groups.map((one) => {
    const group = scenario.groups[one.index] ?? one.group
    const counted = (plan: GroupPlan): GroupPlan => ({ ...plan, group, placement: { ...plan.placement, count: group.count } })
    return group === one.group ? one : { ...counted(one), others: one.others.map(counted) }
  })
  counted.set(groups, made)
  return made
}

/** The candidate's own plan, with the evidence of its own product and complete even where it is ruled out. */
export function fullPlan({ candidate }: Plan, search: Search): Plan {
  const { full } = search.survey
  const known = full.get(candidate)
  if (known) return { ...known, groups: countedGroups(known.groups, search) }
  const made = planCandidate(candidate, search.hosts, search.scenario, search.catalogue, search.plans)
  full.set(candidate, made)
  return made
}

/** Numbers for what products have in common: two with the same number differ in nothing that a plan depends on. */
interface Likenesses {
  readonly numbers: Map<string, number>
  readonly known: Map<string, number>
}

const likenessesOf = perCatalogue((): Likenesses => ({ numbers: new Map(), known: new Map() }))

/**
 * Whether a plan may depend on a field of a product. The compiler asks for a word on each field; what is false here is looked at by `productReasons`,
 * `guestReasons`, licences and migration, each for its own product, or is only said. A test plans every candidate alone and among others.
 */
const plansReadField: Readonly<Record<keyof Product, boolean>> = {
  technique: true,
  technology: true,
  apis: true,
  gpuVendors: true,
  gpus: true,
  sharing: true,
  remoting: true,
  isolation: true,
  forDatacenters: true,
  id: false,
  name: false,
  shortName: false,
  hypervisors: false,
  guestSystems: false,
  liveMigration: false,
  suspendResume: false,
  snapshot: false,
  haRestart: false,
  status: false,
  licence: false,
  cautions: false,
  evidence: false,
}
const fieldsRead = Object.entries(plansReadField).flatMap(([field, isRead]) => (isRead ? [field as keyof Product] : []))

/** Words and sources inside the fields decide nothing. */
const saidOnly: ReadonlySet<string> = new Set(["evidence", "note", "model"])
const withoutWords = (key: string, value: unknown): unknown => (saidOnly.has(key) ? undefined : value)

/** The number of everything about a product that a plan depends on. */
function likeness({ product, technology }: Candidate, { catalogue, classes }: Search): number {
  const memory = likenessesOf(catalogue)
  const key = `${product.id}|${technology}|${classes.key}`
  const known = memory.known.get(key)
  if (known !== undefined) return known
  const measured = product.technique === "fixed-pass-through" || product.technique === "mediated-pass-through"
  const text = JSON.stringify(
    [
      technology,
      fieldsRead.map((field) => product[field] ?? null),
      measured ? classes.list.map((one) => (one ? measuredEfficiency(product, technology, one, catalogue).range : null)) : null,
      // What forwarding costs is predicted for each product by name: its own measurements count most.
      product.technique === "api-remoting" ? product.id : null,
    ],
    withoutWords,
  )
  const made = memory.numbers.get(text) ?? memory.numbers.size
  memory.numbers.set(text, made)
  memory.known.set(key, made)
  return made
}
