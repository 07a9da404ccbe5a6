import type { Evidence, Range } from "../../dataset/core.ts"
import { maxRange, zero } from "../basics/range.ts"
import type { MigrationTold } from "../basics/tellings.ts"
import type { Drain, Migration, MigrationRule } from "../report.ts"
import { atOnceOf, drainOf, outcomeOf } from "./drain.ts"
import { failureOf } from "./failure.ts"
import { fullestHost, roomElsewhere, type VmCounts } from "./hosts.ts"
import type { MigrationInput } from "./input.ts"
import { levelOf } from "./level.ts"
import { hasGpuState, movedShare, stunAsk, stunOf, wholeStun } from "./stun.ts"

export type { MigrationGroup, MigrationInput } from "./input.ts"

/**
 * Whether and how the option's VMs can leave a host: the level with its conditions, how long a VM pauses, how long
 * emptying the fullest host takes and what becomes of its VMs, and what its failure does. Seconds are null where a running
 * VM cannot be moved or nothing is known.
 */
export function migrationOf(input: MigrationInput): Migration {
  const { product, placement, scenario, catalogue } = input
  const { level, rules, evidence } = levelOf(input)
  const movable = level === "live" || level === "live-with-conditions"

  const ask = stunAsk(input)
  const stunByGroup: Migration["stunByGroup"][number][] = []
  let whole: Range | null = null
  let stunEvidence: readonly Evidence[] = []
  let standIn: MigrationTold | null = null
  for (const group of movable ? input.groups : []) {
    const stun = stunOf(group, ask)
    if (!stun) continue
    const seconds = wholeStun(stun)
    stunByGroup.push({ group: group.index, seconds, expected: stun.expected, worst: stun.worst })
    whole = whole ? maxRange(whole, seconds) : seconds
    stunEvidence = stun.evidence
    standIn = stun.standIn
  }

  const fullest = placement ? fullestHost(placement) : null
  const limit = whole ? stunLimit(input, whole) : null
  const rulesWithLimit = limit?.rule ? [...rules, limit.rule] : rules
  const there = placement && fullest && fullest.vms > 0 ? { placement, fullest } : null
  const room = there ? roomElsewhere(there.placement, input.groups, input.gpu, there.fullest) : new Map<number, number>()
  const atOnce = atOnceOf(product.hypervisors, ask.gbps, catalogue)
  const outcomes = there ? outcomesOf(there.fullest.byGroup, room, level, stunByGroup, limit?.seconds ?? null) : []
  const moving = new Map(
    outcomes.filter(({ outcome }) => outcome === "moves" || outcome === "may-time-out").map((one) => [one.group, one.vms]),
  )
  const total = scenario.groups.reduce((sum, group) => sum + group.count, 0)
  return {
    level,
    rules: rulesWithLimit,
    suspendResume: product.suspendResume.support,
    snapshot: product.snapshot.support,
    stunSeconds: whole,
    stunByGroup,
    stunStandIn: standIn,
    drainSeconds:
      whole && moving.size > 0
        ? drainOf({
            moving,
            groups: input.groups,
            stuns: stunByGroup,
            sentShare: hasGpuState(input.technology) ? movedShare(ask) : zero,
            gbps: ask.gbps,
            lineShare: catalogue.value("migration-line-share"),
            atOnce: atOnce.vms ?? 1,
          })
        : null,
    vmsPerHost: fullest?.vms ?? 0,
    drain: there ? { outcomes, atOnce: movable ? atOnce.vms : null, evidence: movable ? atOnce.evidence : [] } : null,
    failure: there ? failureOf(product, there.placement, there.fullest, room, total) : null,
    evidence: [...evidence, ...rules.flatMap((one) => one.evidence), ...stunEvidence, ...(limit?.rule?.evidence ?? [])],
  }
}

/** VMs of the fullest host by what becomes of them: those that could move but have no room are shut down. */
function outcomesOf(
  leaving: VmCounts,
  room: VmCounts,
  level: Migration["level"],
  stuns: Migration["stunByGroup"],
  limitSeconds: number | null,
): Drain["outcomes"] {
  return [...leaving].flatMap(([group, vms]): Drain["outcomes"] => {
    const outcome = outcomeOf(level, stuns.find((one) => one.group === group)?.worst ?? null, limitSeconds)
    if (outcome !== "moves" && outcome !== "may-time-out") return [{ group, outcome, vms }]
    const moved = Math.min(vms, room.get(group) ?? 0)
    const parts: Drain["outcomes"] = [
      { group, outcome, vms: moved },
      { group, outcome: "no-room", vms: vms - moved },
    ]
    return parts.filter((one) => one.vms > 0)
  })
}

/** The pause that vSphere tolerates by default, and a rule where one may outlast it: the migration is given up then. */
function stunLimit(input: MigrationInput, stun: Range): { readonly seconds: number; readonly rule: MigrationRule | null } | null {
  if (!input.product.hypervisors.includes("vsphere") || !hasGpuState(input.technology)) return null
  const limit = input.catalogue.parameters.find((parameter) => parameter.id === "vgpu-stun-limit-seconds")
  if (!limit) return null
  const seconds = limit.value.likely
  if (stun.high <= seconds) return { seconds, rule: null }
  const when = stun.likely > seconds ? "expected" : "worst"
  return { seconds, rule: { told: { id: "pause-over-limit", values: { seconds, when } }, evidence: limit.evidence } }
}
