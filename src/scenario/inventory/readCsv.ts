import Papa from "papaparse"
import { findColumns, hostColumns, vmColumns, type ColumnRule, type FoundColumn } from "./columns.ts"
import type { InventoryHost, InventoryVm } from "../../engine/inventory/placeInventory.ts"

/** A row that could not be used, in a sentence, with what it held. */
export interface BadRow {
  /** In the file, the header being row 1. */
  readonly row: number
  readonly text: string
  readonly held: string
}

export interface Reading<Item> {
  readonly items: readonly Item[]
  readonly bad: readonly BadRow[]
  /** What was made of the columns, in sentences. */
  readonly notes: readonly string[]
}

/** The most VMs or hosts read from one text: what a browser's tab can hold and a reader can look through. */
const MOST_ITEMS = 200_000
const MOST_PER_ROW = 100_000

interface Row<Field extends string> {
  readonly number: number
  text(field: Field): string
  /** Null where the cell is empty or not there; throws a sentence where it is no number. */
  figure(field: Field): number | null
}

class Unreadable extends Error {}

/** A number as people write it: 1 024, 0,25, 25 %, 1,024.5. Not a number: NaN. */
export function readFigure(text: string): number {
  const bare = text.trim().replace(/[\s\u00a0\u202f'’]/g, "")
  const percent = bare.endsWith("%")
  let digits = percent ? bare.slice(0, -1) : bare
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)) digits = digits.replaceAll(",", "")
  else if (/^-?\d*,\d+$/.test(digits)) digits = digits.replace(",", ".")
  if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) return Number.NaN
  return percent ? Number(digits) / 100 : Number(digits)
}

function read<Field extends string, Item>(
  text: string,
  what: {
    readonly rules: readonly ColumnRule<Field>[]
    readonly items: string
    readonly needed: readonly (readonly [readonly Field[], string])[]
  },
  itemOf: (row: Row<Field>) => { item: Item; times: number },
  named: (item: Item, number: number) => Item,
): Reading<Item> {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy" })
  const [headers, ...rows] = parsed.data
  if (!headers) return { items: [], bad: [], notes: [`There is no text to read ${what.items} from.`] }
  const { columns, unread } = findColumns(headers, what.rules)
  const notes: string[] = []
  for (const [fields, sentence] of what.needed) {
    if (!fields.some((field) => columns.some((one) => one.field === field))) notes.push(sentence)
  }
  if (columns.length === 0) {
    const held = headers.join(", ").slice(0, 120)
    return {
      items: [],
      bad: [
        { row: 1, text: `None of the columns is known, so no ${what.items} could be read. The first line must name the columns.`, held },
      ],
      notes,
    }
  }
  if (unread.length > 0)
    notes.push(`Columns not used: ${unread.slice(0, 12).join(", ")}${unread.length > 12 ? ` and ${unread.length - 12} more` : ""}.`)
  const units = new Map<Field, number>()
  for (const column of columns) units.set(column.field, factorOf(column, rows, notes))

  const items: Item[] = []
  const bad: BadRow[] = []
  let cut = 0
  rows.forEach((cells, i) => {
    const number = i + 2
    const column = (field: Field) => columns.find((one) => one.field === field)
    const row: Row<Field> = {
      number,
      text: (field) => (cells[column(field)?.index ?? -1] ?? "").trim(),
      figure: (field) => {
        const found = column(field)
        const cell = (cells[found?.index ?? -1] ?? "").trim()
        if (!found || cell === "" || cell === "-") return null
        const value = readFigure(cell)
        if (Number.isNaN(value)) throw new Unreadable(`"${cell.slice(0, 40)}" in column ${found.header} is no number`)
        if (value < 0 || value > 1e12) throw new Unreadable(`${cell.slice(0, 40)} in column ${found.header} is out of range`)
        return value * (units.get(field) ?? 1)
      },
    }
    try {
      const { item, times } = itemOf(row)
      const wanted = Math.min(times, MOST_ITEMS - items.length)
      cut += times - wanted
      for (let copy = 0; copy < wanted; copy++) items.push(times === 1 ? item : named(item, copy + 1))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      bad.push({ row: number, text: `Row ${number}: ${error.message}.`, held: cells.join(", ").slice(0, 160) })
    }
  })
  if (cut > 0)
    notes.push(`Only the first ${MOST_ITEMS.toLocaleString("en-US")} ${what.items} were read; ${cut.toLocaleString("en-US")} are left out.`)
  return { items, bad, notes }
}

/** What a figure of a column is multiplied by to be in GiB (RAM) or MiB (GPU memory). Without a unit in the name, the figures tell, and a note says so. */
function factorOf<Field extends string>(column: FoundColumn<Field>, rows: readonly (readonly string[])[], notes: string[]): number {
  const { field, unit, header, index } = column
  const isGpu = field === "frameBuffer" || field === "gpuMemory"
  if (!isGpu && field !== "ram") return 1
  const largest = rows.reduce((most, cells) => Math.max(most, readFigure(cells[index] ?? "") || 0), 0)
  // No GPU of the dataset has as much as 512 GiB, and none as little as 512 MiB; no VM here has 4,096 GiB of RAM or fewer than 4,096 MiB at most.
  const inMib = unit === "MiB" || (unit === null && largest > (isGpu ? 512 : 4096))
  if (unit === null)
    notes.push(`Column ${header} names no unit; its largest figure is ${largest}, so it is read as ${inMib ? "MiB" : "GiB"}.`)
  if (isGpu) return inMib ? 1 : 1024
  return inMib ? 1 / 1024 : 1
}

