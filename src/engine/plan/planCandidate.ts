import type { Catalogue } from "../../dataset/catalogue.ts"
import type { ApiNeed, Gpu, InstanceType, Workload } from "../../dataset/core.ts"
import { apiShortfalls } from "../feasibility/apis.ts"
import { boardsPerHost, nearestHost, whyNoFit, type HostOption } from "../feasibility/hardware.ts"
import { listReasons } from "../feasibility/supportLists.ts"
import { severalGpusReasons } from "../feasibility/severalGpus.ts"
import { chooseType, isComputeOnly, typesOf, usableMib, type TypeChoice } from "../feasibility/instanceTypes.ts"
import { reason } from "../feasibility/productReasons.ts"
import { gpuNamed, productNamed, quote, word } from "../basics/told.ts"
import { isOwned, mayBuy, needsOfGroup } from "../feasibility/needs.ts"
import { evidenceFor } from "../basics/evidence.ts"
import {
  gpuServes,
  hasInstanceTypes,
  isSpatial,
  isWhole,
  needsOwnInstance,
  packingRules,
  schedulerFor,
  sharesMigInstance,
  turnsOn,
  usesGpu,
} from "../feasibility/technology.ts"
import { demandOf } from "../performance/demand.ts"
import { groupModel, mostVmsForTarget, type PerformanceContext } from "../performance/groupPerformance.ts"
import type { PlacementGroup } from "../placement/place.ts"
import { vmsPerGpuAlone } from "../placement/place.ts"
import { encodeLoad, encodersOf, type EncodeLoad } from "../workload/encode.ts"
import { frameBufferOf } from "../workload/llm.ts"
import { heldEfficiency } from "../basics/held.ts"
import type { Reason } from "../report.ts"
import type { Scenario, VmGroup } from "../scenario.ts"
import { gpusPerVm, newPlanMemory, type Candidate, type GroupPlan, type Plan, type PlanMemory } from "./candidate.ts"
import { othersWorthTrying } from "./otherTypes.ts"
import { encodersReason, gpuReasons, performanceReason, typeReasons } from "./reasons.ts"

/** Where memory and performance limit nothing, this many VMs of a group are looked at on one GPU. */
const largestGroupOnGpu = 4096

/**
 * Works out a candidate. Reasons are complete: each check runs whatever the others found. With `stopEarly` the
 * performance of a candidate that is ruled out anyway is left unasked, and `complete` says so.
 *
 *     GPU: may it be used, does it serve, does a host take it      → reasons about all groups
 *     each group: type, isolation, several GPUs, APIs               → reasons about the group; `asked`
 *                                                 stop here if ruled out, where that was asked for
 *     each group asked: plan on its type, or on the first of the others that keeps the target   → `chosen`
 *     other types worth trying beside the others' choice            → `others`
 *     target and encoders                                           → reasons about the group
 *
 * No reasons: it can be done, as far as that does not depend on counts. What is worked out for a group rests on its own fields, never on
 * another's but for `others`: `planFor` counts on it, and the survey on counts making no difference.
 */
