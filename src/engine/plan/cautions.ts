import type { Evidence } from "../../dataset/core.ts"
import type { Plan } from "./candidate.ts"
import { same } from "../../base/same.ts"
import type { WarningTold } from "../basics/tellings.ts"
import { quote } from "../basics/told.ts"
import { apiConditions } from "../feasibility/apis.ts"
import { isComputeOnly } from "../feasibility/instanceTypes.ts"
import { needsOfGroup } from "../feasibility/needs.ts"
import { standingTold } from "../feasibility/standing.ts"
import { usesGpu } from "../feasibility/technology.ts"
import type { GroupResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"

/** What to mind, and where it stands. */
export interface Minded {
  readonly told: WarningTold
  readonly evidence: readonly Evidence[]
}

/**
 * What the option's product must be told to whoever takes it: conditions on which an API's version hangs, cautions of the product that
 * concern this GPU and this many VMs on it, and policies that are met by something that no release supports.
 */
export function mindOf({ candidate, groups: planned }: Plan, groups: readonly GroupResult[], scenario: Scenario): readonly Minded[] {
  const { product, gpu, technology } = candidate
  const found: Minded[] = []
  for (const one of planned) {
    const { catalogue } = one.context
    const context = {
      product,
      gpu: usesGpu(technology) ? gpu : null,
      computeOnly: gpu ? isComputeOnly(gpu, catalogue) : false,
      instanceType: one.type,
    }
    found.push(...apiConditions(one.group.overrides.apiNeeds ?? catalogue.workload(one.group.workload)?.apiNeeds ?? [], context))
  }
  const most = Math.max(0, ...groups.map((one) => one.vmsPerGpu))
  for (const one of product.cautions ?? []) {
    if (one.gpus && !(gpu && one.gpus.includes(gpu.id))) continue
    if (one.vmsPerGpuOver !== undefined && most <= one.vmsPerGpuOver) continue
    found.push({ told: { id: "as-written", values: { text: quote(one.text) } }, evidence: one.evidence })
  }
  const needs = planned.map((one) => needsOfGroup(one.group, scenario))
  const asked = [
    { asked: needs.some((one) => one.liveMigration), cell: product.liveMigration, id: "standing-of-moves" },
    { asked: needs.some((one) => one.suspendResume), cell: product.suspendResume, id: "standing-of-suspends" },
  ] as const
  for (const { asked: wanted, cell, id } of asked) {
    const standing = wanted ? standingTold(cell) : null
    if (standing !== null) found.push({ told: { id, values: { standing } }, evidence: cell.evidence ?? [] })
  }
  return found.filter((one, at) => found.findIndex((other) => same(other.told, one.told)) === at)
}
