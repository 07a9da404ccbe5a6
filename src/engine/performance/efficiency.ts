import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Measurement, Product, Range, TechniqueId, TechnologyId, WorkloadClass } from "../../dataset/core.ts"

/** How closely the measurements speak for the product and the workload. */
export type EfficiencyScope = "product" | "hypervisor" | "technology" | "technique"

export interface MeasuredEfficiency {
  readonly range: Range
  readonly scope: EfficiencyScope
  /** False: no measurement of this class of work was published, so those of other classes stand in. */
  readonly sameClass: boolean
  readonly rows: readonly Measurement[]
}

/** Classes whose measurements may stand in, nearest first. GPU-bound compute stands in for graphics: both wait on the GPU, not on the link. */
const families: Readonly<Record<WorkloadClass, readonly WorkloadClass[]>> = {
  "2d-desktop": ["2d-desktop", "3d-graphics-gpu-bound", "3d-graphics-draw-call-heavy", "game", "hpc-compute-bound"],
  "3d-graphics-gpu-bound": ["3d-graphics-gpu-bound", "3d-graphics-draw-call-heavy", "game", "hpc-compute-bound"],
  "3d-graphics-draw-call-heavy": ["3d-graphics-draw-call-heavy", "3d-graphics-gpu-bound", "game", "hpc-compute-bound"],
  game: ["game", "3d-graphics-gpu-bound", "3d-graphics-draw-call-heavy", "hpc-compute-bound"],
  "video-encode": ["video-encode", "hpc-compute-bound"],
  "hpc-compute-bound": ["hpc-compute-bound", "ml-training", "ml-inference"],
  "hpc-transfer-bound": ["hpc-transfer-bound"],
  "ml-inference": ["ml-inference"],
  "ml-training": ["ml-training", "ml-inference"],
  "cpu-only-control": ["cpu-only-control"],
}

/** Technologies whose data path is the same as far as one VM alone on the GPU is concerned. */
const relatives: Readonly<Partial<Record<TechnologyId, readonly TechnologyId[]>>> = {
  "pci-passthrough": ["pci-passthrough"],
  "gvt-d": ["pci-passthrough"],
  "nvidia-vgpu": ["nvidia-vgpu"],
  "nvidia-mig": ["nvidia-vgpu"],
  "gpu-p": ["gpu-p", "nvidia-vgpu"],
  "intel-gvt-g": ["intel-gvt-g"],
}

const memory = new WeakMap<Catalogue, Map<string, MeasuredEfficiency>>()

/**
 * Share of native that one VM alone on a GPU reaches, from published measurements marked `use: efficiency`:
 * those of the product, else of products on the same hypervisor kernel, else of its technology, else of its technique; within each, of the workload's class of work,
 * else of any class. low and high are the least and the greatest published (high capped at 1: no technique makes a
 * GPU faster than native; readings above are noise), likely is the median of the readings' middles.
 * Works for fixed and mediated pass-through; remoting and emulation have mechanistic models instead.
 */
export function measuredEfficiency(
  product: Product,
  technology: TechnologyId,
  workClass: WorkloadClass,
  catalogue: Catalogue,
): MeasuredEfficiency {
  let known = memory.get(catalogue)
  if (!known) memory.set(catalogue, (known = new Map()))
  const key = `${product.id}|${technology}|${workClass}`
  const found = known.get(key)
  if (found) return found
  const made = search(
    catalogue,
    product,
    technology,
    product.technique,
    workClass,
    catalogue.measurements.filter((row) => row.use === "efficiency"),
  )
  known.set(key, made)
  return made
}

/** Hypervisors built on the same kernel: below them a VM's path to the GPU is the same code. */
const kernels: readonly (readonly string[])[] = [
  ["kvm", "proxmox-ve", "openstack", "kubevirt", "openshift-virtualization", "harvester", "nutanix-ahv", "hpe-vme"],
  ["xen", "xenserver"],
  ["vsphere"],
  ["hyper-v"],
]

const kernelsOf = (product: Product | undefined): readonly (readonly string[])[] =>
  kernels.filter((family) => product?.hypervisors.some((id) => family.includes(id)))

function search(
  catalogue: Catalogue,
  product: Product,
  technology: TechnologyId,
  technique: TechniqueId,
  workClass: WorkloadClass,
  rows: readonly Measurement[],
): MeasuredEfficiency {
  const kin = relatives[technology] ?? [technology]
  const family = kernelsOf(product)
  const ofKernel = rows.filter(
    (row) =>
      row.technology !== null &&
      kin.includes(row.technology) &&
      row.products.some((id) => kernelsOf(catalogue.product(id)).some((one) => family.includes(one))),
  )
  const scopes: readonly [EfficiencyScope, readonly Measurement[]][] = [
    ["product", rows.filter((row) => row.products.includes(product.id))],
    ["hypervisor", ofKernel],
    ["technology", rows.filter((row) => row.technology !== null && kin.includes(row.technology))],
    ["technique", rows.filter((row) => row.technique === technique)],
  ]
  // Closer class first within each scope; then any class, widening the scope.
  for (const [scope, candidates] of scopes) {
    for (const nearby of families[workClass]) {
      const fitting = candidates.filter((row) => row.workloadClass === nearby)
      const range = summarize(fitting)
      if (range) return { range, scope, sameClass: nearby === workClass, rows: fitting }
    }
    const range = scope === "product" || scope === "hypervisor" ? null : summarize(candidates)
    if (range) return { range, scope, sameClass: false, rows: candidates }
  }
  throw new Error(`No measurement speaks for ${product.id}: the dataset needs at least one for ${technique}.`)
}

/** Null where no row states both ends or a mean. A row that states only one end (up to …) narrows nothing and is left out. */
function summarize(rows: readonly Measurement[]): Range | null {
  const spans = rows.flatMap((row) => {
    const { low, mean, high } = row.nativeShare
    const from = low ?? mean
    const to = high ?? mean
    return from === null || to === null ? [] : [{ low: from, middle: mean ?? (from + to) / 2, high: to }]
  })
  if (spans.length === 0) return null
  const cap = (value: number): number => Math.min(1, value)
  const middles = spans.map((span) => cap(span.middle)).sort((a, b) => a - b)
  const half = middles.length / 2
  const median = middles.length % 2 === 1 ? (middles[Math.floor(half)] ?? 1) : ((middles[half - 1] ?? 1) + (middles[half] ?? 1)) / 2
  return {
    low: cap(Math.min(...spans.map((span) => span.low))),
    likely: median,
    high: cap(Math.max(...spans.map((span) => span.high))),
  }
}
