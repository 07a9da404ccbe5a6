import { figure } from "../../../base/figures.ts"
import type { Evidence, Validation } from "../../../dataset/schema/index.ts"
import { tallyOf, type Tally } from "../../../engine/performance/validation.ts"
import { percent, percentRange, type Span } from "../../../ui/format.ts"
import type { TableSpec } from "../../common/table/columnSpec.ts"
import { className, useNames } from "../measurements/words.ts"

type Stated = Validation["rows"][number]

/** left-out: predicted from the other sources alone. in-sample: predicted with its own source known. */
export const methods = ["left-out", "in-sample"] as const
export type Method = (typeof methods)[number]

export const verdicts = ["inside", "outside", "not predicted"] as const
export type Verdict = (typeof verdicts)[number]

/** A published figure beside what the model says of it. */
export interface Row extends Stated {
  readonly range: Span | null
  /** Likely less published, fractions of native. */
  readonly error: number | null
  readonly verdict: Verdict
}

export function rowsOf({ rows }: Validation, method: Method): readonly Row[] {
  return rows.map((row) => {
    const range = method === "left-out" ? row.leftOut : row.inSample
    if (!range || row.published === null) return { ...row, range: null, error: null, verdict: "not predicted" }
    const inside = range.low <= row.published && row.published <= range.high
    return { ...row, range, error: range.likely - row.published, verdict: inside ? "inside" : "outside" }
  })
}

export const tally = (rows: readonly Row[], coverage: number): Tally =>
  tallyOf(
    rows.map((row) => ({ ...row, covered: row.range === null ? null : row.verdict === "inside" })),
    coverage,
  )

/** A difference of two shares, in points: "+1.4". */
export const points = (difference: number): string => {
  const value = Number((difference * 100).toFixed(1))
  const text = figure(Math.abs(value), 1, { least: 1 })
  return value < 0 ? `−${text}` : difference > 0 ? `+${text}` : text
}

export const predictionText = (row: Row): string => (row.range ? `${percentRange(row.range)}, likely ${percent(row.range.likely)}` : "")

const cited = (row: Row): readonly Evidence[] => [{ source: row.source, basis: "measured" }]

export const validationSpec: TableSpec<Row> = {
  name: "Predictions",
  caption: "What the model predicts of each published figure, and the figure",
  view: "validation",
  fileName: "gpu-virtualization-validation",
  rowId: (row) => row.id,
  sort: "technique",
  evidence: cited,
  target: (row) => (row.page ? { view: "measurements", focus: row.id } : null),
  columns: [
    { id: "what", header: "Measured", kind: "text", value: (row) => row.what, note: (row) => className(row.workloadClass) },
    {
      id: "predicted",
      header: "Predicted range and published figure",
      kind: "text",
      wide: true,
      value: (row) => row.range?.likely ?? null,
      text: predictionText,
      missing: "not predicted",
    },
    { id: "technique", header: "Technique", kind: "technique", value: (row) => row.technique, facet: "main", missing: "none" },
    {
      id: "published",
      header: "Published",
      unit: "fraction",
      kind: "number",
      value: (row) => row.published,
      text: (row) => percent(row.published ?? 0),
    },
    {
      id: "error",
      header: "Error, points",
      unit: "fraction",
      kind: "number",
      value: (row) => row.error,
      text: (row) => points(row.error ?? 0),
      missing: "–",
    },
    { id: "verdict", header: "Covered", kind: "text", value: (row) => row.verdict, facet: "main" },
    {
      id: "class",
      header: "Workload class",
      kind: "text",
      value: (row) => row.workloadClass,
      text: (row) => className(row.workloadClass),
      facet: "main",
      facetName: className,
      optional: true,
    },
    {
      id: "use",
      header: "Used for",
      kind: "text",
      value: (row) => row.use,
      text: (row) => useNames[row.use],
      facet: "main",
      facetName: (value) => useNames[value as Row["use"]] ?? value,
    },
    { id: "source", header: "Source", kind: "text", value: (row) => row.source, facet: true, optional: true },
    {
      id: "low",
      header: "Predicted, low",
      unit: "fraction",
      kind: "number",
      value: (row) => row.range?.low ?? null,
      text: (row) => percent(row.range?.low ?? 0),
      optional: true,
      missing: "–",
    },
    {
      id: "high",
      header: "Predicted, high",
      unit: "fraction",
      kind: "number",
      value: (row) => row.range?.high ?? null,
      text: (row) => percent(row.range?.high ?? 0),
      optional: true,
      missing: "–",
    },
    {
      id: "width",
      header: "Width, points",
      unit: "fraction",
      kind: "number",
      value: (row) => (row.range ? row.range.high - row.range.low : null),
      text: (row) => figure((row.range ? row.range.high - row.range.low : 0) * 100, 1, { least: 1 }),
      optional: true,
      missing: "–",
    },
    { id: "reason", header: "Why not predicted", kind: "text", wide: true, value: (row) => row.reason, optional: true, missing: "–" },
  ],
}

// Which method is shown stands in the link's filter beside the table's own: ";technique:api-remoting;method:in-sample".
const isMethod = (part: string): boolean => part.startsWith("method:")

export const methodOf = (filter = ""): Method => {
  const said = filter.split(";").find(isMethod)?.slice("method:".length)
  return methods.find((one) => one === said) ?? "left-out"
}

/** The filter with this method in it; the usual one is not written. */
export function withMethod(filter = "", method: Method): string {
  const [text = "", ...parts] = filter.split(";")
  return [text, ...parts.filter((part) => !isMethod(part)), ...(method === "left-out" ? [] : [`method:${method}`])].join(";")
}
