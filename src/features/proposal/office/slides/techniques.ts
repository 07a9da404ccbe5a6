import { count, money } from "../../../../ui/format.ts"
import { yearsPhrase } from "../../../common/optionWords.ts"
import { leastServed, leastWords, shareWords } from "../../../common/shares.ts"
import { comparedRows, proposedName, type ComparedRow } from "../../compared.ts"
import { sumText } from "../../words.ts"
import { costChartOn, costSeries, nativeChartOn, nativeSeries } from "./charts.ts"
import { captionOn, pointsOn, rightCell, slideOf, tableOn, type Deck, type TableCell } from "./deck.ts"
import { ink, techniqueLook } from "./look.ts"
import { notesOf } from "./notes.ts"
import type { SlideFacts } from "./slides.ts"

/** In a caption, which has an end, what is proposed is told first. */
const proposedFirst = (rows: readonly ComparedRow[]): readonly ComparedRow[] =>
  rows.toSorted((a, b) => Number(b.isProposed) - Number(a.isProposed))

/** What of native each technique gives, and a plan of parts that is proposed. */
export function nativeSlide(deck: Deck, { made }: SlideFacts): void {
  const slide = slideOf(deck, "Native performance, by technique", notesOf(made, "techniques"))
  const rows = comparedRows(made)
  const series = nativeSeries(rows)
  if ((series[0]?.labels.length ?? 0) === 0) {
    pointsOn(slide, ["For none of the techniques can a share be stated."], { y: 1.6, h: 1, size: 20 })
    return
  }
  const least = proposedFirst(rows).flatMap(({ shortName, groups }) => {
    const worst = leastServed(groups)
    return worst ? [`${shortName} ${leastWords(worst)}`] : []
  })
  const end = captionOn(
    slide,
    `Share of native: the same work alone on the same whole GPU is 100 %.${least.length === 0 ? "" : ` Bars are means over all VMs; least is given by ${least.join("; ")}.`}`,
  )
  nativeChartOn(slide, series, end)
}

/** What each technique costs, by part, and a plan of parts that is proposed. */
export function costSlide(deck: Deck, { made }: SlideFacts): void {
  const { currency, scenario, currencyNote } = made
  const slide = slideOf(deck, `Cost ${yearsPhrase(scenario)}, by technique`, notesOf(made, "prices"))
  const rows = comparedRows(made)
  const series = costSeries(rows, currency)
  if (series.length === 0) {
    pointsOn(slide, ["For none of the techniques is a price known."], { y: 1.6, h: 1, size: 20 })
    return
  }
  const ranges = proposedFirst(rows).flatMap(({ shortName, cost }) => (cost ? [`${shortName} ${sumText(cost.total, currency)}`] : []))
  const end = captionOn(
    slide,
    `Likely cost by part, ${currency.code}. From low to high: ${ranges.join("; ")}.${currencyNote === null ? "" : ` ${currencyNote}.`}`,
  )
  costChartOn(slide, series, end)
}

/** The techniques side by side, and beside them a plan of parts that is proposed. */
export function techniquesSlide(deck: Deck, { made }: SlideFacts): void {
  const { currency } = made
  const slide = slideOf(deck, "The techniques side by side", notesOf(made, "techniques"))
  const rows = comparedRows(made).map((row): readonly TableCell[] => [
    { text: proposedName(row), color: row.technique ? techniqueLook[row.technique].color : ink, bold: true },
    row.what,
    row.feasible ? "yes" : "no",
    rightCell(row.nativeShare ? shareWords(row.nativeShare, row.groups) : "not known"),
    rightCell(row.gpus === null ? "–" : count(row.gpus)),
    rightCell(row.hosts === null ? "–" : count(row.hosts)),
    rightCell(row.cost ? sumText(row.cost.total, currency) : "not known"),
    rightCell(row.cost ? money(row.cost.perVmMonth.likely, currency) : "–"),
    row.migration,
    row.isolation,
  ])
  const heads: readonly TableCell[] = [
    "Technique",
    "Product, GPU",
    "Meets needs",
    rightCell("Of native"),
    rightCell("GPUs"),
    rightCell("Hosts"),
    rightCell("Cost"),
    rightCell("VM, month"),
    "Migration",
    "Isolation",
  ]
  tableOn(slide, heads, rows, { widths: [1.6, 1.93, 0.8, 1.75, 0.75, 0.8, 1.3, 0.95, 1.15, 1.1], size: 13 })
}
