import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Gpu, InstanceType, Product, TechnologyId, Workload } from "../../../dataset/schema/index.ts"
import type { PlacementRule } from "../../../dataset/schema/reference.ts"
import { technologiesOf } from "../../../dataset/technologies.ts"
import { seriesServes, typesOf } from "../../../engine/feasibility/instanceTypes.ts"
import { gpuServes } from "../../../engine/feasibility/technology.ts"
import { oneGpu, type OneGpu } from "../../../engine/plan/oneGpu.ts"
import type { Reason } from "../../../engine/report.ts"
import { boardsOf, type Board } from "../hardware/partition/boards.ts"
import type { Asked } from "./address.ts"

/** Products that stand for the ways of sharing a GPU, the first that works with it for each. */
const examples = ["kvm-vgpu-nvidia", "amd-gim-kvm", "intel-xe-sriov", "intel-gvtg-kvmgt", "hyperv-gpu-p"] as const

/** A way in which VMs share a GPU, with the product that stands for it. */
export interface Way {
  readonly product: Product
  readonly technology: TechnologyId
}

/** How VMs take turns on a GPU, and how walls divide it, where it can. */
export interface Ways {
  readonly turns: Way
  readonly walls: Way | null
}

export function waysOf(gpu: Gpu, catalogue: FullCatalogue): Ways | null {
  const all = examples.flatMap((id): Way[] => {
    const product = catalogue.product(id)
    return product
      ? technologiesOf(product)
          .filter(
            (technology) =>
              gpuServes(gpu, product, technology) && typesOf(gpu, technology, catalogue).some((type) => (type.maxPerGpu ?? 0) > 0),
          )
          .map((technology) => ({ product, technology }))
      : []
  })
  const turns = all.find((way) => way.technology !== "nvidia-mig")
  return turns ? { turns, walls: all.find((way) => way.technology === "nvidia-mig") ?? null } : null
}

/** GPUs that several VMs can share, in the dataset's order. */
export const sharedGpus = (catalogue: FullCatalogue): readonly Gpu[] => catalogue.gpus.filter((gpu) => waysOf(gpu, catalogue) !== null)

/** Frame buffers of the slices that a GPU has for this work, MiB, ascending. */
export function sizesFor(gpu: Gpu, { technology }: Way, work: Workload, catalogue: FullCatalogue): readonly number[] {
  const types = typesOf(gpu, technology, catalogue).filter(
    (type) => (type.maxPerGpu ?? 0) > 0 && seriesServes(type, work.apiNeeds, work, gpu, catalogue),
  )
  return [...new Set(types.flatMap((type) => type.frameBufferMib ?? []))].toSorted((a, b) => a - b)
}

export type Found = OneGpu | { readonly refused: readonly Reason[] }

export const onGpu = (gpu: Gpu, way: Way, asked: Asked, catalogue: FullCatalogue): Found =>
  oneGpu({ ...way, gpu, workload: asked.work, frameBufferMib: asked.frameBufferMib, scheduler: asked.scheduler }, catalogue)

/** The slice of each VM, with all that the dataset knows of it. */
export const typeOf = ({ type }: OneGpu, catalogue: FullCatalogue): InstanceType | null =>
  (type && catalogue.instanceType(type.id)?.type) ?? null

/** The drawing board of a GPU on which a type stands. */
export const boardOf = (gpu: Gpu, type: InstanceType | null, catalogue: FullCatalogue): Board | null =>
  (type && boardsOf(gpu, catalogue.instanceTypeSetsOf(gpu.id), []).find((board) => board.types.some((one) => one.id === type.id))) ?? null

/** VMs that each have work in the busy hour: of so many, the share of the workload, rounded up, spread evenly. */
export const activeOf = (vms: number, share: number): readonly boolean[] =>
  Array.from({ length: vms }, (_, vm) => Math.ceil((vm + 1) * share - 1e-9) > Math.ceil(vm * share - 1e-9))

export interface Slice {
  readonly ms: number
  readonly rule: PlacementRule
}

const isLength = (value: unknown): value is { readonly timeSliceMs: number } =>
  typeof value === "object" && value !== null && "timeSliceMs" in value && typeof value.timeSliceMs === "number"

/** VMs of a type up to which a turn is the longer one (placement rule sched-slice-default). */
const fewVgpus = 8

/** How long a turn is by default; null where nobody has published it. */
export function sliceOf({ technology }: Way, type: InstanceType | null, rules: readonly PlacementRule[]): Slice | null {
  const rule = technology === "nvidia-vgpu" ? rules.find((one) => one.id === "sched-slice-default") : undefined
  const value = rule?.params?.[(type?.maxPerGpu ?? 1) <= fewVgpus ? "maxVgpusLe8" : "maxVgpusGt8"]
  return rule && isLength(value) ? { ms: value.timeSliceMs, rule } : null
}
