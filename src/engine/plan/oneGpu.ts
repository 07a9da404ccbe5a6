import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, InstanceType, Product, TechnologyId } from "../../dataset/core.ts"
import { packingRules } from "../feasibility/technology.ts"
import type { Performance } from "../performance/groupPerformance.ts"
import { vmsPerGpuAlone, type VmsPerGpu } from "../placement/place.ts"
import type { Reason } from "../report.ts"
import { defaultScenario, type GroupOverrides, type Scenario } from "../scenario.ts"
import type { GroupPlan, Plan } from "./candidate.ts"
import { gpuPerformance } from "./gpuPerformance.ts"
import { planCandidate } from "./planCandidate.ts"

/** VMs that are all alike on one GPU that is theirs, whatever host it stands in. */
export interface OneGpuAsk {
  readonly product: Product
  readonly technology: TechnologyId
  readonly gpu: Gpu
  /** A workload id. */
  readonly workload: string
  /** Frame buffer that each VM asks for, MiB; null: as its work does. */
  readonly frameBufferMib: number | null
  readonly scheduler: Scenario["scheduler"]
}

export interface OneGpu {
  readonly type: InstanceType | null
  /** Reserved for each VM, MiB. */
  readonly frameBufferMib: number
  readonly scheduler: Plan["scheduler"]
  readonly model: GroupPlan["model"]
  /** VMs that stand on the GPU however slow they get, and what stops one more. */
  readonly full: VmsPerGpu
  /** VMs that all keep the speed their work asks for, and what stops one more. */
  readonly kept: VmsPerGpu
  /** What each of so many VMs gets, 1..full.vms: the figures of a plan whose GPU holds as many. */
  readonly at: (vms: number) => Performance
}

/** So many of these VMs, as a scenario. Old hardware counts: who asks for it by name means it. */
export const oneGpuScenario = (
  { workload, frameBufferMib, scheduler }: Pick<OneGpuAsk, "workload" | "frameBufferMib" | "scheduler">,
  vms: number,
  overrides: GroupOverrides = {},
): Scenario => ({
  ...defaultScenario,
  groups: [{ name: null, workload, count: vms, overrides: { ...(frameBufferMib === null ? {} : { frameBufferMib }), ...overrides } }],
  policies: { ...defaultScenario.policies, includeUnsupported: true },
  scheduler,
})

/**
 * A GPU that VMs of one kind arrive on, one by one; the reasons where none of them can. The slice is the smallest that holds the frame
 * buffer, so that it stays the same under every scheduler, whatever speed the work asks for.
 */
export function oneGpu(ask: OneGpuAsk, catalogue: Catalogue): OneGpu | { readonly refused: readonly Reason[] } {
  const { product, technology, gpu } = ask
  const planned = (instanceType: InstanceType | null, overrides: GroupOverrides): Plan =>
    planCandidate({ product, technology, gpu, instanceType }, [], oneGpuScenario(ask, 1, overrides), catalogue)
  const free = planned(null, { leastNativeShare: 0 })
  const [group] = free.groups
  if (!group || free.reasons.length > 0) return { refused: free.reasons }
  const rules = packingRules(technology, product, gpu)
  const { reasons, groups } = planned(group.type, {})
  const [asking] = groups
  return {
    type: group.type,
    frameBufferMib: group.frameBufferMib,
    scheduler: free.scheduler,
    model: asking?.model ?? group.model,
    full: vmsPerGpuAlone(group.placement, rules, gpu.memoryMib),
    kept:
      asking && reasons.length === 0 ? vmsPerGpuAlone(asking.placement, rules, gpu.memoryMib) : { vms: 0, binds: "performance" as const },
    at: (vms) => gpuPerformance(free, [{ group: 0, vms, instanceType: group.type?.id ?? null }])[0]!,
  }
}
