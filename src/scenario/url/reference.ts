import type { FieldRow } from "./fields.ts"
import { overrideRows } from "./groups.ts"
import { hostRows } from "./host.ts"
import { keyRows } from "./keys.ts"
import type { KeyRow } from "./lists.ts"

const sections: readonly KeyRow["section"][] = ["Workload", "Options", "Policies", "Supply", "Economics", "Goals", "Beside", "View", "Link"]

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;")
const code = (text: string): string => `\`${text}\``

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")

const keyTable = (section: KeyRow["section"]): string =>
  table(
    ["key", "value", "meaning", "example"],
    keyRows.filter((row) => row.section === section).map((row) => [code(row.key), cell(row.value), cell(row.doc), code(row.example)]),
  )

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
