import type { RowReader } from "./cells.ts"
import type { Kind, Role } from "./columns.ts"
import { isBlank, readAmount } from "./quantity.ts"
import type { Table, TableRow } from "./table.ts"
import type { Taken } from "./take.ts"

// Rows that are read and are not placed: what is off, templates, hosts that are away, and totals.

const isOff =
  /^(power(ed)? ?off|off|stopped|shut ?off|shut ?down|halted|down|not ?running|inactive|deallocated|terminated|completed|succeeded|failed|cancelled|suspended|saved|paused|offcritical|aus|ausgeschaltet|heruntergefahren|gestoppt|angehalten|hors tension|[ée]teinte?|arr[êe]t[ée]e?|apagad[ao]|detenid[ao]|suspendid[ao]|spent[ao])$/i
/** Slurm joins a node's states by "+" and Kubernetes by a comma; Slurm sets a sign behind some. */
const isAway =
  /(^|[+,])(true|yes|1|wahr|ja|vrai|oui|verdadero|s[ií]|maintenance|maint|in ?maintenance.*|disconnected|not[ _]?responding|offline|unreachable|down|drain(ed|ing)?|drng|fail(ing)?|future|not ?ready|schedulingdisabled|powered ?off)[*~#!%$@^-]?($|[+,])/i
const isTrue = /^(true|yes|1|wahr|ja|vrai|oui|verdadero|s[ií])$/i
const isTotal = /^(grand ?|sub ?)?(total|totals|sum|summe|gesamt|insgesamt|totale|suma)\b/i
/** A name that is nothing but the word: a subtotal between rows, too. */
const isOnlyTotal = /^(grand[ -]?|sub[ -]?)?(totals?|sum|summe|zwischensumme|gesamt|insgesamt)\s*:?$/i
/** How the row of a XenServer host's own domain begins. */
const controlDomain = /^Control domain on host/

/** Why a row is not placed; `state`: the word of its power state. */
export type Aside =
  { readonly why: "control-domain" | "template" | "away" | "total" | "measured-again" } | { readonly why: "off"; readonly state: string }

/** Under what a row that is not placed is counted. */
export type LeftOut = "off" | "template" | "maintenance"

const summed: readonly Role[] = ["vcpu", "ram", "gpus", "gpuShare", "frameBuffer"]

/** The last row, where its figures are the sums of the others; its name or the lack of one must say so, or many rows and figures. */
export function totalRow(table: Table, taken: Taken): TableRow | null {
  const last = table.rows[table.rows.length - 1]
  if (table.rows.length < 2 || !last) return null
  const name = taken.columns.find((column) => column.role === "name")
  const says = name ? last.cells[name.index]! : ""
  if (isTotal.test(says) || last.cells.some((cell) => /^(grand )?total:?$/i.test(cell))) return last
  if (table.rows.length < 3) return null
  let same = 0
  for (const { index, role } of taken.columns) {
    if (role === null || !summed.includes(role) || isBlank(last.cells[index]!)) continue
    const sum = table.rows.reduce((total, row) => total + (row === last ? 0 : readAmount(row.cells[index]!, taken.mark).value || 0), 0)
    const value = readAmount(last.cells[index]!, taken.mark).value
    if (!(value > 0) || Math.abs(value - sum) > 1e-6 * sum) return null
    same++
  }
  return same >= 1 && (isBlank(says) || (same >= 2 && table.rows.length >= 5)) ? last : null
}

export const isNamedTotal = (row: RowReader): boolean => isOnlyTotal.test(row.text("name"))

/** Why a row is not placed; null where it is. `off`: words of its export besides for what does not run. */
export function asideReason(kind: Kind, row: RowReader, off: readonly string[] = []): Aside | null {
  if (kind === "vms" && controlDomain.test(row.text("name"))) return { why: "control-domain" }
  if (kind === "vms" && isTrue.test(row.text("template"))) return { why: "template" }
  if (isOff.test(row.text("power")) || off.includes(row.text("power"))) return { why: "off", state: row.text("power") }
  if (kind === "hosts" && isAway.test(row.text("maintenance"))) return { why: "away" }
  return null
}

export const leftOutAs = (kind: Kind, { why }: Aside): LeftOut => (why === "template" ? "template" : kind === "vms" ? "off" : "maintenance")
