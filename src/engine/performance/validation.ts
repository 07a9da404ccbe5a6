import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range, TechniqueId, WorkloadClass } from "../../dataset/schema/index.ts"
import type { UnpredictedTold } from "../basics/tellings.ts"
import { techniqueOf } from "./conditions.ts"
import type { FittedFamily } from "./families.ts"
import { fitFamilies } from "./fit.ts"
import { gatherEvidence, predict, type Evidence, type Predicted, type Unpredicted } from "./predict.ts"
import { publishedShare, type PublishedRow } from "./published.ts"

/** A published figure beside what the model says of it. */
export interface Check {
  readonly id: string
  readonly technique: TechniqueId | null
  readonly workloadClass: WorkloadClass
  readonly use: "efficiency" | "sharing" | "context"
  readonly source: string
  readonly published: number | null
  /** Null: not predicted, and `reason` says why. */
  readonly range: Range | null
  readonly reason: UnpredictedTold | null
  /** Likely less published, as fractions of native. */
  readonly error: number | null
  readonly covered: boolean | null
}

export interface Tally {
  readonly rows: number
  readonly predicted: number
  /** Share of the predicted rows inside their range; null where none was predicted. */
  readonly coverage: number | null
  /** The same with every paper counting as one. */
  readonly coverageBySource: number | null
  /** Mean of high − low, fractions of native. */
  readonly meanWidth: number | null
  readonly medianError: number | null
  /** Mean interval score at the nominal coverage: width, plus a fine for each miss that grows with its distance. Less is better. */
  readonly intervalScore: number | null
}

export function checkOf(row: PublishedRow, said: Predicted | Unpredicted, catalogue: Catalogue): Check {
  const published = publishedShare(row)
  const common = {
    id: row.id,
    // Work without a GPU is a control, whatever system it ran on.
    technique: row.workloadClass === "cpu-only-control" ? (row.technique ?? null) : techniqueOf(row, catalogue),
    workloadClass: row.workloadClass,
    use: row.use ?? "efficiency",
    source: row.evidence[0]?.source ?? "",
    published,
  }
  const noShare = { id: "unpredicted-no-share", values: {} } as const
  const reason = published === null ? noShare : "reason" in said ? said.reason : null
  if (reason !== null || published === null || "reason" in said) return { ...common, range: null, reason, error: null, covered: null }
  const { range } = said
  return { ...common, range, reason: null, error: range.likely - published, covered: range.low <= published && published <= range.high }
}

/** Every row predicted from all the evidence, itself included where it is evidence: how well the model fits what it knows. */
export const checkWith = (rows: readonly PublishedRow[], evidence: Evidence, catalogue: Catalogue): readonly Check[] =>
  rows.map((row) => checkOf(row, predict(row, evidence, catalogue), catalogue))

/** What is left out together: rows of the same key are predicted from the evidence that the key leaves. */
export interface LeaveOut {
  readonly keyOf: (row: PublishedRow) => string
  readonly leaves: (one: PublishedRow, key: string, row: PublishedRow) => boolean
}

const sourceOf = (row: PublishedRow): string => row.evidence[0]?.source ?? row.id
const publisher = (source: string): string => source.replace(/[-\d.v]*\d[\d.]*$/, "")

/** By source id. A row of several sources is left out with its first, and is evidence for no prediction of any of them. */
export const bySource: LeaveOut = {
  keyOf: sourceOf,
  leaves: (one, key) => one.evidence.every(({ source }) => source !== key),
}
/** Every edition of one publisher's benchmark as one. */
export const byPublisher: LeaveOut = {
  keyOf: (row) => publisher(sourceOf(row)),
  leaves: (one, key) => one.evidence.every(({ source }) => publisher(source) !== key),
}

const productKey = (row: PublishedRow): string => row.products?.[0] ?? row.product ?? sourceOf(row)
const sameProduct = (one: PublishedRow, key: string): boolean => one.products?.includes(key) === true || one.product === key
/** Everything that was measured of the product, and everything else of the row's source: a product that nobody measured. */
export const byProduct: LeaveOut = {
  keyOf: (row) => `${productKey(row)}\n${sourceOf(row)}`,
  leaves: (one, _key, row) => !sameProduct(one, productKey(row)) && bySource.leaves(one, sourceOf(row), row),
}
/** Everything that was measured of the technique on the class, and everything else of the row's source: work that nobody measured. */
export const byClass: LeaveOut = {
  keyOf: (row) => `${row.technique ?? row.technology ?? ""}\n${row.workloadClass}\n${sourceOf(row)}`,
  leaves: (one, _key, row) =>
    !(one.workloadClass === row.workloadClass && (one.technique ?? null) === (row.technique ?? null)) &&
    bySource.leaves(one, sourceOf(row), row),
}

