import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Bound, Gpu, SpeedKind, TensorPrecision, WorkloadClass } from "../../dataset/core.ts"
import { rateOf } from "../workload/rates.ts"

/**
 * Rated peaks are not reached alike. What a GPU delivers of a resource is its rate to a power, times what its generation, its maker and its
 * power budget make of it: ln(delivered ratio) = (1 + slopes) × ln(rated ratio) + effects of the GPU − effects of the reference.
 * The effects are fitted to published speeds (speedFit.ts, models/speeds.json); those that nothing speaks of stay at zero, with the spread of their kind.
 */
export type EffectKind = "slope" | "work" | "maker" | "generation" | "power"

/** One effect and how often it counts in a logarithm of a ratio. */
export interface Term {
  readonly kind: EffectKind
  readonly name: string
  readonly factor: number
}

/** From so many GB/s for each TFLOPS of FP32 on, a generation that has both kinds is of the kind made for computing. */
const computeBalance = 40

/** Generation of a GPU: its architecture, without what stands in brackets; Ampere and Blackwell by what they were made for. */
export function generationOf(gpu: Gpu, catalogue: Catalogue): string {
  const name = (gpu.architecture ?? "unknown").replace(/ \(.*$/, "").toLowerCase()
  const base = name.startsWith("blackwell") ? "blackwell" : name
  if (base !== "ampere" && base !== "blackwell") return base.replaceAll(" ", "-")
  const bandwidth = catalogue.resources(gpu.id)?.memoryBandwidthGBs ?? 0
  return `${base}-${bandwidth / (gpu.fp32Tflops ?? Infinity) >= computeBalance ? "compute" : "graphics"}`
}

/** Power of one GPU of a board for each unit of a rate: a board with little of it cannot hold its clocks. */
function wattsPerRate(bound: Bound, gpu: Gpu, precision: TensorPrecision, catalogue: Catalogue): number | null {
  const rate = rateOf(bound, gpu, catalogue.resources(gpu.id), precision)
  return gpu.boardTdpWatts && rate ? gpu.boardTdpWatts / gpu.gpusPerBoard / rate : null
}

/** One GPU against another in a resource; `peaks`: ln of the rated ratio. */
interface RatedRatio {
  readonly gpu: Gpu
  readonly reference: Gpu
  readonly peaks: number
}

/** What the ratio of one resource between two GPUs is made of. */
export function termsOf(
  bound: Bound,
  { gpu, reference, peaks }: RatedRatio,
  kind: SpeedKind | null,
  precision: TensorPrecision,
  catalogue: Catalogue,
): readonly Term[] {
  const terms: Term[] = [{ kind: "slope", name: `slope/${bound}`, factor: peaks }]
  if (kind) terms.push({ kind: "work", name: `work/${kind}`, factor: peaks })
  for (const [one, sign] of [
    [gpu, 1],
    [reference, -1],
  ] as const) {
    terms.push({ kind: "maker", name: `maker/${one.vendor}/${bound}`, factor: sign })
    terms.push({ kind: "generation", name: `generation/${generationOf(one, catalogue)}/${bound}`, factor: sign })
  }
  if (bound === "tensor" || bound === "fp32") {
    const here = wattsPerRate(bound, gpu, precision, catalogue)
    const there = wattsPerRate(bound, reference, precision, catalogue)
    if (here && there) terms.push({ kind: "power", name: `power/${bound}`, factor: Math.log(here / there) })
  }
  return merged(terms)
}

/** Terms of one name put together; those that cancel fall away. */
function merged(terms: readonly Term[]): readonly Term[] {
  const byName = new Map<string, Term>()
  for (const term of terms) {
    const known = byName.get(term.name)
    byName.set(term.name, known ? { ...known, factor: known.factor + term.factor } : term)
  }
  return [...byName.values()].filter((term) => Math.abs(term.factor) > 1e-12)
}

/** The kind of work among the published speeds that stands for a class of workloads. */
export const kindOfClass: Readonly<Partial<Record<WorkloadClass, SpeedKind>>> = {
  "2d-desktop": "graphics",
  "3d-graphics-gpu-bound": "graphics",
  "3d-graphics-draw-call-heavy": "graphics",
  game: "graphics",
  "video-encode": "encoding",
  "hpc-compute-bound": "simulation",
  "hpc-transfer-bound": "memory-streams",
  "ml-inference": "llm-served",
  "ml-training": "training",
}

type Effect = Catalogue["speedModel"]["effects"][number]
const named = new WeakMap<object, ReadonlyMap<string, Effect>>()

/** The fitted effects by name. */
export function effectsIn({ speedModel }: Catalogue): ReadonlyMap<string, Effect> {
  let made = named.get(speedModel)
  if (!made) named.set(speedModel, (made = new Map(speedModel.effects.map((effect) => [effect.name, effect]))))
  return made
}
