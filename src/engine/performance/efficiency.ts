import type { Catalogue } from "../../dataset/catalogue.ts"
import { perCatalogue } from "../../dataset/perCatalogue.ts"
import type { Measurement, Product, Range, TechnologyId, WorkloadClass } from "../../dataset/core.ts"
import { kernelOfProduct, type Conditions } from "./conditions.ts"
import { gatherEvidence, predictPart, type Evidence } from "./predict.ts"

/** How closely the heaviest measurements speak for the product. */
export type EfficiencyScope = "product" | "hypervisor" | "technology" | "technique"

export interface MeasuredEfficiency {
  readonly range: Range
  readonly scope: EfficiencyScope
  /** False: no measurement of this class of work carries it, so those of other classes stand in. */
  readonly sameClass: boolean
  /** The measurements that carry it, heaviest first, and the weight of each, 0..1. */
  readonly rows: readonly Measurement[]
  readonly weights: readonly number[]
  /** Measurements put together in all. */
  readonly readings: number
}

const gathered = new WeakMap<Catalogue["measurements"], WeakMap<Catalogue["pooling"], Evidence>>()

/** All measurements marked `use: efficiency`, put together once for a table of them and its pooling: views of a catalogue that hold other figures at a point share it. */
export function evidenceOf(catalogue: Catalogue): Evidence {
  let ofTable = gathered.get(catalogue.measurements)
  if (!ofTable) gathered.set(catalogue.measurements, (ofTable = new WeakMap()))
  let made = ofTable.get(catalogue.pooling)
  if (!made) {
    const rows = catalogue.measurements.filter((row) => row.use === "efficiency")
    ofTable.set(catalogue.pooling, (made = gatherEvidence(catalogue.pooling, rows, catalogue)))
  }
  return made
}

const measuredOf = perCatalogue(() => new Map<string, MeasuredEfficiency>())

/** What the engine states of a product: no paper, no year, no benchmark. */
export const conditionsOf = (product: Product, technology: TechnologyId, workloadClass: WorkloadClass): Conditions => ({
  technique: product.technique,
  technology,
  workloadClass,
  products: [product.id],
})

/**
 * Share of native that one VM alone on a GPU reaches under fixed or mediated pass-through: the pooled measurements of
 * predict.ts, asked for this product, technology and class of work. No technique makes a GPU faster than native, so what
 * noise in the readings puts above 1 is cut off. Remoting and emulation have mechanistic models instead.
 */
export function measuredEfficiency(
  product: Product,
  technology: TechnologyId,
  workClass: WorkloadClass,
  catalogue: Catalogue,
): MeasuredEfficiency {
  const ofCatalogue = measuredOf(catalogue)
  // Products that nobody has measured differ in nothing but the kernel they stand on.
  const measured = evidenceOf(catalogue).direct.products.has(product.id)
  const key = `${measured ? product.id : `${product.technique} ${kernelOfProduct(product)}`}|${technology}|${workClass}`
  const found = ofCatalogue.get(key)
  if (found) return found
  const made = ask(product, technology, workClass, catalogue)
  ofCatalogue.set(key, made)
  return made
}

function ask(product: Product, technology: TechnologyId, workClass: WorkloadClass, catalogue: Catalogue): MeasuredEfficiency {
  const part = predictPart("direct", conditionsOf(product, technology, workClass), evidenceOf(catalogue), catalogue)
  const carried = part?.rows.filter(({ row }) => row.nativeShare.low !== null || row.nativeShare.mean !== null) ?? []
  if (!part || carried.length === 0) {
    throw new Error(`No measurement speaks for ${product.id}: the dataset needs at least one of pass-through.`)
  }
  const rows = carried.map(({ row }) => row as Measurement)
  const { low, likely, high } = part.range
  return {
    range: { low: Math.min(1, low), likely: Math.min(1, likely), high: Math.min(1, high) },
    scope: scopeOf(rows, product, technology, catalogue),
    sameClass: rows.some((row) => row.workloadClass === workClass && row.technology === technology),
    rows,
    weights: carried.map(({ weight }) => weight),
    readings: part.readings,
  }
}

function scopeOf(rows: readonly Measurement[], product: Product, technology: TechnologyId, catalogue: Catalogue): EfficiencyScope {
  if (rows.some((row) => row.products.includes(product.id))) return "product"
  const own = rows.filter((row) => row.technology === technology)
  const kernel = kernelOfProduct(product)
  if (own.some((row) => row.products.some((id) => kernel !== null && kernelOfProduct(catalogue.product(id)) === kernel)))
    return "hypervisor"
  return own.length > 0 ? "technology" : "technique"
}
