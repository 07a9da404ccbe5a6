import type { Hypervisor, Product } from "../../../dataset/schema/index.ts"
import type { TableSpec } from "../../common/table/columnSpec.ts"

/*
 * Hypervisors stand in the view of the products. Six of their ids are also ids of products (utm, pcem …), so that their pages are
 * `focus=hypervisor.<id>`; `focus=hypervisors` is the list of them.
 */
const prefix = "hypervisor."
export const hypervisorList = "hypervisors"
export const hypervisorFocus = (id: string): string => `${prefix}${id}`
export const hypervisorOf = (focus: string): string | null => (focus.startsWith(prefix) ? focus.slice(prefix.length) : null)

export interface HypervisorRow {
  readonly hypervisor: Hypervisor
  /** By the products' own rows and by the hypervisor's. */
  readonly products: readonly Product[]
}

export const hypervisorRows = (hypervisors: readonly Hypervisor[], products: readonly Product[]): readonly HypervisorRow[] =>
  hypervisors.map((hypervisor) => ({
    hypervisor,
    products: products.filter((product) => product.hypervisors.includes(hypervisor.id) || hypervisor.gpuProducts.includes(product.id)),
  }))

const movable = (row: HypervisorRow): readonly Product[] =>
  row.products.filter(({ liveMigration: { support } }) => support === "yes" || support === "conditional")

export const hypervisorSpec: TableSpec<HypervisorRow> = {
  name: "Hypervisors",
  caption: "Hypervisors and platforms with the products that run on them",
  view: "products",
  fileName: "gpu-virtualization-hypervisors",
  rowId: (row) => hypervisorFocus(row.hypervisor.id),
  sort: "-products",
  evidence: (row) => row.hypervisor.evidence,
  record: (row) => row.hypervisor,
  columns: [
    { id: "name", header: "Hypervisor", kind: "text", value: (row) => row.hypervisor.name },
    { id: "vendor", header: "Vendor", kind: "text", value: (row) => row.hypervisor.vendor, facet: "main" },
    { id: "version", header: "Version", kind: "text", value: (row) => row.hypervisor.currentVersion },
    { id: "products", header: "Products", kind: "number", value: (row) => row.products.length },
    { id: "names", header: "Which", kind: "list", value: (row) => row.products.map((product) => product.shortName) },
    { id: "movable", header: "Move a running VM", kind: "list", value: (row) => movable(row).map((product) => product.shortName) },
    { id: "migration", header: "Live migration with a GPU", kind: "text", value: (row) => row.hypervisor.gpuLiveMigration, wide: true },
    { id: "ha", header: "HA restart with a GPU", kind: "text", value: (row) => row.hypervisor.gpuHaRestart, wide: true },
    { id: "licence", header: "Licence", kind: "text", value: (row) => row.hypervisor.licenceModel, wide: true, optional: true },
  ],
}
