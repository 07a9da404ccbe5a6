import type { ApiCell, ApiId, ApiNeed, Evidence, Gpu, InstanceType, Product, VmWork } from "../../dataset/core.ts"
import { evidenceFor } from "../basics/evidence.ts"
import { compareVersions } from "./versions.ts"

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
  "video-decode": "video decoding",
  "video-encode": "video encoding",
  "2d": "a 2D display",
}

/** A name for sentences; an API that nobody here knows keeps what it was called. */
export const apiName = (api: ApiId): string => (Object.hasOwn(apiNames, api) ? apiNames[api] : `“${api}”`)

const graphics: ReadonlySet<ApiId> = new Set<ApiId>(["direct3d", "opengl", "opengles", "vulkan", "metal", "glide"])
const compute: ReadonlySet<ApiId> = new Set<ApiId>(["cuda", "rocm", "oneapi", "opencl"])

const needsGraphics = (needs: readonly ApiNeed[]): boolean => needs.some((need) => need.anyOf.every((one) => graphics.has(one.api)))
const needsCompute = (needs: readonly ApiNeed[]): boolean => needs.some((need) => need.anyOf.every((one) => compute.has(one.api)))

/** What VMs with these needs do on their GPU. */
export function workOf(needs: readonly ApiNeed[]): VmWork {
  if (needsGraphics(needs)) return needsCompute(needs) ? "graphics-and-compute" : "graphics"
  return needsCompute(needs) ? "compute" : "other"
}

export interface ApiShortfall {
  readonly unknown: boolean
  readonly text: string
  readonly evidence: readonly Evidence[]
}

export interface ApiContext {
  readonly product: Product
  readonly gpu: Gpu | null
  /** True where the GPU has no graphics side that its vendor supports in VMs (C-series only, Instinct, Max). */
  readonly computeOnly: boolean
  readonly instanceType: InstanceType | null
  /** Encode engines of the GPU; null or absent: not known. */
  readonly encoders?: number | null
}

/** One shortfall for each need that no alternative meets; empty when all are met. */
export function apiShortfalls(needs: readonly ApiNeed[], context: ApiContext): readonly ApiShortfall[] {
  return needs.flatMap((need) => {
    const misses = need.anyOf.map((one) => miss(one.api, one.minVersion ?? null, context))
    if (misses.some((one) => one === null)) return []
    const worded = misses as readonly Miss[]
    const wanted = need.anyOf.map((one) => `${apiName(one.api)}${one.minVersion ? ` ${one.minVersion}` : ""}`).join(" or ")
    return [
      {
        unknown: worded.some((one) => one.unknown),
        text: `needs ${wanted}; ${[...new Set(worded.map((one) => one.text))].join("; ")}`,
        evidence: worded.flatMap((one) => one.evidence),
      },
    ]
  })
}

interface Miss {
  readonly unknown: boolean
  readonly text: string
  readonly evidence: readonly Evidence[]
}

function miss(api: ApiId, minVersion: string | null, context: ApiContext): Miss | null {
  const { product } = context
  const cell: ApiCell = product.apis[api] ?? { state: "none" }
  const evidence = cell.evidence ?? product.evidence.filter((one) => !one.fields || one.fields.includes("apis"))
  const who = product.shortName
  if (context.gpu && cell.gpuVendors && !cell.gpuVendors.includes(context.gpu.vendor)) {
    return {
      unknown: false,
      text: `${who} has no ${apiNames[api]} on ${context.gpu.shortName}: ${cell.condition ?? "not on GPUs of its vendor"}`,
      evidence,
    }
  }
  if (!Object.hasOwn(apiNames, api)) return { unknown: true, text: `nobody here knows an API called ${apiName(api)}`, evidence: [] }
  if (cell.condition) return { unknown: false, text: `${who} has no ${apiNames[api]} as it comes: ${cell.condition}`, evidence }
  // A processor encodes, too; but what asks for an encoder asks for the GPU's.
  if (api === "video-encode" && cell.state === "software") {
    return { unknown: false, text: `${who} gives the guest no video encoder: it encodes on its vCPUs`, evidence }
  }
  switch (cell.state) {
    case "none":
      return { unknown: false, text: `${who} ${exposes(product)}`, evidence }
    case "unknown":
      return { unknown: true, text: `nothing published says whether ${who} has ${apiNames[api]}`, evidence }
    case "native":
    case "host-dependent":
      return gpuMiss(api, context, evidence)
    case "version":
    case "supported":
    case "software": {
      if (context.gpu && context.computeOnly && graphics.has(api) && cell.state !== "software") return gpuMiss(api, context, evidence)
      const most = cell.conditional?.maxVersion ?? cell.maxVersion
      return isBelow(most, minVersion) ? { unknown: false, text: `${who} has ${apiNames[api]} ${most ?? ""} at most`, evidence } : null
    }
  }
}