export function planCandidate(
  candidate: Candidate,
  hosts: readonly HostOption[],
  scenario: Scenario,
  catalogue: Catalogue,
  memory: PlanMemory & { readonly stopEarly?: boolean } = newPlanMemory(),
): Plan {
  const { product, technology } = candidate
  // An emulated card is software on the host's CPU: it takes no slot and no GPU.
  const gpu = usesGpu(technology) ? candidate.gpu : null
  const reasons: Reason[] = gpu ? gpuReasons(gpu, scenario, catalogue) : []
  const sold = hosts.filter((host) => !host.owned)
  const fitting = gpu
    ? hosts.filter(
        (host) =>
          boardsPerHost(gpu, host, catalogue) > 0 && (host.owned?.gpu === gpu.id || !isOwned(gpu, scenario) || mayBuy(gpu, scenario)),
      )
    : hosts.filter(
        (host) => host.owned || sold.length === 1 || (host.gpuModules === 0 && (host.integratedGpus === 0 || !product.forDatacenters)),
      )
  if (gpu) {
    const listed = listReasons(gpu, product, scenario, catalogue)
    reasons.push(...listed)
    // A list that says so already says it better.
    if (!gpuServes(gpu, product, technology) && listed.every((one) => one.code !== "gpu-technology")) {
      const why = { id: "does-not-work", values: { product: productNamed(product), gpu: gpuNamed(gpu) } } as const
      reasons.push(
        reason("gpu-technology", why, [...evidenceFor(product, "gpuVendors").slice(0, 1), ...evidenceFor(gpu, "technologies").slice(0, 1)]),
      )
    }
  }
  const nearest = gpu && fitting.length === 0 ? nearestHost(gpu, sold) : undefined
  if (gpu && nearest) {
    reasons.push(reason("host-fit", whyNoFit(gpu, nearest, catalogue), [...evidenceFor(gpu, "form"), ...nearest.evidence]))
  }
  const roomy = roomyHosts(gpu, scenario.groups, fitting, catalogue)
  if (gpu && fitting.length > 0 && roomy.length === 0) {
    const offered = fitting.reduce((sum, host) => Math.max(sum, boardsPerHost(gpu, host, catalogue) * gpu.gpusPerBoard), 0)
    const evidence = [...evidenceFor(gpu, "form"), ...fitting.slice(0, 1).flatMap((host) => host.evidence)]
    scenario.groups.forEach((group, index) => {
      if (gpusPerVm(group) <= offered) return
      const values = { gpus: gpusPerVm(group), offered, gpu: gpuNamed(gpu) }
      reasons.push(reason("gpus-per-vm", { id: "several-gpus-of-host", values }, evidence, index))
    })
  }
  const computeOnly = gpu ? isComputeOnly(gpu, catalogue) : false
  const encoders = gpu ? encodersOf(gpu, catalogue) : null
  const asked: Asked[] = []
  scenario.groups.forEach((group, index) => {
    const workload = catalogue.workload(group.workload)
    if (!workload) {
      reasons.push(reason("unknown-workload", { id: "workload-unknown", values: { workload: quote(group.workload) } }, [], index))
      return
    }
    const needs = group.overrides.apiNeeds ?? workload.apiNeeds
    const wanted = frameBufferOf(group, workload, catalogue)
    const choice = typeFor({ group, index, workload, needs, wanted }, candidate, scenario, catalogue)
    if (gpu) reasons.push(...typeReasons(choice, { group, index, wanted }, candidate, catalogue))
    const { leastIsolation } = needsOfGroup(group, scenario)
    if (technology === "nvidia-mig" && sharesMigInstance(choice.type) && needsOwnInstance(product, { leastIsolation })) {
      const values = {
        least: word("isolation", leastIsolation ?? ""),
        rated: word("isolation", product.isolation.level),
      }
      reasons.push(reason("isolation", { id: "isolation-in-turns", values }, product.isolation.evidence, index))
    }
    const severalReasons = (type: InstanceType | null) =>
      severalGpusReasons(gpusPerVm(group), { product, technology, type }, gpu, index, catalogue)
    const shortfalls = (type: InstanceType | null) => apiShortfalls(needs, { product, gpu, computeOnly, instanceType: type, encoders })
    reasons.push(...severalReasons(choice.type))
    for (const short of shortfalls(choice.type)) {
      reasons.push(reason(short.unknown ? "api-unknown" : "api", short.told, short.evidence, index))
    }
    const others = choice.others.filter((type) => severalReasons(type).length === 0 && shortfalls(type).length === 0)
    asked.push({ group, index, workload, needs, wanted, type: choice.type, others })
  })
  if (memory.stopEarly && reasons.length > 0)
    return { candidate, groups: [], reasons, hosts: roomy, fitting, scheduler: "whole", complete: false }
  const planOn = (one: Asked, type: InstanceType | null): GroupPlan => groupPlan({ ...one, type }, candidate, scenario, catalogue, memory)
  const chosen = asked.map((one) => {
    const first = planOn(one, one.type)
    return keepsTarget(first) || !sizeGivesSpeed(first) ? first : (firstOf(one.others, (type) => planOn(one, type), keepsTarget) ?? first)
  })
  const rules = packingRules(technology, product, gpu)
  const groups = chosen.map((plan, i): GroupPlan => {
    const one = asked[i]
    return one && one.others.length > 0
      ? { ...plan, others: othersWorthTrying(plan, one.others, chosen, rules, (type) => planOn(one, type)).filter(keepsTarget) }
      : plan
  })
  for (const one of groups) if (one.mostByPerformance === 0) reasons.push(performanceReason(one))
  for (const one of groups) if (one.encode && encodesTooMuch(one.encode)) reasons.push(encodersReason(one, one.encode))
  return { candidate, groups, reasons, hosts: roomy, fitting, scheduler: schedulerOf(groups), complete: true }
}

