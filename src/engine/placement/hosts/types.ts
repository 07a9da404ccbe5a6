/**
 * Sets of GPUs that stay in one host, all loaded alike: single GPUs, or the GPUs of VMs that have several each.
 */
export interface GpuLoad {
  readonly sets: number
  /** GPUs of a set; 1 where VMs have one GPU each. */
  readonly size: number
  /** What the VMs on one set take of the host's vCPUs, RAM and other limits: one share each, 0..1. All loads list the same limits. */
  readonly shares: readonly number[]
}

export interface HostRoomForGpus {
  readonly boardsMax: number
  readonly gpusPerBoard: number
  readonly boardUsd: number
  readonly hostUsd: number
  /** Hosts that stand by with as many boards as the fullest, so that each can take over from any. */
  readonly spareHosts: number
}

/** `hosts` identical hosts; `sets` counts their sets of GPUs by load. */
export interface HostRun {
  readonly sets: readonly number[]
  readonly hosts: number
}

export function gpusOf(sets: readonly number[], loads: readonly GpuLoad[]): number {
  let gpus = 0
  for (let i = 0; i < sets.length; i++) gpus += sets[i]! * loads[i]!.size
  return gpus
}

export const boardsOf = (gpus: number, { gpusPerBoard }: Pick<HostRoomForGpus, "gpusPerBoard">): number => Math.ceil(gpus / gpusPerBoard)

/** Boards of the fullest host. */
export const mostBoards = (runs: readonly HostRun[], loads: readonly GpuLoad[], room: HostRoomForGpus): number =>
  runs.reduce((most, { sets }) => Math.max(most, boardsOf(gpusOf(sets, loads), room)), 0)

/** What a layout costs: USD first, then hosts, then boards. */
export interface HostsCost {
  readonly usd: number
  readonly hosts: number
  readonly boards: number
}

export function costOf(runs: readonly HostRun[], loads: readonly GpuLoad[], room: HostRoomForGpus): HostsCost {
  let hosts = 0
  let boards = 0
  for (const run of runs) {
    hosts += run.hosts
    boards += run.hosts * boardsOf(gpusOf(run.sets, loads), room)
  }
  return { usd: boards * room.boardUsd + hosts * room.hostUsd, hosts, boards }
}

/** A cost with the boards of the spare hosts, where the fullest host has so many. */
export const withSpares = ({ usd, hosts, boards }: HostsCost, most: number, { spareHosts, boardUsd }: HostRoomForGpus): HostsCost => ({
  usd: usd + spareHosts * most * boardUsd,
  hosts,
  boards: boards + spareHosts * most,
})

/** Below zero: `a` is the better one. Amounts within a rounding error count as equal. */
export function compareCosts(a: HostsCost, b: HostsCost): number {
  if (Math.abs(a.usd - b.usd) > 1e-9 * Math.max(a.usd, b.usd)) return a.usd - b.usd
  return a.hosts - b.hosts || a.boards - b.boards
}

/** What a host has left: places for GPUs, and of each of its limits a share. */
export interface HostLeft {
  readonly gpus: number
  readonly shares: readonly number[]
}

/** An empty host with so many boards. */
export const emptyHost = (loads: readonly GpuLoad[], room: HostRoomForGpus, boards: number): HostLeft => ({
  gpus: boards * room.gpusPerBoard,
  shares: (loads[0]?.shares ?? []).map(() => 1),
})

export function lessSets(left: HostLeft, load: GpuLoad, sets: number): HostLeft {
  const shares = left.shares.slice()
  for (let r = 0; r < shares.length; r++) shares[r]! -= sets * load.shares[r]!
  return { gpus: left.gpus - sets * load.size, shares }
}

/** Sets of a load that still fit. */
export function setsFitting(load: GpuLoad, left: HostLeft): number {
  let most = Math.floor(left.gpus / load.size)
  for (let r = 0; r < left.shares.length; r++) {
    const share = load.shares[r]!
    if (share > 0) most = Math.min(most, Math.floor(left.shares[r]! / share + 1e-9))
  }
  return Math.max(0, most)
}

/** Sets of a load that one host holds when it holds no other. */
export const setsPerHost = (load: GpuLoad, room: HostRoomForGpus): number => setsFitting(load, emptyHost([load], room, room.boardsMax))
