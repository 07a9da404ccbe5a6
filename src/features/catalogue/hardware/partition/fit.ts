import type { InstanceType } from "../../../../dataset/schema/index.ts"
import { instancesPerGpu, migShape } from "../../../../engine/placement/limits.ts"
import { EPSILON, usedBy } from "../../../../engine/placement/pack/problem.ts"
import type { PlacementGroup } from "../../../../engine/placement/place.ts"
import { makeRooms, type Room } from "../../../../engine/placement/rooms.ts"
import { arrange, type SlotShape } from "../../../../engine/placement/slots.ts"
import { perInstance, sizeOf, type Board } from "./boards.ts"
import { mostPacked, type PackItem } from "./packing.ts"

/** Instances of one type on a GPU: `auto` of them where they fit best, the others at starts chosen by hand. */
export interface Load {
  readonly type: InstanceType
  readonly auto: number
  readonly at: readonly number[]
}

/** An instance where it stands: MiB of the frame buffer, or slots of the axis. Of MIG instances that several vGPUs share: the GPU instance. */
export interface Piece {
  readonly type: InstanceType
  readonly start: number
  readonly size: number
  readonly byHand: boolean
  /** VMs in it, and how many it can take. */
  readonly vms: number
  readonly capacity: number
}

/** Which rule forbids something; the page says it in a sentence and shows the rule's source. */
export type Rule =
  | "sizes"
  | "series"
  | "one-split"
  | "no-start"
  | "most"
  | "cap"
  | "mixture"
  | "compute"
  | "instances"
  | "slots"
  | "start"
  | "taken"
  | "unsure"
  | "limit"

export type Verdict = { readonly ok: true; readonly pieces: readonly Piece[] } | { readonly ok: false; readonly rule: Rule }

export const countOf = (load: Load): number => load.auto + load.at.length

/** Whether a type's instances have places of their own on the axis that a hand can choose. */
export const canBePlaced = (board: Board, type: InstanceType): boolean =>
  (board.kind === "mig" || board.kind === "mixed") && perInstance(type) === 1 && shapeOf(board, type) !== null

/** A type's length and legal starts on the board's axis; null where it has none. */
export function shapeOf(board: Board, type: InstanceType): SlotShape | null {
  if (board.kind === "mig") return migShape(type)
  if (board.rules.kind !== "mixed-size") return null
  const row = board.rules.placements.find((one) => one.vgpuFrameBufferMib === type.frameBufferMib)
  return row ? { size: row.placementSize, starts: row.placementIds } : null
}

/** What the engine is asked: the instances as VMs that need nothing but their places. */
const groupOf = (load: Load, index: number): PlacementGroup => ({
  index,
  count: countOf(load),
  vcpu: 0,
  ramGib: 0,
  frameBufferMib: sizeOf(load.type),
  instanceType: load.type,
  maxPerGpuByPerformance: Infinity,
})

/** The most of a type on a GPU that holds only it, as its documents have it. */
export const mostOf = (board: Board, type: InstanceType): number => {
  if (board.rules.kind !== "mixed-size") {
    const instances = board.rules.kind === "mig" ? (board.rules.mostInstances ?? Infinity) : Infinity
    return Math.min(instancesPerGpu(type, sizeOf(type), board.memoryMib), instances * perInstance(type))
  }
  const row = board.rules.placements.find((one) => one.vgpuFrameBufferMib === type.frameBufferMib)
  return row?.maxPerGpuMixedSize ?? row?.placementIds.length ?? 0
}

const isC = (type: InstanceType): boolean => type.series === "C"

/** Rules beside the engine's: those that speak of two types, or of one by itself. */
function ruleBroken(board: Board, loads: readonly Load[]): Rule | null {
  if (loads.some((load) => load.type.series) && loads.some((load) => isC(load.type)) && loads.some((load) => !isC(load.type)))
    return "series"
  if (board.kind === "mixed" && loads.some((load) => shapeOf(board, load.type) === null)) return "no-start"
  if (loads.some((load) => countOf(load) > mostOf(board, load.type))) return "most"
  const cap = "cap" in board.rules ? board.rules.cap : null
  if (cap !== null && loads.reduce((sum, load) => sum + countOf(load), 0) > cap) return "cap"
  for (const { type, at } of loads) {
    const shape = shapeOf(board, type)
    if (at.some((start) => !shape?.starts.includes(start))) return "start"
  }
  return null
}

