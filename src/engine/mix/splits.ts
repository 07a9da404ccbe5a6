import { ownedUse } from "../cost/owned.ts"
import type { Among, FoundPart, PartSearch } from "./part.ts"
import { kindOf, Pieces, productOf, type Counts, type Piece } from "./pieces.ts"
import { fitsOn } from "./room.ts"

/** What is below this counts as the same price, USD. */
const same = 0.005

/** Share of a plan's cost below which nobody would split a group to save it, where the hosts are in use anyway. */
const worthSplitting = 0.005

/** Steps by which the number of VMs that change hosts is tried further, as shares of the group. */
const finer = [1 / 8, 1 / 32, 1 / 128] as const

/** Some VMs of a group on hosts that are there, the rest of it elsewhere. */
interface Move {
  readonly kind: number
  readonly group: number
  /** On the hosts that are there. */
  readonly vms: number
  readonly isAsItIs: boolean
  /** Parts that change, and what they become; the part on the hosts that are there comes first. */
  readonly before: readonly Piece[]
  readonly after: readonly Piece[]
  /** USD; below 0: it costs more. */
  readonly saves: number
}

/** A plan in which groups may be split, and what it would cost to use the kinds of hosts that it leaves idle. */
export interface Split {
  readonly parts: readonly FoundPart[]
  readonly isSplit: boolean
  /** The cheapest way to have as many VMs on an idle kind as it carries with nothing bought. */
  readonly idle: readonly Move[]
}

const changed = (counts: Counts, group: number, vms: number): Counts => {
  const made = new Map(counts)
  if (vms > 0) made.set(group, vms)
  else made.delete(group)
  return made
}

const usdOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, one) => sum + one.usd, 0)

/** Rounds of moves for each kind of hosts. */
const roundsPerKind = 2

/**
 * A division whose groups may be split between hosts that are there and others, from one of whole groups: as long as it saves money, VMs of a group go to hosts that are there, or those for which such hosts
 * were bought besides go elsewhere. One product serves all VMs of a group, on whatever GPUs. Near, not proven; never dearer than the division it starts from. Yields after each part that was priced.
 */
export function* withSplits(found: readonly FoundPart[], among: Among, parts: PartSearch): Generator<void, Split, void> {
  const { search } = parts
  const kinds = [...search.scenario.supply.owned.keys()]
  const whole = (part: FoundPart): Piece => ({
    counts: new Map(part.placed.plan.groups.map((one) => [one.index, one.group.count])),
    part,
    usd: part.placed.cost.total.likely,
  })
  let pieces = found.map(whole)
  if (kinds.length === 0 || !found.every(({ placed }) => placed.cost.total.known)) return { parts: found, isSplit: false, idle: [] }
  const asked = new Pieces(parts, among)
  let isSplit = false
  for (let round = 0; ; round++) {
    const moves: Move[] = []
    for (const kind of kinds)
      for (const move of movesTo(kind, pieces, asked)) {
        if (move) moves.push(move)
        yield
      }
    const inUse = new Set(pieces.map(({ part }) => kindOf(part)))
    const worth = worthSplitting * usdOf(pieces)
    const best = moves
      .filter(({ kind, saves }) => saves > (inUse.has(kind) ? worth : same))
      .reduce<Move | null>((most, one) => (one.saves > (most?.saves ?? 0) ? one : most), null)
    if (!best || round >= roundsPerKind * kinds.length) {
      const idle = kinds.flatMap((kind) => {
        const using = moves.filter((one) => one.kind === kind && one.isAsItIs)
        const least = using.reduce<Move | null>((most, one) => (one.saves > (most?.saves ?? -Infinity) ? one : most), null)
        return inUse.has(kind) || !least ? [] : [least]
      })
      return { parts: pieces.map((one) => one.part), isSplit, idle }
    }
    let move = best
    for (const share of finer) {
      const step = Math.max(1, Math.round(share * (search.scenario.groups[best.group]?.count ?? 0)))
      for (const vms of [move.vms - step, move.vms + step]) {
        const other = moveOf({ ...move, vms }, pieces, asked)
        yield
        if (other && other.saves > move.saves) move = other
      }
    }
    pieces = [...pieces.filter((one) => !move.before.includes(one)), ...move.after]
    isSplit = true
  }
}

