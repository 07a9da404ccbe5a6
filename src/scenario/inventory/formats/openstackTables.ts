import { plainName } from "../columns.ts"
import { ofFlavors } from "../madeColumns.ts"
import type { TextRecord } from "../records.ts"
import type { Sheet } from "../sheet.ts"
import { caveatsOf, gpuCells, specsIn, type Told } from "./openstack.ts"

/** Column names are looked for in so many records. */
const headerWithin = 20

interface Columns {
  /** The index of the record that names them. */
  readonly at: number
  readonly names: readonly string[]
}
const columnsAt = (records: readonly TextRecord[], at: number): Columns => ({
  at,
  names: records[at]!.cells.map((cell) => plainName(cell).name),
})

const isFlavors = ({ names }: Columns): boolean => ["name", "ram", "vcpus", "disk"].every((name) => names.includes(name))
const isServers = ({ names }: Columns): boolean =>
  names.includes("name") && names.some((name) => /^flavor( name)?$/.test(name)) && !names.includes("vcpus")

const withCells = (record: TextRecord, cells: readonly string[]): TextRecord => ({ ...record, cells: [...record.cells, ...cells] })

/**
 * OpenStack's lists as text, `openstack flavor list --long` and `openstack server list`: what properties of flavors say of GPUs as columns; servers with the flavors
 * that stand below them in the same file. Any other table as it is.
 */
export function withFlavors(sheet: Sheet): Sheet {
  const { records } = sheet
  const columns = records.slice(0, headerWithin).map((_, at) => columnsAt(records, at))
  const flavors = columns.find((one) => isFlavors(one))
  const servers = columns.find((one) => isServers(one))
  if (servers && (!flavors || servers.at < flavors.at)) return serversOf(sheet, servers)
  return flavors?.names.includes("properties") ? flavorsOf(sheet, flavors) : sheet
}

function flavorsOf(sheet: Sheet, { at, names }: Columns): Sheet {
  const properties = names.indexOf("properties")
  const told: Told = { sized: 0, others: new Set() }
  const rows = sheet.records.slice(at + 1).map((record) => withCells(record, gpuCells(specsIn(record.cells[properties] ?? ""), told)))
  if (!sheet.records.slice(at + 1).some((record) => specsIn(record.cells[properties] ?? "").length > 0)) return sheet
  const head = withCells(sheet.records[at]!, ofFlavors)
  return { ...sheet, records: [...sheet.records.slice(0, at), head, ...rows], caveats: [...sheet.caveats, ...caveatsOf(told)] }
}

/** The servers, each with what its flavor says of it. */
function serversOf(sheet: Sheet, servers: Columns): Sheet {
  const { records } = sheet
  const below = records.findIndex((record, at) => at > servers.at && record.fault === null && isFlavors(columnsAt(records, at)))
  if (below < 0) return sheet
  const { names } = columnsAt(records, below)
  const cellOf = (record: TextRecord, name: string): string => record.cells[names.indexOf(name)] ?? ""
  const flavors = new Map<string, TextRecord>()
  for (const record of records.slice(below + 1))
    for (const name of ["id", "name"]) if (cellOf(record, name) !== "") flavors.set(cellOf(record, name), record)
  const told: Told = { sized: 0, others: new Set() }
  const of = servers.names.findIndex((name) => /^flavor( name)?$/.test(name))
  const rows = records.slice(servers.at + 1, below)
  const found = rows.map((record) => flavors.get(record.cells[of] ?? "") ?? null)
  const unknown = found.filter((one) => one === null).length
  const head = records[servers.at]!
  const renamed = { ...head, cells: head.cells.map((cell, i) => (i === of ? "Flavor" : cell)) }
  return {
    ...sheet,
    records: [
      ...records.slice(0, servers.at),
      withCells(renamed, ["VCPUs", "RAM", ...ofFlavors]),
      ...rows.map((record, i) => {
        const flavor = found[i]
        if (!flavor) return withCells(record, ["", "", "", ""])
        const specs = names.includes("properties") ? specsIn(cellOf(flavor, "properties")) : []
        return withCells(record, [cellOf(flavor, "vcpus"), cellOf(flavor, "ram"), ...gpuCells(specs, told)])
      }),
    ],
    caveats: [
      ...sheet.caveats,
      ...(unknown > 0 ? [{ id: "flavors-missing", values: { unknown, servers: rows.length } } as const] : []),
      ...caveatsOf(told),
    ],
  }
}
