import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { KeyedRow } from "../../../dataset/citations.ts"
import type { View } from "../../../scenario/view.ts"
import { rowFocus } from "./paths.ts"
import { isNode } from "./values.ts"

export interface RowTarget {
  readonly view: View
  readonly focus: string
}

/** Views whose pages are rows of these files. */
const ownViews: readonly (readonly [start: string, view: View])[] = [
  ["products/", "products"],
  ["hardware/gpus/", "hardware"],
  ["measurements/native-", "measurements"],
  ["quirks", "quirks"],
  ["workloads", "workloads"],
  ["sources", "sources"],
]

/** The best page of a row: that of its own view, else its page among the tables. */
export function targetOf(file: string, key: string): RowTarget {
  const own = ownViews.find(([start]) => (/[/-]$/.test(start) ? file.startsWith(start) : file === start))
  return own ? { view: own[1], focus: key } : { view: "data", focus: rowFocus(file, key) }
}

export interface Related extends RowTarget {
  readonly what: string
  readonly name: string
}

const texts = (value: unknown): readonly string[] =>
  typeof value === "string" ? [value] : Array.isArray(value) ? value.flatMap(texts) : []

/** Products, GPUs, workloads and other rows that a row names by their ids. */
export function relatedTo(path: string, { row, key }: KeyedRow, catalogue: FullCatalogue): readonly Related[] {
  const node = isNode(row) ? row : {}
  const ids = new Set(
    [
      "product",
      "products",
      "gpu",
      "gpus",
      "gpuProducts",
      "host",
      "hypervisor",
      "hypervisors",
      "referenceGpu",
      "seenIn",
      "appliesTo",
    ].flatMap((field) =>
      field === "seenIn" && Array.isArray(node[field])
        ? node[field].flatMap((one) => (isNode(one) ? texts(one["id"]) : []))
        : texts(node[field]),
    ),
  )
  const found: Related[] = []
  for (const id of ids) {
    const product = catalogue.product(id)
    if (product) found.push({ view: "products", focus: id, what: "Product", name: product.name })
    const gpu = catalogue.gpu(id)
    if (gpu) found.push({ view: "hardware", focus: id, what: "GPU", name: gpu.name })
    const host = path === "hardware/hosts" ? undefined : catalogue.host(id)
    if (host) found.push({ ...targetOf("hardware/hosts", id), what: "Host", name: host.name })
    const hypervisor = path === "hypervisors" ? undefined : catalogue.hypervisor(id)
    if (hypervisor) found.push({ ...targetOf("hypervisors", id), what: "Hypervisor", name: hypervisor.name })
  }
  if (path === "prices/licences") {
    // What a vGPU's guest needs follows from its series, so no product lists it.
    if (/^NVIDIA (vGPU|AI Enterprise)/.test(String(node["product"]))) {
      for (const product of catalogue.products) {
        if (product.technology === "nvidia-vgpu")
          found.push({ view: "products", focus: product.id, what: "For vGPUs of", name: product.name })
      }
    }
    for (const product of catalogue.products) {
      if (product.licence.needs.flat().includes(key))
        found.push({ view: "products", focus: product.id, what: "Needed by", name: product.name })
    }
    for (const hypervisor of catalogue.hypervisors) {
      if (hypervisor.licenceNeeds.includes(key))
        found.push({ ...targetOf("hypervisors", hypervisor.id), what: "Needed by", name: hypervisor.name })
    }
  }
  return found
}
