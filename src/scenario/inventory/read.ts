import { quote } from "../../engine/basics/told.ts"
import type { InventoryHost } from "../../engine/inventory/placeInventory.ts"
import { caveatsOf, mixedNotes, noColumns, unusedNotes } from "./caveats.ts"
import type { RowReader } from "./cells.ts"
import { addedColumn, isKnownName, type Kind, type Role } from "./columns.ts"
import { chooseSheet, sheetChoices, type SheetChoice } from "./formats/choose.ts"
import { openText } from "./formats/open.ts"
import { withGpusTogether } from "./gpuColumns.ts"
import type { GpuNames } from "./gpuNames.ts"
import { hostsOfGpus, type Together } from "./gpuRows.ts"
import { MOST_ITEMS } from "./most.ts"
import { memoryUnitOf, type DecimalMark, readAmount } from "./quantity.ts"
import { hostOf, parted, type ReadHost } from "./readHosts.ts"
import { vmOf } from "./readVms.ts"
import { proposedHosts } from "./proposedHosts.ts"
import { noneProposed, proposedFor, type Proposed } from "./proposedRules.ts"
import { ruleBook, type ReadVm, type RuleUse } from "./rules.ts"
import type { Rule } from "./ruleShape.ts"
import { samplesOf, type ShownColumn } from "./samples.ts"
import type { Book, Refused, Sheet } from "./sheet.ts"
import { tableOf, type BadRow, type Table } from "./table.ts"
import { asideRow, sortRows, type ItemOf, type KeptRow } from "./sortRows.ts"
import { takeColumns, type Choice, type Taken } from "./take.ts"
import { once, type ReadingTold } from "./tellings.ts"

export interface ReadOptions {
  readonly columns?: Readonly<Record<string, Choice>>
  readonly mark?: DecimalMark | null
  /** VMs that are off, templates and hosts in maintenance count too. */
  readonly countAll?: boolean
  /** Where no column speaks of GPUs: what each VM needs ("0.25", "4 GiB", "A16-2Q"), or what each host has ("4x L40S"). */
  readonly gpuOfEach?: string
  /** vCPUs given out for each core of a host. */
  readonly vcpuPerCore?: number
  /** GPUs by name, folder, system or server model of a row. */
  readonly rules?: readonly Rule[]
  /** The sheet to read, by its name; left out: the one whose columns fit best. */
  readonly sheet?: string | null
}

/** A file that was opened, and the one of its tables that is read. */
export interface Source {
  readonly book: Book
  readonly sheet: Sheet
}

/** What a table was recognized as. */
export interface Recognized<Text = ReadingTold> {
  /** What the file is; null: text with separators. */
  readonly format: Text | null
  /** The export whose columns it has, and its version as far as the file tells. */
  readonly layout: string | null
  readonly version: Text | null
  /** The sheet that is read, and those there are. */
  readonly sheet: string | null
  readonly sheets: readonly SheetChoice[]
}

export interface Reading<Item, Text = ReadingTold> {
  /** Why nothing could be read; null where the table was. */
  readonly refusal: Text | null
  readonly items: readonly Item[]
  /** Rows that could not be read. */
  readonly bad: readonly BadRow<Text>[]
  /** Rows that were read and are not placed: off, templates, in maintenance, totals. */
  readonly aside: readonly BadRow<Text>[]
  /** What was made of the table. */
  readonly notes: readonly Text[]
  /** What an answer must not stand without. */
  readonly caveats: readonly Text[]
  readonly recognized: Recognized<Text>
  /** What each of the rules made of it, in their order. */
  readonly rules: readonly RuleUse<Text>[]
  /** Rules that might be taken for VMs that none catches. */
  readonly proposed: Proposed
  readonly columns: readonly ShownColumn<Text>[]
  readonly mark: DecimalMark
  readonly isMarkAsked: boolean
  /** What the table says of each. */
  readonly measured: { readonly vcpu: boolean; readonly ram: boolean; readonly gpu: boolean }
  readonly rows: { readonly there: number; readonly read: number }
}

const gpuNeeds: readonly Role[] = ["gpus", "gpuShare", "frameBuffer", "profile", "model"]
/** Without any of these a table says nothing of what is needed, or had. */
const useful: readonly Role[] = ["vcpu", "coresPerSocket", "ram", ...gpuNeeds]

const unrecognized: Recognized = { format: null, layout: null, version: null, sheet: null, sheets: [] }

