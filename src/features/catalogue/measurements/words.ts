import type { Measurement, TechniqueId, WorkloadClass } from "../../../dataset/schema/index.ts"
import { percent, percentRange, plural } from "../../../ui/format.ts"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import type { Prediction } from "../../../engine/performance/expectation.ts"
import type { Claim } from "./plot.ts"

const classNames: Readonly<Record<WorkloadClass, string>> = {
  "2d-desktop": "2D desktop",
  "3d-graphics-gpu-bound": "3D graphics, GPU bound",
  "3d-graphics-draw-call-heavy": "3D graphics, many draw calls",
  game: "Games",
  "video-encode": "Video encoding",
  "hpc-compute-bound": "HPC, compute bound",
  "hpc-transfer-bound": "HPC, transfer bound",
  "ml-inference": "ML inference",
  "ml-training": "ML training",
  "cpu-only-control": "CPU only",
}
export const className = (id: string): string => classNames[id as WorkloadClass] ?? id

/** Some rows compare machines without any virtual GPU: they show how much two readings of the same work differ by themselves. */
export const controlName = "Controls, no virtual GPU"
export const techniqueOrControl = (technique: TechniqueId | null): string => (technique === null ? controlName : techniqueNames[technique])

export const useNames: Readonly<Record<Measurement["use"], string>> = {
  efficiency: "efficiency",
  sharing: "sharing",
  context: "context only",
}
export const useSentences: Readonly<Record<Measurement["use"], string>> = {
  efficiency: "One VM on one GPU, comparable with bare metal: the model’s efficiency may rest on it.",
  sharing: "Several VMs on one GPU, or a slice of one: it says how a GPU is shared, not what virtualization itself takes.",
  context: "Shown, but not computed with.",
}

/** "92 % (88–96 %)": the mean, and the spread where one is published. */
export function shareText({ nativeShare: { low, mean, high } }: Pick<Measurement, "nativeShare">): string {
  const spread = low !== null && high !== null && low !== high ? percentRange({ low, likely: mean ?? low, high }) : null
  if (mean === null) return spread ?? (high !== null ? `up to ${percent(high)}` : low !== null ? `from ${percent(low)}` : "unknown")
  return spread === null ? percent(mean) : `${percent(mean)} (${spread})`
}

export const titleOf = (row: Measurement): string => row.workload ?? row.variant

export function claimText({ variant, low, high }: Claim): string {
  const said =
    low !== null && high !== null
      ? percentRange({ low, likely: low, high })
      : low !== null
        ? `as low as ${percent(low)}`
        : `up to ${percent(high ?? 0)}`
  return variant === null ? said : `${variant} ${said}`
}

/** What the band behind a row is. */
export function predictionText({ range, from, sameClass, products, workloads, rows }: Prediction): string {
  const share = percentRange(range)
  if (from === "mechanism")
    return `model ${share}, worked out for ${plural(products, "product")} and ${plural(workloads.length, "workload")}`
  return `model ${share}, taken from ${plural(rows.length, "measurement")}${sameClass ? "" : " of other classes of work"}`
}

/** A dot in words: what is heard instead of seen. */
export const dotLabel = (row: Measurement): string =>
  [`${shareText(row)} of native`, titleOf(row), row.product, row.gpu, row.year === null ? null : String(row.year), useNames[row.use]]
    .filter((part): part is string => part !== null && part !== "")
    .join(", ")

const periods: readonly (readonly [id: string, name: string, from: number, to: number])[] = [
  ["to-2009", "to 2009", 0, 2009],
  ["2010-2014", "2010–2014", 2010, 2014],
  ["2015-2019", "2015–2019", 2015, 2019],
  ["2020-2022", "2020–2022", 2020, 2022],
  ["2023-on", "2023 and later", 2023, 9999],
]
export const periodOf = (year: number | null): string | null =>
  year === null ? null : (periods.find(([, , from, to]) => year >= from && year <= to)?.[0] ?? null)
export const periodName = (id: string): string => periods.find(([one]) => one === id)?.[1] ?? id
