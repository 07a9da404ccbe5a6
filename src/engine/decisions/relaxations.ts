import type { Catalogue } from "../../dataset/catalogue.ts"
import type { ApiNeed, GuestSystem, IsolationLevel } from "../../dataset/core.ts"
import { isolationLevels } from "../../dataset/schema/index.ts"
import { needsOfGroup, needsOfScenario, type Needs } from "../feasibility/needs.ts"
import type { Word } from "../basics/told.ts"
import { limits, type Scenario, type VmGroup } from "../scenario.ts"

/** One thing the user asks for, asked for less strictly, of a group (index) or of all (null). `to` null: as low (or as high) as need be. */
export type Relaxation =
  | { readonly kind: "drop"; readonly policy: "liveMigration" | "suspendResume"; readonly group: number | null }
  | { readonly kind: "isolation"; readonly from: IsolationLevel; readonly to: IsolationLevel; readonly group: number | null }
  | {
      readonly kind: "allow"
      readonly what: "vendors" | "hypervisors" | "gpus" | "techniques"
      readonly id: string
      readonly name: string
      readonly group: number | null
    }
  /** Whatever there is of them, in place of those that are named. */
  | { readonly kind: "any"; readonly what: "vendors" | "hypervisors" | "gpus" | "techniques"; readonly group: number | null }
  | { readonly kind: "include-unsupported" }
  | { readonly kind: "any-host" }
  | { readonly kind: "no-spares"; readonly spares: number }
  /** `version`: any version of it will do; else it is not asked for at all. */
  | { readonly kind: "api"; readonly group: number; readonly need: number; readonly wanted: readonly Word[]; readonly version: boolean }
  | { readonly kind: "guest-system"; readonly group: number; readonly from: GuestSystem; readonly to: GuestSystem }
  | { readonly kind: "least-share"; readonly group: number; readonly from: number; readonly to: number | null }
  | { readonly kind: "gpus-per-vm"; readonly group: number; readonly from: number; readonly to: number | null }
  /** More of them, for a language model that one does not hold. */
  | { readonly kind: "more-gpus-per-vm"; readonly group: number; readonly from: number; readonly more: number }
  | { readonly kind: "tokens-per-second"; readonly group: number; readonly from: number; readonly to: number | null }
  | { readonly kind: "frame-buffer"; readonly group: number; readonly from: number; readonly to: number | null }
  | { readonly kind: "budget" | "power-cap" | "host-limit" | "rack-limit" | "gpu-total"; readonly from: number; readonly to: number | null }
  | { readonly kind: "gpu-limit"; readonly id: string; readonly name: string; readonly from: number; readonly to: number | null }

export type NumericRelaxation = Extract<Relaxation, { readonly to: number | null }>
export const isNumeric = (one: Relaxation): one is NumericRelaxation =>
  one.kind === "least-share" ||
  one.kind === "frame-buffer" ||
  one.kind === "gpus-per-vm" ||
  one.kind === "tokens-per-second" ||
  one.kind === "budget" ||
  one.kind === "power-cap" ||
  one.kind === "host-limit" ||
  one.kind === "rack-limit" ||
  one.kind === "gpu-total" ||
  one.kind === "gpu-limit"

/** What a relaxation concerns: two with the same id differ in how far they go only. */
export function relaxationId(one: Relaxation): string {
  switch (one.kind) {
    case "drop":
      return `${one.policy}${ofGroup(one)}`
    case "isolation":
      return `isolation:${one.to}${ofGroup(one)}`
    case "allow":
      return `${one.what}:${one.id}${ofGroup(one)}`
    case "any":
      return `${one.what}${ofGroup(one)}`
    case "api":
      return `api:${one.group}:${one.need}:${one.version ? "version" : "need"}`
    case "guest-system":
      return `guest-system:${one.group}:${one.to}`
    case "least-share":
    case "frame-buffer":
    case "gpus-per-vm":
    case "tokens-per-second":
      return `${one.kind}:${one.group}`
    case "more-gpus-per-vm":
      return `${one.kind}:${one.group}:${one.more}`
    case "gpu-limit":
      return `gpu-limit:${one.id}`
    case "include-unsupported":
    case "any-host":
    case "no-spares":
    case "budget":
    case "power-cap":
    case "host-limit":
    case "rack-limit":
    case "gpu-total":
      return one.kind
  }
}

const ofGroup = ({ group }: { readonly group: number | null }): string => (group === null ? "" : `:${group}`)

/**
 * How much a relaxation gives up. A requirement dropped counts 1; allowing one more vendor, hypervisor or GPU, any version
 * of an API in place of a least one, or isolation one step weaker counts 0.5; a number counts the share by which it moves,
 * 1 at most, so that moving it to nothing or to double counts as much as dropping it. Several add up.
 */
export function sizeOf(one: Relaxation): number {
  switch (one.kind) {
    case "allow":
    case "more-gpus-per-vm":
      return 0.5
    case "isolation":
      return 0.5 * (isolationLevels.indexOf(one.from) - isolationLevels.indexOf(one.to))
    case "api":
      return one.version ? 0.5 : 1
    case "drop":
    case "any":
    case "include-unsupported":
    case "any-host":
    case "no-spares":
    case "guest-system":
      return 1
    case "least-share":
    case "frame-buffer":
    case "gpus-per-vm":
    case "tokens-per-second":
    case "budget":
    case "power-cap":
    case "host-limit":
    case "rack-limit":
    case "gpu-total":
    case "gpu-limit":
      return one.to === null ? 1 : Math.min(1, Math.abs(one.to - one.from) / Math.max(one.from, Number.MIN_VALUE))
  }
}