const empty = <Item>(refusal: ReadingTold): Reading<Item> => ({
  refusal,
  recognized: unrecognized,
  rules: [],
  proposed: noneProposed,
  items: [],
  bad: [],
  aside: [],
  notes: [],
  caveats: [],
  columns: [],
  mark: "point",
  isMarkAsked: false,
  measured: { vcpu: false, ram: false, gpu: false },
  rows: { there: 0, read: 0 },
})

/** The table with a column more, where it does not speak of GPUs and the reader says what each has or needs. */
function withGpus(table: Table, taken: Taken, kind: Kind, names: GpuNames, options: ReadOptions): { table: Table; taken: Taken } {
  const text = options.gpuOfEach?.trim() ?? ""
  const speaks = taken.columns.some(({ role }) => role !== null && gpuNeeds.includes(role))
  if (text === "" || speaks) return { table, taken }
  const { unit } = readAmount(text, taken.mark)
  const role: Role =
    kind === "hosts" ? "model" : names.profile(text) !== null ? "profile" : memoryUnitOf(unit) !== null ? "frameBuffer" : "gpuShare"
  const added: Table = {
    ...table,
    headers: [...table.headers, addedColumn],
    rows: table.rows.map((row) => ({ ...row, cells: [...row.cells, text] })),
  }
  return { table: added, taken: takeColumns(added, kind, names, { ...options.columns, [addedColumn]: { role } }, options.mark ?? null) }
}

/** What rows are read as: each by itself, and all of them together where several rows make one. */
interface Items<Item> {
  readonly itemOf: ItemOf<Item>
  readonly together?: (items: readonly Item[], rows: readonly RowReader[], taken: Taken) => Together<Item> | null
}

/** The table that is read, with the file it stands in. A workbook's is loaded before (`loaded`). */
function sourceOf(source: string | Uint8Array | Source | Refused, kind: Kind, wanted: string | null): Source | Refused {
  if (typeof source === "object" && ("sheet" in source || "reason" in source)) return source
  const book = openText(source)
  if (book.kind === "refused") return book
  const sheet = chooseSheet(book, kind, wanted)
  return "reason" in sheet ? sheet : { book, sheet }
}

/** Each as often as its row says, up to the most that are read; `cut`: those beyond. */
function itemsOf<Item extends { readonly name: string }>(kept: readonly KeptRow<Item>[]): { readonly items: Item[]; readonly cut: number } {
  const items: Item[] = []
  let cut = 0
  for (const { item, times } of kept) {
    const wanted = Math.min(times, MOST_ITEMS - items.length)
    cut += times - wanted
    for (let copy = 0; copy < wanted; copy++) items.push(times === 1 ? item : { ...item, name: `${item.name}-${copy + 1}` })
  }
  return { items, cut }
}

const recognizedAs = ({ book, sheet }: Source, { layout }: Taken, headers: readonly string[], kind: Kind): Recognized => ({
  format: book.format,
  layout: layout?.title ?? null,
  version: book.version === null ? (layout?.version?.(headers) ?? null) : { id: "version-of", values: { version: quote(book.version) } },
  sheet: sheet.name,
  sheets: sheetChoices(book, kind),
})

/** Proposals for rows that no rule catches; where the table speaks of GPUs, for those that have some. */
function proposedOf(kept: readonly KeptRow<object>[], kind: Kind, names: GpuNames, hasGpus: boolean): Proposed {
  if (kind === "hosts") return hasGpus ? noneProposed : proposedHosts(kept.flatMap(({ row, isCaught }) => (isCaught ? [] : [row])), names) // prettier-ignore
  const open = kept.filter(({ item, isCaught }) => !isCaught && (!hasGpus || ("gpus" in item && item.gpus !== 0)))
  return proposedFor(open.map(({ row }) => row), names, hasGpus) // prettier-ignore
}

const byRow = (rows: readonly BadRow[]): readonly BadRow[] => rows.toSorted((a, b) => a.row - b.row)

