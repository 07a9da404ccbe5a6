import PptxGenJS from "pptxgenjs"
import { accent, faint, fit, font, ink, page, rule, sunk } from "./look.ts"

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

/** A new slide under a heading. */
export function slideOf({ file, foot }: Deck, heading: string, notes: string): Slide {
  const slide = file.addSlide()
  slide.background = { color: "FFFFFF" }
  slide.addText(fit(heading, 90), {
    x: page.left,
    y: 0.4,
    w: page.inner,
    h: 0.8,
    fontSize: 32,
    bold: true,
    color: ink,
    fontFace: font,
    valign: "middle",
    margin: 0,
  })
  slide.addShape("rect", { x: page.left, y: 1.22, w: 1.2, h: 0.06, fill: { color: accent }, line: { color: accent, width: 0 } })
  slide.addText(foot, { x: page.left, y: 7.05, w: page.inner - 1, h: 0.3, fontSize: 11, color: faint, fontFace: font, margin: 0 })
  slide.slideNumber = { x: 12.2, y: 7.05, w: 0.55, h: 0.3, fontSize: 11, color: faint, fontFace: font, align: "right" }
  slide.addNotes(fit(notes, 8000))
  return slide
}

interface TablePlace {
  readonly y?: number
  readonly widths: readonly number[]
  readonly size: number
}

/** A table with a head; columns whose cells say so are set to the right. */
export function tableOn(slide: Slide, heads: readonly TableCell[], rows: readonly (readonly TableCell[])[], place: TablePlace): void {
  const { y = page.top, widths, size } = place
  const cell = (one: TableCell, isHead: boolean): PptxGenJS.TableCell => {
    const { text, color = ink, bold = false, right = false } = typeof one === "string" ? { text: one } : one
    return {
      text: fit(text, 160),
      options: {
        color,
        bold: bold || isHead,
        align: right ? "right" : "left",
        fontSize: size,
        fontFace: font,
        valign: "middle",
        ...(isHead ? { fill: { color: sunk } } : {}),
        border: [{ type: "none" }, { type: "none" }, { type: "solid", pt: 0.75, color: rule }, { type: "none" }],
        margin: [0.04, 0.08, 0.04, 0.08],
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
}

/** Sentences one below another, each with a point. */
export function pointsOn(
  slide: Slide,
  points: readonly string[],
  place: { readonly y: number; readonly h: number; readonly size: number },
): void {
  slide.addText(
    points.map((text) => ({ text: fit(text, 260), options: { bullet: { indent: 16 }, breakLine: true, paraSpaceAfter: 6 } })),
    { x: page.left, y: place.y, w: page.inner, h: place.h, fontSize: place.size, color: ink, fontFace: font, valign: "top", margin: 0 },
  )
}

/** A line of smaller words, below a chart. */
export function captionOn(slide: Slide, text: string, y: number): void {
  slide.addText(fit(text, 300), {
    x: page.left,
    y,
    w: page.inner,
    h: 0.5,
    fontSize: 16,
    color: faint,
    fontFace: font,
    valign: "top",
    margin: 0,
  })
}

export const rightCell = (text: string): TableCell => ({ text, right: true })
