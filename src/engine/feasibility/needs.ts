import { same } from "../../base/same.ts"
import type { Gpu } from "../../dataset/core.ts"
import type { GroupNeeds, Scenario, VmGroup } from "../scenario.ts"

/** What holds for one group: its own needs where it states any, else the scenario's. Empty lists: any. */
export type Needs = Required<GroupNeeds>

export const needsOfScenario = ({ policies, supply }: Scenario): Needs => ({
  liveMigration: policies.liveMigration,
  suspendResume: policies.suspendResume,
  leastIsolation: policies.leastIsolation,
  unknownNeeds: policies.unknownNeeds,
  vendors: policies.vendors,
  hypervisors: policies.hypervisors,
  gpus: supply.gpus,
  techniques: [],
})

export function needsOfGroup({ overrides: { needs } }: VmGroup, scenario: Scenario): Needs {
  const all = needsOfScenario(scenario)
  return needs ? { ...all, ...needs, unknownNeeds: [...all.unknownNeeds, ...(needs.unknownNeeds ?? [])] } : all
}

/** Something asked for: by one group (index), or by all of them alike (null). */
export interface Asking<T> {
  readonly asked: T
  readonly group: number | null
}

/** Whether GPUs of this model are there already, on boards in hosts. */
export const isOwned = (gpu: Pick<Gpu, "id">, { supply }: Scenario): boolean => supply.owned.some(({ boards }) => boards?.gpu === gpu.id)

/** Whether more of this model would be bought: it is for sale, or the user asks for it by name or for what is not. */
export const mayBuy = (gpu: Pick<Gpu, "id" | "buyable">, scenario: Scenario): boolean =>
  gpu.buyable || scenario.policies.includeUnsupported || askedBy(scenario, ({ gpus }) => gpus).some(({ asked }) => asked.includes(gpu.id))

/** What the groups ask for, picked from their needs: once where all ask for the same, else group by group. */
export function askedBy<T>(scenario: Scenario, pick: (needs: Needs) => T): readonly Asking<T>[] {
  const { groups } = scenario
  const [first, ...others] = groups.some((group) => group.overrides.needs) ? groups : groups.slice(0, 1)
  if (!first) return []
  const asked = pick(needsOfGroup(first, scenario))
  const all = [{ asked, group: 0 }, ...others.map((group, at) => ({ asked: pick(needsOfGroup(group, scenario)), group: at + 1 }))]
  return all.every((one) => same(one.asked, asked)) ? [{ asked, group: null }] : all
}
