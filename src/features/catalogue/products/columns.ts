import type { ApiCell, ApiId, Product, SupportCell } from "../../../dataset/schema/index.ts"
import type { ColumnSpec, TableSpec } from "../../common/table/columnSpec.ts"
import { technologyName, vendorName } from "../../common/table/columnSpec.ts"

export const apiNames: Readonly<Record<ApiId, string>> = {
  direct3d: "Direct3D",
  opengl: "OpenGL",
  opengles: "OpenGL ES",
  vulkan: "Vulkan",
  opencl: "OpenCL",
  cuda: "CUDA",
  rocm: "ROCm",
  oneapi: "oneAPI",
  metal: "Metal",
  glide: "Glide",
  "video-decode": "video decode",
  "video-encode": "video encode",
  "2d": "2D",
}

const guestNames: Readonly<Record<string, string>> = {
  windows: "Windows",
  linux: "Linux",
  macos: "macOS",
  android: "Android",
  freebsd: "FreeBSD",
  solaris: "Solaris",
  dos: "DOS",
  "windows-9x": "Windows 9x",
  other: "other",
}
export const guestName = (id: string): string => guestNames[id] ?? id

/** "Direct3D 11.0", "CUDA (as the GPU)", "OpenGL (software)". */
export function apiText(api: ApiId, cell: ApiCell): string {
  const name = apiNames[api]
  switch (cell.state) {
    case "version":
      return cell.maxVersion ? `${name} ${cell.maxVersion}` : name
    case "supported":
      return name
    case "native":
      return `${name} (as the GPU)`
    case "host-dependent":
      return `${name} (as the host)`
    case "software":
      return `${name}${cell.maxVersion ? ` ${cell.maxVersion}` : ""} (software)`
    case "unknown":
      return `${name}: unknown`
    case "none":
      return `no ${name}`
  }
}

const apis = (product: Product): readonly (readonly [ApiId, ApiCell])[] => Object.entries(product.apis) as [ApiId, ApiCell][]

/** What it offers, the versions first; where all is as the GPU, that is said once. */
export function apisText(product: Product): string {
  const all = apis(product)
  const has = all.filter(([api, cell]) => cell.state !== "none" && cell.state !== "unknown" && api !== "2d")
  const native = has.filter(([, cell]) => cell.state === "native")
  const rest = has.filter(([, cell]) => cell.state !== "native").map(([api, cell]) => apiText(api, cell))
  const whole =
    native.length > 2
      ? [`${native.map(([api]) => apiNames[api]).join(", ")} (as the GPU)`]
      : native.map(([api, cell]) => apiText(api, cell))
  return [...rest, ...whole].join(", ") || (all.some(([, cell]) => cell.state === "unknown") || all.length === 0 ? "unknown" : "2D only")
}

const support = (id: string, header: string, cell: (product: Product) => SupportCell, facet = false): ColumnSpec<Product> => ({
  id,
  header,
  kind: "support",
  facet,
  value: (product) => cell(product).support,
  note: (product) => cell(product).condition ?? cell(product).since ?? null,
})

/** `hypervisorName` turns ids into names; the table passes the dataset's. */
export const productSpec = (hypervisorName: (id: string) => string): TableSpec<Product> => ({
  name: "Products",
  caption: "Products that virtualize a GPU, by technique, with what each can do and how that is known",
  view: "products",
  fileName: "gpu-virtualization-products",
  rowId: (product) => product.id,
  sort: "name",
  evidence: (product) => [
    ...product.evidence,
    ...product.isolation.evidence,
    ...[product.liveMigration, product.suspendResume, product.snapshot].flatMap((cell) => cell.evidence ?? []),
    ...apis(product).flatMap(([, cell]) => cell.evidence ?? []),
  ],
  columns: [
    { id: "name", header: "Product", kind: "text", value: (product) => product.name, note: (product) => product.vendor },
    { id: "technique", header: "Technique", kind: "technique", facet: "main", value: (product) => product.technique },
    {
      id: "technology",
      header: "Technology",
      kind: "text",
      value: (product) => product.technology,
      text: (product) => technologyName(product.technology),
      facet: true,
      facetName: technologyName,
    },
    { id: "vendor", header: "Vendor", kind: "text", value: (product) => product.vendor, facet: "main", optional: true },
    {
      id: "hypervisors",
      header: "Hypervisors",
      kind: "list",
      value: (product) => product.hypervisors,
      text: (product) => product.hypervisors.map(hypervisorName).join(", ") || "none named",
      facet: true,
      facetName: hypervisorName,
    },
    {
      id: "apis",
      header: "APIs",
      kind: "list",
      value: (product) =>
        apis(product)
          .filter(([, cell]) => cell.state !== "none")
          .map(([api, cell]) => apiText(api, cell)),
      text: apisText,
      wide: true,
    },
    support("live-migration", "Live migration", (product) => product.liveMigration, true),
    support("suspend", "Suspend and resume", (product) => product.suspendResume),
    support("snapshot", "Snapshot", (product) => product.snapshot),
    { id: "isolation", header: "Isolation", kind: "text", value: (product) => product.isolation.level, facet: true },
    {
      id: "status",
      header: "Status",
      kind: "text",
      value: (product) => product.status.state,
      facet: "main",
      note: (product) => [product.status.version, product.status.date].filter(Boolean).join(", ") || null,
    },
    { id: "for-datacenters", header: "For datacenters", kind: "flag", value: (product) => product.forDatacenters, facet: true },
    { id: "year", header: "First release", kind: "number", value: (product) => product.firstReleaseYear },
    { id: "in-article", header: "In the article", kind: "flag", value: (product) => product.inArticle, optional: true },
    {
      id: "gpu-vendors",
      header: "GPU vendors",
      kind: "list",
      value: (product) => product.gpuVendors,
      text: (product) => product.gpuVendors.map(vendorName).join(", ") || "no GPU used",
      optional: true,
      facet: true,
      facetName: vendorName,
    },
    {
      id: "guests",
      header: "Guest systems",
      kind: "list",
      value: (product) => product.guestSystems,
      text: (product) => product.guestSystems.map(guestName).join(", ") || "none named",
      optional: true,
      facet: true,
      facetName: guestName,
    },
    {
      id: "max-vms",
      header: "Most VMs per GPU",
      kind: "number",
      value: (product) => product.sharing.maxVmsPerGpu,
      optional: true,
      missing: "not stated",
    },
    { id: "licence", header: "Licence", kind: "text", value: (product) => product.licence.model, optional: true },
  ],
})