const encodesTooMuch = ({ engineShare, most }: EncodeLoad): boolean => engineShare > 1 || most < 1

/** Whether a VM alone keeps the group's target on its type. */
const keepsTarget = ({ mostByPerformance, encode }: GroupPlan): boolean => mostByPerformance > 0 && !(encode && encodesTooMuch(encode))

/** Whether a VM alone is faster on a larger type: where each has a part of the GPU for itself, not where all take turns on the whole. */
const sizeGivesSpeed = ({ context }: GroupPlan): boolean =>
  context.turnsOn === "mig-instance" || (context.scheduler !== "best-effort" && context.scheduler !== "equal-share")

/** The first of the things made of a list that will do. */
function firstOf<T, R>(list: readonly T[], make: (one: T) => R, willDo: (made: R) => boolean): R | undefined {
  for (const one of list) {
    const made = make(one)
    if (willDo(made)) return made
  }
  return undefined
}

/** Of the hosts that take a GPU, those that hold as many as a VM of any of the groups has. */
function roomyHosts(
  gpu: Gpu | null,
  groups: readonly VmGroup[],
  fitting: readonly HostOption[],
  catalogue: Catalogue,
): readonly HostOption[] {
  const most = groups.reduce((sum, group) => Math.max(sum, gpusPerVm(group)), 1)
  return gpu ? fitting.filter((host) => boardsPerHost(gpu, host, catalogue) * gpu.gpusPerBoard >= most) : fitting
}

/** A complete plan for some of its groups: what is worked out for a group does not depend on the others. `groups` are some of the plan's. */
export function planFor(plan: Plan, groups: readonly GroupPlan[], catalogue: Catalogue): Plan {
  const gpu = usesGpu(plan.candidate.technology) ? plan.candidate.gpu : null
  const indexes = new Set(groups.map((one) => one.index))
  return {
    ...plan,
    groups,
    reasons: plan.reasons.filter((one) => one.group === null || indexes.has(one.group)),
    hosts: roomyHosts(
      gpu,
      groups.map((one) => one.group),
      plan.fitting,
      catalogue,
    ),
    scheduler: schedulerOf(groups),
  }
}

/** The scheduler of a plan. On MIG, groups with an instance a VM may stand beside groups that take turns: then that of the turns. */
export const schedulerOf = (groups: readonly GroupPlan[]): Plan["scheduler"] =>
  (groups.find((one) => one.context.turnsOn === "mig-instance") ?? groups[0])?.context.scheduler ?? "whole"

interface Asked {
  readonly group: VmGroup
  readonly index: number
  readonly workload: Workload
  readonly needs: readonly ApiNeed[]
  readonly wanted: number
  readonly type: InstanceType | null
  /** Other types that nothing stands against but, perhaps, the target. */
  readonly others: readonly InstanceType[]
}

