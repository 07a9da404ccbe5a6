import { describe, expect, test } from "vitest"
import { makeCatalogue } from "../../dataset/catalogue.ts"
import { catalogue } from "../../dataset/load.ts"
import { techniqueIds } from "../../dataset/schema/index.ts"
import { newPlanMemory, type Plan } from "../plan/candidate.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import { rank, type RankedOption } from "../decisions/rank.ts"
import { evaluate } from "../evaluate.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { candidatesOf, quickPlan } from "./candidates.ts"
import { newSearch } from "./search.ts"

const vms = (workload: string, count: number, overrides: VmGroup["overrides"] = {}): VmGroup => ({ name: null, workload, count, overrides })
const { policies, supply } = defaultScenario

/** Each asks products for something else. */
const scenarios: Readonly<Record<string, Scenario>> = {
  "task workers who need no API, any product": {
    ...defaultScenario,
    groups: [vms("task-worker", 200, { leastNativeShare: 0, apiNeeds: [] })],
    policies: { ...policies, includeUnsupported: true },
    supply: { ...supply, spareHosts: 0 },
  },
  desktops: { ...defaultScenario },
  "desktops, any product": { ...defaultScenario, policies: { ...policies, includeUnsupported: true } },
  "CAD and office, vSphere or KVM": {
    ...defaultScenario,
    groups: [vms("cad-medium", 40), vms("knowledge-worker", 80)],
    policies: { ...policies, hypervisors: ["vsphere", "kvm"] },
  },
  "training with four GPUs a VM": { ...defaultScenario, groups: [vms("ml-training", 8, { gpusPerVm: 4 })] },
  "inference with strong isolation": {
    ...defaultScenario,
    groups: [vms("llm-inference", 24)],
    policies: { ...policies, leastIsolation: "strong", includeUnsupported: true },
  },
  "a Linux developer's OpenGL": {
    ...defaultScenario,
    groups: [vms("developer-gpu", 30, { guestSystem: "linux", apiNeeds: [{ anyOf: [{ api: "opengl", minVersion: "4.6" }] }] })],
    policies: { ...policies, includeUnsupported: true },
  },
}

/** What a plan decides: all but sentences and their sources. */
const decided = ({ groups, reasons, hosts, scheduler }: Plan): unknown => ({
  reasons: reasons.map((one) => `${one.code} ${one.group}`).toSorted((a, b) => (a < b ? -1 : 1)),
  hosts: hosts.map((host) => host.id),
  scheduler,
  groups: groups.map(({ index, type, frameBufferMib, mostByPerformance, placement, model }) => ({
    index,
    type: type?.id ?? null,
    frameBufferMib,
    mostByPerformance,
    placement,
    efficiency: model.efficiency,
    needed: model.neededShare,
  })),
})

describe("what is remembered of products alike", () => {
  test.each(Object.keys(scenarios))("never decides: %s, each candidate planned alone as among others", (name) => {
    const scenario = scenarios[name]!
    const search = newSearch(scenario, makeCatalogue({ ...catalogue }))
    const wrong: string[] = []
    for (const technique of techniqueIds) {
      for (const { candidate } of candidatesOf(technique, search)) {
        const among = quickPlan(candidate, search)
        const alone = planCandidate(candidate, search.hosts, scenario, search.catalogue, { ...newPlanMemory(), stopEarly: true })
        if (JSON.stringify(decided(among)) !== JSON.stringify(decided(alone)))
          wrong.push(`${candidate.product.id}@${candidate.gpu?.id ?? "none"} (${candidate.technology})`)
      }
    }
    expect(wrong).toEqual([])
  })

  test("an option costs to the cent what the cheapest of its kind in the ranking costs", () => {
    const wrong: string[] = []
    for (const scenario of Object.values(scenarios)) {
      const cheapest = new Map<string, RankedOption>()
      for (const option of rank(scenario, catalogue).options) {
        // A pin with a type holds all groups to it; a pin without may take any technology of the product.
        const key = `${option.product}@${option.gpu ?? "none"}`
        if (option.slicing === "smallest" && option.total.likely < (cheapest.get(key)?.total.likely ?? Infinity)) cheapest.set(key, option)
      }
      for (const [key, option] of [...cheapest].slice(0, 12)) {
        const [pinned] = evaluate({ ...scenario, techniques: [], pins: [option.pin] }, catalogue).options
        const cost = pinned?.cost?.total.likely ?? -1
        if (Math.round(cost * 100) !== Math.round(option.total.likely * 100))
          wrong.push(`${key}: ranked ${option.total.likely}, pinned ${cost}`)
      }
    }
    expect(wrong).toEqual([])
  })
})
