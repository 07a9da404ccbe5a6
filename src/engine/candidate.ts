import type { Catalogue } from "../dataset/catalogue.ts"
import type { ApiNeed, Evidence, Gpu, InstanceType, Product, Scheduler, TechnologyId, Workload } from "../dataset/core.ts"
import { gpuVendors } from "../dataset/schema/index.ts"
import { apiShortfalls } from "./feasibility/apis.ts"
import { boardsPerHost, fitText, nearestHost, type HostOption } from "./feasibility/hardware.ts"
import { frameBufferEvidence, llmFrameBufferWords, tokensReason } from "./feasibility/llmReasons.ts"
import { listReasons } from "./feasibility/supportLists.ts"
import { severalGpusReasons } from "./feasibility/severalGpus.ts"
import { chooseType, isComputeOnly, typesOf, usableMib, type TypeChoice } from "./feasibility/instanceTypes.ts"
import { evidenceFor, reason, unknownOf } from "./feasibility/productReasons.ts"
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
} from "./feasibility/technology.ts"
import { demandOf, type Demand } from "./performance/demand.ts"
import { groupModel, mostVmsForTarget, performanceAt, type GroupModel, type PerformanceContext } from "./performance/groupPerformance.ts"
import { boundName, rateEvidence, rateWords, slowestPart } from "./performance/speedWords.ts"
import type { PlacementGroup } from "./placement/place.ts"
import { vmsPerGpuAlone } from "./placement/place.ts"
import { encodeEvidence, encodeLoad, encodersOf, type EncodeLoad } from "./workload/encode.ts"
import { frameBufferOf } from "./workload/llm.ts"
import { heldEfficiency } from "./positions.ts"
import type { Reason } from "./report.ts"
import type { Scenario, VmGroup } from "./scenario.ts"

/** One way to serve a scenario: a product, the way it slices, and the GPU (null where none is used). */
export interface Candidate {
  readonly product: Product
  readonly technology: TechnologyId
  /** The GPU, or the card that is emulated. */
  readonly gpu: Gpu | null
  /** An instance type asked for by name, for every group. */
  readonly instanceType: InstanceType | null
  /** The vGPU series to give groups that only compute, where the GPU has both; null: whichever the GPU has. */
  readonly series?: "C" | "Q" | null
  /** True: each VM has a MIG instance of its own, also where smaller types take turns on one. False by default. */
  readonly ownInstance?: boolean
}

export interface GroupPlan {
  readonly index: number
  readonly group: VmGroup
  readonly workload: Workload
  readonly needs: readonly ApiNeed[]
  readonly type: InstanceType | null
  readonly frameBufferMib: number
  readonly model: GroupModel
  readonly context: PerformanceContext
  /** VMs on one GPU (or on the MIG instance they take turns on) that still meet the target; 0 where not even one does. */
  readonly mostByPerformance: number
  readonly placement: PlacementGroup
  /** What it encodes; null: nothing, or nothing is known of the engines. */
  readonly encode: EncodeLoad | null
}

/** A candidate with every group's instance type, performance model and limits worked out, and what stands in its way. */
export interface Plan {
  readonly candidate: Candidate
  readonly groups: readonly GroupPlan[]
  readonly reasons: readonly Reason[]
  /** Hosts that take the GPU. */
  readonly hosts: readonly HostOption[]
  readonly scheduler: Scheduler | "whole"
  /** False: ruled out before its performance was worked out; plan it again without stopping to know all. */
  readonly complete: boolean
}

/** Where memory and performance limit nothing, this many VMs of a group are looked at on one GPU. */
const largestGroupOnGpu = 4096

/** What plans of the same evaluation share: many products differ in neither demand nor target. */
export interface PlanMemory {
  readonly demand: Map<string, Demand>
  readonly most: Map<string, number>
}

export const newPlanMemory = (): PlanMemory => ({ demand: new Map(), most: new Map() })

/**
 * Works out a candidate. Reasons are complete: each check runs whatever the others found. With `stopEarly` the
 * performance of a candidate that is ruled out anyway is left unasked, and `complete` says so.
 */
