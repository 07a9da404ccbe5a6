import { workloadClasses, type TechniqueId, type WorkloadClass } from "../src/dataset/schema/common.ts"
import { techniqueIds } from "../src/dataset/schema/words.ts"
import { validationMethods, type Validation } from "../src/dataset/schema/measurement.ts"
import { techniqueOf } from "../src/engine/performance/conditions.ts"
import { publishedShare, type PublishedRow } from "../src/engine/performance/published.ts"
import { checkOf, intervalScore, tallyOf, type Check, type Tally } from "../src/engine/performance/validation.ts"
import { worstTechnique } from "./fit-calibration.ts"
import { beforeAndAfter } from "./fit-before.ts"
import { missExplanations } from "./fit-misses.ts"
import type { Catalogue } from "../src/dataset/catalogue.ts"

export type Method = (typeof validationMethods)[number]
export const methodNames: Readonly<Record<Method, string>> = {
  "left-out": "the model, the row's source left out",
  "publisher-left-out": "the model, all of the row's publisher left out",
  "product-left-out": "the model, its source and all of the row's product left out",
  "class-left-out": "the model, its source and all of the technique's rows of its class left out",
  "in-sample": "the model, knowing the row",
  "previous-method": "least to greatest of the closest published group",
  "global-quantiles": "5th to 95th percentile of all published rows",
}
export const uses = ["efficiency", "sharing", "context"] as const

const quantile = (sorted: readonly number[], share: number): number => {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? 0
  return low + (at % 1) * ((sorted[Math.ceil(at)] ?? low) - low)
}

const sourceOf = (row: PublishedRow): string => row.evidence[0]?.source ?? row.id

/** A baseline that knows nothing of techniques: percentiles of every other source's rows of the same use. */
export const globalQuantiles = (rows: readonly PublishedRow[], catalogue: Catalogue): readonly Check[] =>
  rows.map((row) => {
    const shares = rows
      .filter((one) => one.use === row.use && sourceOf(one) !== sourceOf(row))
      .flatMap((one) => publishedShare(one) ?? [])
      .sort((a, b) => a - b)
    return checkOf(
      row,
      { range: { low: quantile(shares, 0.05), likely: quantile(shares, 0.5), high: quantile(shares, 0.95) }, parts: [] },
      catalogue,
    )
  })

/** What the engine did before: of the closest group with a figure of another source (product and class … technique), the least, the median and the greatest. */
export const closestGroup = (rows: readonly PublishedRow[], catalogue: Catalogue): readonly Check[] =>
  rows.map((row) => {
    const others = rows.filter((one) => one.use === "efficiency" && sourceOf(one) !== sourceOf(row))
    const sameClass = (one: PublishedRow): boolean => one.workloadClass === row.workloadClass
    const sameProduct = (one: PublishedRow): boolean => (one.products ?? []).some((id) => (row.products ?? []).includes(id))
    const groups = [
      others.filter((one) => sameProduct(one) && sameClass(one)),
      others.filter((one) => one.technology === row.technology && sameClass(one)),
      others.filter((one) => one.technology === row.technology),
      others.filter((one) => techniqueOf(one, catalogue) === techniqueOf(row, catalogue)),
    ]
    const shares = (groups.find((group) => group.length > 0) ?? [])
      .flatMap(({ nativeShare: { low, mean, high } }) => [low ?? mean, publishedShare({ nativeShare: { low, mean, high } }), high ?? mean])
      .filter((share) => share !== null)
      .sort((a, b) => a - b)
    if (shares.length === 0) return checkOf(row, { reason: { id: "unpredicted-alone", values: {} } }, catalogue)
    return checkOf(
      row,
      { range: { low: quantile(shares, 0), likely: quantile(shares, 0.5), high: quantile(shares, 1) }, parts: [] },
      catalogue,
    )
  })

const rounded = (tally: Tally): Tally =>
  Object.fromEntries(
    Object.entries(tally).map(([name, value]: [string, number | null]) => [name, value === null ? null : round(value)]),
  ) as unknown as Tally

/** Four significant decimals: more says nothing, and less would hide a change. */
export const round = (value: number): number => Number(value.toFixed(4))

/** Tallies of each method: over all rows of a use, by technique, and by class of work. */
export function summaryOf(checks: ReadonlyMap<Method, readonly Check[]>, coverage: number): Validation["summary"] {
  return [...checks].flatMap(([method, all]) =>
    uses.flatMap((use) => {
      const own = all.filter((check) => check.use === use)
      const entry = (technique: TechniqueId | null, workloadClass: WorkloadClass | null): Validation["summary"] => {
        const some = own.filter(
          (check) =>
            (technique === null || check.technique === technique) && (workloadClass === null || check.workloadClass === workloadClass),
        )
        return some.length === 0 ? [] : [{ method, use, technique, workloadClass, tally: rounded(tallyOf(some, coverage)) }]
      }
      const detailed = method === "left-out" || method === "in-sample"
      const byTechnique = detailed || method === "product-left-out" || method === "class-left-out" || method === "global-quantiles"
      return [
        ...entry(null, null),
        ...(byTechnique ? techniqueIds.flatMap((technique) => entry(technique, null)) : []),
        ...(detailed ? workloadClasses.flatMap((workClass) => entry(null, workClass)) : []),
      ]
    }),
  )
}

const percent = (share: number | null): string => (share === null ? "–" : `${(share * 100).toFixed(0)} %`)
const points = (share: number | null): string => (share === null ? "–" : (share * 100).toFixed(1))

