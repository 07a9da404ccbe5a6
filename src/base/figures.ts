import { english, englishFigure } from "./english.ts"
import { kept } from "./kept.ts"

/** As in which country the reader wants figures written; null: as the sentence around them. */
let chosen: string | null = null
const listeners = new Set<() => void>()

/** The locale that figures are written in. Sentences, lists and plurals keep their own. */
export const figuresAs = (own = english): string => chosen ?? own

export function writeFiguresAs(locale: string | null): void {
  chosen = locale
  for (const listener of listeners) listener()
}

export function onFigures(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** One for each way of writing: making one costs a hundred times as much as using it. */
const format = kept(
  (locale: string, most: number, least: number, apart: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: most, minimumFractionDigits: least, useGrouping: apart > 0 }),
)

export interface FigureLook {
  /** Thousands are set apart, unless told. */
  readonly apart?: boolean
  /** So many digits behind the mark even where they are noughts. */
  readonly least?: number
  /** Of the sentence around it. */
  readonly own?: string
}

/** A figure with at most so many digits behind the decimal mark. Nothing else of the page writes numbers for its reader. */
export function figure(value: number, most = 3, { apart = true, least = 0, own }: FigureLook = {}): string {
  const locale = figuresAs(own)
  return (locale === english ? englishFigure(value, most, least, apart) : null) ?? format(locale, most, least, Number(apart)).format(value)
}

/** What sets thousands apart and what stands before the decimals: "," and "." in English. */
export const figureMarks = (): readonly string[] => /(\D)\d+(\D)/.exec(figure(12_345.5))?.slice(1) ?? [",", "."]
