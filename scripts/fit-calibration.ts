import { workloadClasses, type TechniqueId, type WorkloadClass } from "../src/dataset/schema/common.ts"
import { techniqueIds } from "../src/dataset/schema/words.ts"
import { interests, type Validation } from "../src/dataset/schema/measurement.ts"
import { calibrationOf, type Check } from "../src/engine/performance/validation.ts"
import type { NamedRow } from "./fit-evidence.ts"

type Cell = Validation["calibration"][number]
const round = (value: number): number => Number(value.toFixed(4))

/** Figures that the engine's answers of one VM alone rest on: comparable ones, and of software rendering all there are. */
const counts = (check: Check): boolean =>
  check.technique !== null && (check.use === "efficiency" || (check.use === "context" && check.technique === "device-emulation"))

/** Coverage of ranges made without the source: of each technique, of it and each class of work, and of those by who measured. */
export function calibrationsOf(checks: readonly Check[], rows: readonly NamedRow[]): readonly Cell[] {
  const interestOf = new Map(rows.map((row) => [row.id, row.interest ?? null]))
  const counted = checks.filter(counts)
  const cell = (technique: TechniqueId, workloadClass: WorkloadClass | null, interest: Cell["interest"]): readonly Cell[] => {
    const own = counted.filter(
      (check) =>
        check.technique === technique &&
        (workloadClass === null || check.workloadClass === workloadClass) &&
        (interest === null || interestOf.get(check.id) === interest),
    )
    const { coverage, interval, meanWidth, ...rest } = calibrationOf(own)
    if (rest.rows === 0) return []
    return [
      {
        technique,
        workloadClass,
        interest,
        ...rest,
        coverage: coverage === null ? null : round(coverage),
        interval: interval && { low: round(interval.low), high: round(interval.high) },
        meanWidth: meanWidth === null ? null : round(meanWidth),
      },
    ]
  }
  return techniqueIds.flatMap((technique) => [
    ...cell(technique, null, null),
    ...interests.flatMap((interest) => cell(technique, null, interest)),
    ...workloadClasses.flatMap((workloadClass) => [
      ...cell(technique, workloadClass, null),
      ...interests.flatMap((interest) => cell(technique, workloadClass, interest)),
    ]),
  ])
}

/** The technique that fared worst: of those with enough sources, the one whose ranges held for the fewest of them. */
export function worstTechnique(calibration: readonly Cell[]): Cell | null {
  const totals = calibration.filter((one) => one.workloadClass === null && one.interest === null && one.coverage !== null)
  return totals.toSorted((a, b) => (a.coverage ?? 1) - (b.coverage ?? 1) || (b.meanWidth ?? 0) - (a.meanWidth ?? 0))[0] ?? null
}
