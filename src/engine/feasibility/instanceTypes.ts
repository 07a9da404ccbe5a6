import type { Catalogue } from "../../dataset/catalogue.ts"
import { answersPerCatalogue } from "../../dataset/perCatalogue.ts"
import type { ApiNeed, Gpu, InstanceType, LicenceRule, Product, TechnologyId, Workload } from "../../dataset/core.ts"
import type { WarningTold } from "../basics/tellings.ts"
import { amount, thing } from "../basics/told.ts"
import { seriesRuleFor } from "../licensing/rules.ts"
import { workOf } from "./apis.ts"
import { sharesMigInstance } from "./technology.ts"

/** Instance types a technology offers on a GPU, MIG-backed ones with the slots of the MIG profile behind them. */
export const typesOf = (gpu: Pick<Gpu, "id">, technology: TechnologyId, catalogue: Catalogue): readonly InstanceType[] =>
  collected(catalogue, gpu.id, technology)

const collected = answersPerCatalogue(collect)

function collect(catalogue: Catalogue, gpu: string, technology: TechnologyId): readonly InstanceType[] {
  const sets = catalogue.instanceTypeSetsOf(gpu).filter((set) => !set.cloudOnly)
  if (technology === "nvidia-mig") {
    const profiles = new Map(
      sets
        .filter((set) => set.technology === "nvidia-mig")
        .flatMap((set) => set.types)
        .filter((type) => type.placementStarts)
        .map((type) => [type.name, type]),
    )
    return sets
      .filter((set) => set.technology === "nvidia-mig")
      .flatMap((set) => set.types)
      .flatMap((type) => {
        if (!type.series) return []
        const profile = type.gpuInstanceProfile ? profiles.get(type.gpuInstanceProfile) : undefined
        return profile?.placementStarts ? [{ ...profile, ...type, computeShare: profile.computeShare ?? null }] : []
      })
  }
  const wanted = technology === "gpu-p" && catalogue.gpu(gpu)?.vendor === "nvidia" ? "nvidia-vgpu" : technology
  return sets.filter((set) => set.technology === wanted).flatMap((set) => set.types)
}

/** True where every vGPU type of the GPU is for compute, or the architecture has no graphics side. */
export const isComputeOnly = ({ id }: Pick<Gpu, "id">, catalogue: Catalogue): boolean => withoutGraphics(catalogue, id)

const withoutGraphics = answersPerCatalogue((catalogue, id: string) => {
  const gpu = catalogue.gpu(id)
  return gpu !== undefined && lacksGraphics(gpu, catalogue)
})

function lacksGraphics(gpu: Gpu, catalogue: Catalogue): boolean {
  if (/CDNA|Xe-HPC/.test(gpu.architecture ?? "")) return true
  if (gpu.vendor !== "nvidia" || gpu.class !== "server") return false
  const series = catalogue
    .instanceTypeSetsOf(gpu.id)
    .flatMap((set) => set.types)
    .flatMap((type) => type.series ?? [])
  return series.length > 0 && series.every((one) => one === "C")
}

/**
 * What a VM gets of a slice at most, MiB: its frame buffer, or what the driver reports for its MIG instance where that is less. A slice of a GPU without
 * memory of its own has none: its VM's frame buffer lies in the host's RAM, which limits it. 0 where it is not known.
 */
export const usableMib = (type: InstanceType, gpu: Pick<Gpu, "memoryMib">): number =>
  type.frameBufferMib === null ? (gpu.memoryMib === null ? Infinity : 0) : Math.min(type.frameBufferMib, type.reportedMemoryMib ?? Infinity)

/** The least part of its nominal size that a driver was seen to report for a MIG instance (20.00 GiB of 1g.24gb, a GB200). */
const leastReported = 0.83

/** Set where a VM needs so much of a MIG instance, or of one that several use in turns, that less may be there than its nominal size. */
export function nominalSizeWarning(type: InstanceType | null, technology: TechnologyId, wantedMib: number): WarningTold | null {
  if (!type || technology !== "nvidia-mig") return null
  const nominal = type.frameBufferMib ?? 0
  if (sharesMigInstance(type)) {
    const each = (type.reportedMemoryMib ?? Infinity) / type.maxPerGpuInstance!
    if (wantedMib <= each) return null
    const values = {
      type: thing("instance-type", type.id, type.name),
      nominal: amount(nominal, "MiB"),
      vms: type.maxPerGpuInstance!,
      reported: amount(type.reportedMemoryMib!, "MiB"),
    }
    return { id: "nominal-size-in-turns", values }
  }
  if (type.reportedMemoryMib != null) return null
  return wantedMib > nominal * leastReported
    ? {
        id: "nominal-size",
        values: {
          type: thing("instance-type", type.id, type.name),
          nominal: amount(nominal, "MiB"),
          less: Math.round(100 * (1 - leastReported)),
        },
      }
    : null
}

/** Where no rule says: compute first, then workstation, then desktop. */
const vgpuSeriesByUse: readonly Series[] = ["C", "Q", "B"]

