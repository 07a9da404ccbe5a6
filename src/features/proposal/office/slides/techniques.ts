import { count, money, moneyRange } from "../../../../ui/format.ts"
import { nameOf } from "../../../../words/names.ts"
import { migrationWords, yearsPhrase } from "../../../common/optionWords.ts"
import { leastServed, leastWords, shareWords } from "../../../common/shares.ts"
import { techniqueStyle } from "../../../common/techniqueStyle.ts"
import { optionName } from "../../words.ts"
import { costChartOn, costSeries, nativeChartOn, nativeSeries, optionLabel } from "./charts.ts"
import { captionOn, pointsOn, rightCell, slideOf, tableOn, type Deck, type TableCell } from "./deck.ts"
import { techniqueLook } from "./look.ts"
import { notesOf } from "./notes.ts"
import type { SlideFacts } from "./slides.ts"

type Option = SlideFacts["made"]["techniques"][number]["option"]

const label = (option: Option): string => optionLabel(option, techniqueStyle[option.technique].name)

/** What of native each technique gives. */
export function nativeSlide(deck: Deck, { made }: SlideFacts): void {
  const slide = slideOf(deck, "Native performance, by technique", notesOf(made, "techniques"))
  const series = nativeSeries(made.techniques, label)
  if ((series[0]?.labels.length ?? 0) === 0) {
    pointsOn(slide, ["For none of the techniques can a share be stated."], { y: 1.6, h: 1, size: 20 })
    return
  }
  const least = made.techniques.flatMap(({ option }) => {
    const worst = leastServed(option.groups)
    return worst ? [`${techniqueStyle[option.technique].shortName} ${leastWords(worst)}`] : []
  })
  const end = captionOn(
    slide,
    `Share of native: the same work alone on the same whole GPU is 100 %.${least.length === 0 ? "" : ` Bars are means over all VMs; least is given by ${least.join("; ")}.`}`,
  )
  nativeChartOn(slide, series, end)
}

/** What each technique costs, by part. */
export function costSlide(deck: Deck, { made }: SlideFacts): void {
  const { techniques, currency, scenario, currencyNote } = made
  const slide = slideOf(deck, `Cost ${yearsPhrase(scenario)}, by technique`, notesOf(made, "prices"))
  const series = costSeries(made, label)
  if (series.length === 0) {
    pointsOn(slide, ["For none of the techniques is a price known."], { y: 1.6, h: 1, size: 20 })
    return
  }
  const ranges = techniques.flatMap(({ option }) =>
    option.cost
      ? [`${techniqueStyle[option.technique].shortName} ${option.cost.total.known ? "" : "≥ "}${moneyRange(option.cost.total, currency)}`]
      : [],
  )
  const end = captionOn(
    slide,
    `Likely cost by part, ${currency.code}. From low to high: ${ranges.join("; ")}.${currencyNote === null ? "" : ` ${currencyNote}.`}`,
  )
  costChartOn(slide, series, end)
}

/** The techniques side by side. */
export function techniquesSlide(deck: Deck, all: SlideFacts): void {
  const { made } = all
  const { techniques, currency } = made
  const slide = slideOf(deck, "The techniques side by side", notesOf(made, "techniques"))
  const rows = techniques.map(({ option }): readonly TableCell[] => {
    const { technique, groups, nativeShare, placement, cost, migration, isolation, feasible } = option
    return [
      { text: techniqueStyle[technique].name, color: techniqueLook[technique].color, bold: true },
      optionName(option),
      feasible ? "yes" : "no",
      rightCell(nativeShare ? shareWords(nativeShare, groups) : "not known"),
      rightCell(placement ? count(placement.gpus.count) : "–"),
      rightCell(placement ? count(placement.hosts.count + placement.hosts.spare) : "–"),
      rightCell(cost ? `${cost.total.known ? "" : "≥ "}${moneyRange(cost.total, currency)}` : "not known"),
      rightCell(cost ? money(cost.perVmMonth.likely, currency) : "–"),
      migrationWords[migration.level],
      nameOf({ word: "isolation", id: isolation }),
    ]
  })
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
  tableOn(slide, heads, [...rows, ...mixRows(all)], { widths: [1.6, 1.93, 0.8, 1.75, 0.75, 0.8, 1.3, 0.95, 1.15, 1.1], size: 13 })
}

/** The groups of all parts of a plan. */
const groupsOf = ({ parts }: SlideFacts["made"]["plan"]): Option["groups"] => parts.flatMap(({ option }) => option.groups)

/** The plan of parts beside them, where it is what is proposed. */
function mixRows({ facts, made }: SlideFacts): readonly (readonly TableCell[])[] {
  const totals = facts.mix?.mix.totals
  if (!made.plan.isMixed || !totals) return []
  const products = [...new Set(made.plan.parts.map(({ option }) => option.productName))].join("; ")
  return [
    [
      { text: "Mix", bold: true },
      products,
      made.plan.feasible ? "yes" : "no",
      rightCell(shareWords(totals.nativeShare, groupsOf(made.plan))),
      rightCell(count(totals.gpus)),
      rightCell(count(totals.hosts + totals.spareHosts)),
      rightCell(`${totals.cost.known ? "" : "≥ "}${moneyRange(totals.cost, made.currency)}`),
      rightCell(money(totals.perVmMonth.likely, made.currency)),
      "by part",
      "by part",
    ],
  ]
}
