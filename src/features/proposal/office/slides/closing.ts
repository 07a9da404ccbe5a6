import { number } from "../../../../ui/format.ts"
import { sayLeftOut } from "../../../../words/leftOut.ts"
import { sentence } from "../../../common/optionWords.ts"
import { generalRows, type InputRow } from "../workbook/inputs.ts"
import { pagesOf, pointsOn, rightCell, slideOf, tableOn, tablePages, textOn, type Deck, type TableCell } from "./deck.ts"
import { heightOf } from "./measure.ts"
import { faint, fit, font, page } from "./look.ts"
import { notesOf } from "./notes.ts"
import type { SlideFacts } from "./slides.ts"

const rangeText = ({ value }: InputRow): string => {
  if (value === null) return "not known"
  if (typeof value === "number") return number(value, 6)
  return value.low === value.high
    ? number(value.likely, 6)
    : `${number(value.low, 4)} – ${number(value.likely, 4)} – ${number(value.high, 4)}`
}

/** What money, power and time are taken to be. */
export function assumptionSlides(deck: Deck, { facts, made }: SlideFacts): void {
  const heads = ["Assumption", rightCell("Low – likely – high"), "Unit", "Basis"]
  const cells = generalRows(facts).map((row): readonly TableCell[] => [
    row.label,
    rightCell(rangeText(row)),
    row.unit,
    row.basis === "yours" ? "set for this proposal" : row.basis.replaceAll("-", " "),
  ])
  const place = { widths: [5, 2.6, 2.4, 2.13], size: 15 }
  tablePages(heads, cells, place).forEach((some, at) => {
    const slide = slideOf(deck, at === 0 ? "Assumptions" : "Assumptions, continued", notesOf(made, "all"))
    tableOn(slide, heads, some, place)
  })
}

/** What no total counts. */
export function leftOutSlide(deck: Deck, { made }: SlideFacts): void {
  const slide = slideOf(deck, "What the totals leave out", notesOf(made, "plan"))
  const points = made.notCounted.map(({ what, why }) => sentence(`${sayLeftOut(what)}: ${sayLeftOut(why)}`))
  pointsOn(slide, points, { y: 1.55, h: page.bottom - 1.55, size: 18 })
}

/** Of a source's line; all of them are the first so many. */
const sourceSize = 12
const mostSources = 42
const sourcesRoom = 4.75

/** What the proposal rests on: what is proposed first; the rest stands in the workbook. */
export function sourceSlides(deck: Deck, { made }: SlideFacts): void {
  const { sources, link, versions } = made
  const shown = sources.slice(0, mostSources).map(({ title, publisher, date, url, isWeak }) => ({
    text: fit(`${isWeak ? "Not verified: " : ""}${[title, publisher, date].filter(Boolean).join(", ")}`, 150),
    options: { breakLine: true, ...(url === null ? {} : { hyperlink: { url } }) },
  }))
  const lineHeight = ({ text }: { readonly text: string }): number => heightOf(text, { width: page.inner, points: sourceSize }) + 3 / 72
  const pages = shown.length === 0 ? [[]] : pagesOf(shown, lineHeight, sourcesRoom)
  pages.forEach((lines, at) => {
    const slide = slideOf(deck, at === 0 ? "Sources" : "Sources, continued", notesOf(made, "all"))
    slide.addText([...lines], {
      x: page.left,
      y: 1.5,
      w: page.inner,
      h: sourcesRoom,
      fontSize: sourceSize,
      fontFace: font,
      valign: "top",
      margin: 0,
      paraSpaceAfter: 3,
    })
    const more = sources.length - shown.length
    const end = `${more > 0 ? `${more} more sources stand in the workbook. ` : ""}Dataset ${versions.dataset}, model ${versions.model}. The scenario and this answer again: ${link}`
    if (at === pages.length - 1) textOn(slide, fit(end, 700), { y: 6.3, h: page.bottom - 6.3 }, { most: 12, least: 9, color: faint })
  })
}
