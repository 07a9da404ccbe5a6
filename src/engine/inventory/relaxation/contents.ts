/** A VM, or the part of one that stands on one GPU, as it might be put on a GPU. */
export interface Piece {
  readonly milli: number
  /** What it takes of the second limit: MiB of memory, or compute slices of MIG. */
  readonly second: number
  readonly worth: number
}

export interface Content {
  /** By piece, how often. */
  readonly counts: readonly (readonly [piece: number, count: number])[]
  readonly worth: number
  /** No content is worth more. */
  readonly worthAtMost: number
}

const NOTHING: Content = { counts: [], worth: 0, worthAtMost: 0 }
const WHOLE = 1000
/** Thousandths are rounded down to the pieces' common divisor, or to this where that is finer: a table of 200 lines at most. */
const FINEST = 5
const SEARCH_STEPS = 1500

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/**
 * The pieces that are worth most on one GPU: thousandths that add up to 1000, and the second limit. Exact for thousandths (dynamic
 * programming); where the second limit binds, a search bounded by that table, so that `worthAtMost` holds in any case.
 */
export function bestOnGpu(pieces: readonly Piece[], secondRoom: number): Content {
  const able = pieces
    .map((_, i) => i)
    .filter((i) => pieces[i]!.worth > 1e-9 && pieces[i]!.milli <= WHOLE + 1e-6 && pieces[i]!.second <= secondRoom + 1e-6)
  if (able.length === 0) return NOTHING
  const weights = able.map((i) => Math.max(1, Math.floor(pieces[i]!.milli + 1e-6)))
  const unit = Math.max(
    FINEST,
    weights.reduce((common, weight) => gcd(common, weight), WHOLE),
  )
  const room = WHOLE / unit
  const units = weights.map((weight) => Math.max(1, Math.floor(weight / unit)))
  const best = new Float64Array(room + 1)
  const last = new Int32Array(room + 1).fill(-1)
  for (let at = 1; at <= room; at++) {
    best[at] = best[at - 1]!
    for (let j = 0; j < able.length; j++) {
      const from = at - units[j]!
      if (from < 0) continue
      const worth = best[from]! + pieces[able[j]!]!.worth
      if (worth > best[at]! + 1e-12) {
        best[at] = worth
        last[at] = j
      }
    }
  }
  const counts = new Map<number, number>()
  let second = 0
  for (let at = room; at > 0;) {
    const j = last[at]!
    if (j < 0) at--
    else {
      counts.set(able[j]!, (counts.get(able[j]!) ?? 0) + 1)
      second += pieces[able[j]!]!.second
      at -= units[j]!
    }
  }
  const worthAtMost = best[room]!
  if (second <= secondRoom + 1e-6) return { counts: [...counts], worth: worthAtMost, worthAtMost }

  const order = able
    .map((piece, j) => ({ piece, weight: units[j]!, second: pieces[piece]!.second, worth: pieces[piece]!.worth }))
    .toSorted((a, b) => b.worth / (b.weight / room + b.second / secondRoom) - a.worth / (a.weight / room + a.second / secondRoom))
  const chosen = order.map(() => 0)
  let found: number[] = [...chosen]
  let foundWorth = 0
  let steps = 0
  const visit = (i: number, left: number, secondLeft: number, worth: number): void => {
    if (worth > foundWorth + 1e-12) {
      foundWorth = worth
      found = [...chosen]
    }
    if (i === order.length || ++steps > SEARCH_STEPS || worth + best[left]! <= foundWorth + 1e-9) return
    const one = order[i]!
    const most = Math.min(Math.floor(left / one.weight), one.second > 0 ? Math.floor((secondLeft + 1e-6) / one.second) : Infinity)
    for (let count = most; count >= 0; count--) {
      chosen[i] = count
      visit(i + 1, left - count * one.weight, secondLeft - count * one.second, worth + count * one.worth)
    }
    chosen[i] = 0
  }
  visit(0, room, secondRoom, 0)
  return {
    counts: found.flatMap((count, i) => (count > 0 ? [[order[i]!.piece, count] as const] : [])),
    worth: foundWorth,
    worthAtMost: steps > SEARCH_STEPS ? worthAtMost : foundWorth + 1e-9 * (order.length + 1),
  }
}
