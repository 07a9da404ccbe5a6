import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Measurement, Product, Range, TechnologyId, WorkloadClass } from "../../dataset/core.ts"
import { conditionsOf, evidenceOf } from "./efficiency.ts"
import { techniqueOf, type Conditions } from "./conditions.ts"
import { linkUnder } from "./mechanism.ts"
import { predictPart } from "./predict.ts"
import { fromScale, addedToScale } from "./addedTime.ts"
import { crossesNetwork, type Link } from "./remoting.ts"
import type { RemotingLoad } from "./remotingLoad.ts"

/** The scenario's network between VMs and GPU hosts; null: each transport's own. */
export interface Network {
  readonly rttMs: number | null
  readonly gbps: number | null
}
export const ownNetwork: Network = { rttMs: null, gbps: null }

/** How much was published that the answer could rest on. */
export interface Support {
  /** Sources that measured API remoting on this class of work. */
  readonly ofClass: number
  /** Of those, sources that measured it with this mechanism: calls forwarded on a host, a paravirtual driver, or calls over a network. */
  readonly ofMechanism: number
  /** Of all of the class, sources that measured this very product on it. */
  readonly ofProduct: number
}

export interface RemotingParts {
  readonly efficiency: Range
  /** What the mechanism alone expects, likely. */
  readonly mechanism: number
  /** Seconds that the mechanism adds to each native second, likely case, by part. */
  readonly calls: number
  readonly transfer: number
  readonly trips: number
  readonly frames: number
  readonly translation: number
  /** Published rows that carry the correction, heaviest first, and the weight of each, 0..1. */
  readonly rows: readonly Measurement[]
  readonly weights: readonly number[]
  /** Readings put together in all. */
  readonly readings: number
  readonly support: Support
  readonly evidence: readonly Evidence[]
}

const supports = new WeakMap<readonly unknown[], Map<string, Support>>()

/** How many sources measured API remoting on the class, by this mechanism, and this product on it. Each paper, benchmark edition or report counts once. */
export function supportOf(productId: string | null, technology: TechnologyId, workClass: WorkloadClass, catalogue: Catalogue): Support {
  let known = supports.get(catalogue.measurements)
  if (!known) supports.set(catalogue.measurements, (known = new Map<string, Support>()))
  const key = `${productId}|${technology}|${workClass}`
  let made = known.get(key)
  if (!made) {
    const own = catalogue.measurements.filter(
      (row) => row.use === "efficiency" && row.workloadClass === workClass && techniqueOf(row, catalogue) === "api-remoting",
    )
    const sources = (rows: readonly Measurement[]): number => new Set(rows.flatMap((row) => row.evidence[0]?.source ?? [])).size
    made = {
      ofClass: sources(own),
      ofMechanism: sources(own.filter((row) => row.technology === technology)),
      ofProduct: productId === null ? 0 : sources(own.filter((row) => row.products.includes(productId))),
    }
    known.set(key, made)
  }
  return made
}

const conditionsAt = (product: Product, technology: TechnologyId, workClass: WorkloadClass, { rttMs, gbps }: Network): Conditions => {
  const far = crossesNetwork(product)
  return {
    ...conditionsOf(product, technology, workClass),
    roundTripSeconds: far && rttMs !== null ? rttMs / 1000 : null,
    linkGbps: far ? gbps : null,
  }
}

/** What crossing costs a product's calls over the scenario's network; null for a product that forwards nothing. */
export const linkOfProduct = (product: Product, workClass: WorkloadClass, network: Network, catalogue: Catalogue): Link | null =>
  linkUnder(conditionsAt(product, product.technology, workClass, network), catalogue)

/** By what calls are forwarded, of what kind of work, and over what. */
interface Forwarding {
  readonly product: Product
  readonly technology: TechnologyId
  readonly workClass: WorkloadClass
  /** Left out: the product's own. */
  readonly network?: Network
}

/**
 * Efficiency of API remoting for work of this load: the prediction of predict.ts, asked for this product, its class of work and what a native
 * second of it asks for. Null for a product that forwards nothing. No technique makes a GPU faster than native, so what noise in
 * the readings puts above 1 is cut off. `network`: of the scenario, in place of the transport's own wherever calls leave the host.
 */
export function remotingEfficiency(
  load: RemotingLoad,
  { product, technology, workClass, network = ownNetwork }: Forwarding,
  catalogue: Catalogue,
): RemotingParts | null {
  if (!product.remoting) return null
  const level = catalogue.remoting.levels[product.remoting.level]
  const transport = catalogue.remoting.transports[product.remoting.transport]
  const conditions = { ...conditionsAt(product, technology, workClass, network), load }
  const part = predictPart("forwarded", conditions, evidenceOf(catalogue), catalogue)
  if (!part?.forwarding || !level || !transport) return null
  const { seconds, calls, transfer, trips, frames, translation } = part.forwarding
  const { low, likely, high } = part.range
  const carried = part.rows.map(({ row }) => row as Measurement)
  return {
    efficiency: { low: Math.min(1, low), likely: Math.min(1, likely), high: Math.min(1, high) },
    mechanism: fromScale(addedToScale(seconds.likely)),
    calls,
    transfer,
    trips,
    frames,
    translation,
    rows: carried,
    weights: part.rows.map(({ weight }) => weight),
    readings: part.readings,
    support: supportOf(product.id, technology, workClass, catalogue),
    evidence: [...level.evidence, ...transport.evidence, ...carried.flatMap((row) => row.evidence)],
  }
}
