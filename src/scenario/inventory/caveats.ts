import { quote, type Quote } from "../../engine/basics/told.ts"
import type { Aside, LeftOut } from "./aside.ts"
import type { Kind } from "./columns.ts"
import { MOST_ITEMS } from "./most.ts"
import type { ShownColumn } from "./samples.ts"
import type { Place } from "./sheet.ts"
import { bare, type ReadingTold } from "./tellings.ts"

// What is told of a table that was read: why rows stand aside, what an answer must not stand without, why nothing could be read.

/** The first of a list, and how many more there are. */
const someOf = (list: readonly string[], most = 8): { readonly first: readonly Quote[]; readonly more: number } => ({
  first: list.slice(0, most).map(quote),
  more: Math.max(0, list.length - most),
})

/** Why nothing can be read from the columns of a table: only names are known, or nothing is. */
export function noColumns(
  kind: Kind,
  hasNames: boolean,
  { place, headerLine, headers }: { readonly place: Place; readonly headerLine: number; readonly headers: readonly string[] },
): ReadingTold {
  const held = quote(headers.join(", ").slice(0, 160))
  const flavors = headers.some((header) => /^flavor( name)?$/i.test(header))
  return hasNames
    ? { id: "only-names", values: { kind, place, line: headerLine, held, flavors } }
    : { id: "no-columns", values: { kind, place, line: headerLine, held } }
}

/** Why a row is not placed, as the end of a sentence. */
export const asideTold = (aside: Aside): ReadingTold =>
  aside.why === "off" ? { id: "aside-off", values: { state: quote(aside.state) } } : bare(`aside-${aside.why}`)

export const gpuRowNotes = (mixed: number): readonly ReadingTold[] => [bare("one-gpu-a-line"), ...mixedNotes(mixed)]

/** Of hosts that stand as one for each of their models. */
export const mixedNotes = (mixed: number): readonly ReadingTold[] => (mixed > 0 ? [{ id: "mixed-hosts", values: { count: mixed } }] : [])

/** A note on columns that nothing is read from; none where each is. */
export function unusedNotes(columns: readonly ShownColumn[]): readonly ReadingTold[] {
  const others = columns.filter(({ role, isPassedOver, header }) => role === null && !isPassedOver && header !== "")
  const { first, more } = someOf(
    others.map(({ header }) => header),
    12,
  )
  return others.length === 0 ? [] : [{ id: "columns-unused", values: { headers: first, more } }]
}

/** What of a reading an answer must not stand without. */
export interface ReadingFacts {
  readonly kind: Kind
  readonly place: Place
  readonly columns: readonly ShownColumn[]
  readonly isMarkAsked: boolean
  readonly measured: { readonly vcpu: boolean; readonly ram: boolean; readonly gpu: boolean }
  /** What the reader says of each one's GPUs, where no column does. */
  readonly added: string | null
  /** How many the rules catch; null: there are no rules. */
  readonly caught: number | null
  readonly hasGpuColumns: boolean
  /** VMs of which rules name the work alone: their GPUs are as the table has them. */
  readonly named: number
  /** Rows that were kept, and those whose name stood before. */
  readonly kept: number
  readonly sameNames: number
  readonly left: ReadonlyMap<LeftOut, number>
  /** Lines of totals. */
  readonly totals: readonly number[]
  readonly bad: number
  /** Items beyond the most that are read. */
  readonly cut: number
}

export const caveatsOf = (facts: ReadingFacts): readonly ReadingTold[] => [
  ...lacksOf(facts),
  ...columnsTold(facts),
  ...gpusTold(facts),
  ...passedOver(facts),
  ...rowsTold(facts),
]

function lacksOf({ kind, measured }: ReadingFacts): readonly ReadingTold[] {
  const lacks: readonly ReadingTold[] = [
    ...(measured.gpu ? [] : [bare("lack-gpus")]),
    ...(measured.vcpu ? [] : [{ id: "lack-cpus", values: { kind } } as const]),
    ...(measured.ram ? [] : [bare("lack-ram")]),
  ]
  return lacks.length === 0 ? [] : [{ id: "lacks", values: { kind, lacks, one: lacks.length === 1 && !measured.ram } }]
}

function columnsTold({ kind, columns, isMarkAsked }: ReadingFacts): readonly ReadingTold[] {
  const asked = columns.filter((column) => column.isAsked)
  const counting = columns.filter(({ reason, header }) => reason.id === "counts-rows" && /^(count|quantity|qty)$/i.test(header))
  return [
    ...asked.map(({ header, reason, unit, example }): ReadingTold => ({
      id: "column-asked",
      values: { kind, header: quote(header), reason, unit: unit === null ? null : { id: "unit", values: { unit } }, example },
    })),
    ...counting.map(({ header }): ReadingTold => ({ id: "column-of-row-numbers", values: { kind, header: quote(header) } })),
    ...(isMarkAsked ? [{ id: "mark-asked", values: { kind } } as const] : []),
  ]
}

function gpusTold({ kind, added, caught, kept, hasGpuColumns, named }: ReadingFacts): readonly ReadingTold[] {
  return [
    ...(added === null ? [] : [{ id: "gpus-added", values: { kind, added: quote(added) } } as const]),
    ...(named === 0 ? [] : [{ id: "work-as-ruled", values: { kind, count: named } } as const]),
    ...(caught === null || (caught === 0 && named > 0)
      ? []
      : [
          {
            id: "rules-catch",
            values: { kind, caught, kept, others: caught === kept ? "gone" : hasGpuColumns ? "table" : "none" },
          } as const,
        ]),
  ]
}

function passedOver({ kind, columns }: ReadingFacts): readonly ReadingTold[] {
  const passed = columns.filter((column) => column.isPassedOver).map((column) => column.header)
  const { first, more } = someOf(passed)
  return passed.length === 0 ? [] : [{ id: "columns-passed-over", values: { kind, headers: first, more } }]
}

function rowsTold({ kind, place, left, totals, bad, cut, sameNames }: ReadingFacts): readonly ReadingTold[] {
  const [off, templates, away] = [left.get("off"), left.get("template"), left.get("maintenance")]
  const counts: readonly ReadingTold[] = [
    ...(off === undefined ? [] : [{ id: "left-out-off", values: { kind, count: off } } as const]),
    ...(templates === undefined ? [] : [{ id: "left-out-templates", values: { count: templates } } as const]),
    ...(away === undefined ? [] : [{ id: "left-out-away", values: { count: away } } as const]),
  ]
  const [total] = totals
  return [
    ...(counts.length > 0 ? [{ id: "rows-left-out", values: { counts } } as const] : []),
    ...(totals.length === 1 ? [{ id: "total-at", values: { kind, place, line: total! } } as const] : []),
    ...(totals.length > 1
      ? [{ id: "totals-at", values: { kind, place, lines: totals.slice(0, 8), more: Math.max(0, totals.length - 8) } } as const]
      : []),
    ...(bad > 0 ? [{ id: "rows-unread", values: { kind, count: bad } } as const] : []),
    ...(cut > 0 ? [{ id: "items-cut", values: { kind, most: MOST_ITEMS, cut } } as const] : []),
    ...(sameNames > 0 ? [{ id: "names-again", values: { kind, count: sameNames } } as const] : []),
  ]
}
