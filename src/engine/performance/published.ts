import type { Catalogue } from "../../dataset/catalogue.ts"
import type { TechnologyId, WorkloadClass } from "../../dataset/schema/index.ts"
import { addedToScale, visible } from "./addedTime.ts"
import { detourOf, gpuName, kernelOf, pacingOf, productOf, technologyOf, workName, type Conditions } from "./conditions.ts"
import type { Family, FittedFamily } from "./families.ts"
import { forwardingOf, isTranslated, pathOf, softwareStart } from "./mechanism.ts"
import { partsOf, scaleOf } from "./parts.ts"
import { pool, type Place, type Pool, type Reading } from "./partialPooling.ts"

/** A published row, as far as the model reads it. */
export interface PublishedRow extends Conditions {
  readonly id: string
  readonly nativeShare: { readonly low: number | null; readonly mean: number | null; readonly high: number | null }
  readonly use?: "efficiency" | "sharing" | "context"
  /** How alike the two sides were: high, medium or low. */
  readonly comparisonQuality?: string | null | undefined
  readonly evidence: readonly {
    readonly source: string
    readonly basis?: string
    /** What it speaks for; left out: the whole row. */
    readonly fields?: readonly string[] | undefined
  }[]
}

/** By what readings are pooled across technologies; null: by the technology alone. */
const mechanisms: Readonly<Record<TechnologyId, string | null>> = {
  "api-forwarding": null,
  "driver-paravirtualization": null,
  "network-remoting": null,
  "pci-passthrough": "whole GPU",
  "gvt-d": "whole GPU",
  "nvidia-vgpu": "scheduled by the GPU",
  "nvidia-mig": "scheduled by the GPU",
  "amd-mxgpu": "scheduled by the GPU",
  "intel-sriov": "scheduled by the GPU",
  "intel-gvt-g": "mediated by the host",
  "gpu-p": "scheduled by the GPU",
  "embedded-partition": "scheduled by the GPU",
  "emulated-adapter": null,
  "software-renderer": null,
  "emulated-3d-card": null,
}

/** Technologies whose data path is the same as far as one VM alone on the GPU is concerned. */
const sameAlone: Readonly<Partial<Record<TechnologyId, TechnologyId>>> = { "gvt-d": "pci-passthrough", "nvidia-mig": "nvidia-vgpu" }

/** The workload classes that wait for the same thing, for the pooling of one technology: too few readings to tell all classes apart. */
const graphics: ReadonlySet<WorkloadClass> = new Set<WorkloadClass>([
  "2d-desktop",
  "3d-graphics-gpu-bound",
  "3d-graphics-draw-call-heavy",
  "game",
  "video-encode",
])

const waitsFor = ({ workloadClass }: Conditions): string =>
  graphics.has(workloadClass) ? "graphics" : workloadClass === "hpc-transfer-bound" ? "transfer" : "compute"

function labelsOf(family: Family, one: Conditions, source: string | null, catalogue: Catalogue): readonly (string | null)[] {
  const product = productOf(one, catalogue)?.id ?? null
  const pacing = pacingOf(one)
  const work = workName(one)
  switch (family) {
    case "software":
      return [one.workloadClass, product, source]
    case "forwarded": {
      const level = pathOf(one, catalogue)?.level ?? null
      return [
        level,
        `${level} ${waitsFor(one)}`,
        isTranslated(one, catalogue) ? "translated" : "the guest's own API",
        product,
        product === null ? null : `${product} ${waitsFor(one)}`,
        source,
      ]
    }
    case "slice":
    case "request":
      return [work, gpuName(one), (one.concurrency ?? 1) > 1 ? "busy neighbours" : "alone", source]
    case "neighbour":
      return [gpuName(one), pacing, work, source]
    case "turns":
      return [gpuName(one), work, source]
    case "detour":
      return [detourOf(one), one.workloadClass, technologyOf(one, catalogue), source]
    case "direct": {
      const own = technologyOf(one, catalogue)
      const technology = own === null ? null : (sameAlone[own] ?? own)
      return [
        own === null ? null : mechanisms[own],
        technology,
        one.workloadClass,
        technology === null ? null : `${technology} ${waitsFor(one)}`,
        kernelOf(one, catalogue),
        product,
        pacing,
        source,
      ]
    }
  }
}

