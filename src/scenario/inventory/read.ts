import type { InventoryHost } from "../../engine/inventory/placeInventory.ts"
import { rowReader, Unreadable, type RowReader } from "./cells.ts"
import { addedColumn, gpuRoles, isKnownName, type Kind, type Role } from "./columns.ts"
import { chooseSheet, sheetChoices, type SheetChoice } from "./formats/choose.ts"
import { openText } from "./formats/open.ts"
import type { GpuNames } from "./gpuNames.ts"
import { MOST_ITEMS } from "./most.ts"
import { isBlank, memoryUnitOf, type DecimalMark, readAmount } from "./quantity.ts"
import { hostOf } from "./readHosts.ts"
import { vmOf, wholeNumber } from "./readVms.ts"
import { ruleBook, type ReadVm, type RuleUse } from "./rules.ts"
import type { Rule } from "./ruleShape.ts"
import { samplesOf, type ShownColumn } from "./samples.ts"
import type { Book, Place, Refused, Sheet } from "./sheet.ts"
import { heldOf, lineIs, tableOf, type BadRow, type Table, type TableRow } from "./table.ts"
import { countsRows, takeColumns, type Choice, type Taken } from "./take.ts"

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
export interface Recognized {
  /** What the file is; null: text with separators. */
  readonly format: string | null
  /** The export whose columns it has, and its version as far as the file tells. */
  readonly layout: string | null
  readonly version: string | null
  /** The sheet that is read, and those there are. */
  readonly sheet: string | null
  readonly sheets: readonly SheetChoice[]
}

export interface Reading<Item> {
  /** Why nothing could be read; null where the table was. */
  readonly refusal: string | null
  readonly items: readonly Item[]
  /** Rows that could not be read. */
  readonly bad: readonly BadRow[]
  /** Rows that were read and are not placed: off, templates, in maintenance, totals. */
  readonly aside: readonly BadRow[]
  /** What was made of the table, in sentences. */
  readonly notes: readonly string[]
  /** What an answer must not stand without. */
  readonly caveats: readonly string[]
  readonly recognized: Recognized
  /** What each of the rules made of it, in their order. */
  readonly rules: readonly RuleUse[]
  readonly columns: readonly ShownColumn[]
  readonly mark: DecimalMark
  readonly isMarkAsked: boolean
  /** What the table says of each. */
  readonly measured: { readonly vcpu: boolean; readonly ram: boolean; readonly gpu: boolean }
  readonly rows: { readonly there: number; readonly read: number }
}

const MOST_PER_ROW = 100_000

const isOff =
  /^(powered ?off|off|stopped|shut ?off|shut ?down|halted|down|not ?running|inactive|deallocated|terminated|completed|succeeded|failed|cancelled|suspended|saved|paused|offcritical|aus)$/i
