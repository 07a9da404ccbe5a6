import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Measurement, ModelParameter, Product, Workload } from "../../dataset/core.ts"
import { workloadClasses, type Range, type TechniqueId, type TechnologyId, type WorkloadClass } from "../../dataset/schema/common.ts"
import { technologiesOf } from "../../dataset/technologies.ts"
import { measuredEfficiency, type EfficiencyScope } from "./efficiency.ts"
import { remotingEfficiency } from "./remotingEfficiency.ts"
import { remotingLoad } from "./remotingLoad.ts"
import { softwareRendering } from "./software.ts"
import type { VmGroup } from "../scenario.ts"

/**
 * What the model expects of one VM alone on a GPU, as a share of native, for a technique and a class of work.
 * `measurements`: taken from published rows, so setting it beside them proves nothing. `mechanism`: worked out from what
 * forwarding or rendering on the CPU costs.
 */
export interface Prediction {
  readonly range: Range
  readonly from: "measurements" | "mechanism"
  /** False: no row of this class was published, so those of other classes stand in. */
  readonly sameClass: boolean
  /** Products it speaks for. */
  readonly products: number
  /** Workloads whose demand was put into the mechanism. */
  readonly workloads: readonly string[]
  /** Published rows it was taken from. */
  readonly rows: readonly Measurement[]
}

interface Guess {
  readonly range: Range
  readonly rows: readonly Measurement[]
  readonly sameClass: boolean
  readonly workload: string | null
}

const plainGroup = (workload: Workload): VmGroup => ({ name: null, count: 1, workload: workload.id, overrides: {} })

/** A benchmark draws as fast as it can: no pauses, no competition for the processor. */
function saturated(workload: Workload, catalogue: Catalogue): Range {
  return softwareRendering({
    vcpu: workload.vcpu,
    activeVcpusPerCore: 1,
    gflopsPerVcpu: catalogue.value("software-gflops-per-vcpu"),
    referenceTflops: catalogue.gpu(workload.referenceGpu)?.fp32Tflops ?? 1,
    duty: 1,
  }).efficiency
}

/** An adapter without 3D draws nothing that could be compared; an emulated 3D card is compared with the card it stands for, not with a GPU of today. */
const notComparable: ReadonlySet<TechnologyId> = new Set<TechnologyId>(["emulated-adapter", "emulated-3d-card"])

function guessesOf(product: Product, workClass: WorkloadClass, catalogue: Catalogue): readonly Guess[] {
  const workloads = catalogue.workloads.filter((one) => one.class === workClass)
  const mechanical = (workload: Workload, range: Range): Guess => ({ range, rows: [], sameClass: true, workload: workload.id })
  return technologiesOf(product).flatMap((technology): readonly Guess[] => {
    if (notComparable.has(technology)) return []
    if (product.technique === "device-emulation") return workloads.map((workload) => mechanical(workload, saturated(workload, catalogue)))
    if (product.technique === "api-remoting" && product.remoting) {
      return workloads.flatMap((workload) => {
        const parts = remotingEfficiency(remotingLoad(plainGroup(workload), workload), { product, technology, workClass }, catalogue)
        return parts ? [mechanical(workload, parts.efficiency)] : []
      })
    }
    const { range, rows, sameClass } = measuredEfficiency(product, technology, workClass, catalogue)
    return [{ range, rows, sameClass, workload: null }]
  })
}

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2
}

/**
 * The least and the greatest share that the model gives any of the technique's products on work of that class, and the median of the likely ones.
 * `only`: narrows the products. Null where the model has nothing to say: no product, or no workload of that class to put into a mechanism.
 */
export function predictShare(
  technique: TechniqueId,
  workClass: WorkloadClass,
  catalogue: Catalogue,
  only: (product: Product) => boolean = () => true,
): Prediction | null {
  // Work that asks nothing of a GPU has no share to predict.
  if (workClass === "cpu-only-control") return null
  const products = catalogue.products.filter((product) => product.technique === technique && only(product))
  const byProduct = products.map((product) => guessesOf(product, workClass, catalogue)).filter((list) => list.length > 0)
  const all = byProduct.flat()
  // What was measured on this very class counts; other classes stand in only where there is nothing else.
  const own = all.some((one) => one.sameClass) ? all.filter((one) => one.sameClass) : all
  if (own.length === 0) return null
  return {
    range: {
      low: Math.min(...own.map((one) => one.range.low)),
      likely: middle(own.map((one) => one.range.likely)),
      high: Math.max(...own.map((one) => one.range.high)),
    },
    from: own.every((one) => one.workload === null) ? "measurements" : "mechanism",
    sameClass: own.some((one) => one.sameClass),
    products: byProduct.filter((list) => list.some((one) => own.includes(one))).length,
    workloads: [...new Set(own.flatMap((one) => one.workload ?? []))],
    rows: [...new Set(own.flatMap((one) => one.rows))],
  }
}

/** A figure of the engine that was taken from a measurement. */
export interface EfficiencyUse {
  readonly product: Product
  readonly technology: TechnologyId
  readonly workClass: WorkloadClass
  readonly scope: EfficiencyScope
  readonly sameClass: boolean
  readonly range: Range
  /** Rows that share in it, this one among them. */
  readonly rows: number
}

/** Every efficiency of a product that the engine takes from this measurement. Empty for rows it does not compute with. */
export function usesOfMeasurement(row: Pick<Measurement, "id" | "use">, catalogue: Catalogue): readonly EfficiencyUse[] {
  if (row.use !== "efficiency") return []
  return catalogue.products
    .filter((product) => product.technique === "fixed-pass-through" || product.technique === "mediated-pass-through")
    .flatMap((product) =>
      technologiesOf(product).flatMap((technology) =>
        workloadClasses.flatMap((workClass) => {
          const { rows, scope, sameClass, range } = measuredEfficiency(product, technology, workClass, catalogue)
          return rows.some((one) => one.id === row.id)
            ? [{ product, technology, workClass, scope, sameClass, range, rows: rows.length }]
            : []
        }),
      ),
    )
}

/** Constants of the engine that cite one of these sources. */
export const parametersCiting = (sources: ReadonlySet<string>, catalogue: Catalogue): readonly ModelParameter[] =>
  catalogue.parameters.filter((parameter) => parameter.evidence.some((one) => sources.has(one.source)))
