import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu, InstanceType, Product, Range, Scheduler, TechnologyId, Workload } from "../../dataset/core.ts"
import { exact, multiply } from "../basics/range.ts"
import type { VmGroup } from "../scenario.ts"
import type { Demand } from "./demand.ts"
import { measuredEfficiency, type MeasuredEfficiency } from "./efficiency.ts"
import { llmEvidence } from "../workload/llmDemand.ts"
import { remotingEfficiency, type Network, type RemotingParts } from "./remotingEfficiency.ts"
import { remotingLoad } from "./remotingLoad.ts"
import { rateEvidence } from "./speedWords.ts"
import { sharingOf, type SharingResult } from "./sharing.ts"
import { softwareRendering, type SoftwareResult } from "./software.ts"

export interface PerformanceContext {
  readonly product: Product
  readonly technology: TechnologyId
  readonly gpu: Gpu | null
  readonly scheduler: Scheduler | "whole"
  /** What VMs under a time-slicing scheduler take turns on. "gpu" where left out. */
  readonly turnsOn?: "gpu" | "mig-instance"
  readonly busyPoint: number
  readonly vcpuPerCore: number
  readonly network: Network
  readonly catalogue: Catalogue
}

/** Everything about one group on one kind of GPU that does not depend on how many share it. */
export interface GroupModel {
  readonly group: VmGroup
  readonly workload: Workload
  readonly activeShare: number
  readonly targetShare: number
  /** Share of this GPU's native rate that keeps the work at its target: target ÷ pace. Above 1 the GPU is too slow for it. */
  readonly neededShare: number
  readonly vcpu: number
  readonly demand: Demand
  readonly efficiency: Range
  readonly measured: MeasuredEfficiency | null
  readonly remoting: RemotingParts | null
  readonly software: SoftwareResult | null
  readonly sliceSpeed: Range
  readonly mostVms: number
}

export interface Performance {
  readonly nativeShare: Range
  readonly efficiency: Range
  readonly sharing: Range
  readonly burst: Range
}

/** An emulated card and a CPU renderer have no GPU to be slow. */
const usesGpuPace = (context: PerformanceContext): boolean => context.gpu !== null && context.technology !== "emulated-3d-card"

/**
 * Speed of a slice against the whole GPU: (its share of the compute) ^ power × what busy neighbours leave. The power is that of
 * work that fills the GPU for as much of the time as the VM keeps the GPU busy, and that of single requests, which may be too small to
 * notice what the slice lacks, for the rest (mig-slice-power-batch, mig-slice-power-request; fitted). `duty`: of the busy hour on the whole GPU.
 */
export function sliceSpeed(type: InstanceType | null, technology: TechnologyId, duty: Range, catalogue: Catalogue): Range {
  const share = type?.computeShare
  if (share === null || share === undefined) return exact(1)
  if (technology !== "nvidia-mig" || share >= 1) return exact(Math.min(1, share))
  const batch = catalogue.value("mig-slice-power-batch")
  const request = catalogue.value("mig-slice-power-request")
  const fills = duty.likely
  const power = (end: keyof Range): number => fills * batch[end] + (1 - fills) * request[end]
  const speed = { low: share ** power("high"), likely: share ** power("likely"), high: share ** power("low") }
  return multiply(speed, catalogue.value("mig-neighbour-factor"))
}

export function groupModel(
  group: VmGroup,
  workload: Workload,
  { type, mostVms }: { readonly type: InstanceType | null; readonly mostVms: number },
  demand: Demand,
  context: PerformanceContext,
): GroupModel {
  const { product, technology, catalogue } = context
  const activeShare = group.overrides.activeShare ?? workload.activeShare
  const vcpu = group.overrides.vcpu ?? workload.vcpu
  const targetShare = group.overrides.leastNativeShare ?? workload.leastNativeShare
  const common = {
    group,
    workload,
    activeShare,
    vcpu,
    demand,
    mostVms,
    targetShare,
    neededShare: usesGpuPace(context) ? targetShare / demand.pace : targetShare,
    sliceSpeed: sliceSpeed(type, technology, demand.duty, catalogue),
    measured: null,
    remoting: null,
    software: null,
  }
  if (technology === "emulated-3d-card") {
    return { ...common, efficiency: catalogue.value("emulated-card-efficiency") }
  }
  if (product.technique === "device-emulation") {
    const software = softwareRendering({
      vcpu,
      activeVcpusPerCore: context.vcpuPerCore * activeShare,
      gflopsPerVcpu: catalogue.value("software-gflops-per-vcpu"),
      referenceTflops: demand.referenceGpu?.fp32Tflops ?? 1,
      duty: demand.referenceDuty,
    })
    return { ...common, software, efficiency: software.efficiency }
  }
  if (product.technique === "api-remoting") {
    const remoting = remotingEfficiency(
      remotingLoad(group, workload),
      { product, technology, workClass: workload.class, network: context.network },
      catalogue,
    )
    if (remoting) return { ...common, remoting, efficiency: remoting.efficiency }
  }
  const measured = measuredEfficiency(product, technology, workload.class, catalogue)
  return { ...common, measured, efficiency: measured.range }
}

