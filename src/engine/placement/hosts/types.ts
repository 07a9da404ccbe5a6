/** GPUs with the same VMs on them, as a host sees them. */
export interface GpuLoad {
  readonly gpus: number
  /** Of all VMs on one such GPU. */
  readonly vcpu: number
  readonly ramGib: number
}

export interface HostRoomForGpus {
  readonly vcpu: number
  readonly ramGib: number
  readonly boardsMax: number
  readonly gpusPerBoard: number
  readonly boardUsd: number
  readonly hostUsd: number
}

/** `hosts` identical hosts; `gpus` counts GPUs by load. */
export interface HostRun {
  readonly gpus: readonly number[]
  readonly hosts: number
}

export function boardsOf(gpus: readonly number[], gpusPerBoard: number): number {
  return Math.ceil(gpus.reduce((sum, n) => sum + n, 0) / gpusPerBoard)
}

/** What a layout costs: USD first, then hosts, then boards. */
export interface HostsCost {
  readonly usd: number
  readonly hosts: number
  readonly boards: number
}

export function costOf(runs: readonly HostRun[], room: HostRoomForGpus): HostsCost {
  let hosts = 0
  let boards = 0
  for (const run of runs) {
    hosts += run.hosts
    boards += run.hosts * boardsOf(run.gpus, room.gpusPerBoard)
  }
  return { usd: boards * room.boardUsd + hosts * room.hostUsd, hosts, boards }
}

/** Below zero: `a` is the better one. Amounts within a rounding error count as equal. */
export function compareCosts(a: HostsCost, b: HostsCost): number {
  if (Math.abs(a.usd - b.usd) > 1e-9 * Math.max(a.usd, b.usd)) return a.usd - b.usd
  return a.hosts - b.hosts || a.boards - b.boards
}

/** GPUs of a load that one host holds when it holds no other. */
export function gpusPerHost(load: GpuLoad, room: HostRoomForGpus): number {
  const byVcpu = load.vcpu > 0 ? Math.floor(room.vcpu / load.vcpu + 1e-9) : Infinity
  const byRam = load.ramGib > 0 ? Math.floor(room.ramGib / load.ramGib + 1e-9) : Infinity
  return Math.min(room.boardsMax * room.gpusPerBoard, byVcpu, byRam)
}
