/** A kind of piece on a GPU's slot axis: its length and where it may start. */
export interface SlotShape {
  readonly size: number
  readonly starts: readonly number[]
}

/** The slot axis of a GPU: MIG memory slices, or the placement region of mixed-size vGPUs. */
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

/** An axis that remembers its answers: they depend on the pieces alone. */
export function makeSlotAxis(shapes: readonly SlotShape[], shapeOf: readonly number[]): SlotAxis {
  const length = Math.max(...shapes.flatMap((shape) => shape.starts.map((start) => start + shape.size)))
  // Long pieces first; among equal lengths, the one with fewer places.
  const order = shapes
    .map((shape, index) => ({ index, size: shape.size, starts: shape.starts.toSorted((a, b) => a - b) }))
    .toSorted((a, b) => b.size - a.size || a.starts.length - b.starts.length)
  const answers = new Map<string, boolean>()
  let cutShort = false
  let total = 0

  const search = (pieces: readonly number[]): boolean => {
    const taken = new Uint8Array(length)
    const wanted = order.filter((shape) => pieces[shape.index]! > 0)
    let steps = 0
    const put = (at: number, from: number, left: number): boolean => {
      const shape = wanted[at]
      if (shape === undefined) return true
      if (left === 0) return put(at + 1, 0, wanted[at + 1] === undefined ? 0 : pieces[wanted[at + 1]!.index]!)
      if (countLeftmost(shape, taken) < left) return false
      if (at === wanted.length - 1) return true
      for (let i = from; i <= shape.starts.length - left; i++) {
        const start = shape.starts[i]!
        if (!isFree(taken, start, shape.size)) continue
        if (++steps > STEP_LIMIT || (++total > TOTAL_STEP_LIMIT && steps > 20)) {
          cutShort = true
          return false
        }
        taken.fill(1, start, start + shape.size)
        if (put(at, i + 1, left - 1)) return true
        taken.fill(0, start, start + shape.size)
      }
      return false
    }
    return wanted.length === 0 || put(0, 0, pieces[wanted[0]!.index]!)
  }

  return {
    shapes,
    shapeOf,
    fits: (pieces) => {
      const key = pieces.join()
      const known = answers.get(key)
      if (known !== undefined) return known
      const answer = search(pieces)
      answers.set(key, answer)
      return answer
    },
    exact: () => !cutShort,
  }
}
