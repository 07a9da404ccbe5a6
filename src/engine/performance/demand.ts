import type { Catalogue } from "../../dataset/catalogue.ts"
import type { BoundBy, Gpu, Range, TensorPrecision, Workload } from "../../dataset/core.ts"
import { heldSpeed, speedKey } from "../basics/held.ts"
import type { VmGroup } from "../scenario.ts"
import { llmDemandOf, type LlmDemand } from "../workload/llmDemand.ts"
import { kindOf, speedOfParts, speedParts, type BoundSpeed } from "./speed.ts"

/** What the work of one VM of a group asks of a GPU: how long it keeps the reference GPU busy, and what binds it there. */
export interface Profile {
  /** Id of the GPU on which duty and shares are stated. */
  readonly referenceGpu: string
  /** Share of wall time, alone on that GPU, 0..1. */
  readonly gpuDutyMean: number
  readonly gpuDutyPeak: number
  readonly boundBy: BoundBy
  readonly tensorPrecision?: TensorPrecision | undefined
}

/** The profile of a group: its workload's, with the group's own duty where it states one. */
export function profileOf(group: VmGroup, workload: Workload): Profile {
  const { referenceGpu, gpuDutyPeak, boundBy, tensorPrecision } = workload
  return { referenceGpu, gpuDutyMean: group.overrides.gpuDuty ?? workload.gpuDutyMean, gpuDutyPeak, boundBy, tensorPrecision }
}

/** Busy-hour GPU duty on the profile's reference GPU, 0..1: a point between its mean and its peak. */
export function referenceDuty({ gpuDutyMean, gpuDutyPeak }: Profile, busyPoint: number): number {
  const peak = Math.max(gpuDutyMean, gpuDutyPeak)
  return Math.min(1, gpuDutyMean + busyPoint * (peak - gpuDutyMean))
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
  readonly profile: Profile
  readonly referenceDuty: number
  readonly referenceGpu: Gpu | undefined
  readonly speed: Range
  /** What the speed is made of; empty on the reference GPU itself, and where it is not known. */
  readonly parts: readonly BoundSpeed[]
  /** Pace alone on this GPU against the reference GPU, likely, 0..1, and its range. */
  readonly pace: number
  readonly paceRange: Range
  /** False where no published peak allows a ratio; then the GPU is taken as fast as the reference, and a warning says so. */
  readonly speedKnown: boolean
  /** Where the group describes a language model: it, and the rate on this GPU from which duty and pace follow. */
  readonly llm: LlmDemand | null
}

/** GPU demand of one active VM of a group on a GPU. */
export function demandOf(group: VmGroup, workload: Workload, gpu: Gpu | null, busyPoint: number, catalogue: Catalogue): Demand {
  const profile = profileOf(group, workload)
  const llm = gpu && llmDemandOf(group, gpu, catalogue)
  if (llm) return demandOfLlm(llm, profile, gpu)
  const duty = referenceDuty(profile, busyPoint)
  const reference = catalogue.gpu(profile.referenceGpu)
  const details = { tensorPrecision: profile.tensorPrecision, workloadClass: workload.class }
  const same = gpu !== null && gpu.id === reference?.id
  const parts = gpu && reference && !same ? speedParts(gpu, reference, profile.boundBy, catalogue, details) : null
  const free = parts ? speedOfParts(parts, profile.boundBy, catalogue, kindOf(details)) : { low: 1, likely: 1, high: 1 }
  const speed = parts && gpu ? heldSpeed(free, speedKey(gpu.id, profile.referenceGpu, workload.class), catalogue) : free
  return {
    duty: dutyOn(duty, speed),
    profile,
    referenceDuty: duty,
    referenceGpu: reference,
    speed,
    parts: parts ?? [],
    pace: paceOn(duty, speed.likely),
    paceRange: { low: paceOn(duty, speed.low), likely: paceOn(duty, speed.likely), high: paceOn(duty, speed.high) },
    speedKnown: gpu === null || same || parts !== null,
    llm: null,
  }
}

/**
 * Demand of a described language model: its duty is what is asked of the GPU's own rate, so the GPU is its own reference. Its pace is the part of the tokens asked
 * that the GPU can give. Where the GPU's bandwidth is not known nothing is: it is taken to give none.
 */
function demandOfLlm(llm: LlmDemand, profile: Profile, gpu: Gpu): Demand {
  const load = llm.rate?.load ?? { low: Infinity, likely: Infinity, high: Infinity }
  const busy = (value: number): number => Math.min(1, value)
  const paced = (value: number): number => Math.min(1, 1 / value)
  const duty = { low: busy(load.low), likely: busy(load.likely), high: busy(load.high) }
  return {
    duty,
    profile: { ...profile, referenceGpu: gpu.id, gpuDutyMean: duty.likely, gpuDutyPeak: duty.likely },
    referenceDuty: duty.likely,
    referenceGpu: gpu,
    speed: { low: 1, likely: 1, high: 1 },
    parts: [],
    pace: paced(load.likely),
    paceRange: { low: paced(load.high), likely: paced(load.likely), high: paced(load.low) },
    speedKnown: true,
    llm,
  }
}