function groupPlan(
  { group, index, workload, needs, wanted, type }: Asked,
  candidate: Candidate,
  scenario: Scenario,
  catalogue: Catalogue,
  memory: PlanMemory,
): GroupPlan {
  const { product, technology } = candidate
  const gpu = usesGpu(technology) ? candidate.gpu : null
  const scheduler = schedulerFor(technology, product, type, isSpatial(type, catalogue), scenario)
  const context: PerformanceContext = {
    product,
    technology,
    gpu,
    scheduler,
    turnsOn: turnsOn(technology, type),
    busyPoint: scenario.busyPoint,
    vcpuPerCore: scenario.supply.vcpuPerCore,
    network: { rttMs: scenario.supply.networkRttMs, gbps: scenario.supply.networkGbps },
    catalogue,
  }
  const frameBufferMib = isWhole(technology) ? (gpu?.memoryMib ?? wanted) : (type?.frameBufferMib ?? (usesGpu(technology) ? wanted : 0))
  const activeShare = group.overrides.activeShare ?? workload.activeShare
  const encode = encodeLoad({ workload, needs, gpu, type, activeShare }, catalogue)
  // A GPU without memory of its own keeps frame buffers in the host's RAM.
  const inHostRamGib = gpu && gpu.memoryMib === null ? frameBufferMib / 1024 : 0
  const bare: PlacementGroup = {
    index,
    count: group.count,
    vcpu: group.overrides.vcpu ?? workload.vcpu,
    ramGib: (group.overrides.ramGib ?? workload.ramGib) + inHostRamGib,
    frameBufferMib,
    instanceType: type,
    maxPerGpuByPerformance: Infinity,
    ...(encode ? { maxPerGpuByEncoders: Math.max(1, encode.most) } : {}),
    ...(gpusPerVm(group) > 1 ? { gpusPerVm: gpusPerVm(group) } : {}),
    ...(group.overrides.vmsPerHost === undefined ? {} : { maxPerHost: group.overrides.vmsPerHost }),
  }
  const byMemory = gpu ? Math.min(largestGroupOnGpu, vmsPerGpuAlone(bare, packingRules(technology, product, gpu), gpu.memoryMib).vms) : 1
  const inTurnsOnSlice = context.turnsOn === "mig-instance"
  /** The most that may share what they take turns on, were it not for their target. */
  const most = inTurnsOnSlice ? Math.min(byMemory, type?.maxPerGpuInstance ?? 1) : byMemory
  const demandKey = `${index}|${gpu?.id ?? ""}`
  let demand = memory.demand.get(demandKey)
  if (!demand) memory.demand.set(demandKey, (demand = demandOf(group, workload, gpu, scenario.busyPoint, catalogue)))
  const free = groupModel(
    group,
    workload,
    { type, mostVms: (inTurnsOnSlice ? type?.maxPerGpuInstance : type?.maxPerGpu) ?? Math.max(1, most) },
    demand,
    context,
  )
  const model =
    free.measured || free.remoting ? { ...free, efficiency: heldEfficiency(free.efficiency, technology, workload.class, catalogue) } : free
  const mostKey = `${demandKey}|${scheduler}|${model.efficiency.likely}|${type?.id ?? ""}|${most}`
  let mostByPerformance = memory.most.get(mostKey)
  if (mostByPerformance === undefined) memory.most.set(mostKey, (mostByPerformance = mostVmsForTarget(model, Math.max(1, most), context)))
  const byTarget = !gpu || mostByPerformance >= most ? Infinity : Math.max(1, mostByPerformance)
  // On a slice, VMs in turns share its engines.
  const byEncoders = encode ? Math.max(1, 1 / (encode.engineShare * activeShare)) : Infinity
  return {
    index,
    group,
    workload,
    needs,
    type,
    frameBufferMib,
    model,
    context,
    mostByPerformance,
    encode,
    others: [],
    placement: inTurnsOnSlice
      ? { ...bare, maxPerInstanceByPerformance: Math.min(byTarget, byEncoders) }
      : { ...bare, maxPerGpuByPerformance: byTarget },
  }
}

function typeFor(
  { group, index, workload, needs, wanted }: Omit<Asked, "type" | "others">,
  candidate: Candidate,
  scenario: Scenario,
  catalogue: Catalogue,
): TypeChoice {
  const { product, technology } = candidate
  const gpu = usesGpu(technology) ? candidate.gpu : null
  if (!gpu || !hasInstanceTypes(technology)) {
    const room = gpu?.memoryMib ?? Infinity
    return { type: null, others: [], problem: gpu && wanted > room ? "frame-buffer" : null, largestMib: room }
  }
  const named = candidate.instanceType?.id ?? candidate.types?.[index]
  const given = named ? (typesOf(gpu, technology, catalogue).find((type) => type.id === named) ?? candidate.instanceType) : null
  if (given) {
    const size = usableMib(given, gpu)
    return { type: given, others: [], problem: wanted > size ? "frame-buffer" : null, largestMib: size }
  }
  return chooseType(
    {
      needs,
      workload,
      frameBufferMib: wanted,
      product,
      gpu,
      technology,
      series: candidate.series ?? null,
      severalToVm: gpusPerVm(group) > 1,
      ownInstance: candidate.ownInstance === true || needsOwnInstance(product, needsOfGroup(group, scenario)),
    },
    catalogue,
  )
}