/** Whether a GPU can hold all of it, and where each instance then stands. The engine's rules decide; this only adds starts chosen by hand. */
export function check(board: Board, given: readonly Load[]): Verdict {
  const loads = given.filter((load) => countOf(load) > 0)
  if (loads.length === 0) return { ok: true, pieces: [] }
  const no = (rule: Rule): Verdict => ({ ok: false, rule })
  if (loads.reduce((sum, load) => sum + countOf(load), 0) > mostPacked) return no("limit")
  const groups = loads.map((load, index) => groupOf(load, index))
  const [room, ...others] = makeRooms(groups, board.rules, board.memoryMib, null)
  if (others.length > 0 && board.kind === "memory") return no("sizes")
  if (others.length > 0) return no("one-split")
  const broken = ruleBroken(board, loads)
  if (broken) return no(broken)
  if (!room) return { ok: true, pieces: [] }
  if (board.rules.kind === "mig" && instancesOf(loads) > (board.rules.mostInstances ?? Infinity)) return no("instances")
  const over = overdrawn(room)
  if (over !== null) return no(over === "slots" ? "slots" : board.kind === "mig" ? "compute" : board.kind === "mixed" ? "most" : "mixture")
  return room.problem.axis === null ? { ok: true, pieces: inARow(loads) } : onAxis(board, loads, room)
}

/** GPU instances that the loads take. */
const instancesOf = (loads: readonly Load[]): number =>
  loads.reduce((sum, load) => sum + Math.ceil(countOf(load) / perInstance(load.type)), 0)

/** A resource of the engine's problem that the groups would use more of than there is. */
function overdrawn({ problem, groups }: Room): "count" | "slots" | null {
  const over = problem.resources.filter(
    (resource) => groups.reduce((sum, group, g) => sum + usedBy(problem, resource, g, group.count), 0) > 1 + EPSILON,
  )
  if (over.length === 0) return null
  return over.some((resource) => resource.binds === "instances-per-gpu") ? "count" : "slots"
}

/** One after another, largest first: time-sliced vGPUs and VFs have no slots of their own. */
function inARow(loads: readonly Load[]): readonly Piece[] {
  let start = 0
  return loads
    .toSorted((a, b) => sizeOf(b.type) - sizeOf(a.type))
    .flatMap(({ type, auto, at }) =>
      Array.from({ length: auto + at.length }, () => {
        const piece = { type, start, size: sizeOf(type), byHand: false, vms: 1, capacity: 1 }
        start += piece.size
        return piece
      }),
    )
}

function onAxis(board: Board, loads: readonly Load[], room: Room): Verdict {
  const { axis } = room.problem
  const byHand = loads.flatMap(({ type, at }) => at.map((start) => ({ type, start, size: shapeOf(board, type)?.size ?? 0 })))
  const pieces = (axis?.shapes ?? []).map(() => 0)
  /** Pieces of a load that nobody placed by hand: GPU instances where several vGPUs take turns on one. */
  const auto = (load: Load): number => Math.ceil(countOf(load) / perInstance(load.type)) - load.at.length
  room.groups.forEach((group, g) => {
    pieces[axis!.shapeOf[g]!]! += auto(loads[group.index]!)
  })
  const found = arrange(axis!.shapes, pieces, byHand)
  if (found === "none" || found === "gave-up")
    return { ok: false, rule: found === "gave-up" ? "unsure" : byHand.length > 0 ? "taken" : "slots" }
  const starts = axis!.shapes.map((_, shape) =>
    found
      .filter((place) => place.shape === shape)
      .map((place) => place.start)
      .toSorted((a, b) => a - b),
  )
  const placed: Piece[] = byHand.map((piece) => ({ ...piece, byHand: true, vms: 1, capacity: 1 }))
  room.groups.forEach((group, g) => {
    const load = loads[group.index]!
    const shape = axis!.shapeOf[g]!
    const capacity = perInstance(load.type)
    let vms = countOf(load) - load.at.length
    for (let n = auto(load); n > 0; n--) {
      placed.push({
        type: load.type,
        start: starts[shape]!.shift() ?? 0,
        size: axis!.shapes[shape]!.size,
        byHand: false,
        vms: Math.min(vms, capacity),
        capacity,
      })
      vms -= capacity
    }
  })
  return { ok: true, pieces: placed.toSorted((a, b) => a.start - b.start) }
}

/** Compute slices that stand under a piece, first and how many; drawn below its memory. */
export function computeUnder(board: Board, piece: Piece): { readonly from: number; readonly count: number } | null {
  const all = board.computeSlices
  const count = piece.type.computeSlices ?? null
  if (board.kind !== "mig" || all === null || count === null || board.slots === 0) return null
  const ratio = board.slots % all === 0 ? board.slots / all : 1
  return { from: Math.min(all - count, Math.floor(piece.start / ratio)), count }
}