export function planCandidate(
  candidate: Candidate,
  hosts: readonly HostOption[],
  scenario: Scenario,
  catalogue: Catalogue,
  memory: PlanMemory = newPlanMemory(),
  stopEarly = false,
): Plan {
  const { product, technology } = candidate
  // An emulated card is software on the host's CPU: it takes no slot and no GPU.
  const gpu = usesGpu(technology) ? candidate.gpu : null
  const reasons: Reason[] = gpu ? gpuReasons(gpu, scenario, catalogue) : []
  const fitting = gpu
    ? hosts.filter((host) => boardsPerHost(gpu, host, catalogue) > 0)
    : hosts.filter((host) => hosts.length === 1 || (host.gpuModules === 0 && (host.integratedGpus === 0 || !product.forDatacenters)))
  if (gpu) {
    const listed = listReasons(gpu, product, scenario, catalogue)
    reasons.push(...listed)
    // A list that says so already says it better.
    if (!gpuServes(gpu, product, technology) && listed.every((one) => one.code !== "gpu-technology")) {
      const why = `${product.shortName} does not work on ${gpu.shortName}`
      reasons.push(
        reason("gpu-technology", why, [...evidenceFor(product, "gpuVendors").slice(0, 1), ...evidenceFor(gpu, "technologies").slice(0, 1)]),
      )
    }
  }
  const nearest = gpu && fitting.length === 0 ? nearestHost(gpu, hosts) : undefined
  if (gpu && nearest) {
    reasons.push(reason("host-fit", fitText(gpu, nearest, catalogue), [...evidenceFor(gpu, "form"), ...nearest.evidence]))
  }
  const most = scenario.groups.reduce((sum, group) => Math.max(sum, gpusPerVm(group)), 1)
  const roomy = gpu ? fitting.filter((host) => boardsPerHost(gpu, host, catalogue) * gpu.gpusPerBoard >= most) : fitting
  if (gpu && fitting.length > 0 && roomy.length === 0) {
    const offered = fitting.reduce((sum, host) => Math.max(sum, boardsPerHost(gpu, host, catalogue) * gpu.gpusPerBoard), 0)
    const evidence = [...evidenceFor(gpu, "form"), ...fitting.slice(0, 1).flatMap((host) => host.evidence)]
    scenario.groups.forEach((group, index) => {
      if (gpusPerVm(group) <= offered) return
      const why = `must have ${gpusPerVm(group)} GPUs a VM; a host takes ${offered} of ${gpu.shortName} at most`
      reasons.push(reason("gpus-per-vm", why, evidence, index))
    })
  }
  const computeOnly = gpu ? isComputeOnly(gpu, catalogue) : false
  const encoders = gpu ? encodersOf(gpu, catalogue) : null
  const asked: Asked[] = []
  scenario.groups.forEach((group, index) => {
    const workload = catalogue.workload(group.workload)
    if (!workload) {
      reasons.push(reason("unknown-workload", `its workload "${group.workload}" is not in this dataset`, [], index))
      return
    }
    const needs = group.overrides.apiNeeds ?? workload.apiNeeds
    const wanted = frameBufferOf(group, workload, catalogue)
    const choice = typeFor(candidate, group, needs, workload, wanted, scenario, catalogue)
    if (gpu) reasons.push(...typeReasons(choice, wanted, candidate, group, index, catalogue))
    if (technology === "nvidia-mig" && sharesMigInstance(choice.type) && needsOwnInstance(product, scenario)) {
      const why = `isolation must be ${scenario.policies.leastIsolation} at least; vGPUs that take turns on one MIG instance are rated ${product.isolation.level}`
      reasons.push(reason("isolation", why, product.isolation.evidence, index))
    }
    reasons.push(...severalGpusReasons(gpusPerVm(group), { product, technology, type: choice.type }, gpu, index, catalogue))
    for (const short of apiShortfalls(needs, { product, gpu, computeOnly, instanceType: choice.type, encoders })) {
      reasons.push(reason(short.unknown ? "api-unknown" : "api", short.text, short.evidence, index))
    }
    asked.push({ group, index, workload, needs, wanted, type: choice.type })
  })
  if (stopEarly && reasons.length > 0) return { candidate, groups: [], reasons, hosts: roomy, scheduler: "whole", complete: false }
  const groups = asked.map((one) => groupPlan(one, candidate, gpu, scenario, catalogue, memory))
  for (const one of groups) if (one.mostByPerformance === 0) reasons.push(performanceReason(one))
  for (const one of groups)
    if (one.encode && (one.encode.engineShare > 1 || one.encode.most < 1)) reasons.push(encodersReason(one, one.encode))
  return { candidate, groups, reasons, hosts: roomy, scheduler: schedulerOf(groups), complete: true }
}

