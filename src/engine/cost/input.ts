import type { HostChoice } from "../basics/hostChoice.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, GuestSystem, Product, VmWork, WorkloadClass } from "../../dataset/core.ts"
import type { Placement } from "../report.ts"
import type { Scenario } from "../scenario.ts"

/** What cost needs to know of one group of VMs. */
export interface CostGroup {
  /** Index into scenario.groups. */
  readonly index: number
  readonly count: number
  /** Share of the VMs active together in the busy hour, 0..1. */
  readonly activeShare: number
  /** GPUs of each VM; 1 by default. */
  readonly gpusPerVm?: number
  /** GPUs the group is charged for, fractional. */
  readonly gpusCharged: number
  /** vGPU series of its instance type; null where there is none. */
  readonly series: "A" | "B" | "C" | "Q" | null
  readonly work: VmWork
  readonly workloadClass: WorkloadClass
  readonly guestSystem: GuestSystem
  /** GPU utilisation that one active VM asks of its GPU in the busy hour, 0..1. */
  readonly duty: number
}

export interface CostInput {
  readonly scenario: Scenario
  readonly catalogue: Catalogue
  readonly product: Product
  readonly gpu: Gpu | null
  readonly host: HostChoice
  readonly placement: Placement
  readonly groups: readonly CostGroup[]
}

/** vCPUs of one VM of the group: its own figure, else its workload's. */
export function vcpuOf(input: CostInput, group: CostGroup): number {
  const asked = input.scenario.groups[group.index]
  return asked?.overrides.vcpu ?? (asked ? input.catalogue.workload(asked.workload)?.vcpu : undefined) ?? 1
}

export function totalVms(groups: readonly CostGroup[]): number {
  let vms = 0
  for (const group of groups) vms += group.count
  return vms
}

/** Everyone who may be logged in at once, each group rounded up: sum of ceil(VMs x share active). */
export function concurrentUsers(groups: readonly CostGroup[]): number {
  let users = 0
  for (const group of groups) users += usersOf(group)
  return users
}

/** A hair is taken off first, so that 200 x 0.7 is 140 users and not 141. */
export const usersOf = (group: CostGroup): number => Math.ceil(group.count * group.activeShare - 1e-9)
