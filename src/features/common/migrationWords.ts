import type { Range } from "../../dataset/schema/index.ts"
import { maxRange } from "../../engine/basics/range.ts"
import type { DrainOutcome, Migration } from "../../engine/report.ts"
import { count, duration, durationRange, plural } from "../../ui/format.ts"
import { sayMigration } from "../../words/migration.ts"

/** The pauses of the group that pauses longest: what to expect, and what to plan for at worst. */
export function stunOf(migration: Migration): { readonly expected: Range; readonly worst: Range } | null {
  const [first, ...rest] = migration.stunByGroup
  return first === undefined
    ? null
    : rest.reduce((most, one) => ({ expected: maxRange(most.expected, one.expected), worst: maxRange(most.worst, one.worst) }), {
        expected: first.expected,
        worst: first.worst,
      })
}

export function stunText(migration: Migration, limit: number): string {
  const stun = stunOf(migration)
  if (stun === null) return "–"
  const over = stun.worst.high > limit ? (stun.expected.low > limit ? ", over the limit" : ", may exceed the limit") : ""
  return `${durationRange(stun.expected)} expected, ${duration(stun.worst.high)} at worst${over}`
}
/** VMs of the host that are moved while they run, the outcomes taken together. */
const movedVms = ({ drain }: Migration): number =>
  (drain?.outcomes ?? []).filter(({ outcome }) => outcome === "moves" || outcome === "may-time-out").reduce((sum, { vms }) => sum + vms, 0)

export function drainText(migration: Migration): string {
  if (migration.drain === null) return "–"
  return migration.drainSeconds === null
    ? `stops ${plural(migration.vmsPerHost, "VM")}`
    : `${durationRange(migration.drainSeconds)} for ${plural(movedVms(migration), "VM")}`
}

const outcomeWords: Readonly<Record<DrainOutcome, string>> = {
  moves: "moved while running, session kept",
  "may-time-out": "moved while running unless the pause outlasts the limit",
  suspended: "suspended, moved, resumed",
  stopped: "shut down, session lost",
  "no-room": "shut down for want of room, session lost",
  unknown: "fate not documented",
}

/** VMs of the host by what becomes of them, the groups taken together: "64 VMs moved while running, session kept". */
export function drainLines({ drain }: Migration): readonly string[] {
  if (drain === null) return []
  const vms = new Map<DrainOutcome, number>()
  for (const one of drain.outcomes) vms.set(one.outcome, (vms.get(one.outcome) ?? 0) + one.vms)
  const lines = [...vms].map(([outcome, many]) => `${plural(many, "VM")} ${outcomeWords[outcome]}`)
  if (!vms.has("moves") && !vms.has("may-time-out")) return lines
  const pace =
    drain.atOnce === null
      ? "one after another, as no limit is documented"
      : drain.atOnce === 1
        ? "one after another"
        : `${count(drain.atOnce)} at once`
  return [...lines, `moved ${pace}`]
}

export function failureLines({ failure }: Migration): readonly string[] {
  if (failure === null) return []
  const { lose, keep, room, spareHosts, restart, condition } = failure
  const where = spareHosts > 0 ? `on ${plural(spareHosts, "spare host")}` : "on the other hosts, as none is spare"
  const found = room === 0 ? `no room ${where}` : `room for ${room === lose ? "all" : `at least ${count(room)}`} ${where}`
  const restarted: Readonly<Record<typeof restart, string>> = {
    yes: `started again by the cluster: ${found}`,
    conditional: `started again by the cluster under a condition: ${condition ?? "not stated"}; ${found}`,
    no: `not started again by the cluster${condition ? `: ${condition}` : ""}`,
    unknown: "no source says whether the cluster starts them again",
    "not-applicable": "no cluster to start them again",
  }
  return [
    `${plural(lose, "VM")} of ${count(lose + keep)} ${lose === 1 ? "loses its" : "lose their"} session`,
    restarted[restart],
    keep === 0 ? "no VM is on another host" : `${plural(keep, "VM")} on other hosts ${keep === 1 ? "keeps its own" : "keep theirs"}`,
  ]
}

/** What the failure of the fullest host does, in a sentence; empty where nothing is placed. */
export const failureText = (migration: Migration): string =>
  migration.failure === null ? "" : `If the fullest host fails: ${failureLines(migration).join("; ")}.`

/** What must hold for a move, and whose pauses stand in where none is published. */
export const conditionsOf = ({ rules, stunStandIn }: Migration): readonly string[] =>
  [...rules.map((one) => one.told), ...(stunStandIn === null ? [] : [stunStandIn])].map(sayMigration)
