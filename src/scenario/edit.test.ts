import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { catalogue } from "../dataset/load.ts"
import { defaultScenario, limits, type PlanPin, type Scenario } from "../engine/scenario.ts"
import { scenarioWith, groupOf } from "./arbitrary.ts"
import { defaultCustomHost, nameLimit, pinLimit } from "./bounds.ts"
import * as edit from "./edit.ts"
import { knownIds } from "./url/known.ts"

const known = knownIds(catalogue)
const base = defaultScenario
const two = edit.addGroup(base, "cad-light", 40)

describe("edits", () => {
  test("a new group comes last, and the last group stays", () => {
    expect(two.groups.map((group) => group.workload)).toEqual(["knowledge-worker", "cad-light"])
    expect(edit.removeGroup(two, 0).groups).toHaveLength(1)
    expect(edit.removeGroup(base, 0)).toBe(base)
  })

  test("there are never more groups than a scenario holds", () => {
    let scenario: Scenario = base
    for (let at = 0; at < 60; at++) scenario = at % 2 ? edit.addGroup(scenario, "cad-light") : edit.duplicateGroup(scenario, 0)
    expect(scenario.groups).toHaveLength(limits.groups.max)
  })

  test("a need that is given back leaves nothing in the group", () => {
    const moving = edit.setGroupNeed(base, 0, "liveMigration", true)
    expect(moving.groups[0]?.overrides).toEqual({ needs: { liveMigration: true } })
    expect(edit.setGroupNeed(moving, 0, "liveMigration", undefined)).toEqual(base)
    const lists = edit.setGroupNeed(moving, 0, "gpus", ["l4", "l4"])
    expect(lists.groups[0]?.overrides.needs).toEqual({ liveMigration: true, gpus: ["l4"] })
    expect(edit.setGroupNeed(base, 0, "unknownNeeds", [])).toBe(base)
  })

  test("a copy stands beside its original and counts its name up", () => {
    const named = edit.setGroup(two, 0, { name: "Design" })
    expect(edit.duplicateGroup(edit.duplicateGroup(named, 0), 1).groups.map((group) => group.name)).toEqual([
      "Design",
      "Design 2",
      "Design 3",
      null,
    ])
  })

  test("moving a group keeps them all", () => {
    expect(edit.moveGroup(two, 1, 0).groups.map((group) => group.workload)).toEqual(["cad-light", "knowledge-worker"])
    expect(edit.moveGroup(two, 9, 0)).toBe(two)
    expect(edit.moveGroup(two, 0, 99).groups).toHaveLength(2)
  })

  test("numbers are brought within their bounds, and what is no number changes nothing", () => {
    expect(edit.setGroup(base, 0, { count: -3 }).groups[0]?.count).toBe(1)
    expect(edit.setGroup(base, 0, { count: 2.6 }).groups[0]?.count).toBe(3)
    expect(edit.setGroup(base, 0, { count: Number.NaN })).toBe(base)
    expect(edit.setEconomics(base, { years: Infinity }).economics.years).toBe(15)
    expect(edit.setSupply(base, { spareHosts: Number.NaN })).toBe(base)
    expect(edit.setBusyPoint(base, 7).busyPoint).toBe(1)
    expect(edit.setPrice(base, "a16", -1).economics.prices).toEqual({ a16: 0 })
    expect(edit.setPolicies(base, { budgetUsd: Number.NaN })).toBe(base)
  })

  test("an empty name is none, and a long one is cut between characters", () => {
    expect(edit.setGroup(base, 0, { name: "" })).toBe(base)
    const long = edit.setGroup(base, 0, { name: `${"x".repeat(nameLimit - 1)}🎮` }).groups[0]?.name
    expect(long).toBe("x".repeat(nameLimit - 1))
  })

  test("an override that is taken back leaves no trace", () => {
    const changed = edit.setOverride(base, 0, "frameBufferMib", 8192)
    expect(changed.groups[0]?.overrides).toEqual({ frameBufferMib: 8192 })
    expect(edit.setOverride(changed, 0, "frameBufferMib", undefined)).toEqual(base)
    expect(edit.setOverride(base, 0, "frameBufferMib", Number.NaN)).toBe(base)
    expect(
      edit.setOverride(base, 0, "apiNeeds", [{ anyOf: [] }, { anyOf: [{ api: "cuda", minVersion: null }] }]).groups[0]?.overrides,
    ).toEqual({ apiNeeds: [{ anyOf: [{ api: "cuda" }] }] })
  })

  test("a price that is taken back is the dataset's again", () => {
    expect(edit.setPrice(edit.setPrice(base, "a16", 2900), "a16", undefined)).toEqual(base)
  })

  test("a host described by hand is kept within reason", () => {
    const { host } = edit.setSupply(base, { host: { custom: { ...defaultCustomHost, cores: 1e9, ramGib: Number.NaN } } }).supply
    expect(host).toEqual({ custom: { ...defaultCustomHost, cores: 4096 } })
  })

  test("a pin stands once, and pins are limited", () => {
    const pin = { product: "kvm-vfio", gpu: "a16", instanceType: null }
    const once = edit.addPin(base, pin)
    expect(edit.addPin(once, { ...pin })).toBe(once)
    let many = base
    for (let at = 0; at < 60; at++) many = edit.addPin(many, { ...pin, gpu: `gpu-${at}` })
    expect(many.pins).toHaveLength(pinLimit)
    expect(edit.removePin(once, 0)).toEqual(base)
  })

  test("techniques keep the order in which they are always shown", () => {
    expect(edit.setTechniques(base, ["device-emulation", "api-remoting"]).techniques).toEqual(["api-remoting", "device-emulation"])
  })

  test("an edit that changes nothing gives the very same scenario", () => {
    fc.assert(
      fc.property(scenarioWith(known, fc.array(groupOf(known), { minLength: 1, maxLength: 3 })), (scenario) => {
        const { supply, policies, economics, groups } = scenario
        expect(edit.setSupply(scenario, { ...supply })).toBe(scenario)
        expect(edit.setPolicies(scenario, { ...policies })).toBe(scenario)
        expect(edit.setEconomics(scenario, { ...economics })).toBe(scenario)
        expect(edit.setGroups(scenario, [...groups])).toBe(scenario)
        expect(edit.setGroup(scenario, 0, { ...groups[0] })).toBe(scenario)
      }),
      { numRuns: 200 },
    )
  })
})

describe("pinned plans", () => {
  const plan: PlanPin = { parts: [{ groups: [1], pin: { product: "kvm-vfio", gpu: null, instanceType: null } }] }
  const pinned = edit.setPlanPins(two, [plan])

  test("the same plans again are no edit", () => {
    expect(edit.setPlanPins(pinned, [plan])).toBe(pinned)
  })

  test("go with their groups: to other places, and where a group goes, its part goes; a copy is served by nothing yet", () => {
    const at = (place: number): readonly PlanPin[] => plan.parts.map((part) => ({ parts: [{ ...part, groups: [place] }] }))
    expect(edit.setGroup(pinned, 0, { count: 7 }).planPins).toEqual([plan])
    expect(edit.addGroup(pinned, "llm-inference").planPins).toEqual([plan])
    expect(edit.removeGroup(pinned, 0).planPins).toEqual(at(0))
    expect(edit.removeGroup(pinned, 1).planPins).toEqual([])
    expect(edit.duplicateGroup(pinned, 0).planPins).toEqual(at(2))
    expect(edit.moveGroup(pinned, 0, 1).planPins).toEqual(at(0))
  })
})
