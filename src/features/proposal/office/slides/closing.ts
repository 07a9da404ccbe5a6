import { number } from "../../../../ui/format.ts"
import { sayLeftOut } from "../../../../words/leftOut.ts"
import { sentence } from "../../../common/optionWords.ts"
import { generalRows, type InputRow } from "../workbook/inputs.ts"
import { pointsOn, rightCell, slideOf, tableOn, type Deck, type TableCell } from "./deck.ts"
import { faint, fit, font, page } from "./look.ts"
import { notesOf } from "./notes.ts"
import type { SlideFacts } from "./slides.ts"

const rowsOnSlide = 11

const rangeText = ({ value }: InputRow): string => {
  if (value === null) return "not known"
  if (typeof value === "number") return number(value, 6)
  return value.low === value.high
    ? number(value.likely, 6)
    : `${number(value.low, 4)} – ${number(value.likely, 4)} – ${number(value.high, 4)}`
}

/** What money, power and time are taken to be. */
export function assumptionSlides(deck: Deck, { facts, made }: SlideFacts): void {
  const rows = generalRows(facts)
  for (let from = 0; from < rows.length; from += rowsOnSlide) {
    const slide = slideOf(deck, from === 0 ? "Assumptions" : "Assumptions, continued", notesOf(made, "all"))
    const cells = rows
      .slice(from, from + rowsOnSlide)
      .map((row): readonly TableCell[] => [
        row.label,
        rightCell(rangeText(row)),
        row.unit,
        row.basis === "yours" ? "set for this proposal" : row.basis.replaceAll("-", " "),
      ])
    tableOn(slide, ["Assumption", rightCell("Low – likely – high"), "Unit", "Basis"], cells, { widths: [5, 2.6, 2.4, 2.13], size: 15 })
  }
}

/** What no total counts. */
export function leftOutSlide(deck: Deck, { made }: SlideFacts): void {
  const slide = slideOf(deck, "What the totals leave out", notesOf(made, "plan"))
  const points = made.notCounted.map(({ what, why }) => sentence(`${sayLeftOut(what)}: ${sayLeftOut(why)}`))
  pointsOn(slide, points, { y: 1.55, h: 5.2, size: points.length > 8 ? 16 : 18 })
}

const sourcesOnSlide = 14
const mostSourceSlides = 3

/** What the proposal rests on: what is proposed first; the rest stands in the workbook. */
export function sourceSlides(deck: Deck, { made }: SlideFacts): void {
  const { sources, link, versions } = made
  const shown = sources.slice(0, sourcesOnSlide * mostSourceSlides)
  for (let from = 0; from < Math.max(1, shown.length); from += sourcesOnSlide) {
    const slide = slideOf(deck, from === 0 ? "Sources" : "Sources, continued", notesOf(made, "all"))
    const lines = shown.slice(from, from + sourcesOnSlide).map(({ title, publisher, date, url, isWeak }) => ({
      text: fit(`${isWeak ? "Not verified: " : ""}${[title, publisher, date].filter(Boolean).join(", ")}`, 150),
      options: { breakLine: true, ...(url === null ? {} : { hyperlink: { url } }) },
    }))
    slide.addText(lines, {
      x: page.left,
      y: 1.5,
      w: page.inner,
      h: 4.7,
      fontSize: 13,
      fontFace: font,
      valign: "top",
      margin: 0,
      paraSpaceAfter: 3,
    })
    const isLast = from + sourcesOnSlide >= shown.length
    const more = sources.length - shown.length
    const end = `${more > 0 ? `${more} more sources stand in the workbook. ` : ""}Dataset ${versions.dataset}, model ${versions.model}. The scenario and this answer again: ${link}`
    if (isLast)
      slide.addText(fit(end, 700), {
        x: page.left,
        y: 6.3,
        w: page.inner,
        h: 0.65,
        fontSize: 12,
        color: faint,
        fontFace: font,
        valign: "top",
        margin: 0,
      })
  }
}
