import type { ViewState } from "../../../../scenario/view.ts"

/** So many instances of a type: wherever they fit best, or one of them at a start of its own. */
export interface PackItem {
  readonly id: string
  readonly count: number
  /** Chosen by hand: the start slot of the one instance meant; null: the best place. */
  readonly at: number | null
}

/** What stands on a GPU's page, as its link has it. */
export interface PackState {
  readonly items: readonly PackItem[]
  /** The board shown; null: the first. */
  readonly cut: string | null
  /** The vGPU series listed; null: the first. */
  readonly series: string | null
  /** The table's own filter, for the way back. */
  readonly rest: string
  /** Words of the link that could not be read. */
  readonly unread: readonly string[]
}

/** No board holds more: the sum of all counts is kept below this. */
export const mostPacked = 256

const itemPattern = /^([a-z0-9][a-z0-9.-]*)(?:\*(\d{1,6})|:(\d{1,4}))?$/

/** Same types together, in the order in which each was first named; hand-placed ones after the others. */
export function tidy(items: readonly PackItem[]): readonly PackItem[] {
  const counts = new Map<string, number>()
  const byHand: PackItem[] = []
  let left = mostPacked
  for (const { id, count, at } of items) {
    const taken = Math.min(left, at === null ? Math.max(0, Math.floor(count)) : 1)
    if (taken === 0) continue
    left -= taken
    if (at === null) counts.set(id, (counts.get(id) ?? 0) + taken)
    else byHand.push({ id, count: 1, at })
  }
  return [...[...counts].map(([id, count]) => ({ id, count, at: null })), ...byHand]
}

/** "vendor:nvidia;cut:mig;pack:a16-2q*3 a16-4q:8" -> what it asks for. Reads anything; says what it could not use. */
export function readPacking(filter: string | undefined): PackState {
  const items: PackItem[] = []
  const unread: string[] = []
  const rest: string[] = []
  let cut: string | null = null
  let series: string | null = null
  for (const part of (filter ?? "").split(";")) {
    if (part.startsWith("cut:")) cut = part.slice(4) || null
    else if (part.startsWith("series:")) series = part.slice(7).toUpperCase() || null
    else if (part.startsWith("pack:")) {
      for (const word of part.slice(5).split(/\s+/)) {
        if (word === "") continue
        const match = itemPattern.exec(word.toLowerCase())
        if (match?.[1] === undefined) unread.push(word)
        else items.push({ id: match[1], count: Number(match[2] ?? 1), at: match[3] === undefined ? null : Number(match[3]) })
      }
    } else rest.push(part)
  }
  return { items: tidy(items), cut, series, rest: rest.join(";"), unread }
}

const itemText = ({ id, count, at }: PackItem): string => (at !== null ? `${id}:${at}` : count === 1 ? id : `${id}*${count}`)

export function packingText({ items, cut, series, rest }: Omit<PackState, "unread">): string {
  return [
    rest,
    cut === null ? "" : `cut:${cut}`,
    series === null ? "" : `series:${series}`,
    items.length === 0 ? "" : `pack:${tidy(items).map(itemText).join(" ")}`,
  ]
    .filter((part) => part !== "")
    .join(";")
}

/** The table's words with what is packed, or without it where nothing is. */
export function withPacking(table: ViewState["table"], state: Omit<PackState, "unread">): ViewState["table"] {
  const filter = packingText(state)
  return { ...(table.sort ? { sort: table.sort } : {}), ...(filter === "" ? {} : { filter }) }
}

/** One more (or, below zero, fewer) of a type, where it fits best; hand-placed ones go when no other is left. */
export function addTo(items: readonly PackItem[], id: string, by: number): readonly PackItem[] {
  const auto = items.find((item) => item.id === id && item.at === null)?.count ?? 0
  if (by >= 0 || auto + by >= 0)
    return items.some((item) => item.id === id && item.at === null)
      ? tidy(items.map((item) => (item.id === id && item.at === null ? { ...item, count: item.count + by } : item)))
      : tidy([...items, { id, count: by, at: null }])
  let drop = -by - auto
  const kept = items.filter((item) => item.id !== id || item.at !== null).toReversed()
  return tidy(kept.filter((item) => !(item.id === id && drop-- > 0)).toReversed())
}

/** Puts one instance at a start, or takes away the one that was put there. */
export function toggleAt(items: readonly PackItem[], id: string, at: number): readonly PackItem[] {
  const there = items.some((item) => item.id === id && item.at === at)
  return there ? items.filter((item) => !(item.id === id && item.at === at)) : tidy([...items, { id, count: 1, at }])
}

/** All that was placed by hand, free to stand where it fits best. */
export const freed = (items: readonly PackItem[]): readonly PackItem[] => tidy(items.map((item) => ({ ...item, at: null })))

export const total = (items: readonly PackItem[], id: string): number =>
  items.reduce((sum, item) => sum + (item.id === id ? item.count : 0), 0)