function wholeNumber(value: number, what: string, most: number): number {
  if (!Number.isInteger(value) || value > most)
    throw new Unreadable(`${what} must be a whole number up to ${most.toLocaleString("en-US")}, not ${value}`)
  return value
}

/** "A10|T4", "A10; T4" or "A10, T4". */
const modelsIn = (text: string): readonly string[] =>
  text
    .split(/[|;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== "" && !/^(any|none|-)$/i.test(one))

/** "grid_a16-2q" and "nvidia_l40s-8c": model and frame buffer in MiB. */
function fromProfile(text: string): { model: string; frameBufferMib: number } | null {
  const match = /^(?:grid[_ ]|nvidia[_ ])?(.+?)[-_](\d+)[abcq](?:_\w+)?$/i.exec(text.trim())
  return match ? { model: match[1]!, frameBufferMib: Number(match[2]) * 1024 } : null
}

export function readVms(text: string): Reading<InventoryVm> {
  return read(
    text,
    {
      rules: vmColumns,
      items: "VMs",
      needed: [
        [
          ["gpus", "gpuMilli", "gpuShare", "frameBuffer", "profile"],
          "No column says what VMs need of a GPU, so they are placed by vCPU and RAM alone.",
        ],
        [["vcpu", "cpuMilli"], "No column says how many vCPUs a VM has; none are counted."],
        [["ram"], "No column says how much RAM a VM has; none is counted."],
      ],
    },
    (row) => {
      const profileText = row.text("profile")
      const profile = fromProfile(profileText)
      if (profileText !== "" && profile === null)
        throw new Unreadable(`"${profileText.slice(0, 40)}" is no vGPU profile that can be read, such as grid_a16-2q`)
      const share = row.figure("gpuShare")
      const milli = row.figure("gpuMilli")
      const frameBufferMib = Math.max(row.figure("frameBuffer") ?? 0, profile?.frameBufferMib ?? 0)
      const stated = row.figure("gpus")
      // A share of one or more is so many whole GPUs; frame buffer alone is a part of one.
      const gpus = wholeNumber(
        stated ?? (share !== null && share >= 1 ? share : (share ?? 0) > 0 || (milli ?? 0) > 0 || frameBufferMib > 0 ? 1 : 0),
        "The number of GPUs",
        64,
      )
      const perGpu = milli ?? (share === null ? null : share >= 1 ? 1000 : Math.ceil(share * 1000 - 1e-9))
      // Some exports give the thousandths of all GPUs together.
      const each = perGpu !== null && gpus > 1 && perGpu === gpus * 1000 ? 1000 : perGpu
      if (each !== null && each > 1000)
        throw new Unreadable(`${each} thousandths of one GPU are more than there are; give the number of GPUs in a column of its own`)
      const models = [...modelsIn(row.text("models")), ...(profile ? [profile.model] : [])]
      return {
        item: {
          name: row.text("name") || `row ${row.number}`,
          gpus,
          gpuMilli: gpus === 0 ? 0 : (each ?? (frameBufferMib > 0 ? 0 : 1000)),
          frameBufferMib: gpus === 0 ? 0 : frameBufferMib,
          models: gpus === 0 ? [] : models,
          vcpu: row.figure("vcpu") ?? (row.figure("cpuMilli") ?? 0) / 1000,
          ramGib: row.figure("ram") ?? 0,
        },
        times: wholeNumber(row.figure("count") ?? 1, "The count", MOST_PER_ROW),
      }
    },
    (vm, number) => ({ ...vm, name: `${vm.name}-${number}` }),
  )
}

export function readHosts(text: string): Reading<InventoryHost> {
  return read(
    text,
    {
      rules: hostColumns,
      items: "hosts",
      needed: [
        [["gpus", "model"], "No column says which GPUs the hosts have, so only VMs without a GPU can be placed."],
        [["vcpu", "cpuMilli"], "No column says how many cores or vCPUs a host has, so no VM that needs one can be placed."],
        [["ram"], "No column says how much RAM a host has, so no VM that needs some can be placed."],
      ],
    },
    (row) => {
      const model = row.text("model")
      const gpus = wholeNumber(row.figure("gpus") ?? (model === "" ? 0 : 1), "The number of GPUs", 64)
      if (gpus > 0 && model === "") throw new Unreadable("the host has GPUs, but no model is given")
      return {
        item: {
          name: row.text("name") || `row ${row.number}`,
          model: gpus > 0 ? model : null,
          gpus,
          gpuMemoryMib: row.figure("gpuMemory"),
          vcpu: row.figure("vcpu") ?? (row.figure("cpuMilli") ?? 0) / 1000,
          ramGib: row.figure("ram") ?? 0,
        },
        times: wholeNumber(row.figure("count") ?? 1, "The count", MOST_PER_ROW),
      }
    },
    (host, number) => ({ ...host, name: `${host.name}-${number}` }),
  )
}
