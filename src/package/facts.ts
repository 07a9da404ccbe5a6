import type { FullCatalogue } from "../dataset/catalogue.ts"
import {
  bases,
  type Basis,
  type Evidence,
  type Gpu,
  type Measurement,
  type Product,
  type Range,
  type Technique,
} from "../dataset/schema/index.ts"
import { matrixColumns } from "../features/catalogue/support/cells.ts"
import { className, shareText, useNames } from "../features/catalogue/measurements/words.ts"
import { techniqueNames, technologyName, vendorName, words } from "../features/common/table/columnSpec.ts"
import { memory, money, number, percentRange } from "../ui/format.ts"

/** One thing that the dataset says of a row, with how it is known. */
export interface Fact {
  readonly label: string
  /** Null: unknown, nobody is known to have said. */
  readonly value: string | null
  /** The best that it rests on. */
  readonly basis: Basis | "unknown"
  /** Ids of sources, and where in them. */
  readonly sources: readonly FactSource[]
}
export interface FactSource {
  readonly id: string
  readonly locator?: string
  readonly basis: Basis
}

interface Row {
  readonly evidence: readonly Evidence[]
}

/** What a field rests on: the entries that name it, else those of the whole row. */
function evidenceOf({ evidence }: Row, field: string): readonly Evidence[] {
  const own = evidence.filter((one) => one.fields?.includes(field))
  return own.length > 0 ? own : evidence.filter((one) => !one.fields)
}

/** A fact by its evidence; nothing that nobody says rests on anything. */
function factOf(label: string, value: string | null, evidence: readonly Evidence[]): Fact {
  if (value === null || evidence.length === 0) return { label, value, basis: "unknown", sources: [] }
  const sources = evidence.map(({ source, locator, basis }) => ({ id: source, basis, ...(locator ? { locator } : {}) }))
  const best = bases.find((basis) => evidence.some((one) => one.basis === basis))
  return { label, value, basis: best ?? "unknown", sources }
}

const list = (items: readonly string[], none: string): string => (items.length === 0 ? none : items.join(", "))
const yesNo = (is: boolean | null): string | null => (is === null ? null : is ? "yes" : "no")
const withUnit = (value: number | null | undefined, unit: string): string | null =>
  value === null || value === undefined ? null : value === 0 ? "none" : `${number(value, 4)} ${unit}`
const usd = ({ low, likely, high }: Range): string =>
  low === high ? money(likely) : `${money(low)} to ${money(high)}, likely ${money(likely)}`

/** What is known of a GPU: its row, what work can be bound by, and its price. Figures are of one GPU of the board, but for power and price. */
export function gpuFacts(gpu: Gpu, catalogue: FullCatalogue): readonly Fact[] {
  const of = (label: string, field: keyof Gpu, value: string | null): Fact => factOf(label, value, evidenceOf(gpu, field))
  const resources = catalogue.resources(gpu.id)
  const rate = (
    label: string,
    field: "memoryBandwidthGBs" | "tensorFp16Tflops" | "tensorFp8Tflops" | "tensorInt8Tops" | "fp64Tflops",
    unit: string,
  ) => (resources ? [factOf(label, withUnit(resources[field], unit), evidenceOf(resources, field))] : [])
  const price = catalogue.gpuPrice(gpu.id)
  return [
    of("Vendor", "vendor", vendorName(gpu.vendor)),
    of("Class", "class", gpu.class),
    of("Architecture", "architecture", gpu.architecture),
    of("Form", "form", gpu.form),
    of("GPUs on a board", "gpusPerBoard", String(gpu.gpusPerBoard)),
    of("Frame buffer", "memoryMib", gpu.memoryMib === null ? null : memory(gpu.memoryMib)),
    of("Board power", "boardTdpWatts", withUnit(gpu.boardTdpWatts, "W")),
    of("FP32", "fp32Tflops", withUnit(gpu.fp32Tflops, "TFLOPS")),
    ...rate("Memory bandwidth", "memoryBandwidthGBs", "GB/s"),
    ...rate("FP16 and BF16 matrices", "tensorFp16Tflops", "TFLOPS"),
    ...rate("FP8 matrices", "tensorFp8Tflops", "TFLOPS"),
    ...rate("INT8 matrices", "tensorInt8Tops", "TOPS"),
    ...rate("FP64", "fp64Tflops", "TFLOPS"),
    of("Ways to share it", "technologies", list(gpu.technologies.map(technologyName), "none known")),
    of("vGPUs on a GPU at most", "maxVgpusPerGpu", gpu.maxVgpusPerGpu === null ? null : String(gpu.maxVgpusPerGpu)),
    of("VFs on a GPU at most", "maxVfsPerGpu", gpu.maxVfsPerGpu === null ? null : String(gpu.maxVfsPerGpu)),
    of("MIG instances at most", "migMaxInstances", gpu.migMaxInstances === null ? null : String(gpu.migMaxInstances)),
    of("Launched", "launchYear", gpu.launchYear === null ? null : String(gpu.launchYear)),
    of("Status", "status", gpu.status),
    of("Can be bought new", "buyable", yesNo(gpu.buyable)),
    factOf("Price of a board", price?.boardPriceUsd ? usd(price.boardPriceUsd) : null, price?.evidence ?? []),
  ]
}