/** Where VMs of a group come from, and where what is left of them goes: `rest` is a part that is there (null: one of its own). */
interface Wanted {
  readonly kind: number
  readonly group: number
  readonly vms: number
  readonly isAsItIs: boolean
  readonly before: readonly Piece[]
}

/** Every way to put VMs on the hosts of a kind: of each group that stands elsewhere, and of those of its own for which more such hosts are bought. Null: tried, and nothing serves it. */
function* movesTo(kind: number, pieces: readonly Piece[], asked: Pieces): Generator<Move | null, void, void> {
  const holder = pieces.find(({ part }) => kindOf(part) === kind)
  const fits = (group: number, most: number) =>
    fitsOn(kind, { group, beside: changed(holder?.counts ?? new Map<number, number>(), group, 0), most }, asked)
  for (const piece of pieces) {
    for (const [group, count] of piece.counts) {
      const there = piece === holder ? 0 : (holder?.counts.get(group) ?? 0)
      if (piece === holder && !buys(piece)) continue
      for (const { vms, isAsItIs } of fits(group, count + there)) {
        const before = holder && holder !== piece ? [holder, piece] : [piece]
        yield moveOf({ kind, group, vms, isAsItIs, before }, pieces, asked)
      }
    }
  }
}

function buys({ part: { placed } }: Piece): boolean {
  const { hosts, boards } = ownedUse(placed.host, placed.placement)
  const { gpus, hosts: needed } = placed.placement
  return needed.count + needed.spare > hosts || gpus.boards + gpus.spareBoards > boards
}

/** So many VMs of the group on the hosts of the kind, and the rest of those it concerns where they stood, or by themselves. */
function moveOf({ kind, group, vms, isAsItIs, before }: Wanted, pieces: readonly Piece[], asked: Pieces): Move | null {
  const holder = pieces.find(({ part }) => kindOf(part) === kind)
  const source = before.find((one) => one !== holder) ?? null
  const all = before.reduce((sum, one) => sum + (one.counts.get(group) ?? 0), 0)
  const rest = all - vms
  if (vms < 1 || rest < 0 || (rest === 0 && !source)) return null
  const used = pieces.flatMap((one) => kindOf(one.part) ?? [])
  const free = [...asked.search.scenario.supply.owned.keys()].filter((one) => one !== kind && !used.includes(one))
  const sourceKind = source && kindOf(source.part)
  const restKinds = source ? (sourceKind === null ? [] : [sourceKind]) : free
  const onKind = changed(holder?.counts ?? new Map<number, number>(), group, vms)
  const elsewhere = source ? changed(source.counts, group, rest) : new Map([[group, rest]])
  // Another part of the group, which stays as it is, has its product already.
  const others = pieces.find((one) => !before.includes(one) && one.counts.has(group))
  const fixed = others ? productOf(others.part) : null
  const made = both({ kind, onKind, elsewhere, kinds: restKinds, product: fixed, isSplit: rest > 0 }, asked)
  if (!made) return null
  return { kind, group, vms, isAsItIs, before, after: made, saves: usdOf(before) - usdOf(made) }
}

interface Two {
  readonly kind: number
  readonly onKind: Counts
  readonly elsewhere: Counts
  /** On which the VMs elsewhere may stand. */
  readonly kinds: readonly number[]
  /** That another part has already, which serves the group, too. */
  readonly product: string | null
  /** Both serve VMs of the group. */
  readonly isSplit: boolean
}

/** Both parts, the group's VMs in each served by one product: the cheaper of what either would have. */
function both({ kind, onKind, elsewhere, kinds, product, isSplit }: Two, asked: Pieces): readonly Piece[] | null {
  const there = (of: string | null) => asked.cheapest(onKind, { kinds: [kind], isThere: true, product: of })
  const rest = (of: string | null) => asked.cheapest(elsewhere, { kinds, product: of })
  const first = there(product)
  if (!first) return null
  if (elsewhere.size === 0) return [first]
  const second = rest(product)
  if (!second) return null
  if (!isSplit || productOf(first.part) === productOf(second.part)) return [first, second]
  const tries = [
    [there(productOf(second.part)), second],
    [first, rest(productOf(first.part))],
  ].flatMap(([a, b]) => (a && b ? [[a, b]] : []))
  return tries.toSorted((a, b) => usdOf(a) - usdOf(b))[0] ?? null
}
