import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Product, Range, StunModel, TechnologyId } from "../../dataset/core.ts"
import { exact, mapRange, maxRange } from "../basics/range.ts"
import type { MigrationTold } from "../basics/tellings.ts"
import { productNamed, quote } from "../basics/told.ts"
import type { MigrationGroup, MigrationInput } from "./input.ts"

/** 1 GiB = 8.589934592 Gbit. */
export const gbitPerGib = 8.589934592

/** Whether VMs of a technology carry state in the GPU; moving them copies frame buffer while the VM stands still. */
const stateInGpu: Readonly<Record<TechnologyId, boolean>> = {
  "api-forwarding": false,
  "driver-paravirtualization": false,
  "network-remoting": false,
  "pci-passthrough": true,
  "gvt-d": true,
  "nvidia-vgpu": true,
  "nvidia-mig": true,
  "amd-mxgpu": true,
  "intel-sriov": true,
  "intel-gvt-g": true,
  "gpu-p": true,
  "embedded-partition": true,
  "emulated-adapter": false,
  "software-renderer": false,
  "emulated-3d-card": false,
}
export const hasGpuState = (technology: TechnologyId): boolean => stateInGpu[technology]

/** Their drivers track which pages of video memory are written, and copy the rest ahead of the pause. */
const copiesAhead = (technology: TechnologyId): boolean => technology === "gpu-p"
/** Their hardware tracks nothing and moves all video memory assigned, in use or not (xe-vfio-news). */
const movesAllMemory = (technology: TechnologyId): boolean => technology === "intel-sriov"

/** What a pause depends on besides the VM. */
export interface StunAsk {
  readonly product: Product
  readonly technology: TechnologyId
  /** Migration network, Gbit/s. */
  readonly gbps: number
  /** Share of the frame buffer in use that the user states; null: the dataset's range. */
  readonly usedShare: number | null
  readonly catalogue: Catalogue
}

export const stunAsk = ({ product, technology, scenario, catalogue }: MigrationInput): StunAsk => ({
  product,
  technology,
  gbps: scenario.supply.migrationGbps,
  usedShare: scenario.supply.usedFrameBufferShare,
  catalogue,
})

/** Share of the reserved frame buffer that must be moved, 0..1. */
export function movedShare(ask: StunAsk): Range {
  if (movesAllMemory(ask.technology)) return exact(1)
  return ask.usedShare === null ? ask.catalogue.value("used-frame-buffer-share") : exact(ask.usedShare)
}

/**
 * Factor on a fit's slope for a network of `gbps`. Slower than the published line: in proportion. Faster: in proportion
 * too, but the copy fills at most `mostOfLine` of the line, and is never slower than published. So
 * rate(g) = r x g / L for g <= L, else max(r, min(r x g / L, mostOfLine x g)), with r = published Gbit/s, L = published line.
 */
export function slopeFactor(model: StunModel, gbps: number, mostOfLine: number): number {
  const line = model.networkGbps
  if (gbps <= line) return line / gbps
  const published = gbitPerGib / model.secondsPerGib
  const rate = Math.max(published, Math.min((published * gbps) / line, gbps * mostOfLine))
  return published / rate
}

/** Seconds a fit gives: intercept + (per GiB x used GiB + per GiB RAM x RAM GiB) x slope factor. */
export const stunByModel = (model: StunModel, usedGib: number, ramGib: number, gbps: number, mostOfLine: number): number =>
  model.interceptSeconds + (model.secondsPerGib * usedGib + model.secondsPerGibVmRam * ramGib) * slopeFactor(model, gbps, mostOfLine)

/** The fits by their part in the two ranges. */
export interface StunFits {
  /** Any fit of an expected pause; the most favourable one gives the low end. */
  readonly expected: readonly StunModel[]
  /** The newest release with a published table whose way of copying is the product's: the likely figure. */
  readonly likely: StunModel
  /** The newest release that copies nothing ahead: the high end of what is expected. */
  readonly high: StunModel
  /** Worst cases, which count the VM's RAM too; empty where none is published. */
  readonly worst: readonly StunModel[]
  /** They are of the product's own platform. */
  readonly own: boolean
}

