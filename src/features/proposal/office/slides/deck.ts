import PptxGenJS from "pptxgenjs"
import { accent, faint, fit, font, ink, page, rule, sunk } from "./look.ts"
import { cutTo, heightOf, linesOf, sizeWithin, type Sizes } from "./measure.ts"

export type Slide = PptxGenJS.Slide
export type TableCell = string | { readonly text: string; readonly color?: string; readonly bold?: boolean; readonly right?: boolean }

/** A set of slides: one look, a title and a foot on each, and notes that say where its figures are from. */
export interface Deck {
  readonly file: PptxGenJS
  readonly foot: string
}

export function newDeck(title: string, author: string, foot: string): Deck {
  const file = new PptxGenJS()
  file.layout = "LAYOUT_WIDE"
  file.title = fit(title)
  file.author = fit(author)
  file.company = ""
  file.theme = { headFontFace: font, bodyFontFace: font }
  return { file, foot: fit(foot, 120) }
}

interface Place {
  readonly x?: number
  readonly y: number
  readonly w?: number
  readonly h: number
}

interface Look extends Sizes {
  readonly bold?: boolean
  readonly color?: string
  readonly valign?: "top" | "middle" | "bottom"
}

/** A text in its place, as large as it may be there; what there is no room for is cut. */
export function textOn(slide: Slide, text: string, { x = page.left, y, w = page.inner, h }: Place, look: Look): void {
  const { bold = false, color = ink, valign = "top" } = look
  const clean = fit(text, 2000)
  const points = sizeWithin(look, h, (size) => heightOf(clean, { width: w, points: size, bold }))
  const said = cutTo(clean, { width: w, points, bold }, h)
  slide.addText(said, { x, y, w, h, fontSize: points, bold, color, fontFace: font, valign, margin: 0 })
}

/** A new slide under a heading. */
export function slideOf({ file, foot }: Deck, heading: string, notes: string): Slide {
  const slide = file.addSlide()
  slide.background = { color: "FFFFFF" }
  textOn(slide, heading, { y: 0.4, h: 0.8 }, { most: 32, least: 20, bold: true, valign: "middle" })
  slide.addShape("rect", { x: page.left, y: 1.22, w: 1.2, h: 0.06, fill: { color: accent }, line: { color: accent, width: 0 } })
  textOn(slide, foot, { y: page.foot, w: page.inner - 1, h: 0.3 }, { most: 11, least: 9, color: faint, valign: "middle" })
  slide.slideNumber = { x: 12.2, y: page.foot, w: 0.55, h: 0.3, fontSize: 11, color: faint, fontFace: font, align: "right" }
  slide.addNotes(fit(notes, 8000))
  return slide
}

interface TablePlace {
  readonly y?: number
  /** Below it, kept free. */
  readonly below?: number
  readonly widths: readonly number[]
  readonly size: number
}

/** Beside the words of a cell, and above and below them; inches. */
const beside = 0.08
const above = 0.04
const leastInTables = 9

const wordsOf = (cell: TableCell): string => fit(typeof cell === "string" ? cell : cell.text, 160)

/** How high a row is, in inches. */
const rowHeight = (cells: readonly TableCell[], { widths, size }: Pick<TablePlace, "widths" | "size">, isHead = false): number => {
  const lines = cells.map((cell, at) =>
    linesOf(wordsOf(cell), {
      width: (widths[at] ?? 1) - 2 * beside,
      points: size,
      bold: isHead || (typeof cell !== "string" && cell.bold === true),
    }),
  )
  return Math.max(
    size * 0.027,
    heightOf(
      Array(Math.max(1, ...lines))
        .fill("x")
        .join("\n"),
      { width: 1, points: size },
    ) +
      2 * above,
  )
}

