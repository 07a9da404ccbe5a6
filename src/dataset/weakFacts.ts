import {
  bases,
  type Basis,
  type Evidence,
  type Gpu,
  type GpuPower,
  type GpuPrice,
  type Hypervisor,
  type Licence,
  type LicenceRule,
} from "./schema/index.ts"
import type { Product, Workload } from "./schema/index.ts"
import { type DatasetFiles, strengthOf, weakest, evidenceOfField } from "./coverage.ts"

/** A figure that results rest on and that nobody has verified. `values` are as stored; null: not known at all. */
export interface WeakFact {
  readonly about: "GPU" | "price" | "licence" | "power rating" | "power draw"
  readonly id: string
  readonly name: string
  readonly field: string
  readonly value: string
  readonly basis: Basis
  /** The best basis among the observations it was worked out from, where there are any. */
  readonly observed: Basis | null
}

const inWords = (range: { readonly low: number; readonly likely: number; readonly high: number } | null): string =>
  range === null ? "not known" : range.low === range.high ? `${range.likely}` : `${range.likely} (${range.low} to ${range.high})`

/** What VMs need follows from rules, so no product lists it. */
const ruledLicences = (files: DatasetFiles): readonly string[] =>
  ((files["prices/licence-rules"] ?? []) as readonly LicenceRule[]).flatMap((rule) => rule.licence ?? [])

/** Licences that deployments pay for: those that offered products and hypervisors need, and those that rules ask for. */
function paidLicences(files: DatasetFiles): ReadonlySet<string> {
  const products = below<Product>(files, "products/").filter((row) => row.forDatacenters)
  const hypervisors = (files["hypervisors"] ?? []) as readonly Hypervisor[]
  const used = new Set(products.flatMap((row) => row.hypervisors))
  return new Set([
    ...products.flatMap((row) => row.licence.needs.flat()),
    ...hypervisors.filter((row) => used.has(row.id)).flatMap((row) => row.licenceNeeds),
    ...ruledLicences(files),
  ])
}

const below = <T>(files: DatasetFiles, folder: string): readonly T[] =>
  Object.entries(files).flatMap(([path, json]) => (path.startsWith(folder) ? (json as readonly T[]) : []))

/** Fields of a GPU that reach an answer or a headline, but for its rated power, which is told on its own. Where one is null, nobody knows, and a note says so. */
export const tellingGpuFields = [
  "architecture",
  "chip",
  "form",
  "formNote",
  "slotWidth",
  "gpusPerBoard",
  "memoryMib",
  "memoryType",
  "ecc",
  "fp32Tflops",
  "nvencPerGpu",
  "technologies",
  "migMaxInstances",
  "maxVgpusPerGpu",
  "maxVfsPerGpu",
  "vfMemoryOptionsMib",
  "sriovVgpu",
  "hypervisorNotes",
  "hostDriver",
  "guestDriver",
  "launchYear",
  "firstVgpuRelease",
  "lastVgpuRelease",
  "status",
  "buyable",
] as const satisfies readonly (keyof Gpu)[]

/** The GPUs that answers rest on most: those that can be bought, and those that workloads are stated on. */
export function tellingGpus(files: DatasetFiles): readonly Gpu[] {
  const references = new Set(((files["workloads"] ?? []) as readonly Workload[]).map((workload) => workload.referenceGpu))
  return below<Gpu>(files, "hardware/gpus/").filter((gpu) => gpu.buyable || references.has(gpu.id))
}

const told = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(", ")
  return typeof value === "boolean" ? (value ? "yes" : "no") : `${value as string | number}`
}

/**
 * The estimated and recalled figures that results rest on: what is told of the GPUs that can be bought or are a reference, their price, power rating and
 * draw, and prices of the licences that deployments need. A price of zero counts: that something is free must be known too.
 */
export function weakFacts(files: DatasetFiles): readonly WeakFact[] {
  const gpus = tellingGpus(files)
  const prices = new Map(below<GpuPrice>(files, "prices/gpus").map((row) => [row.gpu, row]))
  const power = new Map(below<GpuPower>(files, "hardware/power").map((row) => [row.gpu, row]))
  const paid = paidLicences(files)
  const ofGpus = gpus.flatMap((gpu) => {
    const price = prices.get(gpu.id)
    const draw = power.get(gpu.id)
    const observed = price?.observations.flatMap((one) => one.evidence.map((entry) => entry.basis)) ?? []
    return [
      ...tellingGpuFields.flatMap((field) => {
        const value = told(gpu[field])
        return value === null ? [] : weak("GPU", gpu, gpu, { field, value })
      }),
      ...(price
        ? weak("price", gpu, price, { field: "boardPriceUsd", value: inWords(price.boardPriceUsd), observed: best(observed) })
        : []),
      ...weak("power rating", gpu, gpu, { field: "boardTdpWatts", value: `${gpu.boardTdpWatts ?? "not known"}` }),
      ...(draw ? weak("power draw", gpu, draw, { field: "idleWatts", value: `${draw.idleWatts}` }) : []),
      ...(draw ? weak("power draw", gpu, draw, { field: "fullLoadWatts", value: `${draw.fullLoadWatts}` }) : []),
    ]
  })
  const ofLicences = below<Licence>(files, "prices/licences")
    .filter((row) => paid.has(row.id))
    .flatMap((row) => {
      const name = [row.product, row.edition].filter(Boolean).join(" ")
      return weak("licence", { id: row.id, name }, row, { field: "priceUsd", value: inWords(row.priceUsd) })
    })
  return [...ofGpus, ...ofLicences]
}

function weak(
  about: WeakFact["about"],
  { id, name }: { readonly id: string; readonly name: string },
  row: { readonly evidence: readonly Evidence[] },
  { field, value, observed = null }: Pick<WeakFact, "field" | "value"> & { readonly observed?: Basis | null },
): WeakFact[] {
  const basis = weakest(evidenceOfField(row, field).map((one) => one.basis))
  return basis && strengthOf(basis) === "unverified" ? [{ about, id, name, field, value, basis, observed }] : []
}

const best = (of: readonly Basis[]): Basis | null => bases.find((one) => of.includes(one)) ?? null
