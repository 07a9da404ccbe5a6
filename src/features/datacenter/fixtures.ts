import type { Binding, GpuPattern, GroupResult, HostPattern, Placement } from "../../engine/report.ts"

/** Placements for tests and for looking at the picture: consistent sums, plausible figures. */

export const gpuPattern = (
  contents: readonly (readonly [group: number, vms: number])[],
  frameBufferUsed = 1,
  binds: Binding = "frame-buffer",
): GpuPattern => ({
  contents: contents.map(([group, vms]) => ({ group, vms, instanceType: null })),
  frameBufferUsed,
  binds,
})

export const hostPattern = (
  hosts: number,
  boards: number,
  gpus: readonly (readonly [pattern: number, count: number])[],
  vms: readonly (readonly [group: number, vms: number])[] = [],
): HostPattern => ({
  hosts,
  boards,
  gpus: gpus.map(([pattern, count]) => ({ pattern, count })),
  vms: vms.map(([group, count]) => ({ group, vms: count })),
  vcpuUsed: 200,
  ramGibUsed: 600,
})

/** A placement whose totals follow from its patterns. */
export function placementOf(
  gpuPatterns: readonly GpuPattern[],
  hostPatterns: readonly HostPattern[],
  { perBoard = 1, spare = 0, spareBoards = 0, binds = "slots" as Binding, lowerBound = undefined as number | undefined } = {},
): Placement {
  const count = hostPatterns.reduce((sum, host) => sum + host.hosts * host.gpus.reduce((n, run) => n + run.count, 0), 0)
  const boards = hostPatterns.reduce((sum, host) => sum + host.hosts * host.boards, 0)
  const hosts = hostPatterns.reduce((sum, host) => sum + host.hosts, 0)
  const bought = boards * perBoard
  return {
    gpuPatterns,
    hostPatterns,
    gpus: { count, lowerBound: lowerBound ?? count, boards, boardsLowerBound: boards, bought, spareBoards: spare * spareBoards },
    hosts: {
      count: hosts,
      lowerBound: hosts,
      spare,
      binds,
      hostId: "2u-4-gpu",
      boardsPerHostMax: 4,
      vcpuPerHost: 320,
      ramGibPerHost: 1024,
    },
    waste: { frameBuffer: 0.06, gpus: bought > 0 ? 1 - count / bought : 0, vcpu: 0.38, ram: 0.41 },
  }
}

export const group = (index: number, name: string, more: Partial<GroupResult> = {}): GroupResult => {
  const share = { low: 0.88, likely: 0.92, high: 0.96 }
  return {
    index,
    name,
    workload: "knowledge-worker",
    count: 200,
    instanceType: null,
    instanceTypeName: null,
    frameBufferMib: 1024,
    vmsPerGpu: 16,
    binds: "frame-buffer",
    nativeShare: share,
    efficiency: share,
    sharing: share,
    burstShare: share,
    meetsTarget: true,
    targetShare: 0.5,
    duty: 0.04,
    gpusCharged: 7,
    ...more,
  }
}
