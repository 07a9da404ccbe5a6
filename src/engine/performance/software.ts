import type { Range } from "../../dataset/schema/index.ts"
import { privateServer } from "./sharing.ts"

export interface SoftwareInput {
  readonly vcpu: number
  /** vCPUs of active VMs that compete for one physical core, at least 1 where cores are not oversubscribed. */
  readonly activeVcpusPerCore: number
  /** GPU-equivalent throughput of one vCPU in software rendering, 10^9 operations a second. */
  readonly gflopsPerVcpu: Range
  /** FP32 peak of the workload's reference GPU, 10^12 operations a second. */
  readonly referenceTflops: number
  /** Duty on the reference GPU, 0..1. */
  readonly duty: number
}

export interface SoftwareResult {
  readonly efficiency: Range
  readonly sharing: Range
  readonly burst: Range
  /** Speed of the CPU against the reference GPU. */
  readonly speed: Range
}

/**
 * Device emulation: the guest's graphics run on its vCPUs. Speed f = vCPUs × rate / GPU's rate; a VM that pauses
 * between frames completes 1/(u/f + 1 − u) of its native rate. Efficiency is the VM alone on the host,
 * sharing what competition for the physical cores takes on top.
 * Rate: parameter software-gflops-per-vcpu, from the published WARP benchmarks.
 */
export function softwareRendering(input: SoftwareInput): SoftwareResult {
  const scale = (input.vcpu * 1e-3) / input.referenceTflops
  const speed: Range = {
    low: Math.min(1, input.gflopsPerVcpu.low * scale),
    likely: Math.min(1, input.gflopsPerVcpu.likely * scale),
    high: Math.min(1, input.gflopsPerVcpu.high * scale),
  }
  const duty: Range = { low: input.duty, likely: input.duty, high: input.duty }
  const alone = privateServer(duty, speed)
  const crowd = Math.max(1, input.activeVcpusPerCore)
  const crowded: Range = { low: speed.low / crowd, likely: speed.likely / crowd, high: speed.high / crowd }
  const together = privateServer(duty, crowded)
  return {
    efficiency: alone.sharing,
    sharing: {
      low: together.sharing.low / alone.sharing.low,
      likely: together.sharing.likely / alone.sharing.likely,
      high: together.sharing.high / alone.sharing.high,
    },
    burst: crowded,
    speed,
  }
}
