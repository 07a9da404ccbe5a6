import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, InstanceType, IsolationLevel, Product, Scheduler, TechnologyId } from "../../dataset/core.ts"
import type { PackingRules } from "../placement/place.ts"
import type { Scenario } from "../scenario.ts"

/** The ways a product can slice a GPU: vGPU products that support it offer MIG-backed types beside time-sliced ones. */
export function technologiesOf(product: Product): readonly TechnologyId[] {
  return product.technology === "nvidia-vgpu" && product.sharing.schedulers.includes("spatial")
    ? ["nvidia-vgpu", "nvidia-mig"]
    : [product.technology]
}

/** MIG-backed instances have walls in hardware, which the product's time-sliced types do not. */
export const isolationOf = (product: Product, technology: TechnologyId): IsolationLevel =>
  technology === "nvidia-mig" ? "strong" : product.isolation.level

const withoutGpu: ReadonlySet<TechnologyId> = new Set<TechnologyId>(["emulated-adapter", "software-renderer", "emulated-3d-card"])
export const usesGpu = (technology: TechnologyId): boolean => !withoutGpu.has(technology)

const remoting: ReadonlySet<TechnologyId> = new Set<TechnologyId>(["api-forwarding", "driver-paravirtualization", "network-remoting"])
const whole: ReadonlySet<TechnologyId> = new Set<TechnologyId>(["pci-passthrough", "gvt-d"])
export const isWhole = (technology: TechnologyId): boolean => whole.has(technology)
export const hasInstanceTypes = (technology: TechnologyId): boolean =>
  usesGpu(technology) && !remoting.has(technology) && !whole.has(technology)

/** Remoting shares any GPU its host's driver serves; every other technology needs the GPU to offer it. */
export function gpuServes(gpu: Gpu, product: Product, technology: TechnologyId): boolean {
  if (technology === "emulated-3d-card") return gpu.technologies.includes(technology)
  if (!product.gpuVendors.includes(gpu.vendor)) return false
  if (product.gpus && !product.gpus.includes(gpu.id)) return false
  if (remoting.has(technology)) return gpu.class !== "emulated" && gpu.class !== "embedded"
  return gpu.technologies.includes(technology)
}

/** The most time-sliced vGPUs on one GPU whatever its frame buffer (placement rule cap32). */
export const mostTimeSlicedVgpus = 32

export function packingRules(technology: TechnologyId, product: Product, gpu: Gpu | null): PackingRules {
  if (!gpu || !usesGpu(technology)) return { kind: "no-gpu" }
  if (whole.has(technology)) return { kind: "whole-gpu" }
  if (remoting.has(technology)) return { kind: "shared-memory", maxVmsPerGpu: product.sharing.maxVmsPerGpu }
  if (technology === "nvidia-vgpu") return { kind: "equal-size", cap: mostTimeSlicedVgpus }
  return technology === "nvidia-mig" ? { kind: "mig" } : { kind: "vf-split" }
}

/** The scheduler that applies: hardware slices have none, a whole GPU needs none, else the user's choice where the product has it. */
export function schedulerFor(
  technology: TechnologyId,
  product: Product,
  type: InstanceType | null,
  spatialSet: boolean,
  scenario: Scenario,
): Scheduler | "whole" {
  if (!usesGpu(technology) || whole.has(technology)) return "whole"
  if (technology === "nvidia-mig" || spatialSet) return "spatial"
  if (type?.maxPerGpu === 1) return "best-effort"
  const offered = product.sharing.schedulers.filter((one) => one !== "spatial")
  if (scenario.scheduler && offered.includes(scenario.scheduler)) return scenario.scheduler
  return offered[0] ?? "best-effort"
}

/** True where the instance type's engines are its own. */
export const isSpatial = (type: InstanceType | null, catalogue: Catalogue): boolean =>
  type !== null && catalogue.instanceType(type.id)?.set.sharing === "spatial"
