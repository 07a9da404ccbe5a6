import { Memory } from "../basics/memory.ts"

/** A kind of piece on a GPU's slot axis: its length and where it may start. */
export interface SlotShape {
  readonly size: number
  readonly starts: readonly number[]
}

/**
 * The slot axis of a GPU: MIG memory slices, or the placement region of mixed-size vGPUs.
 *
 *     slot        0   1   2   3   4   5   6   7
 *     pieces    [ 3g           ][ 1g.10 ][1g]  ·      four slots and two may start at 0, 4 and 0, 2, 4, 6 only; one at any but the last
 *
 * What fits is asked in counts: by shape, how many pieces. Only where a drawing needs them are starts worked out (`arrange`).
 */
export interface SlotAxis {
  readonly shapes: readonly SlotShape[]
  /** By group, the shape of its piece. */
  readonly shapeOf: readonly number[]
  /** Whether so many pieces of each shape have legal places without overlap. */
  fits(pieces: readonly number[]): boolean
  /** False once a search was cut short: then a "no" may be a "don't know", and no bound may rest on it. */
  exact(): boolean
}

/** Steps after which one search for places is given up (MIG's eight slots never come near it), and all searches of one axis together. */
const STEP_LIMIT = 300
const TOTAL_STEP_LIMIT = 3_000

/** Most pieces of one length on free slots: leftmost first is optimal for equal lengths. */
function countLeftmost(shape: SlotShape, taken: Uint8Array): number {
  let pieces = 0
  let free = 0
  for (const start of shape.starts) {
    if (start < free || !isFree(taken, start, shape.size)) continue
    pieces++
    free = start + shape.size
  }
  return pieces
}

function isFree(taken: Uint8Array, start: number, size: number): boolean {
  for (let slot = start; slot < start + size; slot++) if (taken[slot] !== 0) return false
  return true
}

/** Most pieces of a shape on an axis that holds nothing else. */
export function placesOf({ size, starts }: SlotShape): number {
  let free = 0
  let pieces = 0
  for (const start of starts.toSorted((a, b) => a - b)) {
    if (start < free) continue
    pieces++
    free = start + size
  }
  return pieces
}

/** A shape as the search takes it: its index among all, and its starts in order. */
interface Sought {
  readonly index: number
  readonly size: number
  readonly starts: readonly number[]
}

/** Long pieces first; among equal lengths, the one with fewer places. */
const inOrder = (shapes: readonly SlotShape[]): readonly Sought[] =>
  shapes
    .map((shape, index) => ({ index, size: shape.size, starts: shape.starts.toSorted((a, b) => a - b) }))
    .toSorted((a, b) => b.size - a.size || a.starts.length - b.starts.length)

const lengthOf = (shapes: readonly SlotShape[]): number =>
  Math.max(0, ...shapes.flatMap((shape) => shape.starts.map((start) => start + shape.size)))

/**
 * Starts for so many pieces of each shape that none overlaps another or a slot that is `taken`; null where there are none.
 * `mayGoOn` is asked at every step: once it says no, the search is given up.
 * Shape by shape, and within a shape from left to right, so that no arrangement is met twice. Whenever `put` says no, `taken` and `found` are as they were.
 */
function search(
  order: readonly Sought[],
  pieces: readonly number[],
  taken: Uint8Array,
  mayGoOn: () => boolean,
): { readonly shape: number; readonly start: number }[] | null {
  const wanted = order.filter((shape) => pieces[shape.index]! > 0)
  const found: { shape: number; start: number }[] = []
  const put = (at: number, from: number, left: number): boolean => {
    const shape = wanted[at]
    if (shape === undefined) return true
    if (left === 0) return put(at + 1, 0, wanted[at + 1] === undefined ? 0 : pieces[wanted[at + 1]!.index]!)
    if (countLeftmost(shape, taken) < left) return false
    const isLast = at === wanted.length - 1
    for (let i = from; i <= shape.starts.length - left; i++) {
      const start = shape.starts[i]!
      if (!isFree(taken, start, shape.size)) continue
      if (!isLast && !mayGoOn()) return false
      taken.fill(1, start, start + shape.size)
      found.push({ shape: shape.index, start })
      if (put(at, i + 1, left - 1)) return true
      found.pop()
      taken.fill(0, start, start + shape.size)
    }
    return false
  }
  return wanted.length === 0 || put(0, 0, pieces[wanted[0]!.index]!) ? found : null
}

/** Steps after which a single arrangement is given up; MIG's axes and those of 24 GB never come near it. */
const ARRANGE_LIMIT = 50_000

/**
 * One legal arrangement of so many pieces of each shape beside pieces that stand already: the start of each piece, by shape.
 * "gave-up" after too many steps: then nobody knows.
 */
export function arrange(
  shapes: readonly SlotShape[],
  pieces: readonly number[],
  standing: readonly { readonly start: number; readonly size: number }[] = [],
): readonly { readonly shape: number; readonly start: number }[] | "none" | "gave-up" {
  const taken = new Uint8Array(Math.max(lengthOf(shapes), ...standing.map((piece) => piece.start + piece.size)))
  for (const piece of standing) {
    if (!isFree(taken, piece.start, piece.size)) return "none"
    taken.fill(1, piece.start, piece.start + piece.size)
  }
  let steps = 0
  return search(inOrder(shapes), pieces, taken, () => ++steps <= ARRANGE_LIMIT) ?? (steps > ARRANGE_LIMIT ? "gave-up" : "none")
}

