import { type Placement, vmsHere } from "../../engine/report.ts"

/** VMs of one group inside a GPU or a host. */
export interface Part {
  readonly group: number
  readonly vms: number
  readonly instanceType: string | null
  /** Above 1 only: each of the VMs stands on so many GPUs of the host. */
  readonly gpusPerVm?: number
}

/** One tile: a GPU, or (without GPUs) the processors of a host. It stands for `repeat` equal ones. */
export interface Unit {
  readonly kind: "gpu" | "cpu"
  /** Index into `placement.gpuPatterns`; null for an idle GPU and for processors. */
  readonly pattern: number | null
  readonly repeat: number
  readonly parts: readonly Part[]
  /** Share of the tile that is spoken for, 0..1: reserved frame buffer, or vCPU for processors. */
  readonly used: number
}

export interface Board {
  readonly units: readonly Unit[]
}

/** One host as drawn; it stands for `repeat` identical ones. */
export interface PlannedHost {
  readonly key: string
  readonly kind: "loaded" | "spare"
  /** Index into `placement.hostPatterns`; null for spares. */
  readonly pattern: number | null
  /** The number of the first host it stands for, counted from 1. */
  readonly first: number
  readonly repeat: number
  readonly boards: readonly Board[]
  /** Places for boards that stay empty and are drawn, and how many tiles wide each is. */
  readonly emptySlots: number
  readonly slotTiles: number
}

export interface Tally {
  readonly hosts: number
  readonly spareHosts: number
  /** GPUs that carry VMs. */
  readonly gpus: number
  readonly idleGpus: number
  /** GPUs in spare hosts. */
  readonly spareGpus: number
  readonly vms: number
}

export interface Plan {
  readonly hosts: readonly PlannedHost[]
  /** Hosts of so many different kinds that they are only counted. */
  readonly rest: (Tally & { readonly kinds: number }) | null
  /** Standing on the screen one by one. */
  readonly drawn: Tally
  /** Standing behind a "× n" or in the rest. drawn + summarized is the whole placement. */
  readonly summarized: Tally
}

export interface PlanOptions {
  /** Most tiles to draw one by one. */
  readonly tileBudget?: number
  /** Most tiles inside one host; above, equal GPUs of a host share a tile. */
  readonly tilesPerHost?: number
}

const nothing: Tally = { hosts: 0, spareHosts: 0, gpus: 0, idleGpus: 0, spareGpus: 0, vms: 0 }

const add = (a: Tally, b: Tally, times = 1): Tally => ({
  hosts: a.hosts + b.hosts * times,
  spareHosts: a.spareHosts + b.spareHosts * times,
  gpus: a.gpus + b.gpus * times,
  idleGpus: a.idleGpus + b.idleGpus * times,
  spareGpus: a.spareGpus + b.spareGpus * times,
  vms: a.vms + b.vms * times,
})

/** A VM with several GPUs counts as a part of one on each, so that a host's GPUs add up to its VMs. */
const vmsIn = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + vmsHere(part), 0)

/** A tile for processors takes as much room as this many GPU tiles. */
export const cpuTileWidth = 3

/** GPUs on one board, from what was bought. */
export function gpusPerBoard(placement: Placement): number {
  return placement.gpus.boards > 0 ? Math.max(1, Math.round(placement.gpus.bought / placement.gpus.boards)) : 1
}

/** The tiles of one host: runs of equal GPUs, idle ones last, or its processors. */
function unitsOf(placement: Placement, pattern: number): Unit[] {
  const host = placement.hostPatterns[pattern]
  if (!host) return []
  const units: Unit[] = []
  let idle = host.boards * gpusPerBoard(placement)
  for (const run of host.gpus) {
    const gpu = placement.gpuPatterns[run.pattern]
    if (!gpu || run.count === 0) continue
    const parts = gpu.contents.filter((part) => part.vms > 0)
    if (parts.length === 0) continue
    idle -= run.count
    units.push({ kind: "gpu", pattern: run.pattern, repeat: run.count, parts, used: gpu.frameBufferUsed })
  }
  if (idle > 0) units.push({ kind: "gpu", pattern: null, repeat: idle, parts: [], used: 0 })
  const parts = host.vms.filter((part) => part.vms > 0).map((part) => ({ ...part, instanceType: null }))
  if (parts.length > 0) {
    const used = placement.hosts.vcpuPerHost > 0 ? Math.min(1, host.vcpuUsed / placement.hosts.vcpuPerHost) : 1
    units.push({ kind: "cpu", pattern: null, repeat: 1, parts, used })
  }
  return units
}

