import type { Limit } from "../scenario/bounds.ts"
import { overrideRows } from "../scenario/url/groups.ts"
import { hostRows } from "../scenario/url/host.ts"
import { keyRows } from "../scenario/url/keys.ts"
import type { KeyRow } from "../scenario/url/lists.ts"
import { numberText } from "../scenario/url/number.ts"
import { hostMeanings, overrideMeanings, type Meaning } from "./en/fields.ts"
import { keyMeanings } from "./en/keys.ts"

const sections: readonly KeyRow["section"][] = ["Workload", "Options", "Policies", "Supply", "Economics", "Goals", "Beside", "View", "Link"]

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;")
const code = (text: string): string => `\`${text}\``

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")

const boundsText = ({ whole, min, max }: Limit, unit = ""): string =>
  `${whole ? "whole number" : "number"}, ${numberText(min)} to ${numberText(max)}${unit && ` ${unit}`}`

type Meanings = Readonly<Record<string, Meaning>>

/** What may stand after a key; undefined where nobody says. */
export function keyValue({ key, limit, bounds = false }: KeyRow): string | undefined {
  const { unit, value = limit && `${boundsText(limit, unit)}; auto${bounds ? " or none" : ""}` } = keyMeanings[key] ?? {}
  return value
}

/** The same of a part of a group or a host. */
export function partValue({ key, limit }: Pick<KeyRow, "key" | "limit">, meanings: Meanings): string | undefined {
  const { unit, value = limit && boundsText(limit, unit) } = meanings[key] ?? {}
  return value
}

/** A line for each row, in the words of its meaning. */
const meaningTable = <Row extends Pick<KeyRow, "key">>(
  rows: readonly Row[],
  meanings: Meanings,
  valueOf: (row: Row) => string | undefined = (row) => partValue(row, meanings),
): string =>
  table(
    ["key", "value", "meaning", "example"],
    rows.map((row) => {
      const value = valueOf(row)
      const { doc, example } = meanings[row.key] ?? {}
      if (value === undefined || doc === undefined || example === undefined) throw new Error(`words/en does not say what ${row.key} means.`)
      return [code(row.key), cell(value), cell(doc), code(example)]
    }),
  )

const ofSection = (section: KeyRow["section"]): readonly KeyRow[] => keyRows.filter((row) => row.section === section)

/** The tables of docs/url.md, from the very rows that encode and decode. */
export const referenceTables = (): string =>
  [
    ...sections.map((section) => `### ${section}\n\n${meaningTable(ofSection(section), keyMeanings, keyValue)}`),
    `### Overrides of a group\n\n${meaningTable(overrideRows, overrideMeanings)}`,
    `### A host described by hand\n\n${meaningTable(hostRows, hostMeanings)}`,
  ].join("\n\n")
