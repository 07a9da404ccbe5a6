import type { Catalogue } from "../../dataset/catalogue.ts"
import type { ApiNeed, GuestSystem } from "../../dataset/core.ts"
import type { Plan } from "../plan/candidate.ts"
import { apiShortfalls, apiWord } from "../feasibility/apis.ts"
import { isComputeOnly } from "../feasibility/instanceTypes.ts"
import { askedBy } from "../feasibility/needs.ts"
import { isDone } from "../feasibility/standing.ts"
import { isolationOf, usesGpu } from "../feasibility/technology.ts"
import type { Reason } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { encodersOf } from "../workload/encode.ts"
import { frameBufferOf, gpusToFit } from "../workload/llm.ts"
import { describedLlm } from "../workload/llmDemand.ts"
import { relaxationId, type Relaxation } from "./relaxations.ts"

/** Guests that somebody's datacenter may move to; nobody would go back to DOS. */
const usualGuests: readonly GuestSystem[] = ["linux", "windows"]

/**
 * What must be asked for less strictly so that none of the reasons stands against the candidate: one relaxation a reason.
 * Null where a reason is none of the user's asking, a GPU that the product does not run on, say.
 */
export function neededFor(plan: Plan, reasons: readonly Reason[], scenario: Scenario, catalogue: Catalogue): readonly Relaxation[] | null {
  const found = new Map<string, Relaxation>()
  for (const reason of reasons) {
    const relaxations = answersTo(reason, plan, scenario, catalogue)
    if (!relaxations) return null
    for (const one of relaxations) found.set(relaxationId(one), one)
  }
  return [...found.values()]
}

