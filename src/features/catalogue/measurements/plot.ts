import { predictShare, type Prediction } from "../../../engine/performance/expectation.ts"
import { answersPerCatalogue } from "../../../dataset/perCatalogue.ts"
import type { Catalogue } from "../../../dataset/catalogue.ts"
import { technologiesOf } from "../../../dataset/technologies.ts"
import {
  techniqueIds,
  workloadClasses,
  type Evidence,
  type Measurement,
  type Technique,
  type TechniqueId,
  type WorkloadClass,
} from "../../../dataset/schema/index.ts"
import { className, techniqueOrControl } from "./words.ts"

/** Rows of the picture: techniques with their classes of work, or the other way round. */
export const groupings = ["technique", "class"] as const
export type Grouping = (typeof groupings)[number]

/** What the encyclopedia article says of a technique. An end it leaves open is null. */
export interface Claim {
  readonly id: string
  readonly technique: TechniqueId
  /** "NVIDIA vGPU"; null: the technique as a whole. */
  readonly variant: string | null
  readonly low: number | null
  readonly high: number | null
  readonly evidence: readonly Evidence[]
}

export interface PlotRow {
  readonly id: string
  readonly technique: TechniqueId | null
  readonly workClass: WorkloadClass
  readonly label: string
  readonly dots: readonly Measurement[]
  readonly prediction: Prediction | null
}

export interface PlotGroup {
  readonly id: string
  readonly label: string
  /** Null where rows are of several techniques. */
  readonly technique: TechniqueId | null
  readonly rows: readonly PlotRow[]
  readonly claims: readonly Claim[]
  /** What could stand here and has no published measurement. */
  readonly without: readonly string[]
}

/** Where a measurement stands on the axis: its mean, else the middle of its range, else the end that is known. */
export function middleOf({ nativeShare: { low, mean, high } }: Pick<Measurement, "nativeShare">): number | null {
  if (mean !== null) return mean
  return low !== null && high !== null ? (low + high) / 2 : (high ?? low)
}

/** The article's figures for the techniques, those that name one. */
export const claimsOf = (techniques: readonly Technique[]): readonly Claim[] =>
  techniques.flatMap((technique) =>
    technique.nativeShare
      .filter((one) => one.inArticle && (one.low !== null || one.high !== null))
      .map(({ id, variant, low, high, evidence }) => ({ id, technique: technique.id, variant, low, high, evidence })),
  )

const techniquesShown: readonly (TechniqueId | null)[] = [...techniqueIds, null]

/** The same for every filter, so it is worked out once. `technology` as below. */
const predicted = answersPerCatalogue(
  (catalogue, technique: TechniqueId, workClass: WorkloadClass, technology: string): Prediction | null =>
    predictShare(
      technique,
      workClass,
      catalogue,
      (product) => technology === "" || technologiesOf(product).some((one) => one === technology),
    ),
)

/** `technology`: only products of that technology stand behind the predictions; empty: all. */
export function plotGroups(
  rows: readonly Measurement[],
  grouping: Grouping,
  claims: readonly Claim[],
  catalogue: Catalogue,
  technology = "",
): readonly PlotGroup[] {
  const cell = (technique: TechniqueId | null, workClass: WorkloadClass, label: string): PlotRow => ({
    id: `${technique ?? "control"}.${workClass}`,
    technique,
    workClass,
    label,
    dots: rows.filter((row) => row.technique === technique && row.workloadClass === workClass && middleOf(row) !== null),
    prediction: technique === null ? null : predicted(catalogue, technique, workClass, technology),
  })
  const group = (
    id: string,
    label: string,
    technique: TechniqueId | null,
    cells: readonly PlotRow[],
    own: readonly Claim[],
  ): PlotGroup => ({
    id,
    label,
    technique,
    rows: cells.filter((one) => one.dots.length > 0),
    claims: own,
    without: cells
      .filter((one) => one.dots.length === 0 && one.technique !== null && one.workClass !== "cpu-only-control")
      .map((one) => one.label),
  })
  const groups =
    grouping === "technique"
      ? techniquesShown.map((technique) =>
          group(
            technique ?? "control",
            techniqueOrControl(technique),
            technique,
            workloadClasses.map((workClass) => cell(technique, workClass, className(workClass))),
            claims.filter((one) => one.technique === technique),
          ),
        )
      : workloadClasses.map((workClass) =>
          group(
            workClass,
            className(workClass),
            null,
            techniquesShown.map((technique) => cell(technique, workClass, techniqueOrControl(technique))),
            [],
          ),
        )
  return groups.filter((one) => one.rows.length > 0)
}

/** The end of the axis: native and a little more, or what the fastest reading needs. In steps of 10 %. */
export function axisEnd(rows: readonly Measurement[]): number {
  const most = rows.reduce((end, { nativeShare: { low, mean, high } }) => Math.max(end, low ?? 0, mean ?? 0, high ?? 0), 1)
  return Math.max(1.1, Math.ceil(most * 20 - 1e-9) / 20)
}

/** Ids of the papers a measurement comes from. */
export const papersOf = (row: Measurement): readonly string[] =>
  [...new Set(row.evidence.map((one) => one.source))].filter((id) => id !== "derived" && id !== "recalled")

/** Other measurements from the same papers. */
export function siblingsOf(row: Measurement, rows: readonly Measurement[]): readonly Measurement[] {
  const papers = new Set(papersOf(row))
  return rows.filter((one) => one.id !== row.id && papersOf(one).some((id) => papers.has(id)))
}