export interface TypeChoice {
  readonly type: InstanceType | null
  /** The others that hold the frame buffer and serve the work, the one to prefer first. */
  readonly others: readonly InstanceType[]
  /** Set where none is chosen. */
  readonly problem: "none-offered" | "series" | "frame-buffer" | null
  readonly largestMib: number
}

export interface TypeWish {
  readonly needs: readonly ApiNeed[]
  readonly workload: Workload
  readonly frameBufferMib: number
  readonly product: Product
  readonly gpu: Gpu
  readonly technology: TechnologyId
  /** The series to give work of which each that serves is weighed; null: the best that fits. */
  readonly series: "C" | "Q" | null
  /** True: a VM has several of them; there are none such of the A and B series. */
  readonly severalToVm?: boolean
  /** True: only types that have a MIG instance each, where the technology is MIG. */
  readonly ownInstance: boolean
}

/**
 * The smallest instance type that holds the group's frame buffer and whose series is licensed and made for its work, by the
 * `series` rules of data/prices/licence-rules; and the others that would do.
 */
export function chooseType(wish: TypeWish, catalogue: Catalogue): TypeChoice {
  const { needs, workload, frameBufferMib, product, gpu, technology, series, ownInstance } = wish
  const none = { type: null, others: [] }
  const offered = typesOf(gpu, technology, catalogue).filter(
    (type) => usableMib(type, gpu) > 0 && type.maxPerGpu !== null && type.maxPerGpu > 0 && !(ownInstance && sharesMigInstance(type)),
  )
  if (offered.length === 0) return { ...none, problem: "none-offered", largestMib: 0 }
  const rule = seriesRule(needs, workload, catalogue)
  const order = (rule ? seriesOf(rule, series, gpu, catalogue) : vgpuSeriesByUse).filter((one) => one !== "B" || wish.severalToVm !== true)
  const served = offered.filter((type) => !type.series || order.includes(type.series))
  const largestMib = served.reduce((most, type) => Math.max(most, usableMib(type, gpu)), 0)
  if (served.length === 0) return { ...none, problem: "series", largestMib }
  const [type, ...others] = served
    .filter((one) => usableMib(one, gpu) >= frameBufferMib && !(product.sharing.maxVmsPerGpu === 1 && (one.maxPerGpu ?? 1) > 1))
    .toSorted((a, b) => compareTypes(a, b, order))
  return type ? { type, others, problem: null, largestMib } : { ...none, problem: "frame-buffer", largestMib }
}

/** Whether a slice's series is licensed and made for work with these needs, on a GPU that offers what it offers. */
export function seriesServes(type: InstanceType, needs: readonly ApiNeed[], workload: Workload, gpu: Gpu, catalogue: Catalogue): boolean {
  const rule = seriesRule(needs, workload, catalogue)
  return !type.series || !rule || seriesOf(rule, null, gpu, catalogue).includes(type.series)
}

type Series = NonNullable<InstanceType["series"]>

/** The rule that says which series work with these needs is given; null: the dataset has none. */
export const seriesRule = (needs: readonly ApiNeed[], workload: Workload, catalogue: Catalogue): LicenceRule | null =>
  seriesRuleFor(workOf(needs), workload.class, catalogue)

/** The series that serve, the best first. Of those to take the first offered of, only that: whichever technology of the GPU offers it. */
function seriesOf(rule: LicenceRule, wanted: "C" | "Q" | null, gpu: Gpu, catalogue: Catalogue): readonly Series[] {
  const all = rule.series ?? []
  if (rule.choose === "each") return wanted ? [wanted] : all
  if (rule.choose !== "first-offered") return all
  const offered = seriesOfGpu(catalogue, gpu.id)
  const first = all.find((one) => offered.has(one))
  return first ? [first] : all
}

/** Series of all vGPU types of the GPU, time-sliced and MIG-backed. */
const seriesOfGpu = answersPerCatalogue(
  (catalogue, gpu: string): ReadonlySet<Series> =>
    new Set(
      catalogue
        .instanceTypeSetsOf(gpu)
        .filter((set) => !set.cloudOnly)
        .flatMap((set) => set.types)
        .flatMap((type) => type.series ?? []),
    ),
)

/** Smaller first, then the series that fits best, then more of them on a GPU, then a MIG instance of its own, then the larger compute share. */
function compareTypes(a: InstanceType, b: InstanceType, order: readonly Series[]): number {
  const rank = (type: InstanceType): number => (type.series ? order.indexOf(type.series) : 0)
  return (
    (a.frameBufferMib ?? 0) - (b.frameBufferMib ?? 0) ||
    rank(a) - rank(b) ||
    (b.maxPerGpu ?? 0) - (a.maxPerGpu ?? 0) ||
    Number(sharesMigInstance(a)) - Number(sharesMigInstance(b)) ||
    (b.computeShare ?? 0) - (a.computeShare ?? 0)
  )
}