/** The fits of the product's platform, else those of any other. Null where the dataset has none. */
export function stunFits(ask: Pick<StunAsk, "product" | "technology" | "catalogue">): StunFits | null {
  const all = ask.catalogue.stunModels
  const published = all.filter((model) => ask.product.hypervisors.includes(model.hypervisor))
  const own = published.length > 0
  const models = own ? published : all
  const expected = models.filter((model) => model.kind === "expected")
  const stopped = expected.filter((model) => !model.copiesAhead).at(-1)
  const ahead = expected.filter((model) => model.copiesAhead).at(-1)
  const high = stopped ?? ahead
  if (!high) return null
  const likely = copiesAhead(ask.technology) ? (ahead ?? high) : high
  return { expected, likely, high, worst: models.filter((model) => model.kind === "worst-case"), own }
}

export interface Stun {
  /** What is to be expected. */
  readonly expected: Range
  /** The longest to plan for; never below what is expected, end by end. */
  readonly worst: Range
  readonly evidence: readonly Evidence[]
  /** Why the figures are another platform's; null: published for this one. */
  readonly standIn: MigrationTold | null
}

/** One range for both: low and likely as expected, high at worst. */
export const wholeStun = ({ expected, worst }: Pick<Stun, "expected" | "worst">): Range => ({
  low: expected.low,
  likely: expected.likely,
  high: worst.high,
})

/** How long a VM without GPU state pauses at the end of a live migration, s. */
export function ordinaryStun(catalogue: Catalogue): Stun {
  const { value, evidence } = catalogue.parameter("ordinary-vmotion-stun-seconds")
  return { expected: value, worst: exact(value.high), evidence, standIn: null }
}

/**
 * How long a VM of the group pauses while it is moved, s, or null where nothing is known.
 * With GPU state, u = frame buffer x share in use: expected low = most favourable fit at the low share; likely and high =
 * the newest published table's fit at the likely and high share; worst = the worst-case fit at each share, with the RAM.
 * Hyper-V asks drivers to stay under a goal, which is the low end there; gMig's measured averages stand for GVT-g.
 */
export function stunOf(group: Pick<MigrationGroup, "frameBufferMib" | "ramGib">, ask: StunAsk): Stun | null {
  const { catalogue, gbps } = ask
  if (!hasGpuState(ask.technology)) return ordinaryStun(catalogue)
  const fits = stunFits(ask)
  if (!fits) return null
  const mostOfLine = catalogue.value("faster-line-share").likely
  const used = mapRange(movedShare(ask), (share) => (share * group.frameBufferMib) / 1024)
  const by = (model: StunModel, gib: number): number => stunByModel(model, gib, group.ramGib, gbps, mostOfLine)
  const favourable = Math.min(...fits.expected.map((model) => by(model, used.low)))
  const particular = particularOf(ask.technology, catalogue)
  const low = particular?.low ?? favourable
  const likely = Math.max(low, particular?.likely ?? by(fits.likely, used.likely))
  const expected = { low, likely, high: Math.max(likely, particular?.high ?? by(fits.high, used.high)) }
  let worst = expected
  for (const model of fits.worst)
    worst = maxRange(
      worst,
      mapRange(used, (gib) => by(model, gib)),
    )
  return { expected, worst, evidence: [...fits.likely.evidence, ...(particular?.evidence ?? [])], standIn: standInOf(ask, fits) }
}

/** What is published for the technology itself, end by end; absent ends are the fits'. */
interface Particular {
  readonly low: number
  readonly likely?: number
  readonly high?: number
  readonly evidence: readonly Evidence[]
}

function particularOf(technology: TechnologyId, catalogue: Catalogue): Particular | null {
  if (technology === "gpu-p") {
    const { value, evidence } = catalogue.parameter("gpu-p-pause-goal-seconds")
    return { low: value.low, evidence }
  }
  if (technology === "intel-gvt-g") {
    const { value, evidence } = catalogue.parameter("gvt-g-precopy-pause-seconds")
    return { low: value.low, likely: value.likely, high: value.high, evidence }
  }
  return null
}

function standInOf({ product, technology }: StunAsk, fits: StunFits): MigrationTold | null {
  if (fits.own) return null
  const named = productNamed(product)
  const [likely, high] = [quote(fits.likely.release), quote(fits.high.release)]
  if (technology === "gpu-p") return { id: "pause-of-goal", values: { product: named, likely, high } }
  if (technology === "intel-gvt-g") return { id: "pause-of-prototype", values: { product: named, high } }
  return { id: "pause-of-others", values: { product: named, likely, allMemory: movesAllMemory(technology) } }
}
