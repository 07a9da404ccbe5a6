import { readFileSync, readdirSync } from "node:fs"
import {
  speedKinds,
  type Evidence,
  type Speed,
  type SpeedKind,
  type SpeedModel,
  type SpeedTally,
  type SpeedValidation,
} from "../src/dataset/schema/index.ts"
import { effectsOf, fitSpeeds, nominalSpeedCoverage, type SpeedCheck } from "../src/engine/performance/speedFit.ts"
import type { SpeedCatalogue, SpeedRow } from "../src/engine/performance/speedReading.ts"

/** Every published speed below a folder of data. */
export const speedsBelow = (root: string): readonly Speed[] =>
  readdirSync(`${root}/measurements/speeds`)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(`${root}/measurements/speeds/${file}`, "utf8")) as Speed[])

export const isKind = (work: string): work is SpeedKind => speedKinds.some((kind) => kind === work)

/** A row as the fit reads it; null where it is context. */
export function rowOf(speed: Speed, catalogue: SpeedCatalogue): SpeedRow | null {
  const gpu = speed.gpu === null ? undefined : catalogue.gpu(speed.gpu)
  const reference = speed.referenceGpu === null ? undefined : catalogue.gpu(speed.referenceGpu)
  if (speed.use !== "fit" || !gpu || !reference || !isKind(speed.work)) return null
  const { id, workload, speedRatio, tensorPrecision, per, work: kind, evidence } = speed
  return { id, workload, speedRatio, tensorPrecision, per, kind, gpu, reference, source: evidence[0]?.source ?? id }
}

const four = (value: number): number => Number(value.toPrecision(4))
const roundAll = <T extends string>(values: Readonly<Record<T, number>>): Record<T, number> =>
  Object.fromEntries(Object.entries<number>(values).map(([name, value]) => [name, four(value)])) as Record<T, number>

/** Logarithms of factors: a thousandth is a tenth of a percent. */
const thousandths = (value: number): number => Math.round(value * 1000) / 1000 + 0
const middle = (values: readonly number[]): number | null => {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2
}
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length
const rounded = (value: number | null): number | null => (value === null ? null : four(value))

interface Checked {
  readonly source: string
  readonly published: number
  readonly range: { readonly low: number; readonly likely: number; readonly high: number } | null
}

export function tallyOf(name: string, checks: readonly Checked[]): SpeedTally {
  const known = checks.flatMap(({ source, published, range }) => (range ? [{ source, published, range }] : []))
  const sources = [...new Set(known.map((one) => one.source))]
  const of = (source: string): typeof known => known.filter((one) => one.source === source)
  const inside = (some: typeof known): number | null =>
    mean(some.map(({ published, range }) => (published >= range.low && published <= range.high ? 1 : 0)))
  const error = (some: typeof known): number | null => middle(some.map(({ published, range }) => Math.abs(range.likely / published - 1)))
  const each = (what: (some: typeof known) => number | null): number | null => mean(sources.flatMap((source) => what(of(source)) ?? []))
  return {
    name,
    rows: known.length,
    sources: sources.length,
    inside: rounded(inside(known)),
    insideBySource: rounded(each(inside)),
    medianError: rounded(error(known)),
    medianErrorBySource: rounded(each(error)),
    width: rounded(middle(known.map(({ range }) => range.high / range.low))),
  }
}

const ofCheck = ({ row, published, range }: SpeedCheck): Checked => ({ source: row.source, published, range })

/** What stood in the model's place before: the ratio of FP32 peaks to the power 0.85 (0.7 to 1), whatever the work. */
function byFp32({ row, published }: SpeedCheck): Checked {
  const { gpu, reference } = row
  if (!gpu.fp32Tflops || !reference.fp32Tflops) return { source: row.source, published, range: null }
  const peaks = gpu.fp32Tflops / reference.fp32Tflops
  const ends = [peaks ** 0.7, peaks].sort((a, b) => a - b)
  return { source: row.source, published, range: { low: ends[0] ?? peaks, likely: peaks ** 0.85, high: ends[1] ?? peaks } }
}

const range = (found: SpeedCheck["range"]): SpeedCheck["range"] =>
  found && { low: four(found.low), likely: four(found.likely), high: four(found.high) }

export interface FittedSpeedFiles {
  readonly model: SpeedModel
  readonly validation: SpeedValidation
}