const rounded = (vms: number): number => Math.round(vms * 1e6) / 1e6

const tallyOf = (units: readonly Unit[]): Tally => ({
  ...nothing,
  hosts: 1,
  gpus: units.reduce((sum, unit) => sum + (unit.kind === "gpu" && unit.parts.length > 0 ? unit.repeat : 0), 0),
  idleGpus: units.reduce((sum, unit) => sum + (unit.kind === "gpu" && unit.parts.length === 0 ? unit.repeat : 0), 0),
  // Thirds of a VM add up to whole ones but for rounding, and no host is drawn in part.
  vms: rounded(units.reduce((sum, unit) => sum + vmsIn(unit.parts) * unit.repeat, 0)),
})

/** What of a host's GPUs stands on the screen one by one. */
const drawnOf = (boards: readonly Board[]): Tally => tallyOf(boards.flatMap((board) => board.units.map((unit) => ({ ...unit, repeat: 1 }))))

/** Runs to boards: one tile a GPU, or one tile a run where the host holds too many. */
function boardsOf(units: readonly Unit[], perBoard: number, tilesPerHost: number): Board[] {
  const processors = units.filter((unit) => unit.kind === "cpu").map((unit) => ({ units: [unit] }))
  const gpus = units.filter((unit) => unit.kind === "gpu")
  const total = gpus.reduce((sum, unit) => sum + unit.repeat, 0)
  if (total > tilesPerHost) return [...gpus.map((unit) => ({ units: [unit] })), ...processors]
  const single = gpus.flatMap((unit) => Array.from({ length: unit.repeat }, () => ({ ...unit, repeat: 1 })))
  const boards: Board[] = []
  for (let at = 0; at < single.length; at += perBoard) boards.push({ units: single.slice(at, at + perBoard) })
  return [...boards, ...processors]
}

const tilesOf = (boards: readonly Board[]): number =>
  Math.max(
    1,
    boards.reduce((sum, board) => sum + board.units.reduce((n, unit) => n + (unit.kind === "cpu" ? cpuTileWidth : 1), 0), 0),
  )

/** Empty slots drawn in one host at most; they carry nothing, so nothing is lost. */
const emptySlotsDrawn = 8

interface Kind {
  readonly emptySlots: number
  readonly pattern: number
  readonly hosts: number
  readonly boards: readonly Board[]
  readonly units: readonly Unit[]
  readonly tiles: number
}

/**
 * Which kinds of host are drawn one by one (true), as one stack (false), or only counted (absent).
 * Every kind gets a stack while the budget lasts, those of most hosts first; what is left lets the smallest kinds unfold.
 */
function unfold(kinds: readonly Kind[], budget: number): Map<number, boolean> {
  const choice = new Map<number, boolean>()
  const total = kinds.reduce((sum, kind) => sum + kind.hosts * kind.tiles, 0)
  let left = budget
  for (const kind of [...kinds].sort((a, b) => b.hosts - a.hosts)) {
    if (total > budget && choice.size > 0 && kind.tiles > left) continue
    choice.set(kind.pattern, total <= budget)
    left -= kind.tiles
  }
  if (total <= budget) return choice
  for (const kind of [...kinds].sort((a, b) => a.hosts * a.tiles - b.hosts * b.tiles)) {
    const more = (kind.hosts - 1) * kind.tiles
    if (choice.has(kind.pattern) && more <= left) {
      choice.set(kind.pattern, true)
      left -= more
    }
  }
  return choice
}