/** Slurm joins a node's states by "+" and Kubernetes by a comma; Slurm sets a sign behind some. */
const isAway =
  /(^|[+,])(true|yes|1|maintenance|maint|in ?maintenance.*|disconnected|not[ _]?responding|offline|unreachable|down|drain(ed|ing)?|drng|fail(ing)?|future|not ?ready|schedulingdisabled|powered ?off)[*~#!%$@^-]?($|[+,])/i
const isTrue = /^(true|yes|1|wahr|ja)$/i
const isTotal = /^(grand ?|sub ?)?(total|totals|sum|summe|gesamt|insgesamt)\b/i
/** A name that is nothing but the word: a subtotal between rows, too. */
const isOnlyTotal = /^(grand[ -]?|sub[ -]?)?(totals?|sum|summe|zwischensumme|gesamt|insgesamt)\s*:?$/i

const placesOf: Readonly<Record<Place, string>> = { Line: "Lines", Row: "Rows", Entry: "Entries" }

const many = (count: number, one: string, several = `${one}s`): string => `${count.toLocaleString("en-US")} ${count === 1 ? one : several}`
const someOf = (list: readonly string[], most = 8): string =>
  `${list.slice(0, most).join(", ")}${list.length > most ? ` and ${list.length - most} more` : ""}`

const unrecognized: Recognized = { format: null, layout: null, version: null, sheet: null, sheets: [] }

const empty = <Item>(refusal: string): Reading<Item> => ({
  refusal,
  recognized: unrecognized,
  rules: [],
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
  const speaks = taken.columns.some(({ role }) => role !== null && ["gpus", "gpuShare", "frameBuffer", "profile", "model"].includes(role))
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

/** The last row, where its figures are the sums of the others; its name or the lack of one must say so, or many rows and figures. */
function totalRow(table: Table, taken: Taken): TableRow | null {
  const last = table.rows[table.rows.length - 1]
  if (table.rows.length < 2 || !last) return null
  const name = taken.columns.find((column) => column.role === "name")
  const says = name ? last.cells[name.index]! : ""
  if (isTotal.test(says) || last.cells.some((cell) => /^(grand )?total:?$/i.test(cell))) return last
  if (table.rows.length < 3) return null
  let same = 0
  const summed: readonly Role[] = ["vcpu", "ram", "gpus", "gpuShare", "frameBuffer"]
  for (const { index, role } of taken.columns) {
    if (role === null || !summed.includes(role) || isBlank(last.cells[index]!)) continue
    const sum = table.rows.reduce((total, row) => total + (row === last ? 0 : readAmount(row.cells[index]!, taken.mark).value || 0), 0)
    const value = readAmount(last.cells[index]!, taken.mark).value
    if (!(value > 0) || Math.abs(value - sum) > 1e-6 * sum) return null
    same++
  }
  return same >= 1 && (isBlank(says) || (same >= 2 && table.rows.length >= 5)) ? last : null
}

function asideReason(kind: Kind, row: RowReader): string | null {
  if (kind === "vms" && row.text("name").startsWith("Control domain on host")) return "the control domain of a XenServer host, no VM"
  if (kind === "vms" && isTrue.test(row.text("template"))) return "a template, no VM that runs"
  if (isOff.test(row.text("power"))) return `it is not running (${row.text("power")})`
  if (kind === "hosts" && isAway.test(row.text("maintenance"))) return "the host is in maintenance or cannot be reached"
  return null
}

interface Together<Item> {
  readonly items: readonly Item[]
  readonly notes: readonly string[]
  readonly again: ReadonlySet<number>
}

/** What rows are read as: each by itself, and all of them together where several rows make one. */
interface Items<Item> {
  readonly itemOf: (row: RowReader, say: (note: string) => void) => Item
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

function read<Item extends { readonly name: string }>(
  source: string | Uint8Array | Source | Refused,
  kind: Kind,
  names: GpuNames,
  options: ReadOptions,
  { itemOf, together }: Items<Item>,
): Reading<Item> {
  const what = kind === "vms" ? "VM" : "host"
  const opened = sourceOf(source, kind, options.sheet ?? null)
  if ("reason" in opened) return empty(opened.reason)
  const { sheet } = opened
  const given = tableOf(sheet, isKnownName(kind))
  if (given === null) return empty(`There is no text to read ${what}s from.`)
  const { place } = given
  const asGiven = takeColumns(given, kind, names, options.columns, options.mark ?? null)
  const { table, taken } = withGpus(given, asGiven, kind, names, options)
  const columns = samplesOf(table, taken, kind)
  const recognized: Recognized = {
    format: opened.book.format,
    layout: taken.layout?.title ?? null,
    version: opened.book.version === null ? (taken.layout?.version?.(table.headers) ?? null) : `version ${opened.book.version}`,
    sheet: sheet.name,
    sheets: sheetChoices(opened.book, kind),
  }
  const has = (role: Role) => taken.columns.some((column) => column.role === role)
  const useful: readonly Role[] = ["vcpu", "coresPerSocket", "ram", "gpus", "gpuShare", "frameBuffer", "profile", "model"]
  if (!useful.some(has) && !(options.rules?.some((rule) => rule.of === kind) && has("name"))) {
    const held = table.headers.join(", ").slice(0, 160)
    const refusal = has("name")
      ? `Only the names of the ${what}s are known there, and no column says what they ${kind === "vms" ? "need" : "have"}. ${place} ${table.headerLine} names the columns: ${held}.`
      : `None of the columns is known, so no ${what}s could be read. One line must name the columns; ${place.toLowerCase()} ${table.headerLine} holds: ${held}.`
    return { ...empty<Item>(refusal), recognized, columns, bad: table.bad, rows: { there: table.rows.length + table.bad.length, read: 0 } }
  }
  const notes = new Set<string>([...table.notes, ...taken.notes])
  const bad: BadRow[] = [...table.bad]
  const aside: BadRow[] = [...table.repeated]
  const off = new Map<string, number>()
  const total = totalRow(table, taken)
  const totals: number[] = []
  const readerOf = rowReader(taken.columns, taken.mark, place)
  const isOfGpus = ({ role }: { readonly role: Role | null }) => role !== null && gpuRoles.includes(role)
  const bareOf = rowReader(
    taken.columns.filter((column) => !isOfGpus(column)),
    taken.mark,
    place,
  )
  const book = ruleBook(options.rules ?? [], kind, names)
  const kept: { item: Item; row: RowReader; times: number; cells: readonly string[] }[] = []
  for (const tableRow of table.rows) {
    const { line, cells } = tableRow
    const row = readerOf(line, cells)
    if (tableRow === total || isOnlyTotal.test(row.text("name"))) {
      aside.push({ row: line, text: lineIs(line, "a total of the rows above", place), held: heldOf(cells) })
      totals.push(line)
      continue
    }
    const reason = options.countAll ? null : asideReason(kind, row)
    if (reason !== null) {
      aside.push({ row: line, text: lineIs(line, reason, place), held: heldOf(cells) })
      const key = reason.startsWith("a template") ? "template" : kind === "vms" ? "off" : "maintenance"
      off.set(key, (off.get(key) ?? 0) + 1)
      continue
    }
    try {
      const gift = book.giftFor(row)
      const say = (note: string) => notes.add(note)
      // What a row says of GPUs does not count where a rule catches it, nor does what is wrong with that.
      const item = gift === null ? itemOf(row, say) : { ...itemOf(bareOf(line, cells), say), ...gift }
      kept.push({ item, row, times: wholeNumber(row.figure("count") ?? 1, "The count", MOST_PER_ROW), cells })
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      bad.push({ row: line, text: lineIs(line, error.message, place), held: heldOf(cells) })
    }
  }
  let items: Item[] = []
  let cut = 0
  let rowsRead = kept.length
  const grouped =
    together?.(
      kept.map((one) => one.item),
      kept.map((one) => one.row),
      taken,
    ) ?? null
  if (grouped !== null) {
    items = [...grouped.items]
    for (const note of grouped.notes) notes.add(note)
    for (const index of grouped.again) {
      const { row, cells } = kept[index]!
      aside.push({ row: row.line, text: lineIs(row.line, "the same GPU as a line above, measured again", place), held: heldOf(cells) })
    }
    rowsRead -= grouped.again.size
  } else {
    for (const { item, times } of kept) {
      const wanted = Math.min(times, MOST_ITEMS - items.length)
      cut += times - wanted
      for (let copy = 0; copy < wanted; copy++) items.push(times === 1 ? item : { ...item, name: `${item.name}-${copy + 1}` })
    }
  }
  bad.sort((a, b) => a.row - b.row)
  aside.sort((a, b) => a.row - b.row)

  const caveats: string[] = [...sheet.caveats]
  const measured = {
    vcpu: has("vcpu") || has("coresPerSocket"),
    ram: has("ram"),
    gpu: useful.slice(3).some(has) || book.isAny,
  }
  const lacks = [!measured.gpu && "GPUs", !measured.vcpu && (kind === "vms" ? "vCPUs" : "cores"), !measured.ram && "RAM"].filter(
    (one) => one !== false,
  )
  if (lacks.length > 0)
    caveats.push(`${lacks.join(" and ")} ${lacks.length === 1 && lacks[0] === "RAM" ? "was" : "were"} not in the table of ${what}s.`)
  for (const column of columns) {
    if (column.isAsked)
      caveats.push(`Column ${column.header} of the ${what}s: ${column.reason}; it is read as ${column.unit}${column.example}.`)
  }
  for (const column of columns) {
    if (column.reason === countsRows && /^(count|quantity|qty)$/i.test(column.header))
      caveats.push(
        `Column ${column.header} of the ${what}s holds 1, 2, 3 … in turn: it is taken for row numbers, not for how many there are.`,
      )
  }
  if (taken.isMarkAsked)
    caveats.push(`A point in figures of the ${what}s is read as grouping thousands, since semicolons part the cells; nothing else tells.`)
  if (table !== given)
    caveats.push(`GPUs of the ${what}s are not in the table but as added for each: ${options.gpuOfEach!.trim().slice(0, 40)}.`)
  if (book.isAny)
    caveats.push(
      `GPUs of the ${what}s as the rules say: ${book.caught().toLocaleString("en-US")} of ${many(kept.length, what)} ${book.caught() === 1 ? "is" : "are"} caught by them${book.caught() === kept.length ? "" : useful.slice(3).some(has) ? "; the others are as the table has them" : `; the others ${kind === "vms" ? "need" : "have"} none`}.`,
    )
  const passed = taken.columns.filter((column) => column.isPassedOver).map((column) => column.header)
  if (passed.length > 0) caveats.push(`Not used of the ${what}s, though the names speak of a GPU, CPU or memory: ${someOf(passed)}.`)
  const left = [
    off.has("off") && `${many(off.get("off")!, what)} not running`,
    off.has("template") && many(off.get("template")!, "template"),
    off.has("maintenance") && `${many(off.get("maintenance")!, "host")} in maintenance or out of reach`,
  ].filter((one) => one !== false)
  if (left.length > 0) caveats.push(`Left out: ${left.join(", ")}.`)
  if (totals.length === 1) caveats.push(`${place} ${totals[0]} of the ${what}s is taken for a total and left out.`)
  if (totals.length > 1) caveats.push(`${placesOf[place]} ${someOf(totals.map(String))} of the ${what}s are taken for totals and left out.`)
  if (bad.length > 0) caveats.push(`${many(bad.length, "row")} of the ${what}s could not be read.`)
  if (cut > 0)
    caveats.push(`Only the first ${MOST_ITEMS.toLocaleString("en-US")} ${what}s were read; ${cut.toLocaleString("en-US")} are left out.`)
  const seen = new Set(kept.map((one) => one.item.name))
  if (grouped === null && has("name") && seen.size < kept.length)
    caveats.push(
      `${many(kept.length - seen.size, "row")} of the ${what}s ${kept.length - seen.size === 1 ? "bears" : "bear"} a name that stood before; each is counted.`,
    )
  const others = taken.columns
    .filter((column) => column.role === null && !column.isPassedOver && column.header !== "")
    .map((column) => column.header)
  if (others.length > 0) notes.add(`Columns not used: ${someOf(others, 12)}.`)
  const there = table.rows.length + table.bad.length + table.repeated.length
  return {
    refusal: null,
    recognized,
    rules: book.uses(),
    items,
    bad,
    aside,
    notes: [...notes],
    caveats,
    columns,
    mark: taken.mark,
    isMarkAsked: taken.isMarkAsked,
    measured,
    rows: { there, read: rowsRead },
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

/** Reads VMs from a table. Total: whatever is given, it comes back with items or with words. */
export const readVms = (source: string | Uint8Array | Source | Refused, names: GpuNames, options: ReadOptions = {}): Reading<ReadVm> =>
  read(source, "vms", names, options, { itemOf: (row) => vmOf(row, names) })

/** Reads hosts from a table; a list of GPUs, one a row, is read as the hosts they stand in. */
export function readHosts(
  source: string | Uint8Array | Source | Refused,
  names: GpuNames,
  options: ReadOptions = {},
): Reading<InventoryHost> {
  const perCore = options.vcpuPerCore ?? 1
  return read(source, "hosts", names, options, {
    itemOf: (row, say) => hostOf(row, names, perCore, say),
    together: (items, rows, { layout, columns }) =>
      layout?.title === "nvidia-smi" || columns.some((column) => column.role === "gpuRow") ? hostsOfGpus(items, rows) : null,
  })
}

function hostsOfGpus(items: readonly InventoryHost[], rows: readonly RowReader[]) {
  const hosts = new Map<string, InventoryHost>()
  const again = new Set<number>()
  const seen = new Set<string>()
  items.forEach((item, i) => {
    const name = rows[i]!.has("name") ? item.name : "the host"
    const gpu = `${name}|${rows[i]!.text("gpuRow")}`
    if (rows[i]!.has("gpuRow") && seen.has(gpu)) {
      again.add(i)
      return
    }
    seen.add(gpu)
    const key = `${name}|${item.model ?? ""}`
    const host = hosts.get(key)
    hosts.set(key, host ? { ...host, gpus: host.gpus + item.gpus } : { ...item, name })
  })
  // A host with GPUs of several models is a row for each: its CPUs and RAM are there once.
  const inHost = new Map<string, { gpus: number; models: number }>()
  for (const { name, gpus } of hosts.values()) {
    const { gpus: before, models } = inHost.get(name) ?? { gpus: 0, models: 0 }
    inHost.set(name, { gpus: before + gpus, models: models + 1 })
  }
  const mixed = [...inHost.values()].filter(({ models }) => models > 1).length
  const parted = [...hosts.values()].map((host): InventoryHost => {
    const { gpus, models } = inHost.get(host.name)!
    return models === 1 || gpus === 0 ? host : { ...host, vcpu: (host.vcpu * host.gpus) / gpus, ramGib: (host.ramGib * host.gpus) / gpus }
  })
  return {
    items: parted,
    notes: [
      "Each line is one GPU; those of one model in one host are counted together.",
      ...(mixed > 0
        ? [`${many(mixed, "host")} ${mixed === 1 ? "has" : "have"} GPUs of several models: its part of CPUs and RAM goes with each, by the number of GPUs.`] // prettier-ignore
        : []),
    ],
    again,
  }
}