/** The scheduler of a plan. On MIG, groups with an instance a VM may stand beside groups that take turns: then that of the turns. */
const schedulerOf = (groups: readonly GroupPlan[]): Plan["scheduler"] =>
  (groups.find((one) => one.context.turnsOn === "mig-instance") ?? groups[0])?.context.scheduler ?? "whole"

interface Asked {
  readonly group: VmGroup
  readonly index: number
  readonly workload: Workload
  readonly needs: readonly ApiNeed[]
  readonly wanted: number
  readonly type: InstanceType | null
}

function groupPlan(
  { group, index, workload, needs, wanted, type }: Asked,
  { product, technology }: Candidate,
  gpu: Gpu | null,
  scenario: Scenario,
  catalogue: Catalogue,
  memory: PlanMemory,
): GroupPlan {
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
  const bare: PlacementGroup = {
    index,
    count: group.count,
    vcpu: group.overrides.vcpu ?? workload.vcpu,
    ramGib: group.overrides.ramGib ?? workload.ramGib,
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
    type,
    (inTurnsOnSlice ? type?.maxPerGpuInstance : type?.maxPerGpu) ?? Math.max(1, most),
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
    placement: inTurnsOnSlice
      ? { ...bare, maxPerInstanceByPerformance: Math.min(byTarget, byEncoders) }
      : { ...bare, maxPerGpuByPerformance: byTarget },
  }
}

/** GPUs of each VM of a group. */
export const gpusPerVm = ({ overrides }: VmGroup): number => overrides.gpusPerVm ?? 1

function typeFor(
  candidate: Candidate,
  group: VmGroup,
  needs: readonly ApiNeed[],
  workload: Workload,
  wanted: number,
  scenario: Scenario,
  catalogue: Catalogue,
): TypeChoice {
  const { product, technology, instanceType } = candidate
  const gpu = usesGpu(technology) ? candidate.gpu : null
  if (!gpu || !hasInstanceTypes(technology)) {
    const room = gpu?.memoryMib ?? Infinity
    return { type: null, problem: gpu && wanted > room ? "frame-buffer" : null, largestMib: room }
  }
  if (instanceType) {
    const known = typesOf(gpu, technology, catalogue).find((type) => type.id === instanceType.id) ?? instanceType
    const size = usableMib(known)
    return { type: known, problem: wanted > size ? "frame-buffer" : null, largestMib: size }
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
      ownInstance: candidate.ownInstance === true || needsOwnInstance(product, scenario),
    },
    catalogue,
  )
}

function typeReasons(
  choice: TypeChoice,
  wanted: number,
  { product, technology, gpu }: Candidate,
  group: VmGroup,
  index: number,
  catalogue: Catalogue,
): Reason[] {
  if (!gpu || choice.problem === null) return []
  const evidence: readonly Evidence[] = evidenceFor(gpu, "memoryMib")
  const name = gpu.shortName
  switch (choice.problem) {
    case "none-offered":
      return [
        reason(
          "no-instance-type",
          `no ${technology === "nvidia-mig" ? "MIG-backed vGPU type" : "instance type"} of ${name} is known for ${product.shortName}`,
          evidence,
          index,
        ),
      ]
    case "series":
      return [reason("series", `${name} offers only vGPU types of a series that does not serve what it needs`, evidence, index)]
    case "frame-buffer":
      return [
        reason(
          "frame-buffer",
          `needs ${wanted} MiB of frame buffer; ${hasInstanceTypes(technology) ? "the largest usable slice" : "one GPU"} of ${name} has ${choice.largestMib} MiB${llmFrameBufferWords(group, choice.largestMib, catalogue)}`,
          group.overrides.llmModel === undefined ? evidence : [...evidence, ...frameBufferEvidence(group, gpu, catalogue)],
          index,
        ),
      ]
  }
}