/** Where the conditions stand among the readings of their family; null where the mechanism has nothing to start from. */
export function placeOf(family: Family, one: Conditions, source: string | null, catalogue: Catalogue): Place | null {
  const labels = labelsOf(family, one, source, catalogue)
  if (family === "software") return { labels, offset: softwareStart(one, catalogue), scale: 1 }
  if (family !== "forwarded") return { labels, offset: 0, scale: 1 }
  const forwarding = forwardingOf(one, catalogue)
  if (!forwarding) return null
  const { low, likely, high } = forwarding.seconds
  const offset = addedToScale(likely)
  const doubt = { down: (offset - addedToScale(low)) / endOfRange, up: (addedToScale(high) - offset) / endOfRange }
  return { labels, offset, scale: deviates(forwarding.calls + forwarding.frames + forwarding.translation, forwarding.load.busy), doubt }
}

/** Ends of the ranges of loads are taken to hold nine of ten: standard deviations from the middle of a normal distribution. */
const endOfRange = 1.645

/**
 * How much of a deviation shows: all of it where calls, frames and translation add much; where they add next to nothing, still the part that is due to
 * nothing of the mechanism (another driver, another system), for as much of the time as the GPU works. Of the link nothing counts, so that a longer one is never better.
 */
const deviates = (seconds: number, busy: number): number => leastShown * busy + (1 - leastShown * busy) * visible(seconds)
const leastShown = 0.4

/** The figure of a row that a prediction is held against: its mean, else the middle of its span, else the one end it states. */
export function publishedShare({ nativeShare: { low, mean, high } }: Pick<PublishedRow, "nativeShare">): number | null {
  if (mean !== null) return mean
  return low !== null && high !== null ? (low + high) / 2 : (low ?? high)
}

/** Families of which no product's own rows speak: rows that are context to the others are all there is. */
const fromContext: ReadonlySet<Family | null> = new Set<Family | null>(["detour", "software"])

/** Families of a GPU that is divided. */
const dividing: ReadonlySet<Family> = new Set<Family>(["slice", "request", "neighbour", "turns"])

/** Which family a row is a reading of; null: of none, for it says something of several factors at once, or is not comparable. */
export function familyOfRow(row: PublishedRow, catalogue: Catalogue): Family | null {
  const [only, ...others] = partsOf(row, catalogue)
  if (!only || others.length > 0) return null
  const divided = dividing.has(only.family)
  if (divided !== (row.use === "sharing")) return null
  return row.use === "context" && !fromContext.has(only.family) ? null : only.family
}

/** A figure that states one end alone is the best or the worst of several: the middle lies about so far from it, and may as well lie as far again. */
const oneSided = 0.4

/** Extra variance of the power of a slice whose throughput is cut by a limit on latency: the limit says more than the slice. */
const latencyLimited = 0.3 ** 2

/** Extra variance of a comparison of lesser quality: one user's report, another system or driver on one side, a cause that was never found. */
const ofComparison = ({ comparisonQuality }: PublishedRow): number =>
  comparisonQuality === "low" ? 1.5 ** 2 : comparisonQuality === "medium" ? 0.2 ** 2 : 0

/** A row as a reading of its family; null where it has no figure or its mechanism no start. */
export function readingOf(row: PublishedRow, catalogue: Catalogue): Reading | null {
  const family = familyOfRow(row, catalogue)
  const share = publishedShare(row)
  if (family === null || share === null || share <= 0) return null
  const place = placeOf(family, row, row.evidence[0]?.source ?? null, catalogue)
  if (!place) return null
  const { low, mean, high } = row.nativeShare
  const scale = scaleOf(family, row, catalogue)
  const spanned = low !== null && high !== null && low > 0
  const compared = family === "forwarded" ? ofComparison(row) : 0
  const limited = family === "slice" && pacingOf(row) === "served" ? latencyLimited : 0
  if (mean === null && !spanned) {
    const towardsMiddle = low === null ? oneSided : -oneSided
    return { ...place, value: scale.to(share) + towardsMiddle, variance: limited + compared + oneSided ** 2 }
  }
  const variance = limited + compared + (spanned ? (scale.to(low) - scale.to(high)) ** 2 / 12 : 0)
  return { ...place, value: scale.to(share), variance }
}

export interface FamilyPool {
  readonly rows: readonly PublishedRow[]
  /** Products of which a row speaks. */
  readonly products: ReadonlySet<string>
  readonly pool: Pool
  readonly fitted: FittedFamily
}

/** The rows of the evidence that speak for a family, put together. */
export function poolOf(fitted: FittedFamily, evidence: readonly PublishedRow[], catalogue: Catalogue): FamilyPool {
  const taken = evidence.flatMap((row) => {
    const reading = familyOfRow(row, catalogue) === fitted.id ? readingOf(row, catalogue) : null
    return reading ? [{ row, reading }] : []
  })
  return {
    rows: taken.map(({ row }) => row),
    products: new Set(taken.flatMap(({ row }) => row.products ?? [])),
    pool: pool(
      taken.map(({ reading }) => reading),
      fitted,
    ),
    fitted,
  }
}
