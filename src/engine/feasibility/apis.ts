import type { ApiCell, ApiId, ApiNeed, Evidence, Gpu, InstanceType, Product, VmWork } from "../../dataset/core.ts"
import { apiIds } from "../../dataset/schema/index.ts"
import { same } from "../../base/same.ts"
import { evidenceFor } from "../basics/evidence.ts"
import type { ApiTellings, ReasonTellings, WarningTellings } from "../basics/tellings.ts"
import { gpuNamed, maybeQuote, productNamed, quote, thing, word, type ToldOf, type Word } from "../basics/told.ts"
import { compareVersions } from "./versions.ts"

/** True for an API that the dataset has a name for; a link may ask for any. */
const isKnownApi = (api: ApiId): boolean => apiIds.includes(api)

const graphics: ReadonlySet<ApiId> = new Set<ApiId>(["direct3d", "opengl", "opengles", "vulkan", "metal", "glide"])
const compute: ReadonlySet<ApiId> = new Set<ApiId>(["cuda", "rocm", "oneapi", "opencl"])

const needsGraphics = (needs: readonly ApiNeed[]): boolean => needs.some((need) => need.anyOf.every((one) => graphics.has(one.api)))
const needsCompute = (needs: readonly ApiNeed[]): boolean => needs.some((need) => need.anyOf.every((one) => compute.has(one.api)))

/** What VMs with these needs do on their GPU. */
export function workOf(needs: readonly ApiNeed[]): VmWork {
  if (needsGraphics(needs)) return needsCompute(needs) ? "graphics-and-compute" : "graphics"
  return needsCompute(needs) ? "compute" : "other"
}

/** An API as a need names it, with the version where it asks for one. */
export const apiWord = (api: ApiId, version?: string | null): Word => word("api", api, version ?? undefined)

export interface ApiShortfall {
  readonly unknown: boolean
  readonly told: ToldOf<Pick<ReasonTellings, "api-missing">>
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
    const found = misses as readonly Miss[]
    const wanted = need.anyOf.map((one) => apiWord(one.api, one.minVersion))
    const told = found.map((one) => one.told)
    return [
      {
        unknown: found.some((one) => one.unknown),
        told: {
          id: "api-missing",
          values: { wanted, misses: told.filter((one, at) => told.findIndex((other) => same(one, other)) === at) },
        },
        evidence: found.flatMap((one) => one.evidence),
      },
    ]
  })
}

interface Miss {
  readonly unknown: boolean
  readonly told: ToldOf<ApiTellings>
  readonly evidence: readonly Evidence[]
}

function miss(api: ApiId, minVersion: string | null, context: ApiContext): Miss | null {
  const { product } = context
  const cell: ApiCell = product.apis[api] ?? { state: "none" }
  const evidence = cell.evidence ?? product.evidence.filter((one) => !one.fields || one.fields.includes("apis"))
  const who = productNamed(product)
  const name = apiWord(api)
  if (context.gpu && cell.gpuVendors && !cell.gpuVendors.includes(context.gpu.vendor)) {
    return {
      unknown: false,
      told: {
        id: "api-not-on-gpu",
        values: { product: who, api: name, gpu: gpuNamed(context.gpu), condition: maybeQuote(cell.condition) },
      },
      evidence,
    }
  }
  if (!isKnownApi(api)) return { unknown: true, told: { id: "api-nobody-knows", values: { api: name } }, evidence: [] }
  if (cell.condition) {
    const told = { id: "api-with-condition", values: { product: who, api: name, condition: quote(cell.condition) } } as const
    return { unknown: false, told, evidence }
  }
  // A processor encodes, too; but what asks for an encoder asks for the GPU's.
  if (api === "video-encode" && cell.state === "software") {
    return { unknown: false, told: { id: "api-encodes-in-software", values: { product: who } }, evidence }
  }
  switch (cell.state) {
    case "none":
      return { unknown: false, told: { id: "api-exposes", values: { product: who, apis: exposed(product) } }, evidence }
    case "unknown":
      return { unknown: true, told: { id: "api-unpublished", values: { product: who, api: name } }, evidence }
    case "native":
    case "host-dependent":
      return gpuMiss(api, context, evidence)
    case "version":
    case "supported":
    case "software": {
      if (context.gpu && context.computeOnly && graphics.has(api) && cell.state !== "software") return gpuMiss(api, context, evidence)
      const most = cell.conditional?.maxVersion ?? cell.maxVersion
      return isBelow(most, minVersion)
        ? { unknown: false, told: { id: "api-at-most", values: { product: who, api: apiWord(api, most) } }, evidence }
        : null
    }
  }
}

/** True where both are known and the version there is lower than the one asked for. */
function isBelow(version: string | null | undefined, asked: string | null): boolean {
  const order = asked && version ? compareVersions(version, asked) : null
  return order !== null && order < 0
}

export interface ApiCondition {
  readonly told: ToldOf<Pick<WarningTellings, "api-hangs">>
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
    const values = {
      api: apiWord(first.api, first.maxVersion),
      condition: quote(first.condition),
      product: productNamed(product),
      without: first.cell.maxVersion ? apiWord(first.api, first.cell.maxVersion) : null,
    }
    return [{ told: { id: "api-hangs", values }, evidence: first.evidence }]
  })
}

const exposed = (product: Product): readonly Word[] =>
  (Object.entries(product.apis) as [ApiId, ApiCell][])
    .filter(([, cell]) => cell.state !== "none" && cell.state !== "unknown")
    .map(([api, cell]) => apiWord(api, cell.state === "version" ? cell.maxVersion : null))

/** Where the vendor's driver runs on the GPU, the GPU and its slice are the limit. */
function gpuMiss(api: ApiId, { gpu, computeOnly, instanceType, encoders }: ApiContext, evidence: readonly Evidence[]): Miss | null {
  if (!gpu) return null
  const named = gpuNamed(gpu)
  const no = (told: Miss["told"]): Miss => ({ unknown: false, told, evidence: [...evidence, ...evidenceFor(gpu, "technologies")] })
  const only: Partial<Record<ApiId, Gpu["vendor"]>> = { cuda: "nvidia", rocm: "amd", oneapi: "intel", metal: "apple" }
  const vendor = only[api]
  if (vendor && gpu.vendor !== vendor) return no({ id: "api-of-another-vendor", values: { gpu: named, api: apiWord(api) } })
  if (api === "glide") return no({ id: "api-without-drivers", values: { api: apiWord(api) } })
  if (graphics.has(api) && computeOnly) return no({ id: "api-compute-only", values: { gpu: named } })
  if (api === "video-encode" && encoders === 0) return no({ id: "api-no-encoder", values: { gpu: named } })
  const series = instanceType?.series
  const type = instanceType && thing("instance-type", instanceType.id, instanceType.name)
  if (series === "C" && graphics.has(api)) return no({ id: "api-compute-type", values: { type } })
  if ((series === "B" || series === "A") && compute.has(api)) return no({ id: "api-graphics-type", values: { type, api: apiWord(api) } })
  return null
}
