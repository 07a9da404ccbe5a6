import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu, Range } from "../../dataset/core.ts"
import { scale } from "../basics/range.ts"
import type { RentTold } from "../basics/tellings.ts"
import { amount, gpuNamed, type Amount } from "../basics/told.ts"
import type { CloudPrice } from "../../dataset/schema/reference-prices.ts"
import type { OptionResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"

/** Renting the option's GPUs from one provider. USD are over the horizon. */
export interface CloudOffer {
  readonly price: CloudPrice
  /** Instances that hold as many GPUs as the option uses. */
  readonly instances: number
  readonly gpus: number
  /** Rented every hour of the horizon. */
  readonly alwaysUsd: number
  /** Rented in the busy hours only: the planning default's share of all hours. */
  readonly busyUsd: Range
  /** On a year's commitment, renewed; null: none is published beside this price. */
  readonly reservedUsd: number | null
  readonly reservedEvidence: readonly Evidence[]
  /** What all instances bring along; null where the price list does not say. */
  readonly vcpu: number | null
  readonly ramGib: number | null
}

/** The rent of as many GPUs as an option uses, to set beside its cost. */
export interface CloudLine {
  /** GPUs that carry VMs. */
  readonly gpus: number
  readonly years: number
  /** The GPU that is rented; null: no provider in the dataset offers it or an equivalent. */
  readonly rented: Gpu | null
  /** By which rule another GPU stands in; null: it is the option's own. */
  readonly standIn: RentTold | null
  /** Cheapest first by rent around the clock. */
  readonly offers: readonly CloudOffer[]
  /** What every reader of the figures has to know. */
  readonly notes: readonly RentTold[]
}

/** 8,760 a year. */
export const hoursPerYear = 365 * 24

/**
 * Rent of as many GPUs as the option uses, over the horizon. Always = instances x USD an hour x 8,760 h x years; busy hours
 * = that x `busy-hours-share`; reserved likewise at the reserved price. One offer a provider: of its newest prices under
 * Linux for whole instances, the one that rents the GPUs for least. Null: the option uses no GPU, or nothing is placed.
 */
export function cloudLine(
  option: Pick<OptionResult, "gpu" | "placement">,
  scenario: Scenario,
  prices: readonly CloudPrice[],
  catalogue: Catalogue,
): CloudLine | null {
  const gpu = option.gpu === null ? undefined : catalogue.gpu(option.gpu)
  const gpus = option.placement?.gpus.count ?? 0
  if (!gpu || gpus === 0) return null
  const rentable = prices.filter(isPlain)
  const found = rentedFor(gpu, rentable, catalogue)
  const { years } = scenario.economics
  const rows = rentable.filter((price) => price.gpuId === found?.gpu.id)
  const offers = [...new Set(rows.map((price) => price.provider))]
    .map((provider) =>
      offerOf(
        rows.filter((price) => price.provider === provider),
        gpus,
        years,
        catalogue.value("busy-hours-share"),
      ),
    )
    .sort((a, b) => a.alwaysUsd - b.alwaysUsd || a.price.provider.localeCompare(b.price.provider))
  return { gpus, years, rented: found?.gpu ?? null, standIn: found?.standIn ?? null, offers, notes }
}

const notes: readonly RentTold[] = [
  { id: "rent-includes", values: {} },
  { id: "rent-leaves-out", values: {} },
  { id: "rent-of-users", values: {} },
]

/** Under Linux, for the instance as a whole; a Windows price holds a licence that others leave out. */
const isPlain = (price: CloudPrice): boolean => price.gpuCount > 0 && !(price.os ?? "").startsWith("Windows")

/** The later of two dates such as "2024", "2024-04"; none is the earliest. */
const newer = (a: CloudPrice, b: CloudPrice): number => (b.date ?? "").localeCompare(a.date ?? "")

const instancesFor = (gpus: number, price: CloudPrice): number => Math.ceil(gpus / price.gpuCount - 0.01)

function offerOf(rows: readonly CloudPrice[], gpus: number, years: number, busy: Range): CloudOffer {
  const newest = [...rows].sort(newer)[0]?.date
  const current = rows.filter((price) => price.date === newest)
  const perHour = (price: CloudPrice): number => instancesFor(gpus, price) * price.usdPerHour
  const price = current.reduce((best, one) => (perHour(one) < perHour(best) ? one : best))
  const instances = instancesFor(gpus, price)
  const hours = hoursPerYear * years
  const alwaysUsd = perHour(price) * hours
  // An older list's reserved price still counts where its price on demand has not moved.
  const reserved = [price, ...[...rows].sort(newer)].find(
    (one) => one.instance === price.instance && one.usdPerHour === price.usdPerHour && typeof one.usdPerHourReserved1Year === "number",
  )
  const described = rows.find((one) => one.instance === price.instance && typeof one.vcpu === "number")
  return {
    price,
    instances,
    gpus: instances * price.gpuCount,
    alwaysUsd,
    busyUsd: scale(busy, alwaysUsd),
    reservedUsd: reserved ? instances * (reserved.usdPerHourReserved1Year ?? 0) * hours : null,
    reservedEvidence: reserved?.evidence ?? [],
    vcpu: described ? instances * (described.vcpu ?? 0) : null,
    ramGib: typeof described?.ramGib === "number" ? instances * described.ramGib : null,
  }
}

interface Rented {
  readonly gpu: Gpu
  readonly standIn: RentTold | null
}

/**
 * The GPU to rent: the option's own where a provider offers it. Else the nearest equivalent: same maker, at least
 * `cloud-equivalent-memory` of its memory, FP32 within `cloud-equivalent-speed` of its own; nearest = least
 * |ln FP32 ratio| + |ln memory ratio|. Undefined: none.
 */
function rentedFor(gpu: Gpu, prices: readonly CloudPrice[], catalogue: Catalogue): Rented | undefined {
  const offered = [...new Set(prices.map((price) => price.gpuId))]
  if (offered.includes(gpu.id)) return { gpu, standIn: null }
  const speed = catalogue.value("cloud-equivalent-speed")
  const leastMemory = catalogue.value("cloud-equivalent-memory").likely
  let nearest: { readonly gpu: Gpu; readonly far: number; readonly faster: number; readonly larger: number } | undefined
  for (const id of offered) {
    const other = catalogue.gpu(id)
    if (!other || other.vendor !== gpu.vendor || !other.fp32Tflops || !gpu.fp32Tflops || !other.memoryMib || !gpu.memoryMib) continue
    const faster = other.fp32Tflops / gpu.fp32Tflops
    const larger = other.memoryMib / gpu.memoryMib
    if (larger < leastMemory || faster < speed.low || faster > speed.high) continue
    const far = Math.abs(Math.log(faster)) + Math.abs(Math.log(larger))
    if (!nearest || far < nearest.far) nearest = { gpu: other, far, faster, larger }
  }
  if (!nearest) return undefined
  // Tenths below ten.
  const times = (ratio: number): Amount => amount(ratio, "times", ratio < 1 ? 1 : 2)
  return {
    gpu: nearest.gpu,
    standIn: {
      id: "rent-stands-in",
      values: { gpu: gpuNamed(gpu), other: gpuNamed(nearest.gpu), faster: times(nearest.faster), larger: times(nearest.larger) },
    },
  }
}