/** A number moved all the way: nothing is asked for, or nothing limits. */
const loose: Readonly<Record<"frame-buffer" | "gpus-per-vm" | "tokens-per-second", number>> = {
  "frame-buffer": 16,
  "gpus-per-vm": 1,
  "tokens-per-second": limits.llmTokensPerSecond.min,
}

/** The lowest share that is proposed in place of one that is asked for: half of it. Less would be other work than was asked about, at whatever price. */
export const leastAccepted = (from: number): number => Math.round(from * 500) / 1000

/** The scenario with all of them applied: of needs of one group the later first, for dropping one moves up those behind it. */
export const relaxAll = (scenario: Scenario, all: readonly Relaxation[], catalogue: Catalogue): Scenario =>
  all
    .toSorted((a, b) => (a.kind === "api" && b.kind === "api" ? b.need - a.need : 0))
    .reduce((relaxed, one) => relax(relaxed, one, catalogue), scenario)

function relax(scenario: Scenario, one: Relaxation, catalogue: Catalogue): Scenario {
  const { policies, supply } = scenario
  const inGroup = (index: number, change: (group: VmGroup) => VmGroup["overrides"]): Scenario => ({
    ...scenario,
    groups: scenario.groups.map((group, at) => (at === index ? { ...group, overrides: { ...group.overrides, ...change(group) } } : group)),
  })
  switch (one.kind) {
    case "drop":
      return needing(scenario, one.group, one.policy, () => false)
    case "isolation":
      return needing(scenario, one.group, "leastIsolation", () => (one.to === "weak" ? null : one.to))
    case "allow":
      return needing(scenario, one.group, one.what, (list) => (list.length === 0 ? list : [...list, one.id]))
    case "any":
      return needing(scenario, one.group, one.what, () => [])
    case "no-spares":
      return { ...scenario, supply: { ...supply, spareHosts: 0 } }
    case "include-unsupported":
      return { ...scenario, policies: { ...policies, includeUnsupported: true } }
    case "any-host":
      return { ...scenario, supply: { ...supply, host: "auto" } }
    case "api":
      return inGroup(one.group, (group) => ({
        apiNeeds: needsOf(group, catalogue).flatMap((need, at): ApiNeed[] => {
          if (at !== one.need) return [need]
          return one.version ? [{ anyOf: need.anyOf.map(({ api }) => ({ api })) }] : []
        }),
      }))
    case "guest-system":
      return inGroup(one.group, () => ({ guestSystem: one.to }))
    case "least-share":
      return inGroup(one.group, () => ({ leastNativeShare: one.to ?? leastAccepted(one.from) }))
    case "frame-buffer":
      return inGroup(one.group, () => ({ frameBufferMib: one.to ?? loose["frame-buffer"] }))
    case "gpus-per-vm":
      return inGroup(one.group, () => ({ gpusPerVm: one.to ?? loose["gpus-per-vm"] }))
    case "more-gpus-per-vm":
      return inGroup(one.group, () => ({ gpusPerVm: one.more }))
    case "tokens-per-second":
      return inGroup(one.group, () => ({ llmTokensPerSecond: one.to ?? loose["tokens-per-second"] }))
    case "budget":
      return { ...scenario, policies: { ...policies, budgetUsd: one.to } }
    case "power-cap":
      return { ...scenario, policies: { ...policies, powerCapKw: one.to } }
    case "host-limit":
      return { ...scenario, supply: { ...supply, hostLimit: one.to } }
    case "rack-limit":
      return { ...scenario, supply: { ...supply, rackLimit: one.to } }
    case "gpu-total":
      return { ...scenario, supply: { ...supply, gpuTotal: one.to } }
    case "gpu-limit": {
      const { [one.id]: _old, ...others } = supply.gpuLimits
      return { ...scenario, supply: { ...supply, gpuLimits: one.to === null ? others : { ...others, [one.id]: one.to } } }
    }
  }
}

/**
 * A need asked for less strictly: of one group, which then states it for itself; of all groups (null), by the scenario and by each group that
 * states it for itself.
 */
function needing<K extends keyof Needs>(scenario: Scenario, group: number | null, field: K, next: (old: Needs[K]) => Needs[K]): Scenario {
  const groups = scenario.groups.map((one, index): VmGroup => {
    const own = one.overrides.needs
    if (group === null ? own?.[field] === undefined : index !== group) return one
    const needs = { ...own, [field]: next(needsOfGroup(one, scenario)[field]) }
    return { ...one, overrides: { ...one.overrides, needs } }
  })
  if (group !== null || field === "techniques") return { ...scenario, groups }
  const { policies, supply } = scenario
  const inAll = { [field]: next(needsOfScenario(scenario)[field]) }
  return field === "gpus"
    ? { ...scenario, groups, supply: { ...supply, ...inAll } }
    : { ...scenario, groups, policies: { ...policies, ...inAll } }
}

export const needsOf = (group: VmGroup, catalogue: Catalogue): readonly ApiNeed[] =>
  group.overrides.apiNeeds ?? catalogue.workload(group.workload)?.apiNeeds ?? []
