import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, Range, Workload } from "../../dataset/core.ts"
import type { VmGroup } from "../scenario.ts"

/** Busy-hour GPU duty on the workload's reference GPU, 0..1: a point between its mean and its peak. */
export function referenceDuty(group: VmGroup, workload: Workload, busyPoint: number): number {
  const mean = group.overrides.gpuDuty ?? workload.gpuDutyMean
  const peak = Math.max(mean, workload.gpuDutyPeak)
  return Math.min(1, mean + busyPoint * (peak - mean))
}

/**
 * Speed of a GPU against the workload's reference GPU.
 * Formula: (FP32 peak / FP32 peak of the reference) ^ exponent; delivered speed grows slower than the peak
 * (parameter speed-ratio-exponent). Null where a peak is not in the dataset: unknown is not 1.
 */
export function speedRatio(gpu: Gpu, reference: Gpu, exponent: Range): Range | null {
  if (gpu.id === reference.id) return { low: 1, likely: 1, high: 1 }
  if (gpu.fp32Tflops === null || reference.fp32Tflops === null) return null
  const peaks = gpu.fp32Tflops / reference.fp32Tflops
  const ends = [peaks ** exponent.low, peaks ** exponent.likely, peaks ** exponent.high].sort((a, b) => a - b)
  return { low: ends[0] ?? peaks, likely: ends[1] ?? peaks, high: ends[2] ?? peaks }
}

/**
 * Duty on this GPU of a VM that keeps the reference GPU busy for `duty` of the time: its pauses stay as long,
 * its work takes 1/speed as long. u' = (u/s) / (u/s + 1 − u).
 */
export function dutyOn(duty: number, speed: Range): Range {
  const at = (s: number): number => (duty >= 1 ? 1 : duty / s / (duty / s + 1 - duty))
  return { low: at(speed.high), likely: at(speed.likely), high: at(speed.low) }
}

/**
 * Pace of the work on this GPU, alone and native, against the pace at which the workload is stated on its reference GPU:
 * 1 ÷ (u/s + 1 − u). Below 1 the GPU itself is too slow to keep up, however little virtualization takes; at most 1 here,
 * for a faster GPU changes nothing about what its user asks for.
 */
export const paceOn = (duty: number, speed: number): number => Math.min(1, 1 / (duty / speed + 1 - duty))

export interface Demand {
  readonly duty: Range
  readonly referenceDuty: number
  readonly referenceGpu: Gpu | undefined
  readonly speed: Range
  /** Pace alone on this GPU against the reference GPU, likely, 0..1. */
  readonly pace: number
  /** False where no published peak allows a ratio; then the GPU is taken as fast as the reference, and a warning says so. */
  readonly speedKnown: boolean
}

/** GPU demand of one active VM of a group on a GPU. */
export function demandOf(group: VmGroup, workload: Workload, gpu: Gpu | null, busyPoint: number, catalogue: Catalogue): Demand {
  const duty = referenceDuty(group, workload, busyPoint)
  const reference = catalogue.gpu(workload.referenceGpu)
  const exponent = catalogue.parameter("speed-ratio-exponent")
  const ratio = gpu && reference ? speedRatio(gpu, reference, exponent.value) : null
  const speed = ratio ?? { low: 1, likely: 1, high: 1 }
  return {
    duty: dutyOn(duty, speed),
    referenceDuty: duty,
    referenceGpu: reference,
    speed,
    pace: paceOn(duty, speed.likely),
    speedKnown: gpu === null || ratio !== null,
  }
}
