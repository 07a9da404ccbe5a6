import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, InstanceType, IsolationLevel, Product, Scheduler, TechnologyId } from "../../dataset/core.ts"
import { isolationLevels } from "../../dataset/schema/index.ts"
import type { PackingRules } from "../placement/place.ts"
import type { Scenario } from "../scenario.ts"
import type { Needs } from "./needs.ts"

/** True for a MIG-backed type of which several vGPUs take turns on one GPU instance (placement rule mig-ts). */
export const sharesMigInstance = (type: InstanceType | null): boolean => (type?.maxPerGpuInstance ?? 1) > 1

/** MIG instances have walls in hardware; VMs that take turns on one instance have only the product's own between them. */
export const isolationOf = (product: Product, technology: TechnologyId, types: readonly (InstanceType | null)[] = []): IsolationLevel =>
  technology === "nvidia-mig" && !types.some(sharesMigInstance) ? "strong" : product.isolation.level

/** True where stronger walls are asked for than stand between VMs that take turns on one MIG instance. */
export const needsOwnInstance = (product: Product, { leastIsolation }: Pick<Needs, "leastIsolation">): boolean =>
  leastIsolation !== null && isolationLevels.indexOf(product.isolation.level) < isolationLevels.indexOf(leastIsolation)

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

/** What the VMs of a type take turns on: the whole GPU, or the MIG instance that they share (placement rule mig-ts). */
export const turnsOn = (technology: TechnologyId, type: InstanceType | null): "gpu" | "mig-instance" =>
  technology === "nvidia-mig" && sharesMigInstance(type) ? "mig-instance" : "gpu"

/**
 * The scheduler that applies: hardware slices of one VM each have none, a whole GPU needs none, else the user's choice where the product
 * has it. On a MIG instance shared by several VMs it is the scheduler of their turns.
 */
export function schedulerFor(
  technology: TechnologyId,
  product: Product,
  type: InstanceType | null,
  spatialSet: boolean,
  scenario: Scenario,
): Scheduler | "whole" {
  if (!usesGpu(technology) || whole.has(technology)) return "whole"
  if (spatialSet || (technology === "nvidia-mig" && turnsOn(technology, type) === "gpu")) return "spatial"
  if (type?.maxPerGpu === 1) return "best-effort"
  const offered = product.sharing.schedulers.filter((one) => one !== "spatial")
  if (scenario.scheduler && offered.includes(scenario.scheduler)) return scenario.scheduler
  return offered[0] ?? "best-effort"
}

/** True where the instance type's engines are its own. */
export const isSpatial = (type: InstanceType | null, catalogue: Catalogue): boolean =>
  type !== null && catalogue.instanceType(type.id)?.set.sharing === "spatial"
