import type { Limit } from "../scenario/bounds.ts"
import type { FieldRow } from "../scenario/url/fields.ts"
import { overrideRows } from "../scenario/url/groups.ts"
import { hostRows } from "../scenario/url/host.ts"
import { keyRows } from "../scenario/url/keys.ts"
import type { KeyRow } from "../scenario/url/lists.ts"
import { numberText } from "../scenario/url/number.ts"
import { keyMeanings } from "./en/keys.ts"

const sections: readonly KeyRow["section"][] = ["Workload", "Options", "Policies", "Supply", "Economics", "Goals", "Beside", "View", "Link"]

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;")
const code = (text: string): string => `\`${text}\``

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")

const boundsText = ({ whole, min, max }: Limit, unit = ""): string =>
  `${whole ? "whole number" : "number"}, ${numberText(min)} to ${numberText(max)}${unit && ` ${unit}`}`

/** What may stand after a key; undefined where nobody says. */
export function keyValue({ key, limit, bounds = false }: KeyRow): string | undefined {
  const { unit, value = limit && `${boundsText(limit, unit)}; auto${bounds ? " or none" : ""}` } = keyMeanings[key] ?? {}
  return value
}

function keyCells(row: KeyRow): readonly string[] {
  const { key } = row
  const { doc, example } = keyMeanings[key] ?? {}
  const value = keyValue(row)
  if (value === undefined || doc === undefined || example === undefined)
    throw new Error(`words/en/keys.ts does not say what ${key}= means.`)
  return [code(key), cell(value), cell(doc), code(example)]
}

const keyTable = (section: KeyRow["section"]): string =>
  table(["key", "value", "meaning", "example"], keyRows.filter((row) => row.section === section).map(keyCells))

const fieldTable = <T>(rows: readonly FieldRow<T>[]): string =>
  table(
    ["key", "value", "meaning", "example"],
    rows.map((row) => [code(row.key), cell(row.value), cell(row.doc), code(row.example)]),
  )

/** The tables of docs/url.md, from the very rows that encode and decode. */
export const referenceTables = (): string =>
  [
    ...sections.map((section) => `### ${section}\n\n${keyTable(section)}`),
    `### Overrides of a group\n\n${fieldTable(overrideRows)}`,
    `### A host described by hand\n\n${fieldTable(hostRows)}`,
  ].join("\n\n")
