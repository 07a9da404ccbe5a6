import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Range } from "../../dataset/core.ts"
import { divide, exact, scale } from "../basics/range.ts"
import type { DrainOutcome, Migration, MigrationLevel } from "../report.ts"
import type { VmCounts } from "./hosts.ts"
import type { MigrationGroup } from "./input.ts"
import { gbitPerGib } from "./stun.ts"

/** VMs moved off one host at the same time. */
export interface AtOnce {
  /** Null: nothing is documented, so they are taken to move one after another. */
  readonly vms: number | null
  readonly evidence: readonly Evidence[]
}

const slowLineGbps = 10

/** What the first platform of the product that says anything allows; some allow fewer on lines below 10 Gbit/s. */
export function atOnceOf(hypervisors: readonly string[], gbps: number, catalogue: Catalogue): AtOnce {
  for (const hypervisor of hypervisors) {
    const id = `parallel-migrations-${hypervisor}`
    const row =
      (gbps < slowLineGbps ? catalogue.parameters.find((one) => one.id === `${id}-below-10-gbit`) : undefined) ??
      catalogue.parameters.find((one) => one.id === id)
    if (row) return { vms: row.value.likely, evidence: row.evidence }
  }
  return { vms: null, evidence: [] }
}

/** Seconds to send GiB once = GiB x 8.59 Gbit / (Gbit/s x usable share of the line). Pages written meanwhile are left out. */
export const copySeconds = (gib: number, gbps: number, lineShare: Range): Range => divide(exact(gib * gbitPerGib), scale(lineShare, gbps))

export interface DrainAsk {
  /** VMs that move, by group. */
  readonly moving: VmCounts
  readonly groups: readonly MigrationGroup[]
  readonly stuns: Migration["stunByGroup"]
  /** Share of the frame buffer that is sent with each VM, 0..1; zero where the VM holds no GPU state. */
  readonly sentShare: Range
  readonly gbps: number
  readonly lineShare: Range
  /** VMs that move at the same time. */
  readonly atOnce: number
}

/**
 * Seconds to empty one host. One after another: sum of (copy of the RAM + pause). With k at once, all share one line:
 * max(all memory / usable line, sum / k, longest VM). Low and likely move k at once with the pauses expected; high moves
 * one after another with the worst pauses.
 */
export function drainOf(ask: DrainAsk): Range {
  const { moving, groups, stuns, sentShare, gbps, lineShare } = ask
  const together = (end: "low" | "likely", share: "low" | "likely", line: number): number => {
    let gib = 0
    let sum = 0
    let longest = 0
    for (const group of groups) {
      const vms = moving.get(group.index) ?? 0
      const stun = stuns.find((one) => one.group === group.index)
      if (vms === 0 || !stun) continue
      const one = (group.ramGib * gbitPerGib) / (gbps * line) + stun.expected[end]
      gib += vms * (group.ramGib + (sentShare[share] * group.frameBufferMib) / 1024)
      sum += vms * one
      longest = Math.max(longest, one)
    }
    return ask.atOnce <= 1 ? sum : Math.max((gib * gbitPerGib) / (gbps * line), sum / ask.atOnce, longest)
  }
  let high = 0
  for (const group of groups) {
    const stun = stuns.find((one) => one.group === group.index)
    if (stun) high += (moving.get(group.index) ?? 0) * (copySeconds(group.ramGib, gbps, lineShare).high + stun.worst.high)
  }
  const low = together("low", "low", lineShare.high)
  const likely = Math.max(low, together("likely", "likely", lineShare.likely))
  return { low, likely, high: Math.max(likely, high) }
}

/**
 * What becomes of a VM when its host is emptied for maintenance. A pause that may outlast the platform's limit may be
 * given up, and with it the move; without room elsewhere a VM has to be shut down.
 */
export function outcomeOf(level: MigrationLevel, worst: Range | null, limitSeconds: number | null): DrainOutcome {
  switch (level) {
    case "live":
    case "live-with-conditions":
      return worst !== null && limitSeconds !== null && worst.high > limitSeconds ? "may-time-out" : "moves"
    case "suspend-only":
      return "suspended"
    case "cold-only":
    case "none":
      return "stopped"
    case "unknown":
      return "unknown"
  }
}