/** What a slice of a GPU is, by technology; sets that no VM can be given are left out. */
export interface SliceFacts {
  readonly family: string
  readonly technology: string
  readonly sharing: string
  readonly evidence: Fact
  readonly types: readonly {
    readonly id: string
    readonly name: string
    readonly frameBuffer: string | null
    readonly perGpu: number | null
  }[]
}
export const sliceFacts = (gpuId: string, catalogue: FullCatalogue): readonly SliceFacts[] =>
  catalogue
    .instanceTypeSetsOf(gpuId)
    .filter((set) => set.bareMetalOnly !== true)
    .map((set) => ({
      family: set.family,
      technology: technologyName(set.technology),
      sharing: set.sharing,
      evidence: factOf(set.family, set.family, set.evidence),
      types: set.types.map(({ id, name, frameBufferMib, maxPerGpu }) => ({
        id,
        name,
        frameBuffer: frameBufferMib === null ? null : memory(frameBufferMib),
        perGpu: maxPerGpu,
      })),
    }))

/** On what fields rest that no evidence names: "estimate: no document of the product was read", "recalled, medium confidence". */
function unlistedEvidence(said: string | undefined): readonly Evidence[] {
  if (said === undefined) return []
  const basis = said.startsWith("recalled") ? "recalled" : "estimate"
  return [{ source: basis === "recalled" ? "recalled" : "derived", locator: said, basis }]
}

/** What is known of a product: what it is, what a guest gets, what can be done with a running VM, and what its makers state. */
export function productFacts(product: Product, catalogue: FullCatalogue): readonly Fact[] {
  const unlisted = unlistedEvidence(product.unlistedFieldsBasis)
  const of = (label: string, field: keyof Product, value: string | null): Fact => {
    const own = evidenceOf(product, field)
    return factOf(label, value, own.length > 0 ? own : unlisted)
  }
  const { status, sharing } = product
  return [
    of("Technique", "technique", techniqueNames[product.technique]),
    of("Technology", "technology", technologyName(product.technology)),
    of("Vendor", "vendor", product.vendor),
    of("How it works", "mechanism", product.mechanism),
    of(
      "Hypervisors",
      "hypervisors",
      list(
        product.hypervisors.map((id) => catalogue.hypervisor(id)?.name ?? id),
        "none",
      ),
    ),
    of("Guests", "guestSystems", list(product.guestSystems.map(words), "unknown")),
    of("GPUs of", "gpuVendors", list(product.gpuVendors.map(vendorName), "no GPU is used")),
    of("VMs on a GPU at most", "sharing", sharing.maxVmsPerGpu === null ? null : String(sharing.maxVmsPerGpu)),
    of("Schedulers", "sharing", list(sharing.schedulers, "none to choose")),
    ...matrixColumns.map(({ name, cell }) => {
      const { words: said, condition, note, look, evidence } = cell(product)
      const more = [condition, note].filter(Boolean).join("; ")
      return factOf(name, look === "unknown" ? null : more === "" ? said : `${said} (${more})`, evidence)
    }),
    factOf(
      "Isolation",
      product.isolation.note ? `${product.isolation.level}: ${product.isolation.note}` : product.isolation.level,
      product.isolation.evidence,
    ),
    of("Status", "status", status.state === "unknown" ? null : [words(status.state), status.version].filter(Boolean).join(", ")),
    of("Licence", "licence", product.licence.model),
    ...product.facts.map(({ text, evidence }) => factOf("Stated", text, evidence)),
    ...(product.cautions ?? []).map(({ text, evidence }) => factOf("To mind", text, evidence)),
  ]
}

/** One published comparison of virtual with native. */
export const measurementFacts = (row: Measurement): readonly Fact[] =>
  (
    [
      ["Of native", shareText(row)],
      ["Workload", row.workload ?? row.variant],
      ["Class of work", className(row.workloadClass)],
      ["Technique", row.technique === null ? "control, no virtual GPU" : techniqueNames[row.technique]],
      ["Product", row.product],
      ["GPU", row.gpu],
      ["VMs at once", row.concurrency === null ? null : String(row.concurrency)],
      ["Metric", row.metric],
      ["Compared with", row.reference],
      ["Year", row.year === null ? null : String(row.year)],
      ["Used for", row.useReason ? `${useNames[row.use]}: ${row.useReason}` : useNames[row.use]],
      ["Note", row.note],
    ] as const
  )
    .filter(([label, value]) => value !== null || label !== "Note")
    .map(([label, value]) => factOf(label, value, row.evidence))

/** A technique: what it is, what the field says of it, and the shares of native that are published for it. */
export function techniqueFacts(technique: Technique): readonly Fact[] {
  const { definition, nativeShare, dimensions, advantages, disadvantages, mechanisms } = technique
  const statements = (label: string, all: readonly { readonly text: string; readonly evidence: readonly Evidence[] }[]): Fact[] =>
    all.map(({ text, evidence }) => factOf(label, text, evidence))
  return [
    ...statements("Definition", [definition]),
    ...nativeShare.map(({ variant, low, high, condition, evidence }) => {
      const said =
        low === null || high === null
          ? `${low === null ? "up to" : "from"} ${number((high ?? low ?? 0) * 100)} %`
          : percentRange({ low, likely: low, high })
      const where = [variant, condition].filter(Boolean).join(", ")
      return factOf("Of native", where === "" ? said : `${said} (${where})`, evidence)
    }),
    ...Object.entries(dimensions).flatMap(([id, { rating, statements: said }]) => [
      factOf(
        words(id),
        rating,
        said.flatMap(({ evidence }) => evidence),
      ),
      ...statements(words(id), said),
    ]),
    ...statements("Mechanism", mechanisms),
    ...statements("Advantage", advantages),
    ...statements("Disadvantage", disadvantages),
  ]
}
