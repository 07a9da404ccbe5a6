import { cellMark } from "../base/cellMark.ts"
import { quote } from "../engine/basics/told.ts"
import type { Inventory, InventoryReport } from "../engine/inventory/placeInventory.ts"
import type { BadRow } from "../scenario/inventory/table.ts"
import type { Uncounted } from "../scenario/inventory/uncounted.ts"
import { sayReading, sayUnplaced } from "./reading.ts"

/** A row that is not placed, and of which table. */
export type NamedRow = BadRow<string> & { readonly of: "VMs" | "hosts" }

/** A placement with names in place of numbers: what the command line prints and the page offers as a file. */
export function inventoryAnswer(
  inventory: Inventory,
  report: InventoryReport,
  read: {
    readonly headline: string
    readonly notes: readonly string[]
    readonly bad: readonly NamedRow[]
    readonly aside: readonly NamedRow[]
    /** GPUs that one of the tables does not speak of; left out: none. */
    readonly uncounted?: Uncounted | null
  },
  versions: { readonly datasetVersion: string; readonly modelVersion: string },
) {
  const { uncounted = null } = read
  return {
    ...versions,
    slicing: inventory.slicing,
    goal: inventory.goal ?? "gpus",
    headline: read.headline,
    notes: [
      ...(uncounted === null ? [] : [sayReading(uncounted.told)]),
      ...read.notes,
      ...report.unknownModels.map((model) => sayReading({ id: "model-not-known", values: { model: quote(model) } })),
    ],
    unread: read.bad.map((one) => ({ table: one.of, row: one.row, reason: one.text, held: one.held })),
    leftOut: read.aside.map((one) => ({ table: one.of, row: one.row, reason: one.text, held: one.held })),
    totals: {
      ...report.totals,
      ...(uncounted?.lacking === "hosts" ? { gpusAsked: uncounted.gpus } : {}),
      unplaced: report.unplaced.length,
    },
    atMost: report.atMost,
    placed: report.placed.map((one) => ({
      vm: inventory.vms[one.vm]!.name,
      host: inventory.hosts[one.host]!.name,
      gpus: one.gpus,
      instanceType: one.instanceType,
    })),
    unplaced: report.unplaced.map((one) => ({ vm: inventory.vms[one.vm]!.name, why: one.why, lacks: one.lacks, reason: sayUnplaced(one) })),
    hosts: report.hosts.map((one) => {
      const { name, model, gpus } = inventory.hosts[one.host]!
      const { host: _, ...use } = one
      return { name, model, gpus, ...use }
    }),
  }
}

/** A cell of a CSV file; text that a spreadsheet would take for a formula is kept from being one. */
const cell = (value: string | number): string => {
  const text = typeof value === "number" ? String(value) : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line for each VM of the inventory: where it stands, or why nowhere. */
export function placementCsv(inventory: Inventory, report: InventoryReport): string {
  const lines: (string | number)[][] = inventory.vms.map((vm) => [vm.name, "", "", "", "", ""])
  for (const one of report.placed) {
    lines[one.vm] = [
      inventory.vms[one.vm]!.name,
      inventory.hosts[one.host]!.name,
      inventory.hosts[one.host]!.model ?? "",
      one.gpus.join(" "),
      one.instanceType ?? "",
      "",
    ]
  }
  for (const one of report.unplaced) lines[one.vm]![5] = sayUnplaced(one)
  return (
    [["vm", "host", "gpu model", "gpus", "instance type", "not placed because"], ...lines]
      .map((line) => line.map(cell).join(cellMark()))
      .join("\r\n") + "\r\n"
  )
}

/** Rows that were not placed, as a table: which table, which line, why, and what they held. */
export const rowsCsv = (rows: readonly NamedRow[]): string =>
  [["table", "line", "reason", "row"], ...rows.map((one) => [one.of, one.row, one.text, one.held])]
    .map((line) => line.map(cell).join(cellMark()))
    .join("\r\n") + "\r\n"
