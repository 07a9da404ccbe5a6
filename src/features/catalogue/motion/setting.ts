import type { ViewState } from "../../../scenario/view.ts"
import { formatFilter, parseFilter } from "../../common/table/tableState.ts"

export type Words = ViewState["table"]

/** What a number of a mechanism can be set to. */
export interface NumberLimits {
  readonly least: number
  readonly usual: number
  readonly most: number
}

const columns = (keys: readonly string[]) => keys.map((id) => ({ id, facet: true }))

/** A word of the link; undefined where it says nothing of it. */
export const wordOf = (key: string, words: Words): string | undefined => parseFilter(words.filter, columns([key])).facets[key]

/** A number of the link, within its bounds; the usual one where it says nothing. */
export function numberOf(key: string, { least, usual, most }: NumberLimits, words: Words): number {
  const value = Number(wordOf(key, words) ?? usual)
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual
}

/** The link's words with some of a mechanism's own put in; null takes one out. Others than `keys` go. */
export function withWords(keys: readonly string[], put: Readonly<Record<string, string | null>>, words: Words): Words {
  const facets = new Map(Object.entries(parseFilter(words.filter, columns(keys)).facets))
  for (const [key, value] of Object.entries(put)) {
    if (value === null) facets.delete(key)
    else facets.set(key, value)
  }
  const filter = formatFilter({ text: "", facets: Object.fromEntries(facets) })
  const { filter: _, ...rest } = words
  return filter === "" ? rest : { ...rest, filter }
}

/** A number as the link writes it; the usual one needs no word. */
export const numberWord = (value: number, { usual }: NumberLimits): string | null => (value === usual ? null : String(value))