/** A search for places that came to its end: what it found, and its steps. */
interface Ended {
  readonly fits: boolean
  readonly steps: number
}

/** Searches that came to their end, by the axis and the pieces. Many GPUs and edits ask the same. */
const ended = new Memory<Ended>(20_000)

/** Steps that any search may take, however many there were before. */
const FREE_STEPS = 20

/** Entries that a table of places may take to make; about a millisecond for each hundred thousand. */
const MOST_ENTRIES = 1_000_000

/**
 * By the numbers of all shapes but one, the most pieces of that one beside them; null where the table would be too large. Worked out slot by slot from the end: what
 * fits from a slot on is what fits behind it, or behind a piece that starts there.
 */
interface Places {
  readonly last: number
  /** By shape, how far apart two numbers of it stand in the table; 0 for the last. */
  readonly strides: readonly number[]
  /** By shape, the most pieces that the axis ever holds. */
  readonly most: readonly number[]
  /** -1 where the others have no places. */
  readonly table: Int16Array
}
const tables = new Memory<{ readonly places: Places | null }>(200)

function placesTable(shapes: readonly SlotShape[]): Places | null {
  const length = lengthOf(shapes)
  const most = shapes.map(placesOf)
  const last = most.reduce((largest, n, i) => (n > most[largest]! ? i : largest), 0)
  let entries = 1
  const strides = most.map((n, i) => {
    if (i === last) return 0
    const stride = entries
    entries *= n + 1
    return stride
  })
  if (entries * (length + 1) * shapes.length > MOST_ENTRIES) return null
  const starts = shapes.map((shape) => new Set(shape.starts))
  // Of each entry, how many of each shape it stands for.
  const digit = (entry: number, i: number): number => Math.floor(entry / strides[i]!) % (most[i]! + 1)
  const from = Array.from({ length: length + 1 }, () => new Int16Array(entries).fill(-1))
  from[length]![0] = 0
  for (let slot = length - 1; slot >= 0; slot--) {
    const here = from[slot]!
    here.set(from[slot + 1]!)
    shapes.forEach(({ size }, i) => {
      if (!starts[i]!.has(slot)) return
      const behind = from[slot + size]!
      for (let entry = 0; entry < entries; entry++) {
        if (i === last) {
          if (behind[entry]! >= 0) here[entry] = Math.max(here[entry]!, behind[entry]! + 1)
        } else if (digit(entry, i) > 0) here[entry] = Math.max(here[entry]!, behind[entry - strides[i]!]!)
      }
    })
  }
  return { last, strides, most, table: from[0]! }
}

function hasRoomFor(pieces: readonly number[], { last, strides, most, table }: Places): boolean {
  let entry = 0
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i]! > most[i]!) return false
    entry += pieces[i]! * strides[i]!
  }
  return pieces[last]! <= table[entry]!
}

/**
 * An axis that knows its answers (a table, worked out once for all GPUs with such places), or, where that would be too large, searches and remembers
 * them. Either way an answer depends on the pieces alone, never on what was asked before.
 */
export function makeSlotAxis(shapes: readonly SlotShape[], shapeOf: readonly number[]): SlotAxis {
  const name = shapes.map(({ size, starts }) => `${size}@${starts.join()}`).join(";")
  const { places } = tables.get(name, () => ({ places: placesTable(shapes) }))
  if (places === null) return searchedAxis(shapes, shapeOf, name)
  return { shapes, shapeOf, fits: (pieces) => hasRoomFor(pieces, places), exact: () => true }
}

function searchedAxis(shapes: readonly SlotShape[], shapeOf: readonly number[], name: string): SlotAxis {
  const length = lengthOf(shapes)
  const order = inOrder(shapes)
  const answers = new Map<string, boolean>()
  let cutShort = false
  let total = 0

  const hasPlaces = (pieces: readonly number[], key: string): boolean => {
    const before = ended.peek(key)
    // Counted as if it were searched again, so that what was asked before makes no difference.
    if (before !== undefined && (before.steps <= FREE_STEPS || total + before.steps <= TOTAL_STEP_LIMIT)) {
      total += before.steps
      return before.fits
    }
    let steps = 0
    let cut = false
    const mayGoOn = (): boolean => {
      if (++steps <= STEP_LIMIT && (++total <= TOTAL_STEP_LIMIT || steps <= FREE_STEPS)) return true
      cut = true
      return false
    }
    const fits = search(order, pieces, new Uint8Array(length), mayGoOn) !== null
    cutShort ||= cut
    if (!cut) ended.set(key, { fits, steps })
    return fits
  }

  return {
    shapes,
    shapeOf,
    fits: (pieces) => {
      const key = pieces.join()
      const known = answers.get(key)
      if (known !== undefined) return known
      const answer = hasPlaces(pieces, `${name}|${key}`)
      answers.set(key, answer)
      return answer
    },
    exact: () => !cutShort,
  }
}
