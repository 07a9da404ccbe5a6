import type { Measurement, Range, Technique } from "../../../dataset/schema/index.ts"
import type { GroupResult, OptionResult, Report } from "../../../engine/report.ts"
import { count, number, percent } from "../../../ui/format.ts"
import { leastServed } from "../../common/shares.ts"
import { rowsOf } from "../rows.ts"

/** A published range that the encyclopedia article gives for the technique. One end may be open. */
export interface ArticleRange {
  readonly id: string
  readonly text: string
  readonly low: number
  readonly high: number
  /** The article gives one end only ("as low as 3 %"). */
  readonly open: "low" | "high" | null
}

export interface NativeRow {
  readonly share: Range | null
  /** Whoever gets least, where the share is the mean of groups that differ. */
  readonly least: GroupResult | null
  readonly efficiency: Range | null
  readonly sharing: Range | null
  readonly targets: readonly Target[]
  readonly article: readonly ArticleRange[]
  readonly measured: readonly Measured[]
  /** What the measurements speak for: this product, its technology, or only its technique. */
  readonly speaksFor: "product" | "technology" | "technique" | null
}

/** A least share of native that is asked for, and by whom. */
export interface Target {
  readonly share: number
  readonly groups: readonly string[]
}

export interface Measured {
  readonly measurement: Measurement
  readonly share: number
  readonly ofProduct: boolean
}

/** The one figure a measurement is drawn at: its mean, else the middle of its range, else the end it has. */
export function measuredShare(measurement: Measurement): number | null {
  const { low, mean, high } = measurement.nativeShare
  if (mean !== null) return mean
  if (low !== null && high !== null) return (low + high) / 2
  return low ?? high
}

const usable = (measurement: Measurement): boolean => measurement.use !== "context"

/**
 * Published figures of the option's technology (those of its very product are told apart); where nobody has measured
 * the technology, those of the technique.
 */
export function measuredFor(option: OptionResult, measurements: readonly Measurement[]): Pick<NativeRow, "measured" | "speaksFor"> {
  const shown = measurements.flatMap((measurement) => {
    const share = measuredShare(measurement)
    return usable(measurement) && share !== null ? [{ measurement, share, ofProduct: measurement.products.includes(option.product) }] : []
  })
  const near = shown.filter(({ measurement, ofProduct }) => ofProduct || measurement.technology === option.technology)
  const measured = near.length > 0 ? near : shown.filter(({ measurement }) => measurement.technique === option.technique)
  const speaksFor =
    measured.length === 0 ? null : measured.some((each) => each.ofProduct) ? "product" : near.length > 0 ? "technology" : "technique"
  return { measured: measured.toSorted((a, b) => a.share - b.share), speaksFor }
}

export function articleRanges(option: OptionResult, techniques: readonly Technique[]): readonly ArticleRange[] {
  const technique = techniques.find((each) => each.id === option.technique)
  return (technique?.nativeShare ?? [])
    .filter((range) => range.inArticle && (range.low !== null || range.high !== null))
    .map((range) => {
      const { low, high } = range
      const figures =
        low === null
          ? `up to ${percent(high ?? 1)}`
          : high === null
            ? `as low as ${percent(low)}`
            : `${percent(low).replace(" %", "")}–${percent(high)}`
      return {
        id: range.id,
        text: range.variant === null ? figures : `${range.variant} ${figures}`,
        low: low ?? 0,
        high: high ?? low ?? 1,
        open: low === null ? "low" : high === null ? "high" : null,
      }
    })
}

/** Distinct least shares, ascending, each with those who ask for it. */
function targetsOf(groups: readonly GroupResult[]): readonly Target[] {
  const shares = [...new Set(groups.map((each) => each.targetShare))].sort((a, b) => a - b)
  return shares.map((share) => ({ share, groups: groups.filter((each) => each.targetShare === share).map((each) => each.name) }))
}

/** "60 %: Knowledge worker and Medium CAD"; whose it is goes without saying where all ask for the same. */
export function targetText({ share, groups }: Target, among: number): string {
  if (among === 1) return `asked for: ${percent(share)}`
  const [first = "", second] = groups
  const who = groups.length > 2 ? `${first} and ${count(groups.length - 1)} more` : second === undefined ? first : `${first} and ${second}`
  return `${percent(share)}: ${who}`
}

/** A row for each option; with a group, that group's figures instead of the whole fleet's. */
export function nativeRows(
  report: Report,
  measurements: readonly Measurement[],
  techniques: readonly Technique[],
  group: number | null = null,
): readonly { readonly id: string; readonly option: OptionResult; readonly data: NativeRow }[] {
  return rowsOf(report).map(({ id, option }) => {
    const of: OptionResult | GroupResult | undefined = group === null ? option : option.groups.find((each) => each.index === group)
    const asking = option.groups.filter((each) => (group === null || each.index === group) && each.targetShare > 0)
    return {
      id,
      option,
      data: {
        share: of?.nativeShare ?? null,
        least: group === null ? leastServed(option.groups) : null,
        efficiency: of?.efficiency ?? null,
        sharing: of?.sharing ?? null,
        targets: targetsOf(asking),
        article: articleRanges(option, techniques),
        ...measuredFor(option, measurements),
      },
    }
  })
}

/** As far as published measurements go, which come later than the axis: it must not move then. */
export const measuredReach = 1.2

/** The axis: from 0 to where published measurements end, further only as far as something computed is faster still. */
export function nativeDomain(
  rows: readonly { readonly data: NativeRow }[],
  others: readonly number[] = [],
): { readonly max: number; readonly ticks: readonly number[] } {
  const top = Math.max(
    measuredReach,
    ...others,
    ...rows.flatMap(({ data }) => [data.share?.high ?? 0, ...data.measured.map((each) => each.share)]),
  )
  const max = Math.min(2, Math.ceil(top * 10 - 1e-9) / 10)
  return { max, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2].filter((tick) => tick <= max) }
}

/** What a measurement says, in lines for its tooltip. */
export function measurementLines(measurement: Measurement): readonly string[] {
  return [
    [measurement.product ?? measurement.variant, measurement.gpu].filter(Boolean).join(" on "),
    measurement.workload,
    measurement.metric,
    measurement.concurrency !== null && measurement.concurrency > 1 ? `${count(measurement.concurrency)} VMs at once` : null,
    measurement.year === null ? null : `Published ${number(measurement.year, 4).replace(",", "")}`,
  ].filter((line): line is string => Boolean(line))
}

/** Piles dots that would overlap: the level of each, with neighbours nearer than `gap` on different levels as far as there are any. */
export function pile(shares: readonly number[], gap: number, levels: number): readonly number[] {
  const last: number[] = Array.from({ length: levels }, () => Number.NEGATIVE_INFINITY)
  return shares.map((share) => {
    let level = last.findIndex((previous) => share - previous >= gap)
    if (level === -1) level = last.indexOf(Math.min(...last))
    last[level] = share
    return level
  })
}