function encodersReason({ index, context, workload }: GroupPlan, load: EncodeLoad): Reason {
  const { gpu, catalogue } = context
  const name = gpu?.shortName ?? ""
  const frames = (value: number): string => Math.round(value).toLocaleString("en-US")
  const text =
    load.sessionsMost !== null && load.streams > load.sessionsMost
      ? `encodes ${load.streams} streams; the driver of ${name} allows ${load.sessionsMost} at once`
      : `encodes ${frames(load.asked)} frames of 1080p a second; the ${load.engines === 1 ? "encoder" : `${load.engines} encoders`} of ${name} ${context.scheduler === "spatial" ? "in its slice make" : load.engines === 1 ? "makes" : "make"} about ${frames(load.asked / load.engineShare)}`
  return reason("encoders", text, gpu ? encodeEvidence(load, gpu, workload, catalogue) : [], index)
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`

/** The GPU itself is too slow, and what makes it so. */
function paceReason(model: GroupModel, index: number, gpu: Gpu, reference: Gpu, catalogue: Catalogue): Reason {
  const { paceRange, profile, parts } = model.demand
  const kept = [paceRange.low, paceRange.high].map((pace) => percent(model.efficiency.likely * pace))
  const slow = slowestPart(parts)
  const binds = slow
    ? `: ${boundName(slow.bound, profile.tensorPrecision)} binds most of its time there, ${rateWords(slow.bound, slow.ofGpu)} against ${rateWords(slow.bound, slow.ofReference)}`
    : ""
  const text = `must keep ${percent(model.targetShare)} of the pace it has on ${reference.shortName}; ${gpu.shortName} keeps ${kept[0] === kept[1] ? `about ${kept[0]}` : `${kept[0]} to ${kept[1]}`} even alone${binds}`
  const evidence = slow
    ? [gpu, reference].flatMap((one) => rateEvidence(slow.bound, one, catalogue, profile.tensorPrecision))
    : evidenceFor(gpu, "fp32Tflops")
  return reason("pace", text, evidence, index)
}

function performanceReason({ model, index, context }: GroupPlan): Reason {
  const tokens = tokensReason(model, index, context)
  if (tokens) return tokens
  const share = performanceAt(model, 1, context).nativeShare.likely
  const reference = model.demand.referenceGpu
  if (share >= model.targetShare && context.gpu && reference) {
    return paceReason(model, index, context.gpu, reference, context.catalogue)
  }
  const best = percent(share)
  const where = model.software
    ? "rendered on its vCPUs"
    : context.scheduler === "spatial" || context.turnsOn === "mig-instance"
      ? "even alone on its slice"
      : "even alone on its GPU"
  const evidence = [
    ...(model.measured?.rows[0]?.evidence ?? []),
    ...(model.remoting?.evidence ?? []),
    ...(model.software ? context.catalogue.parameter("software-gflops-per-vcpu").evidence : []),
  ]
  return reason("performance", `must have ${percent(model.targetShare)} of native; ${where} it reaches about ${best}`, evidence, index)
}

const isVendor = (id: string): boolean => gpuVendors.some((vendor) => vendor === id)

/** Why a GPU model is ruled out before anything is placed on it. */
export function gpuReasons(gpu: Gpu, scenario: Scenario, catalogue: Catalogue): Reason[] {
  const { policies, supply } = scenario
  const found: Reason[] = []
  if (policies.vendors.length > 0 && !policies.vendors.includes(gpu.vendor)) {
    found.push(
      reason(
        "vendor-policy",
        `${gpu.shortName} is made by a vendor that your policy leaves out${unknownOf(policies.vendors, isVendor)}`,
        evidenceFor(gpu, "vendor"),
      ),
    )
  }
  if (supply.gpus.length > 0 && !supply.gpus.includes(gpu.id)) {
    found.push(
      reason(
        "gpu-policy",
        `${gpu.shortName} is not among the GPU models you allow${unknownOf(supply.gpus, (id) => catalogue.gpu(id) !== undefined)}`,
        [],
      ),
    )
  }
  if (!policies.includeUnsupported && !gpu.buyable && !supply.gpus.includes(gpu.id)) {
    const [text, evidence] = whyNotSold(gpu, catalogue)
    found.push(reason("gpu-status", text, evidence))
  }
  return found
}

/** Why a GPU counts as not to be bought: by what is known of its board, else by its status. */
function whyNotSold(gpu: Gpu, catalogue: Catalogue): readonly [text: string, evidence: readonly Evidence[]] {
  const board = catalogue.board(gpu.id)
  if (board?.offer === "cloud") return [`${gpu.shortName} is found in a cloud only; nobody sells it`, evidenceFor(board, "offer")]
  if (board?.offer === "used")
    return [`${gpu.shortName} is offered used only; no price of a new board is known`, evidenceFor(board, "offer")]
  if (board?.cooling === "active")
    return [`${gpu.shortName} has fans of its own, and no list of a server's maker that was read names it`, evidenceFor(board, "cooling")]
  return [
    `${gpu.shortName} is not sold new for servers with support for virtualizing it (its status: ${gpu.status})`,
    evidenceFor(gpu, "status"),
  ]
}
