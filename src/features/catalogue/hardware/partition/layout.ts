import { memory } from "../../../../ui/format.ts"
import type { InstanceType } from "../../../../dataset/schema/index.ts"
import type { Board } from "./boards.ts"
import { computeUnder, freeOf, type Piece } from "./fit.ts"

/** A rectangle of the drawing, in pixels. `type` null: nobody's. */
export interface Box {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly kind: "piece" | "free" | "slot" | "seat" | "turn"
  readonly type: InstanceType | null
  readonly byHand: boolean
  readonly label: string
}

export interface Lane {
  readonly key: string
  readonly title: string
  /** Baseline of the title. */
  readonly y: number
}

export interface Scene {
  readonly width: number
  readonly height: number
  readonly lanes: readonly Lane[]
  readonly boxes: readonly Box[]
  readonly ticks: readonly { readonly x: number; readonly y: number; readonly text: string }[]
}

const titleHeight = 20
const memoryHeight = 60
const engineHeight = 30
const laneGap = 16
const tickHeight = 18
const charWidth = 6.7
const wordMargin = 10

/** The longest of the wordings that fits; none where even the shortest does not. */
export const fitting = (width: number, ...wordings: readonly string[]): string =>
  wordings.find((words) => words.length * charWidth + wordMargin <= width) ?? ""

/** "A16-2Q" -> "2Q", "DC-1-24Q" -> "1-24Q", "S7150 8-VF equal split" -> "8-VF". */
export const shortName = (type: InstanceType): string =>
  /(\d+-)?\d+[A-Z]{1,3}$/.exec(type.name)?.[0] ?? /\d+[ -]VFs?/.exec(type.name)?.[0] ?? /^\d+g/.exec(type.name)?.[0] ?? ""

const clamp = (value: number): number => Math.max(0, value)

interface Place {
  readonly piece: Piece
  readonly x: number
  readonly width: number
}

/** One VM after another has all engines: as many turns as are told apart on the lane. */
function turns(places: readonly Place[], width: number, y: number): Box[] {
  if (places.length === 0) return []
  const count = Math.min(64, Math.max(places.length, Math.floor(width / 18)))
  const each = width / count
  return Array.from({ length: count }, (_, at) => ({
    key: `turn${at}`,
    x: at * each,
    y,
    width: each,
    height: engineHeight,
    kind: "turn",
    type: places[at % places.length]?.piece.type ?? null,
    byHand: false,
    label: "",
  }))
}

function pieceBoxes({ piece, x, width }: Place, at: number, y: number, split: boolean): Box[] {
  const common = { y, height: memoryHeight, type: piece.type, byHand: piece.byHand }
  const ordinal = split ? [`VF ${at + 1}`, `${at + 1}`] : []
  const own: Box = {
    ...common,
    key: `piece${at}`,
    x,
    width,
    kind: "piece",
    label: piece.capacity > 1 ? "" : fitting(width, ...(split ? ordinal : [piece.type.name, shortName(piece.type)])),
  }
  if (piece.capacity === 1) return [own]
  const seat = width / piece.capacity
  const seats = Array.from({ length: piece.capacity }, (_, n): Box => ({
    ...common,
    key: `piece${at}-${n}`,
    x: x + n * seat,
    width: seat,
    kind: n < piece.vms ? "piece" : "seat",
    label: n < piece.vms ? fitting(seat, piece.type.name, shortName(piece.type)) : "",
  }))
  return [own, ...seats]
}

function memoryTicks(memoryMib: number, width: number, y: number): Scene["ticks"] {
  const steps = width < 420 ? 2 : 4
  return Array.from({ length: steps + 1 }, (_, at) => ({
    x: (width * at) / steps,
    y,
    text: at === 0 ? "0" : memory((memoryMib * at) / steps),
  }))
}