export interface Refusal {
  readonly rule: Rule
  readonly type: InstanceType
  /** True where it would fit, were nothing placed by hand: the free slots are stranded. */
  readonly stranded: boolean
}

/** What a GPU holds, what of the wish it cannot hold, and how much of each type could yet be added. */
export interface Packing {
  readonly loads: readonly Load[]
  readonly pieces: readonly Piece[]
  readonly refused: readonly (Refusal & { readonly count: number })[]
  /** Ids of the wish that are no types of this board. */
  readonly strangers: readonly string[]
  readonly more: ReadonlyMap<string, { readonly count: number; readonly refusal: Refusal }>
}

const plus = (loads: readonly Load[], type: InstanceType, by: number): readonly Load[] =>
  loads.some((load) => load.type === type)
    ? loads.map((load) => (load.type === type ? { ...load, auto: load.auto + by } : load))
    : [...loads, { type, auto: by, at: [] }]

const plusAt = (loads: readonly Load[], type: InstanceType, at: number): readonly Load[] =>
  loads.some((load) => load.type === type)
    ? loads.map((load) => (load.type === type ? { ...load, at: [...load.at, at] } : load))
    : [...loads, { type, auto: 0, at: [at] }]

const unhanded = (loads: readonly Load[]): readonly Load[] => loads.map((load) => ({ ...load, auto: countOf(load), at: [] }))

function refusalOf(board: Board, loads: readonly Load[], type: InstanceType, rule: Rule): Refusal {
  const stranded = loads.some((load) => load.at.length > 0) && check(board, plus(unhanded(loads), type, 1)).ok
  return { rule, type, stranded }
}

/** How many more of a type fit, and what forbids the next. Every rule only forbids more as more is added, so counting up is enough. */
export function roomFor(board: Board, loads: readonly Load[], type: InstanceType): { readonly count: number; readonly refusal: Refusal } {
  for (let by = 1; ; by++) {
    const verdict = check(board, plus(loads, type, by))
    if (!verdict.ok) return { count: by - 1, refusal: refusalOf(board, plus(loads, type, by - 1), type, verdict.rule) }
  }
}

/** Whether one instance may be put at a start, all others staying or moving as they are free to. */
export const canStandAt = (board: Board, loads: readonly Load[], type: InstanceType, start: number): boolean =>
  check(board, plusAt(loads, type, start)).ok

/** Puts on a GPU what was asked for: in the order asked, as much of each as fits. */
export function pack(board: Board, items: readonly PackItem[]): Packing {
  let loads: readonly Load[] = []
  const refused: (Refusal & { count: number })[] = []
  const refuse = (type: InstanceType, rule: Rule): void => {
    const known = refused.find((one) => one.type === type && one.rule === rule)
    if (known) known.count++
    else refused.push({ ...refusalOf(board, loads, type, rule), count: 1 })
  }
  const strangers: string[] = []
  // What has a place of its own goes first: the others can still move around it.
  for (const item of items.toSorted((a, b) => Number(a.at === null) - Number(b.at === null))) {
    const type = board.types.find((one) => one.id === item.id)
    if (!type) {
      strangers.push(item.id)
      continue
    }
    for (let n = 0; n < item.count; n++) {
      const next = item.at !== null && canBePlaced(board, type) ? plusAt(loads, type, item.at) : plus(loads, type, 1)
      const verdict = check(board, next)
      if (verdict.ok) loads = next
      else refuse(type, verdict.rule)
    }
  }
  const verdict = check(board, loads)
  return {
    loads,
    pieces: verdict.ok ? verdict.pieces : [],
    refused,
    strangers: [...new Set(strangers)],
    more: new Map(board.types.map((type) => [type.id, roomFor(board, loads, type)])),
  }
}

/** The GPU full of one type: what a table of the type means by its count. */
export const fullOf = (board: Board, type: InstanceType): Packing["pieces"] => {
  const verdict = check(board, [{ type, auto: roomFor(board, [], type).count, at: [] }])
  return verdict.ok ? verdict.pieces : []
}

/** Slots of the axis, or MiB of the frame buffer, that nothing stands on; null where the memory is not known. */
export function freeOf(board: Board, pieces: readonly Piece[]): number | null {
  const used = pieces.reduce((sum, piece) => sum + piece.size, 0)
  if (board.slots > 0) return board.slots - used
  return board.memoryMib === null ? null : Math.max(0, board.memoryMib - used)
}

/** Compute slices that nobody has. */
export const freeCompute = (board: Board, pieces: readonly Piece[]): number | null =>
  board.computeSlices === null ? null : board.computeSlices - pieces.reduce((sum, piece) => sum + (piece.type.computeSlices ?? 0), 0)