function read<Item extends { readonly name: string }>(
  source: string | Uint8Array | Source | Refused,
  kind: Kind,
  names: GpuNames,
  options: ReadOptions,
  { itemOf, together }: Items<Item>,
): Reading<Item> {
  const opened = sourceOf(source, kind, options.sheet ?? null)
  if ("reason" in opened) return empty(opened.reason)
  const stands = tableOf(opened.sheet, isKnownName(kind))
  if (stands === null) return empty({ id: "no-text", values: { kind } })
  const given = kind === "hosts" ? withGpusTogether(stands) : stands
  const asGiven = takeColumns(given, kind, names, options.columns, options.mark ?? null)
  const { table, taken } = withGpus(given, asGiven, kind, names, options)
  const columns = samplesOf(table, taken, kind)
  const recognized = recognizedAs(opened, taken, table.headers, kind)
  const has = (role: Role) => taken.columns.some((column) => column.role === role)
  if (!useful.some(has) && !(options.rules?.some((rule) => rule.of === kind) && has("name"))) {
    const refusal = noColumns(kind, has("name"), table)
    return { ...empty<Item>(refusal), recognized, columns, bad: table.bad, rows: { there: table.rows.length + table.bad.length, read: 0 } }
  }
  const book = ruleBook(options.rules ?? [], kind, names)
  const { kept, bad, aside, left, totals, notes } = sortRows(
    { table, taken, kind, book, countAll: options.countAll ?? false, isAdded: table !== given },
    itemOf,
  )
  const [keptItems, keptRows] = [kept.map((one) => one.item), kept.map((one) => one.row)]
  const grouped = together?.(keptItems, keptRows, taken) ?? null
  const { items, cut } = grouped === null ? itemsOf(kept) : { items: grouped.items, cut: 0 }
  const again = [...(grouped?.again ?? [])].map((index) => kept[index]!)
  const named = kept.filter(({ isNamed }) => isNamed).length
  const measured = {
    vcpu: has("vcpu") || has("coresPerSocket"),
    ram: has("ram"),
    gpu: gpuNeeds.some(has) || (kind === "vms" ? book.isAny : book.caught() > 0),
  }
  const caveats = caveatsOf({
    kind,
    place: table.place,
    columns,
    isMarkAsked: taken.isMarkAsked,
    measured,
    added: table === given ? null : options.gpuOfEach!.trim().slice(0, 40),
    caught: book.isAny && measured.gpu ? book.caught() - named : null,
    named,
    hasGpuColumns: gpuNeeds.some(has),
    kept: kept.length,
    sameNames: grouped === null && has("name") ? kept.length - new Set(keptItems.map(({ name }) => name)).size : 0,
    left,
    totals,
    bad: bad.length,
    cut,
  })
  return {
    refusal: null,
    recognized,
    rules: book.uses(),
    proposed: proposedOf(kept, kind, names, gpuNeeds.some(has)),
    items,
    bad: byRow(bad),
    aside: byRow([...aside, ...again.map(({ row, cells }) => asideRow(row.line, cells, { why: "measured-again" }, table.place))]),
    notes: once([...table.notes, ...taken.notes, ...notes, ...(grouped?.notes ?? []), ...unusedNotes(columns)]),
    caveats: [...opened.sheet.caveats, ...caveats],
    columns,
    mark: taken.mark,
    isMarkAsked: taken.isMarkAsked,
    measured,
    rows: { there: table.rows.length + table.bad.length + table.repeated.length, read: kept.length - again.length },
  }
}

/** The table of a file that is to be read, all of it; `onRows` hears how many rows of a workbook have been read. */
export async function loaded(
  book: Book | Refused,
  kind: Kind,
  wanted: string | null,
  onRows?: (read: number) => void,
): Promise<Source | Refused> {
  if (book.kind === "refused") return book
  const sheet = chooseSheet(book, kind, wanted)
  if ("reason" in sheet) return sheet
  const whole = sheet.whole ? await sheet.whole(onRows) : sheet
  return "reason" in whole ? whole : { book, sheet: whole }
}

/** Reads VMs from a table. Total: whatever is given, it comes back with items or with the reason why not. */
export const readVms = (source: string | Uint8Array | Source | Refused, names: GpuNames, options: ReadOptions = {}): Reading<ReadVm> =>
  read(source, "vms", names, options, { itemOf: (row) => vmOf(row, names) })

/** Reads hosts from a table; a list of GPUs, one a row, is read as the hosts they stand in. */
export function readHosts(
  source: string | Uint8Array | Source | Refused,
  names: GpuNames,
  options: ReadOptions = {},
): Reading<InventoryHost> {
  const perCore = options.vcpuPerCore ?? 1
  const found = read<ReadHost>(source, "hosts", names, options, {
    itemOf: (row, say) => hostOf(row, names, perCore, say),
    together: (items, rows, { layout, columns }) =>
      layout?.title === "nvidia-smi" || columns.some((column) => column.role === "gpuRow") ? hostsOfGpus(items, rows) : null,
  })
  const { items, mixed } = parted(found.items)
  return { ...found, items, notes: [...found.notes, ...mixedNotes(mixed)] }
}
