import type { Catalogue } from "../../dataset/catalogue.ts"
import { answersPerCatalogue } from "../../dataset/perCatalogue.ts"
import type { Evidence, Gpu, MixedPlacement, ModeRuleId, PlacementRule } from "../../dataset/core.ts"
import { same } from "../../base/same.ts"
import type { WarningTold } from "../basics/tellings.ts"
import { maybeQuote, quote, thing } from "../basics/told.ts"
import type { Plan } from "./candidate.ts"
import { mixedPlacementOf } from "../placement/limits.ts"
import type { PackingRules } from "../placement/place.ts"
import type { SizeMode } from "../report.ts"
import { mostTimeSlicedVgpus } from "../feasibility/technology.ts"

/** The published start positions of mixed-size mode that hold for a GPU: those of its frame buffer and architecture. */
export function mixedPlacementsOf<Row extends Pick<MixedPlacement, "gpuFrameBufferGb" | "appliesTo">>(
  gpu: Pick<Gpu, "memoryMib" | "architecture">,
  placements: readonly Row[],
): readonly Row[] {
  if (gpu.memoryMib === null) return []
  const gib = Math.round(gpu.memoryMib / 1024)
  return placements.filter((row) => {
    if (row.gpuFrameBufferGb !== gib) return false
    const but = /^all architectures except (.+)$/.exec(row.appliesTo ?? "")?.[1]
    if (but !== undefined) return gpu.architecture !== but
    return row.appliesTo ? gpu.architecture === row.appliesTo : true
  })
}

export type MixedSizeRules = Extract<PackingRules, { kind: "mixed-size" }>

/**
 * The rules by which vGPUs of the plan's sizes share GPUs, or null. It takes sizes that differ, a product documented for
 * mixed-size mode, a published count in that mode for every type, published start positions for every size on this GPU,
 * and a scheduler other than fixed share, which the mode does not have (placement rule sched-fixed-mixed).
 */
export function mixedSizeRules({ candidate, groups, scheduler }: Plan, catalogue: Catalogue): MixedSizeRules | null {
  const { gpu, product, technology } = candidate
  const first = groups[0]
  if (!gpu || technology !== "nvidia-vgpu" || first === undefined) return null
  if (groups.every((one) => one.frameBufferMib === first.frameBufferMib)) return null
  if (!isDocumentedFor(product) || scheduler === "fixed-share" || groups.some((one) => one.context.scheduler === "fixed-share")) return null
  const rules = rulesOf(catalogue, gpu.id)
  const documented = groups.every(
    (one) => (one.type?.maxPerGpuMixedSize ?? null) !== null && mixedPlacementOf(one.placement, rules.placements) !== undefined,
  )
  return documented ? rules : null
}

const isDocumentedFor = ({ sharing }: Plan["candidate"]["product"]): boolean =>
  sharing.mixedSizes?.support === "yes" || sharing.mixedSizes?.support === "conditional"

const rulesOf = answersPerCatalogue((catalogue, id: string): MixedSizeRules => {
  const gpu = catalogue.gpu(id)
  return { kind: "mixed-size", placements: gpu ? mixedPlacementsOf(gpu, catalogue.mixedPlacements) : [], cap: mostTimeSlicedVgpus }
})

const rulesOfMode: Readonly<Record<SizeMode, readonly ModeRuleId[]>> = {
  "equal-size": ["equal-default"],
  "mixed-size": ["mixed-optin", "mixed-placement", "sched-fixed-mixed"],
}

/** The documented rules that an option in this mode rests on. */
export const sizeModeRules = (mode: SizeMode | null, catalogue: Catalogue): readonly PlacementRule[] =>
  mode === null ? [] : catalogue.placementRules.filter((rule) => rulesOfMode[mode].some((id) => id === rule.id))

/** Evidence that the product, and the GPU's start positions, are documented for the mode. Empty in equal-size mode, which is the default. */
export function mixedSizeEvidence({ candidate, groups }: Plan, mode: SizeMode | null, catalogue: Catalogue): readonly Evidence[] {
  if (mode !== "mixed-size" || !candidate.gpu) return []
  const { placements } = rulesOf(catalogue, candidate.gpu.id)
  return [
    ...(candidate.product.sharing.mixedSizes?.evidence ?? []),
    ...groups.flatMap((one) => mixedPlacementOf(one.placement, placements)?.evidence ?? []),
  ]
}

/** What comes with mixed-size mode: where it is documented, the types of which a GPU takes fewer, and the published conditions. */
export function mixedSizeWarnings({ candidate, groups }: Plan, mode: SizeMode | null, catalogue: Catalogue): readonly WarningTold[] {
  const { gpu, product } = candidate
  if (mode !== "mixed-size" || !gpu) return []
  const { placements } = rulesOf(catalogue, gpu.id)
  const fewer = groups.flatMap(({ type, placement }) => {
    const most = mixedPlacementOf(placement, placements)?.maxPerGpuMixedSize ?? null
    return type && most !== null && most < (type.maxPerGpu ?? 0)
      ? [{ id: "mixed-fewer", values: { most, type: thing("instance-type", type.id, type.name), instead: type.maxPerGpu } } as const]
      : []
  })
  const types = fewer.filter((one, at) => fewer.findIndex((other) => same(one, other)) === at)
  const where = product.sharing.mixedSizes?.condition
  return [
    { id: "mixed-sizes", values: { condition: maybeQuote(where) } },
    ...(types.length > 0 ? [{ id: "mixed-most", values: { types } } as const] : []),
    ...sizeModeRules(mode, catalogue).map((one) => ({ id: "as-written", values: { text: quote(one.rule) } }) as const),
  ]
}