function answersTo(reason: Reason, plan: Plan, scenario: Scenario, catalogue: Catalogue): readonly Relaxation[] | null {
  const { product, technology, gpu } = plan.candidate
  const { policies, supply } = scenario
  const group = reason.group
  const needs = askedBy(scenario, (one) => one).find((one) => one.group === null || one.group === (group ?? 0))?.asked
  const asked = group === null ? undefined : scenario.groups[group]
  const workload = asked && catalogue.workload(asked.workload)
  switch (reason.code) {
    case "live-migration":
      // What is there though no release supports it is reached by asking for such things too.
      return [isDone(product.liveMigration) ? { kind: "include-unsupported" } : { kind: "drop", policy: "liveMigration", group }]
    case "suspend-resume":
      return [isDone(product.suspendResume) ? { kind: "include-unsupported" } : { kind: "drop", policy: "suspendResume", group }]
    case "isolation":
      return needs?.leastIsolation
        ? [{ kind: "isolation", from: needs.leastIsolation, to: isolationOf(product, technology, [plan.candidate.instanceType]), group }]
        : null
    case "vendor-policy":
      return gpu ? [{ kind: "allow", what: "vendors", id: gpu.vendor, name: gpu.vendor, group }] : null
    case "hypervisor-policy": {
      const id = product.hypervisors[0]
      return id === undefined ? null : [{ kind: "allow", what: "hypervisors", id, name: catalogue.hypervisor(id)?.name ?? id, group }]
    }
    case "gpu-policy":
      return gpu ? [{ kind: "allow", what: "gpus", id: gpu.id, name: gpu.shortName, group }] : null
    case "technique-policy":
      return [{ kind: "allow", what: "techniques", id: product.technique, name: product.technique, group }]
    case "status":
    case "gpu-status":
    case "owned-limit":
    case "support-list":
      return [{ kind: "include-unsupported" }]
    case "host-fit":
    case "host-size":
    case "unknown-host":
      return supply.host === "auto" ? null : [{ kind: "any-host" }]
    case "guest-system": {
      const from = asked?.overrides.guestSystem ?? workload?.guestSystem
      const to = usualGuests.find((one) => product.guestSystems.includes(one))
      return group !== null && from && to ? [{ kind: "guest-system", group, from, to }] : null
    }
    case "api":
    case "api-unknown":
      return group === null ? null : unmetNeeds(plan, group, scenario, catalogue)
    case "frame-buffer": {
      const gpus = group !== null && asked && gpu?.memoryMib ? gpusToFit(asked, gpu.memoryMib, catalogue) : null
      const now = asked?.overrides.gpusPerVm ?? 1
      if (group !== null && gpus !== null && gpus > now) return [{ kind: "more-gpus-per-vm", group, from: now, more: gpus }]
      return group !== null && asked && workload
        ? [{ kind: "frame-buffer", group, from: frameBufferOf(asked, workload, catalogue), to: null }]
        : null
    }
    case "gpus-per-vm":
      return group !== null && asked ? [{ kind: "gpus-per-vm", group, from: asked.overrides.gpusPerVm ?? 1, to: null }] : null
    case "performance":
    case "pace": {
      const llm = asked && describedLlm(asked, catalogue)
      if (group !== null && llm) return [{ kind: "tokens-per-second", group, from: llm.tokensPerSecond, to: null }]
      return group !== null && asked && workload
        ? [{ kind: "least-share", group, from: asked.overrides.leastNativeShare ?? workload.leastNativeShare, to: null }]
        : null
    }
    case "budget":
      return policies.budgetUsd === null ? null : [{ kind: "budget", from: policies.budgetUsd, to: null }]
    case "power-cap":
      return policies.powerCapKw === null ? null : [{ kind: "power-cap", from: policies.powerCapKw, to: null }]
    case "gpu-total":
      return supply.gpuTotal === null ? null : [{ kind: "gpu-total", from: supply.gpuTotal, to: null }]
    case "host-limit":
      return supply.hostLimit === null ? null : [{ kind: "host-limit", from: supply.hostLimit, to: null }]
    case "rack-limit":
      return supply.rackLimit === null ? null : [{ kind: "rack-limit", from: supply.rackLimit, to: null }]
    case "gpu-limit": {
      const from = gpu ? supply.gpuLimits[gpu.id] : undefined
      return gpu && from !== undefined ? [{ kind: "gpu-limit", id: gpu.id, name: gpu.shortName, from, to: null }] : null
    }
    case "unknown-need":
    case "encoders":
    case "series":
    case "gpu-vendor":
    case "gpu-technology":
    case "no-instance-type":
    case "cloud-only":
    case "no-vm":
    case "unknown-product":
    case "unknown-gpu":
    case "unknown-instance-type":
    case "unknown-workload":
    case "price-unknown":
      return null
  }
}

/** The needs of a group that the candidate does not meet; of a version that is too new, only the version. */
function unmetNeeds(plan: Plan, group: number, scenario: Scenario, catalogue: Catalogue): readonly Relaxation[] | null {
  const { product, technology } = plan.candidate
  const gpu = usesGpu(technology) ? plan.candidate.gpu : null
  const made = plan.groups.find((one) => one.index === group)
  const asked = scenario.groups[group]
  if (!asked) return null
  const needs = asked.overrides.apiNeeds ?? catalogue.workload(asked.workload)?.apiNeeds ?? []
  const context = {
    product,
    gpu,
    computeOnly: gpu ? isComputeOnly(gpu, catalogue) : false,
    instanceType: made?.type ?? null,
    encoders: gpu ? encodersOf(gpu, catalogue) : null,
  }
  const met = (need: ApiNeed): boolean => apiShortfalls([need], context).length === 0
  return needs.flatMap((need, at): Relaxation[] => {
    if (met(need)) return []
    const wanted = need.anyOf.map((one) => apiWord(one.api, one.minVersion))
    const versioned = need.anyOf.some((one) => one.minVersion)
    const version = versioned && met({ anyOf: need.anyOf.map(({ api }) => ({ api })) })
    return [{ kind: "api", group, need: at, wanted, version }]
  })
}
