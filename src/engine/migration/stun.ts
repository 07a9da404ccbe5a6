import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Range, StunModel, TechnologyId } from "../../dataset/core.ts"
import type { MigrationGroup } from "./input.ts"

/** 1 GiB = 8.589934592 Gbit. */
export const gbitPerGib = 8.589934592

/** Share of the reserved frame buffer in use when the VM is moved, 0..1. Estimate: nobody publishes it. */
export const usedShare: Range = { low: 0.5, likely: 0.8, high: 1 }

/** Of a faster line than the published one, a copy is taken to fill at most this share. Estimate. */
const mostOfFasterLine = 0.5

/** Technologies whose VMs carry state in the GPU; moving them copies frame buffer while the VM stands still. */
const gpuStateTechnologies: ReadonlySet<TechnologyId> = new Set<TechnologyId>([
  "pci-passthrough",
  "gvt-d",
  "nvidia-vgpu",
  "nvidia-mig",
  "amd-mxgpu",
  "intel-sriov",
  "intel-gvt-g",
  "gpu-p",
  "embedded-partition",
])
export const hasGpuState = (technology: TechnologyId): boolean => gpuStateTechnologies.has(technology)

/**
 * Factor on a fit's slope for a network of `gbps`. Slower than the published line: in proportion. Faster: in
 * proportion too, but the copy fills at most half of the line, and is never slower than published. So
 * rate(g) = r x g / L for g <= L, else max(r, min(r x g / L, g / 2)), with r = published Gbit/s, L = published line.
 */
export function slopeFactor(model: StunModel, gbps: number): number {
  const line = model.networkGbps
  if (gbps <= line) return line / gbps
  const published = gbitPerGib / model.secondsPerGib
  const rate = Math.max(published, Math.min((published * gbps) / line, gbps * mostOfFasterLine))
  return published / rate
}

/** Seconds a fit gives: intercept + (per GiB x used GiB + per GiB RAM x RAM GiB) x slope factor. */
export const stunByModel = (model: StunModel, usedGib: number, ramGib: number, gbps: number): number =>
  model.interceptSeconds + (model.secondsPerGib * usedGib + model.secondsPerGibVmRam * ramGib) * slopeFactor(model, gbps)

/** The fits by their part in a range. */
export interface StunFits {
  /** Any fit on frame buffer alone; the most favourable one gives the low end. */
  readonly expected: readonly StunModel[]
  /** vSphere 7.0's expected times: the likely figure. */
  readonly likely: StunModel
  /** Worst cases, which count the VM's RAM too. */
  readonly worst: readonly StunModel[]
}

/** Null where the dataset has no fits. */
export function stunFits(catalogue: Catalogue): StunFits | null {
  const expected = catalogue.stunModels.filter((model) => model.secondsPerGibVmRam === 0)
  const worst = catalogue.stunModels.filter((model) => model.secondsPerGibVmRam > 0)
  const likely = expected.find((model) => model.id === "vsphere-7.0") ?? expected.at(-1)
  return likely ? { expected, likely, worst: worst.length > 0 ? worst : expected } : null
}

export interface Stun {
  readonly seconds: Range
  readonly evidence: readonly Evidence[]
}

const noEvidence: readonly Evidence[] = []
/** Used where the dataset has no parameter `ordinary-vmotion-stun-seconds`. Estimate. */
const ordinaryEstimate: Range = { low: 0.2, likely: 1, high: 2 }

/** How long a VM without GPU state pauses at the end of a live migration, s. */
export function ordinaryStun(catalogue: Catalogue): Stun {
  const row = catalogue.parameters.find((parameter) => parameter.id === "ordinary-vmotion-stun-seconds")
  return row ? { seconds: row.value, evidence: row.evidence } : { seconds: ordinaryEstimate, evidence: noEvidence }
}

/**
 * How long a VM of the group pauses while it is moved, s. With GPU state: low from the most favourable fit with half of
 * its frame buffer in use, likely from vSphere 7.0 with 80 %, high from the worst case with all of it and its RAM.
 * The fits are vSphere's: for other platforms, which publish no table, the same figures are the best guess there is.
 */
export function stunOf(group: MigrationGroup, technology: TechnologyId, gbps: number, catalogue: Catalogue): Stun | null {
  if (!hasGpuState(technology)) return ordinaryStun(catalogue)
  const fits = stunFits(catalogue)
  if (!fits) return null
  const gib = group.frameBufferMib / 1024
  let low = driverGoal(technology, catalogue)
  for (const model of fits.expected) low = Math.min(low, stunByModel(model, gib * usedShare.low, group.ramGib, gbps))
  const likely = Math.max(low, stunByModel(fits.likely, gib * usedShare.likely, group.ramGib, gbps))
  let high = likely
  for (const model of fits.worst) high = Math.max(high, stunByModel(model, gib * usedShare.high, group.ramGib, gbps))
  return { seconds: { low, likely, high }, evidence: fits.likely.evidence }
}

/** Hyper-V asks drivers to stay under a pause of 0.75 s (source ms-gpup-livemig): a goal, so at best the low end. */
function driverGoal(technology: TechnologyId, catalogue: Catalogue): number {
  if (technology !== "gpu-p") return Infinity
  return catalogue.parameters.find((parameter) => parameter.id === "gpu-p-pause-goal-seconds")?.value.low ?? Infinity
}
