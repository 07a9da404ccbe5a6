import type PptxGenJS from "pptxgenjs"
import type { CostPart } from "../../../../engine/basics/why/cost.ts"
import { ends } from "../workbook/formula.ts"
import type { Currency } from "../../../../ui/format.ts"
import type { ComparedRow } from "../../compared.ts"
import type { ProposalContents } from "../../contents.ts"
import { costPartName } from "../../words.ts"
import { endColors, faint, fit, font, ink, page, partColors, rule } from "./look.ts"
import type { Slide } from "./deck.ts"

/** A chart as the file has it: a name and a value for each label. */
export interface Series {
  readonly name: string
  readonly labels: readonly string[]
  readonly values: readonly number[]
}

/** "Mediated pass-through: NVIDIA vGPU on vSphere, A16 (proposed)", beside a bar. */
export const barLabel = ({ name, shortWhat, isProposed, feasible }: ComparedRow): string =>
  `${fit(`${name}: ${shortWhat}`, 60)}${isProposed ? " (proposed)" : ""}${feasible ? "" : " (needs not met)"}`

/** Low, likely and high share of native of each row that has one, 0..1. */
export function nativeSeries(rows: readonly ComparedRow[]): readonly Series[] {
  const shown = rows.flatMap((row) => (row.nativeShare ? [{ row, share: row.nativeShare }] : []))
  const labels = shown.map(({ row }) => barLabel(row))
  return ends.map((end, at) => ({ name: ["Low", "Likely", "High"][at] ?? end, labels, values: shown.map(({ share }) => share[end]) }))
}

/** What each row is likely to cost, by part, in the reader's money. Parts that nothing is charged for are left out. */
export function costSeries(rows: readonly ComparedRow[], { perUsd }: Currency): readonly Series[] {
  const shown = rows.flatMap((row) => (row.cost ? [{ row, cost: row.cost }] : []))
  const labels = shown.map(({ row }) => barLabel(row))
  const parts = Object.keys(partColors) as CostPart[]
  return parts
    .map((part) => ({
      part,
      name: costPartName(part),
      labels,
      values: shown.map(({ cost }) => (cost.breakdown[part]?.likely ?? 0) * perUsd),
    }))
    .filter(({ values }) => values.some((value) => value > 0))
}

/** What is likely to be paid in each year, by part. */
export function yearSeries({ byYear, currency }: ProposalContents): readonly Series[] {
  const labels = byYear.map(({ year, length }) => (length < 1 ? `Year ${year} (${Math.round(length * 12)} months)` : `Year ${year}`))
  const parts = Object.keys(partColors) as CostPart[]
  return parts
    .map((part) => ({
      name: costPartName(part),
      labels,
      values: byYear.map(({ byPart }) => (byPart.find((one) => one.part === part)?.usd.likely ?? 0) * currency.perUsd),
    }))
    .filter(({ values }) => values.some((value) => value > 0))
}

/** What is paid in each year while the VMs grow, as paid and as worth at the beginning of the first. */
export function growthSeries({ growth, currency }: ProposalContents): readonly Series[] {
  if (!growth) return []
  const labels = growth.years.map(({ year }) => `Year ${year}`)
  return [
    { name: "Paid", labels, values: growth.years.map(({ total }) => total.likely * currency.perUsd) },
    { name: "Present value", labels, values: growth.years.map(({ presentValue }) => presentValue.likely * currency.perUsd) },
  ]
}

const common = {
  x: page.left,
  w: page.inner,
  showLegend: true,
  legendPos: "b",
  legendFontSize: 16,
  legendFontFace: font,
  legendColor: ink,
  catAxisLabelFontSize: 16,
  catAxisLabelFontFace: font,
  catAxisLabelColor: ink,
  valAxisLabelFontSize: 14,
  valAxisLabelFontFace: font,
  valAxisLabelColor: faint,
  valGridLine: { color: rule, size: 0.5 },
  catGridLine: { style: "none" },
} as const satisfies PptxGenJS.IChartOpts

/** "1.2M" on an axis of money. */
const shortMoney = '[>=1000000]0.0,,"M";[>=1000]0,"k";0'

const plain = (series: readonly Series[]): { name: string; labels: string[]; values: number[] }[] =>
  series.map(({ name, labels, values }) => ({ name, labels: [...labels], values: [...values] }))

/** Lying bars are drawn from below: the last label comes first, so that the first stands on top. */
const fromBelow = (series: readonly Series[]): ReturnType<typeof plain> =>
  plain(series).map(({ name, labels, values }) => ({ name, labels: labels.toReversed(), values: values.toReversed() }))

const colorOf = (series: readonly Series[]): string[] => {
  const parts = Object.keys(partColors) as CostPart[]
  return series.map(({ name }) => partColors[parts.find((part) => costPartName(part) === name) ?? "network"])
}

/** Bars of low, likely and high share for each technique, the first on top. */
export function nativeChartOn(slide: Slide, series: readonly Series[], end: number): void {
  slide.addChart("bar", fromBelow(series), {
    ...common,
    y: page.top,
    h: end - page.top - 0.1,
    barDir: "bar",
    barGrouping: "clustered",
    barGapWidthPct: 45,
    valAxisMinVal: 0,
    valAxisMaxVal: 1,
    valAxisMajorUnit: 0.2,
    valAxisLabelFormatCode: "0%",
    showValue: true,
    dataLabelFormatCode: "0%",
    dataLabelFontSize: 13,
    dataLabelFontFace: font,
    dataLabelColor: ink,
    chartColors: [...endColors],
    altText: "Share of native performance of each technique, and of a plan of parts that is proposed: low, likely and high.",
  })
}

/** Cost by part, stacked, for each technique. `end`: what the chart keeps above, as of all of them. */
export function costChartOn(slide: Slide, series: readonly Series[], end: number): void {
  slide.addChart("bar", fromBelow(series), {
    ...common,
    y: page.top,
    h: end - page.top - 0.1,
    barDir: "bar",
    barGrouping: "stacked",
    barGapWidthPct: 45,
    valAxisLabelFormatCode: shortMoney,
    valAxisMinVal: 0,
    chartColors: colorOf(series),
    dataBorder: { pt: 0.75, color: "FFFFFF" },
    altText: "Likely cost of each technique, and of a plan of parts that is proposed, over the horizon, by part.",
  })
}

/** Cost by part, stacked, year by year. */
export function yearChartOn(slide: Slide, series: readonly Series[], end: number): void {
  slide.addChart("bar", plain(series), {
    ...common,
    y: page.top,
    h: end - page.top - 0.1,
    barDir: "col",
    barGrouping: "stacked",
    barGapWidthPct: 60,
    valAxisLabelFormatCode: shortMoney,
    valAxisMinVal: 0,
    chartColors: colorOf(series),
    dataBorder: { pt: 0.75, color: "FFFFFF" },
    altText: "Likely cost of what is proposed in each year, by part.",
  })
}

export function growthChartOn(slide: Slide, series: readonly Series[], end: number): void {
  slide.addChart("bar", plain(series), {
    ...common,
    y: page.top,
    h: end - page.top - 0.1,
    barDir: "col",
    barGrouping: "clustered",
    barGapWidthPct: 60,
    valAxisLabelFormatCode: shortMoney,
    valAxisMinVal: 0,
    chartColors: [partColors.gpus, partColors.licences],
    dataBorder: { pt: 0.75, color: "FFFFFF" },
    altText: "Likely cost of each year while the VMs grow, as paid and in present value.",
  })
}