/** Most spare hosts drawn one by one. */
const sparesDrawn = 8

/**
 * Turns a placement into tiles: each GPU its own while they fit the budget, identical hosts as one "× n" beyond.
 * Nothing is cut: `drawn` and `summarized` add up to the placement.
 */
export function planDatacenter(placement: Placement, { tileBudget = 320, tilesPerHost = 32 }: PlanOptions = {}): Plan {
  const perBoard = gpusPerBoard(placement)
  const kinds: Kind[] = placement.hostPatterns.flatMap((host, pattern) => {
    if (host.hosts <= 0) return []
    const units = unitsOf(placement, pattern)
    const boards = boardsOf(units, perBoard, tilesPerHost)
    const gpuBoards = boards.filter((board) => board.units.some((unit) => unit.kind === "gpu"))
    const single = gpuBoards.every((board) => board.units.every((unit) => unit.repeat === 1))
    const slots = placement.gpus.boards > 0 && single ? placement.hosts.boardsPerHostMax - gpuBoards.length : 0
    const emptySlots = Math.max(0, Math.min(slots, emptySlotsDrawn))
    return [{ pattern, hosts: host.hosts, boards, units, emptySlots, tiles: tilesOf(boards) }]
  })
  const choice = unfold(kinds, tileBudget)
  // Empty slots are drawn where they leave the tiles room.
  const room = kinds.reduce((sum, kind) => {
    const times = choice.get(kind.pattern) === undefined ? 0 : choice.get(kind.pattern) ? kind.hosts : 1
    return sum + times * (kind.tiles + kind.emptySlots * perBoard)
  }, 0)
  const slotsShown = room <= tileBudget
  const hosts: PlannedHost[] = []
  let drawn = nothing
  let all = nothing
  let rest = null as Plan["rest"]
  let next = 1
  for (const kind of kinds) {
    const whole = tallyOf(kind.units)
    all = add(all, whole, kind.hosts)
    const single = choice.get(kind.pattern)
    if (single === undefined) {
      rest = { ...add(rest ?? nothing, whole, kind.hosts), kinds: (rest?.kinds ?? 0) + 1 }
    } else {
      const times = single ? kind.hosts : 1
      for (let n = 0; n < times; n++) {
        hosts.push({
          key: `${kind.pattern}.${n}`,
          kind: "loaded",
          pattern: kind.pattern,
          first: next + n,
          repeat: single ? 1 : kind.hosts,
          boards: kind.boards,
          emptySlots: slotsShown ? kind.emptySlots : 0,
          slotTiles: perBoard,
        })
      }
      drawn = add(drawn, drawnOf(kind.boards), times)
    }
    next += kind.hosts
  }

  const spares = placement.hosts.spare
  if (spares > 0) {
    const idle = placement.gpus.spareBoards * perBoard
    const each = Math.floor(idle / spares)
    const odd = idle - each * spares
    const spare = (key: string, first: number, repeat: number, gpus: number): PlannedHost => ({
      key,
      kind: "spare",
      pattern: null,
      first,
      repeat,
      emptySlots: 0,
      slotTiles: perBoard,
      boards: gpus > 0 ? boardsOf([{ kind: "gpu", pattern: null, repeat: gpus, parts: [], used: 0 }], perBoard, tilesPerHost) : [],
    })
    const runs = [
      { count: odd, gpus: each + 1 },
      { count: spares - odd, gpus: each },
    ].filter((run) => run.count > 0)
    for (const run of runs) {
      const single = run.count <= sparesDrawn
      for (let n = 0; n < (single ? run.count : 1); n++) {
        const host = spare(`spare.${run.gpus}.${n}`, next + n, single ? 1 : run.count, run.gpus)
        hosts.push(host)
        drawn = add(drawn, { ...nothing, spareHosts: 1, spareGpus: drawnOf(host.boards).idleGpus })
      }
      next += run.count
    }
    all = add(all, { ...nothing, spareHosts: spares, spareGpus: idle })
  }
  return { hosts, rest, drawn, summarized: add(all, drawn, -1) }
}