/** True where both are known and the version there is lower than the one asked for. */
function isBelow(version: string | null | undefined, asked: string | null): boolean {
  const order = asked && version ? compareVersions(version, asked) : null
  return order !== null && order < 0
}

export interface ApiCondition {
  readonly text: string
  readonly evidence: readonly Evidence[]
}

/** For each need that is met by no more than a version that hangs on a condition: the condition, and what there is without it. */
export function apiConditions(needs: readonly ApiNeed[], context: ApiContext): readonly ApiCondition[] {
  const { product } = context
  return needs.flatMap(({ anyOf }) => {
    const met = anyOf.filter(({ api, minVersion }) => miss(api, minVersion ?? null, context) === null)
    const hangs = met.map(({ api, minVersion }) => {
      const cell = product.apis[api]
      return cell?.conditional && isBelow(cell.maxVersion, minVersion ?? null) ? { api, cell, ...cell.conditional } : null
    })
    const [first] = hangs
    if (!first || hangs.includes(null)) return []
    const without = first.cell.maxVersion ? `${product.shortName} has ${apiNames[first.api]} ${first.cell.maxVersion} without` : ""
    return [{ text: `${apiNames[first.api]} ${first.maxVersion} takes ${first.condition}; ${without}.`, evidence: first.evidence }]
  })
}

function exposes(product: Product): string {
  const has = (Object.entries(product.apis) as [ApiId, ApiCell][])
    .filter(([, cell]) => cell.state !== "none" && cell.state !== "unknown")
    .map(([api, cell]) => `${apiNames[api]}${cell.state === "version" && cell.maxVersion ? ` ${cell.maxVersion}` : ""}`)
  return has.length === 0 ? "exposes none of the listed APIs" : `exposes ${has.join(", ")} only`
}

/** Where the vendor's driver runs on the GPU, the GPU and its slice are the limit. */
function gpuMiss(api: ApiId, { gpu, computeOnly, instanceType, encoders }: ApiContext, evidence: readonly Evidence[]): Miss | null {
  if (!gpu) return null
  const no = (text: string): Miss => ({ unknown: false, text, evidence: [...evidence, ...evidenceFor(gpu, "technologies")] })
  const only: Partial<Record<ApiId, Gpu["vendor"]>> = { cuda: "nvidia", rocm: "amd", oneapi: "intel", metal: "apple" }
  const vendor = only[api]
  if (vendor && gpu.vendor !== vendor) return no(`${gpu.shortName} has no ${apiNames[api]}`)
  if (api === "glide") return no("no current driver has Glide")
  if (graphics.has(api) && computeOnly) return no(`${gpu.shortName} is supported for compute only when virtualized`)
  if (api === "video-encode" && encoders === 0) return no(`${gpu.shortName} has no video encoder`)
  const series = instanceType?.series
  if (series === "C" && graphics.has(api)) return no(`${instanceType?.name ?? "C-series"} is a compute type without graphics`)
  if ((series === "B" || series === "A") && compute.has(api))
    return no(`${instanceType?.name ?? "this type"} has no ${apiNames[api]}: B- and A-series types are licensed for graphics only`)
  return null
}