/** Loads that the row's editors worked out from the row's own figures would tell the answer: they are not told to the prediction that is held against them. */
function withoutOwnFigures<Row extends PublishedRow>(row: Row): Row {
  const worked = row.evidence.flatMap((one) => (one.basis === "estimate" ? (one.fields ?? []) : []))
  return worked.length === 0
    ? row
    : { ...row, ...Object.fromEntries(worked.filter((field) => loadFields.has(field)).map((field) => [field, null])) }
}
const loadFields: ReadonlySet<string> = new Set([
  "apiCallsPerSecond",
  "bytesPerSecond",
  "roundTripsPerSecond",
  "drawCallsPerFrame",
  "kernelLaunches",
  "kernelSeconds",
  "jobBytes",
])

/**
 * Cross-validation: each row is predicted from the evidence that is left without its source, product or class. Spreads and reach are
 * fitted again without it as well, so that nothing at all of it is known.
 */
export function crossValidate(
  rows: readonly PublishedRow[],
  evidence: readonly PublishedRow[],
  catalogue: Catalogue,
  leaveOut: LeaveOut = bySource,
  fit: (rows: readonly PublishedRow[]) => readonly FittedFamily[] = (rest) => fitFamilies(rest, catalogue),
): readonly Check[] {
  const known = new Map<string, Evidence>()
  return rows.map((row) => {
    const own = leaveOut.keyOf(row)
    let rest = known.get(own)
    if (!rest) {
      const left = evidence.filter((one) => leaveOut.leaves(one, own, row))
      known.set(own, (rest = gatherEvidence(fit(left), left, catalogue)))
    }
    return checkOf(row, predict(withoutOwnFigures(row), rest, catalogue), catalogue)
  })
}

/** Interval of a share of `n` independent trials by Wilson (1927), at 90 %; null without trials. */
export function wilson(share: number, n: number): { readonly low: number; readonly high: number } | null {
  if (n === 0) return null
  const z = 1.645
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const far = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  return { low: Math.max(0, middle - far), high: Math.min(1, middle + far) }
}

/** Of fewer sources no share of coverage is stated: they are too few to say. */
export const leastSources = 3

/** Who measured: whoever makes or sells the system, or somebody else. */
export type Interest = "maker" | "independent"

export interface Calibration {
  readonly sources: number
  readonly rows: number
  /** Share of sources whose figures lie inside, each counting once whatever the number of its figures; null: too few to say. */
  readonly coverage: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly meanWidth: number | null
  readonly outside: number
}

/** How well the ranges held for some checks, each source counting once. */
export function calibrationOf(checks: readonly Check[]): Calibration {
  const predicted = checks.filter((one) => one.range !== null)
  const sources = [...new Set(predicted.map((one) => one.source))]
  const shares = sources.flatMap(
    (source) => mean(predicted.filter((one) => one.source === source).map((one) => (one.covered ? 1 : 0))) ?? [],
  )
  const coverage = mean(shares)
  const enough = sources.length >= leastSources && coverage !== null
  return {
    sources: sources.length,
    rows: predicted.length,
    coverage: enough ? coverage : null,
    interval: enough ? wilson(coverage, sources.length) : null,
    meanWidth: mean(predicted.flatMap(({ range }) => (range ? [range.high - range.low] : []))),
    outside: predicted.filter((one) => !one.covered).length,
  }
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2
}

/** Interval score of Gneiting and Raftery (2007) for a central range of this coverage. */
export function intervalScore(range: Range, value: number, coverage: number): number {
  const fine = 2 / (1 - coverage)
  return range.high - range.low + fine * Math.max(0, range.low - value) + fine * Math.max(0, value - range.high)
}

/** A check as far as it is counted. */
type Counted = Omit<Check, "reason">

export function tallyOf(checks: readonly Counted[], coverage: number): Tally {
  const predicted = checks.filter((one) => one.range !== null)
  const sources = [...new Set(predicted.map((one) => one.source))]
  const hit = (some: readonly Counted[]): number | null => mean(some.map((one) => (one.covered ? 1 : 0)))
  return {
    rows: checks.length,
    predicted: predicted.length,
    coverage: hit(predicted),
    coverageBySource: mean(sources.flatMap((source) => hit(predicted.filter((one) => one.source === source)) ?? [])),
    meanWidth: mean(predicted.flatMap(({ range }) => (range ? [range.high - range.low] : []))),
    medianError: median(predicted.flatMap(({ error }) => (error === null ? [] : [Math.abs(error)]))),
    intervalScore: mean(
      predicted.flatMap(({ range, published }) => (range && published !== null ? [intervalScore(range, published, coverage)] : [])),
    ),
  }
}
