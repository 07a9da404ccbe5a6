import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range, TechniqueId, WorkloadClass } from "../../dataset/schema/index.ts"
import { techniqueOf } from "./conditions.ts"
import type { FittedFamily } from "./families.ts"
import { fitFamilies } from "./fit.ts"
import { gatherEvidence, predict, type Evidence, type Predicted } from "./predict.ts"
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
  readonly reason: string | null
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

export function checkOf(row: PublishedRow, said: Predicted | { readonly reason: string }, catalogue: Catalogue): Check {
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
  const reason = published === null ? "the row states no share of native" : "reason" in said ? said.reason : null
  if (reason !== null || published === null || "reason" in said) return { ...common, range: null, reason, error: null, covered: null }
  const { range } = said
  return { ...common, range, reason: null, error: range.likely - published, covered: range.low <= published && published <= range.high }
}

/** Every row predicted from all the evidence, itself included where it is evidence: how well the model fits what it knows. */
export const checkWith = (rows: readonly PublishedRow[], evidence: Evidence, catalogue: Catalogue): readonly Check[] =>
  rows.map((row) => checkOf(row, predict(row, evidence, catalogue), catalogue))

/** Groups that are left out together: by source id, or every edition of one publisher's benchmark as one. */
export type LeaveOut = (source: string) => string
export const bySource: LeaveOut = (source) => source
export const byPublisher: LeaveOut = (source) => source.replace(/[-\d.v]*\d[\d.]*$/, "")

/**
 * Cross-validation: each source's rows are predicted from the other sources alone. With `refit`, the spreads and the reach are fitted
 * again without it as well, so that nothing at all of the source is known. A row of several sources is left out with its first,
 * and is evidence for no prediction of any of them.
 */
export function crossValidate(
  rows: readonly PublishedRow[],
  evidence: readonly PublishedRow[],
  catalogue: Catalogue,
  group: LeaveOut = bySource,
  fit: (rows: readonly PublishedRow[]) => readonly FittedFamily[] = (rest) => fitFamilies(rest, catalogue),
): readonly Check[] {
  const groupOf = (row: PublishedRow): string => group(row.evidence[0]?.source ?? row.id)
  const known = new Map<string, Evidence>()
  return rows.map((row) => {
    const own = groupOf(row)
    let rest = known.get(own)
    if (!rest) {
      const left = evidence.filter((one) => one.evidence.every(({ source }) => group(source) !== own))
      known.set(own, (rest = gatherEvidence(fit(left), left, catalogue)))
    }
    return checkOf(row, predict(row, rest, catalogue), catalogue)
  })
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

export function tallyOf(checks: readonly Check[], coverage: number): Tally {
  const predicted = checks.filter((one) => one.range !== null)
  const sources = [...new Set(predicted.map((one) => one.source))]
  const hit = (some: readonly Check[]): number | null => mean(some.map((one) => (one.covered ? 1 : 0)))
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
