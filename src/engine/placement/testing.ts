/** Made-up VMs, GPUs and hosts for the tests of this folder. */
import type { InstanceType } from "../../dataset/core.ts"
import type { Placement } from "../report.ts"
import { place } from "./place.ts"
import type { PlacementGroup, PlacementInput } from "./types.ts"

export function instanceType(id: string, fields: Partial<InstanceType>): InstanceType {
  return { id, name: id, frameBufferMib: null, maxPerGpu: null, ...fields }
}

export function group(index: number, fields: Partial<PlacementGroup>): PlacementGroup {
  return {
    index,
    count: 1,
    vcpu: 4,
    ramGib: 8,
    frameBufferMib: 1024,
    instanceType: null,
    maxPerGpuByPerformance: Infinity,
    ...fields,
  }
}

/** NVIDIA's A100 40 GB profiles with their published starts (source mig-ug). */
export const a100Profiles: readonly InstanceType[] = [
  ["1g.5gb", 1, 1, [0, 1, 2, 3, 4, 5, 6], 7, 4864],
  ["1g.10gb", 1, 2, [0, 2, 4, 6], 4, 9856],
  ["2g.10gb", 2, 2, [0, 2, 4], 3, 9856],
  ["3g.20gb", 3, 4, [0, 4], 2, 19968],
  ["4g.20gb", 4, 4, [0], 1, 19968],
  ["7g.40gb", 7, 8, [0], 1, 40192],
].map(([id, computeSlices, memorySlices, placementStarts, maxPerGpu, frameBufferMib]) =>
  instanceType(id as string, {
    computeSlices: computeSlices as number,
    memorySlices: memorySlices as number,
    totalMemorySlices: 8,
    placementSize: memorySlices as number,
    placementStarts: placementStarts as number[],
    maxPerGpu: maxPerGpu as number,
    frameBufferMib: frameBufferMib as number,
  }),
)

/** An A16-like board (4 GPUs of 16 GiB) in a host of 320 vCPUs with room for 3 boards. */
export const a16Host: Omit<PlacementInput, "groups" | "rules"> = {
  gpuMemoryMib: 16384,
  gpusPerBoard: 4,
  boardUsd: 3_000,
  hostUsd: 20_000,
  spareHosts: 1,
  host: { id: "host", cores: 64, vcpuPerCore: 5, ramGib: 900, boardsMax: 3 },
}

/** Placement of an input that has one. */
export function placed(input: PlacementInput): Placement {
  const outcome = place(input)
  if (!outcome.ok) throw new Error(outcome.failures.map((failure) => failure.told.id).join(" "))
  return outcome.placement
}
