import type { Evidence, Range } from "../../dataset/core.ts"
import type { MigrationTold } from "./tellings.ts"

export type MigrationLevel = "live" | "live-with-conditions" | "suspend-only" | "cold-only" | "none" | "unknown"

/** What must hold, or is good to know, before a VM is moved, with its source. */
export interface MigrationRule {
  readonly told: MigrationTold
  readonly evidence: readonly Evidence[]
}

/**
 * What becomes of a VM when its host is emptied for maintenance. "moves": it keeps running; "may-time-out": so too, unless
 * its pause outlasts the platform's limit; "suspended": it stands still and continues elsewhere; "stopped": it is shut
 * down, for it cannot be moved; "no-room": shut down, for no other host has room; "unknown": nobody says.
 */
export type DrainOutcome = "moves" | "may-time-out" | "suspended" | "stopped" | "no-room" | "unknown"

/** Emptying the fullest host for maintenance. */
export interface Drain {
  /** Every VM of the host, once. */
  readonly outcomes: readonly { readonly group: number; readonly outcome: DrainOutcome; readonly vms: number }[]
  /** VMs moved at the same time, as the platform documents it; null: nothing is documented, or none can be moved. */
  readonly atOnce: number | null
  readonly evidence: readonly Evidence[]
}

/** The fullest host dies. */
export interface Failure {
  /** VMs on it: all lose their session. */
  readonly lose: number
  /** VMs on the other hosts, which notice nothing. */
  readonly keep: number
  /** Whether the cluster starts the lost VMs again elsewhere. */
  readonly restart: "yes" | "conditional" | "no" | "unknown" | "not-applicable"
  readonly condition: string | null
  /** Of the lost VMs, at least so many have room on spare hosts or on what the others have left. */
  readonly room: number
  readonly spareHosts: number
  readonly evidence: readonly Evidence[]
}

export interface Migration {
  readonly level: MigrationLevel
  readonly rules: readonly MigrationRule[]
  readonly suspendResume: "yes" | "conditional" | "no" | "unknown" | "not-applicable"
  readonly snapshot: "yes" | "conditional" | "no" | "unknown" | "not-applicable"
  /** Worst group's, from the least expected to the longest at worst; null where a running VM cannot be moved or nothing is known. */
  readonly stunSeconds: Range | null
  /** `seconds` as above; `expected` and `worst` apart. */
  readonly stunByGroup: readonly { readonly group: number; readonly seconds: Range; readonly expected: Range; readonly worst: Range }[]
  /** Why the pauses are another platform's; null: published for this one, or none is stated. */
  readonly stunStandIn: MigrationTold | null
  /** Emptying one full host by live migration, or null. */
  readonly drainSeconds: Range | null
  /** VMs on the fullest host, which a drain moves or stops. */
  readonly vmsPerHost: number
  /** Null where nothing is placed. */
  readonly drain: Drain | null
  readonly failure: Failure | null
  readonly evidence: readonly Evidence[]
}