/** Rows that a slide holds at a time, none of them higher than its share of it. */
export function pagesOf<Row>(rows: readonly Row[], height: (row: Row) => number, room: number): readonly (readonly Row[])[] {
  const pages: Row[][] = []
  let used = room
  for (const row of rows) {
    const more = height(row)
    if (used + more > room || pages.length === 0) {
      pages.push([])
      used = 0
    }
    pages.at(-1)?.push(row)
    used += more
  }
  return pages
}

/** The rows of a table, slide by slide. */
export function tablePages(
  heads: readonly TableCell[],
  rows: readonly (readonly TableCell[])[],
  place: TablePlace,
): readonly (readonly (readonly TableCell[])[])[] {
  const room = (place.below ?? page.bottom) - (place.y ?? page.top) - rowHeight(heads, place, true)
  return pagesOf(rows, (row) => rowHeight(row, place), room)
}

/** A table with a head, as large as it may be there; columns whose cells say so are set to the right. Gives where it ends. */
export function tableOn(slide: Slide, heads: readonly TableCell[], rows: readonly (readonly TableCell[])[], place: TablePlace): number {
  const { y = page.top, below = page.bottom, widths } = place
  const heightAt = (points: number): number =>
    rowHeight(heads, { widths, size: points }, true) + rows.reduce((sum, row) => sum + rowHeight(row, { widths, size: points }), 0)
  const size = sizeWithin({ most: place.size, least: leastInTables }, below - y, heightAt)
  const cell = (one: TableCell, isHead: boolean): PptxGenJS.TableCell => {
    const { color = ink, bold = false, right = false } = typeof one === "string" ? {} : one
    return {
      text: wordsOf(one),
      options: {
        color,
        bold: bold || isHead,
        align: right ? "right" : "left",
        fontSize: size,
        fontFace: font,
        valign: "middle",
        ...(isHead ? { fill: { color: sunk } } : {}),
        border: [{ type: "none" }, { type: "none" }, { type: "solid", pt: 0.75, color: rule }, { type: "none" }],
        margin: [above, beside, above, beside],
      },
    }
  }
  slide.addTable([heads.map((one) => cell(one, true)), ...rows.map((row) => row.map((one) => cell(one, false)))], {
    x: page.left,
    y,
    w: widths.reduce((sum, one) => sum + one, 0),
    colW: [...widths],
    rowH: size * 0.027,
  })
  return y + heightAt(size)
}

const longestPoint = 260
/** Before the words of a point, and below them; inches. */
const pointIndent = 0.25
const pointGap = 6 / 72
export const pointHeight = (text: string, points: number): number =>
  heightOf(fit(text, longestPoint), { width: page.inner - pointIndent, points }) + pointGap

/** Sentences one below another, each with a point, as large as they may be there. */
export function pointsOn(
  slide: Slide,
  points: readonly string[],
  place: { readonly y: number; readonly h: number; readonly size: number },
): void {
  const { y, h, size } = place
  const fontSize = sizeWithin({ most: size, least: 11 }, h, (one) => points.reduce((sum, text) => sum + pointHeight(text, one), 0))
  slide.addText(
    points.map((text) => ({
      text: fit(text, longestPoint),
      options: { bullet: { indent: 16 }, breakLine: true, paraSpaceAfter: 6 },
    })),
    { x: page.left, y, w: page.inner, h, fontSize, color: ink, fontFace: font, valign: "top", margin: 0 },
  )
}

/** Lines of a caption at most. */
const mostCaption = 0.95
/** Smaller words at the foot of a slide, below a chart or table. Gives where they begin. */
export function captionOn(slide: Slide, text: string): number {
  const clean = fit(text, 500)
  const points = sizeWithin({ most: 16, least: 12 }, mostCaption, (size) => heightOf(clean, { width: page.inner, points: size }))
  const h = Math.min(mostCaption, heightOf(clean, { width: page.inner, points }))
  const y = page.bottom - h
  textOn(slide, clean, { y, h }, { most: points, least: points, color: faint })
  return y
}

export const rightCell = (text: string): TableCell => ({ text, right: true })
