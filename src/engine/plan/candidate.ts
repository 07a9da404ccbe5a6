import type { ApiNeed, Gpu, InstanceType, Product, Scheduler, TechnologyId, Workload } from "../../dataset/core.ts"
import { type HostOption } from "../feasibility/hardware.ts"
import { type Demand } from "../performance/demand.ts"
import { type GroupModel, type PerformanceContext } from "../performance/groupPerformance.ts"
import type { PlacementGroup } from "../placement/place.ts"
import { type EncodeLoad } from "../workload/encode.ts"
import type { GroupResult, OptionResult, Reason, Slicing } from "../report.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { VmGroup } from "../scenario.ts"

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
  /** Types (ids) given group by group, by the group's index in the scenario; null, or left out: the one that suits the group. */
  readonly types?: readonly (string | null)[]
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
  /** The same group on types that may fill a GPU better beside other groups (plan/otherTypes.ts). */
  readonly others: readonly GroupPlan[]
}

/** A candidate with every group's instance type, performance model and limits worked out, and what stands in its way. */
export interface Plan {
  readonly candidate: Candidate
  readonly groups: readonly GroupPlan[]
  readonly reasons: readonly Reason[]
  /** Hosts that take the GPU, as many of them as each VM has. */
  readonly hosts: readonly HostOption[]
  /** Hosts that take the GPU, whatever the VMs ask for. */
  readonly fitting: readonly HostOption[]
  readonly scheduler: Scheduler | "whole"
  /** False: ruled out before its performance was worked out; plan it again without stopping to know all. */
  readonly complete: boolean
}
/** What plans of the same evaluation share: many products differ in neither demand nor target. */
export interface PlanMemory {
  readonly demand: Map<string, Demand>
  readonly most: Map<string, number>
}

export const newPlanMemory = (): PlanMemory => ({ demand: new Map(), most: new Map() })
/** Types (ids) of groups by their index in the scenario, as a candidate is given them; null for a group that is not among these, or has none. */
export function typesByIndex(
  groups: readonly { readonly index: number; readonly instanceType: string | null }[],
): readonly (string | null)[] {
  const types: (string | null)[] = []
  for (const one of groups) types[one.index] = one.instanceType
  return Array.from(types, (type) => type ?? null)
}

/** What of a candidate its option keeps, with the types its groups were placed on. */
export const slicingOf = (
  { instanceType, series = null, ownInstance = false }: Candidate,
  groups: readonly Pick<GroupResult, "index" | "instanceType">[],
): Slicing => ({ instanceType: instanceType?.id ?? null, series, ownInstance, types: typesByIndex(groups) })

/** An option's candidate as it was. Throws for an option of another catalogue. */
export function candidateOf(
  option: Pick<OptionResult, "key" | "product" | "gpu" | "technology" | "slicing">,
  catalogue: Catalogue,
): Candidate {
  const product = catalogue.product(option.product)
  const gpu = option.gpu === null ? null : catalogue.gpu(option.gpu)
  if (!product || gpu === undefined) throw new Error(`Option ${option.key} is not of this catalogue.`)
  const { instanceType, ...slicing } = option.slicing
  const type = instanceType === null ? null : (catalogue.instanceType(instanceType)?.type ?? null)
  return { product, technology: option.technology, gpu, instanceType: type, ...slicing }
}

/** GPUs of each VM of a group. */
export const gpusPerVm = ({ overrides }: VmGroup): number => overrides.gpusPerVm ?? 1