function memoryScene(board: Board, pieces: readonly Piece[], width: number): Scene {
  const sum = pieces.reduce((all, piece) => all + piece.size, 0)
  // Without known sizes, equal parts: what counts is how many.
  const known = board.memoryMib !== null && pieces.every((piece) => piece.size > 0)
  const whole = known
    ? Math.max(board.memoryMib ?? 0, sum)
    : pieces.reduce((most, piece) => Math.max(most, piece.type.maxPerGpu ?? 0), pieces.length) || 1
  const places = pieces.map((piece, at) => ({
    piece,
    x: ((known ? piece.start : at) / whole) * width,
    width: ((known ? piece.size : 1) / whole) * width,
  }))
  const top = titleHeight
  const boxes = places.flatMap((place, at) => pieceBoxes(place, at, top, board.kind === "split"))
  const used = places.reduce((all, place) => all + place.width, 0)
  const free = freeOf(board, pieces)
  if (width - used > 0.5) {
    const left = known && free !== null ? memory(free) : ""
    boxes.push({
      key: "free",
      x: used,
      y: top,
      width: width - used,
      height: memoryHeight,
      kind: "free",
      type: null,
      byHand: false,
      label: fitting(
        width - used,
        ...(pieces.length === 0 ? [`${left} free`] : [`${left} not given out`, left]).filter((words) => left !== "" && words !== ""),
      ),
    })
  }
  const ticksY = top + memoryHeight + 13
  const engineTitle = top + memoryHeight + (known ? tickHeight : 0) + laneGap
  const engineY = engineTitle + titleHeight - 14
  boxes.push(
    ...(board.spatial
      ? places.map(({ piece, x, width: wide }, at): Box => ({
          key: `engine${at}`,
          x,
          y: engineY,
          width: wide,
          height: engineHeight,
          kind: "piece",
          type: piece.type,
          byHand: false,
          label: fitting(wide, "own engines", "own"),
        }))
      : turns(places, width, engineY)),
  )
  return {
    width,
    height: engineY + engineHeight + 1,
    lanes: [
      {
        key: "memory",
        title:
          board.memoryMib === null
            ? "Memory, in equal parts (amount not known)"
            : `Memory of one GPU, ${memory(board.memoryMib)}: to each its own`,
        y: 13,
      },
      {
        key: "engines",
        title: board.spatial ? "Engines: to each its own" : "Engines: all of them to one VM at a time, in turns",
        y: engineTitle,
      },
    ],
    boxes,
    ticks: known ? memoryTicks(whole, width, ticksY) : [],
  }
}

function slotScene(board: Board, pieces: readonly Piece[], width: number): Scene {
  const slot = width / board.slots
  const top = titleHeight
  const boxes: Box[] = []
  const isMig = board.kind === "mig"
  if (isMig)
    for (let at = 0; at < board.slots; at++) {
      boxes.push({
        key: `slot${at}`,
        x: at * slot,
        y: top,
        width: slot,
        height: memoryHeight,
        kind: "slot",
        type: null,
        byHand: false,
        label: "",
      })
    }
  else {
    let from = 0
    for (const { start, size } of [...pieces, { start: board.slots, size: 0 }]) {
      if (start > from)
        boxes.push({
          key: `free${from}`,
          x: from * slot,
          y: top,
          width: (start - from) * slot,
          height: memoryHeight,
          kind: "free",
          type: null,
          byHand: false,
          label: fitting((start - from) * slot, `${start - from} slots free`, `${start - from}`),
        })
      from = start + size
    }
  }
  const places = pieces.map((piece) => ({ piece, x: piece.start * slot, width: piece.size * slot }))
  boxes.push(...places.flatMap((place, at) => pieceBoxes(place, at, top, false)))
  const every = Math.max(1, Math.ceil(26 / slot))
  const ticksY = top + memoryHeight + 13
  const ticks = Array.from({ length: Math.ceil(board.slots / every) }, (_, n) => ({
    x: (n * every + 0.5) * slot,
    y: ticksY,
    text: `${n * every}`,
  }))
  const engineTitle = top + memoryHeight + tickHeight + laneGap
  const engineY = engineTitle + titleHeight - 14
  const compute = board.computeSlices
  if (compute !== null) {
    const cell = board.slots % compute === 0 ? (board.slots / compute) * slot : slot
    for (let at = 0; at < compute; at++) {
      boxes.push({
        key: `compute${at}`,
        x: at * cell,
        y: engineY,
        width: cell,
        height: engineHeight,
        kind: "slot",
        type: null,
        byHand: false,
        label: "",
      })
    }
    for (const [at, piece] of pieces.entries()) {
      const under = computeUnder(board, piece)
      if (!under) continue
      boxes.push({
        key: `under${at}`,
        x: under.from * cell,
        y: engineY,
        width: under.count * cell,
        height: engineHeight,
        kind: "piece",
        type: piece.type,
        byHand: piece.byHand,
        label: fitting(
          under.count * cell,
          ...(piece.vms > 1 ? [`${under.count} of ${compute}, ${piece.vms} VMs in turns`] : []),
          `${under.count} of ${compute}`,
          `${under.count}`,
        ),
      })
    }
  } else boxes.push(...turns(places, width, engineY))
  return {
    width,
    height: engineY + engineHeight + 1,
    lanes: [
      {
        key: "memory",
        title: isMig
          ? `Memory: ${board.slots} slices, by number`
          : `Placement region: ${board.slots} slots${board.memoryMib === null ? "" : ` for ${memory(board.memoryMib)}`}, by id`,
        y: 13,
      },
      {
        key: "engines",
        title:
          compute === null
            ? "Engines: all of them to one VM at a time, in turns"
            : `Compute: ${compute} slices, each owned by one instance${pieces.some((piece) => piece.capacity > 1) ? ", whose vGPUs take turns" : ""}`,
        y: engineTitle,
      },
    ],
    boxes,
    ticks,
  }
}

/** The memory and the engines of one GPU as rectangles. Widths are true to size. */
export const layoutOf = (board: Board, pieces: readonly Piece[], width: number): Scene =>
  board.slots > 0 ? slotScene(board, pieces, clamp(width)) : memoryScene(board, pieces, clamp(width))