export function speedFiles(root: string, catalogue: SpeedCatalogue): FittedSpeedFiles {
  const speeds = speedsBelow(root)
  const rows = speeds.flatMap((speed) => rowOf(speed, catalogue) ?? [])
  const fitted = fitSpeeds(rows, catalogue)
  const left = new Map(fitted.leftOut.map((check) => [check.row.id, check]))
  const inSample = new Map(fitted.inSample.map((check) => [check.row.id, check]))
  const sources = [...new Set(rows.map((row) => row.source))].sort()
  const cited: Evidence[] = sources.map((source) => {
    const own = rows.filter((row) => row.source === source)
    return {
      source,
      locator: own.length === 1 ? `speed ${own[0]?.id}` : `${own.length} speeds, ${own[0]?.id} the first`,
      basis: "measured",
    }
  })
  const note = `generalized least squares on the logarithm of ${rows.length} published speeds, spreads by largest marginal likelihood, reach by leaving sources out: scripts/fit-speeds.ts`
  const model: SpeedModel = {
    spreads: roundAll(fitted.spreads),
    noise: roundAll(fitted.noise),
    reach: four(fitted.reach),
    nominalCoverage: nominalSpeedCoverage,
    readings: fitted.inSample.length,
    sources: sources.length,
    // An effect that the readings leave where it was believed to be says nothing: without it the spread of its kind stands.
    effects: Object.entries(effectsOf(fitted))
      .filter(([name, { mean: value, spread }]) => {
        const believed = fitted.spreads[name.slice(0, name.indexOf("/")) as keyof typeof fitted.spreads]
        return Math.abs(value) > 0.15 * believed || spread < 0.9 * believed
      })
      .map(([name, { mean: value, spread }]) => ({ name, mean: thousandths(value), spread: Math.round(spread * 100) / 100 })),
    evidence: [{ source: "derived", locator: null, basis: "estimate", note }, ...cited],
  }
  const methods = [
    ["left-out", fitted.leftOut.map(ofCheck)],
    ["in-sample", fitted.inSample.map(ofCheck)],
    ["fp32-power", fitted.leftOut.map(byFp32)],
  ] as const
  const classOf = new Map(speeds.map((speed) => [speed.id, speed.workloadClass]))
  const classes = [...new Set(fitted.leftOut.map(({ row }) => classOf.get(row.id) ?? ""))].sort()
  const group = (by: string, names: readonly string[], has: (check: SpeedCheck, name: string) => boolean): SpeedValidation["summary"] =>
    names.map((name) => ({ method: "left-out", by, tally: tallyOf(name, fitted.leftOut.filter((check) => has(check, name)).map(ofCheck)) }))
  const validation: SpeedValidation = {
    rows: speeds
      .filter((speed) => speed.use === "fit")
      .map((speed) => ({
        id: speed.id,
        published: four(left.get(speed.id)?.published ?? speed.speedRatio),
        leftOut: range(left.get(speed.id)?.range ?? null),
        fitted: rounded(inSample.get(speed.id)?.range?.likely ?? null),
        reason: left.has(speed.id) ? null : "a rate that binds it is not known of one of the two GPUs",
      })),
    summary: [
      ...methods.map(([method, checks]) => ({ method, by: "all", tally: tallyOf("all", checks) })),
      ...group("class", classes, ({ row }, name) => classOf.get(row.id) === name),
      ...group(
        "kind",
        speedKinds.filter((kind) => fitted.leftOut.some(({ row }) => row.kind === kind)),
        ({ row }, name) => row.kind === name,
      ),
      ...group("source", sources, ({ row }, name) => row.source === name),
    ],
  }
  return { model, validation }
}

const percent = (value: number | null): string => (value === null ? "–" : `${(value * 100).toFixed(0)} %`)
const names: Readonly<Record<string, string>> = {
  "left-out": "This model, source left out",
  "in-sample": "This model, source known",
  "fp32-power": "(FP32 ratio) ^ 0.85, the formula before",
}

/** Rows of a summary as a table in Markdown. */
export function speedTable(rows: readonly { readonly name: string; readonly tally: SpeedTally }[]): string {
  return [
    "| | rows | sources | inside | inside, each source once | median error | the same, each source once | high ÷ low |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map(
      ({ name, tally }) =>
        `| ${name} | ${tally.rows} | ${tally.sources} | ${percent(tally.inside)} | ${percent(tally.insideBySource)} | ${percent(tally.medianError)} | ${percent(tally.medianErrorBySource)} | ${tally.width?.toFixed(2) ?? "–"} |`,
    ),
  ].join("\n")
}

/** The part of docs/validation.md on speeds. */
export function speedSection({ summary }: SpeedValidation, model: SpeedModel): string {
  const of = (by: string): string =>
    speedTable(summary.filter((one) => one.by === by && one.method === "left-out").map(({ tally }) => ({ name: tally.name, tally })))
  return `## Speeds of one GPU against another

Published speeds (\`data/measurements/speeds\`) against what binds their work and the fitted effects (\`data/models/speeds.json\`). Each source is left out in turn and the ${model.effects.length} effects are fitted again without it;
the spreads, two dozen numbers for all sources together, are not. Ranges are made to hold ${percent(model.nominalCoverage)} of the speeds of sources unseen. *High ÷ low* is the width of a range as a factor.

${speedTable(summary.filter((one) => one.by === "all").map(({ method, tally }) => ({ name: names[method] ?? method, tally })))}

By class of work, source left out:

${of("class")}

By kind of work, source left out:

${of("kind")}

By source, left out:

${of("source")}
`
}