export const tableOf = (rows: readonly { readonly name: string; readonly tally: Tally }[]): string =>
  [
    "| | rows | predicted | inside the range | each source counting as one | mean width, points | median error, points | interval score, points |",
    "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ...rows.map(
      ({ name, tally }) =>
        `| ${name} | ${tally.rows} | ${tally.predicted} | ${percent(tally.coverage)} | ${percent(tally.coverageBySource)} | ${points(tally.meanWidth)} | ${points(tally.medianError)} | ${points(tally.intervalScore)} |`,
    ),
  ].join("\n")

const useTitles: Readonly<Record<(typeof uses)[number], string>> = {
  efficiency: "One VM alone on a GPU, comparable with native (use: efficiency)",
  sharing: "Several VMs, clients or slices on a GPU (use: sharing)",
  context: "Context: not comparable enough to compute with, so not part of any aim (use: context)",
}

const interestNames = { maker: "makers", independent: "others" } as const
type Cell = Validation["calibration"][number]

function calibrationLine(cell: Cell): string {
  const name = cell.workloadClass ?? (cell.interest ? "all" : `**${cell.technique}**`)
  const who = cell.interest ? interestNames[cell.interest] : "all"
  const inside =
    cell.coverage === null || cell.interval === null
      ? "too few to say"
      : `${percent(cell.coverage)} (${(cell.interval.low * 100).toFixed(0)}–${percent(cell.interval.high)})`
  return `| ${name} | ${who} | ${cell.sources} | ${cell.rows} | ${inside} | ${cell.outside} | ${points(cell.meanWidth)} |`
}

const calibrationTable = (cells: readonly Cell[]): string =>
  [
    "| | measured by | sources | figures | sources inside (90 % interval) | figures outside | mean width, points |",
    "| --- | --- | --: | --: | --: | --: | --: |",
    ...cells.map(calibrationLine),
  ].join("\n")

function headline(calibration: readonly Cell[]): string {
  const worst = worstTechnique(calibration)
  if (!worst?.interval) return "No technique was measured by enough sources to say how often its ranges hold."
  return `The technique that fares worst is ${worst.technique}: of ${worst.sources} sources that the model had not seen, each counting once, ${percent(worst.coverage)} lie inside its ranges (90 % interval ${(worst.interval.low * 100).toFixed(0)}–${percent(worst.interval.high)}), which are ${points(worst.meanWidth)} points wide on average.`
}

function missesTable({ rows, nominalCoverage }: Validation): string {
  const worst = rows
    .flatMap((row) =>
      row.leftOut && row.published !== null && (row.use === "efficiency" || row.technique === "device-emulation")
        ? [
            {
              row,
              range: row.leftOut,
              published: row.published,
              score: intervalScore(row.leftOut, row.published, nominalCoverage) - (row.leftOut.high - row.leftOut.low),
            },
          ]
        : [],
    )
    .filter((one) => one.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 10)
  return worst
    .map(({ row, range, published }, i) => {
      const span = `${(range.low * 100).toFixed(0)}–${percent(range.high)}`
      return `${i + 1}. **${row.id}** (${row.what}): published ${percent(published)}, predicted ${span}. ${missExplanations[row.id] ?? "Not explained yet."}`
    })
    .join("\n")
}

/** docs/validation.md, from what stands in data/models/validation.json. */
export function validationPage(validation: Validation): string {
  const { summary, nominalCoverage, calibration } = validation
  const of = (method: Method, use: (typeof uses)[number], by: "all" | "technique" | "workloadClass"): string =>
    tableOf(
      summary
        .filter((one) => one.method === method && one.use === use)
        .filter(
          (one) =>
            (by === "technique" && one.technique !== null) ||
            (by === "workloadClass" && one.workloadClass !== null) ||
            (by === "all" && one.technique === null && one.workloadClass === null),
        )
        .map((one) => ({ name: one.technique ?? one.workloadClass ?? methodNames[method], tally: one.tally })),
    )
  const methods = validationMethods.filter((method) => summary.some((one) => one.method === method))
  return `# How well the model predicts published figures

Written by \`npm run fit\`; do not edit. The rows themselves stand in \`data/models/validation.json\` and in the page's view *Validation*.

**${headline(calibration)}**

Each source (a paper, an edition of a benchmark) is left out in turn, everything the model fits is fitted again without it, and its figures are predicted
from the others. Ranges are made to hold ${percent(nominalCoverage)} of the figures of sources unseen. *Inside* compares the published figure (its mean, else the middle
of its span, else the one end it states) with the range, without any tolerance. The interval score is the width plus ${(2 / (1 - nominalCoverage)).toFixed(0)} times the distance of each miss: less is better,
and neither wide ranges nor bold ones win by it. A load that a row's editors worked out from the row's own figures is not told to the prediction that is held against them.

## By technique, class of work and who measured, each source counting once

A source counts as inside by the share of its figures that lie inside. The interval is Wilson's for that many sources. Fewer than three sources are too few to say.
Figures of one VM alone that are comparable with native; of software rendering all there are.

${calibrationTable(calibration)}

## The ten figures that were most wrong

${missesTable(validation)}

${beforeAndAfter(calibration)}

${uses
  .map(
    (use) => `## ${useTitles[use]}

${tableOf(methods.flatMap((method) => summary.filter((one) => one.method === method && one.use === use && one.technique === null && one.workloadClass === null).map((one) => ({ name: methodNames[method], tally: one.tally }))))}

By technique, source left out:

${of("left-out", use, "technique")}

By class of work, source left out:

${of("left-out", use, "workloadClass")}
`,
  )
  .join("\n")}`
}
