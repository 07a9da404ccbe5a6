import type { Evidence, Range } from "../../dataset/core.ts"
import { maxRange } from "../quantity.ts"
import type { Migration } from "../report.ts"
import { drainOf, fullestHost } from "./drain.ts"
import type { MigrationInput } from "./input.ts"
import { levelOf } from "./level.ts"
import { stunOf } from "./stun.ts"

export type { MigrationGroup, MigrationInput } from "./input.ts"
export { explainMigration } from "./explainMigration.ts"

/**
 * Whether and how the option's VMs can leave a host: the level with its conditions, how long a VM pauses, and how long
 * emptying the fullest host takes. Seconds are null where a running VM cannot be moved or nothing is known.
 */
export function migrationOf(input: MigrationInput): Migration {
  const { product, placement, scenario, catalogue, technology } = input
  const { level, conditions, evidence } = levelOf(input)
  const gbps = scenario.supply.migrationGbps
  const movable = level === "live" || level === "live-with-conditions"

  const stunByGroup: { group: number; seconds: Range }[] = []
  let worst: Range | null = null
  let stunEvidence: readonly Evidence[] = []
  for (const group of movable ? input.groups : []) {
    const stun = stunOf(group, technology, gbps, catalogue)
    if (!stun) continue
    stunByGroup.push({ group: group.index, seconds: stun.seconds })
    worst = worst ? maxRange(worst, stun.seconds) : stun.seconds
    stunEvidence = stun.evidence
  }

  const fullest = placement ? fullestHost(placement) : null
  const limit = worst ? stunLimit(input, worst) : null
  return {
    level,
    conditions: limit ? [...conditions, limit.text] : conditions,
    suspendResume: product.suspendResume.support,
    snapshot: product.snapshot.support,
    stunSeconds: worst,
    stunByGroup,
    drainSeconds: fullest && fullest.vms > 0 && worst ? drainOf(fullest.byGroup, input.groups, stunByGroup, gbps) : null,
    vmsPerHost: fullest?.vms ?? 0,
    evidence: [...evidence, ...stunEvidence, ...(limit?.evidence ?? [])],
  }
}

/** A pause that may outlast what vSphere tolerates by default, after which it gives the migration up. */
function stunLimit(input: MigrationInput, worst: Range): { readonly text: string; readonly evidence: readonly Evidence[] } | null {
  if (!input.product.hypervisors.includes("vsphere")) return null
  const limit = input.catalogue.parameters.find((parameter) => parameter.id === "vgpu-stun-limit-seconds")
  if (!limit || worst.high <= limit.value.likely) return null
  const seconds = limit.value.likely
  const text =
    worst.likely > seconds
      ? `The pause is expected to outlast the ${seconds} s that vSphere allows by default; raise the VM's limit first.`
      : `At worst the pause outlasts the ${seconds} s that vSphere allows by default; raise the VM's limit to be safe.`
  return { text, evidence: limit.evidence }
}