/** Native share of a VM of the group when `vms` of them share one GPU, or the MIG instance they take turns on: efficiency x sharing. */
export function performanceAt(model: GroupModel, vms: number, context: PerformanceContext): Performance {
  const shared = model.software ?? shareGpu(model, vms, context)
  return {
    nativeShare: multiply(model.efficiency, shared.sharing),
    efficiency: model.efficiency,
    sharing: shared.sharing,
    burst: multiply(model.software ? exact(1) : model.efficiency, shared.burst),
  }
}

function shareGpu(model: GroupModel, vms: number, context: PerformanceContext): SharingResult {
  if (context.gpu === null || context.technology === "emulated-3d-card") return { sharing: exact(1), burst: exact(1) }
  return sharingOf({
    scheduler: context.scheduler,
    turnsOn: context.turnsOn ?? "gpu",
    vms,
    mostVms: model.mostVms,
    activeShare: model.activeShare,
    duty: model.demand.duty,
    contendedCapacity: context.catalogue.value("time-slice-efficiency"),
    sliceSpeed: model.sliceSpeed,
  })
}

/**
 * The most VMs of the group on one GPU, or on the MIG instance they take turns on, whose likely native share still reaches the group's target, and whose work keeps
 * the target's pace on this GPU; 0 where even one alone does not. The share falls as VMs are added, so the answer is found by bisection, up to `most`.
 */
export function mostVmsForTarget(model: GroupModel, most: number, context: PerformanceContext): number {
  const meets = (vms: number): boolean =>
    performanceAt(model, vms, context).nativeShare.likely >= model.neededShare - 1e-9 && delivered(model, vms, context)
  if (!meets(1)) return 0
  if (most <= 1 || meets(most)) return most
  let good = 1
  let bad = most
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (meets(middle)) good = middle
    else bad = middle
  }
  return good
}

/**
 * Whether so many VMs on one GPU, or on the MIG instance they take turns on, are each given the tokens they ask for: what a VM is left of the GPU's rate (its
 * share of the time, efficiency included) covers its load. True for all other work, which asks for a share of native alone. Likely values.
 */
export function delivered(model: GroupModel, vms: number, context: PerformanceContext): boolean {
  const { llm } = model.demand
  if (!llm) return true
  if (!llm.rate) return false
  const active = Math.max(1, vms * model.activeShare)
  const contended = context.catalogue.value("time-slice-efficiency").likely
  const turns = (parts: number): number => (vms <= 1 ? 1 : contended / parts)
  const left = {
    whole: 1,
    spatial: 1,
    "best-effort": turns(active),
    "equal-share": turns(vms),
    "fixed-share": model.mostVms <= 1 ? 1 : contended / model.mostVms,
  }[context.scheduler]
  return left * model.sliceSpeed.likely * model.efficiency.likely >= llm.rate.load.likely * (1 - 1e-9)
}

/** What the speed of the GPU against the workload's reference rests on: the rates of both, and the fit. */
function speedEvidence({ demand }: GroupModel, { gpu, catalogue }: PerformanceContext): readonly Evidence[] {
  const { referenceGpu: reference, parts, profile } = demand
  if (!gpu || !reference || parts.length === 0) return []
  return [
    ...parts.flatMap(({ bound }) => [gpu, reference].flatMap((one) => rateEvidence(bound, one, catalogue, profile.tensorPrecision))),
    ...catalogue.speedModel.evidence.slice(0, 1),
  ]
}

/** The rows and constants that the performance of a group rests on. */
export function performanceEvidence(model: GroupModel, context: PerformanceContext): readonly Evidence[] {
  const { catalogue } = context
  return [
    ...model.workload.evidence,
    ...(context.gpu && model.demand.llm ? llmEvidence(model.demand.llm, context.gpu, catalogue) : speedEvidence(model, context)),
    ...(model.measured?.rows.flatMap((row) => row.evidence) ?? []),
    ...(model.remoting?.evidence ?? []),
    ...(model.software ? catalogue.parameter("software-gflops-per-vcpu").evidence : []),
    ...(context.scheduler === "best-effort" ? catalogue.parameter("time-slice-efficiency").evidence : []),
    ...(context.scheduler === "spatial" || context.turnsOn === "mig-instance"
      ? [...catalogue.parameter("mig-slice-power-batch").evidence, ...catalogue.parameter("mig-slice-power-request").evidence]
      : []),
  ]
}
