import * as fc from "fast-check"
import { expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import { same } from "../../base/same.ts"
import { overrideLimits } from "../bounds.ts"
import { pageStateOf } from "../arbitraryPage.ts"
import { setEconomics, setPolicies, setSupply } from "../edit.ts"
import { noVersions, type PageState } from "../view.ts"
import { decodeFragment } from "./decode.ts"
import { encodeFragment } from "./encode.ts"
import { decodeFile, encodeFile } from "./file.ts"
import { knownIds } from "./known.ts"

const known = knownIds(catalogue)
const versions = { datasetVersion: "1", modelVersion: "1" }
const parts = ["supply", "policies", "economics"] as const

/** "supply.hostLimit", "busyPoint", …: all that a scenario can say, the fields of a group apart. */
const fields: readonly string[] = Object.keys(defaultScenario).flatMap((name) => {
  const part = parts.find((one) => one === name)
  return part ? Object.keys(defaultScenario[part]).map((field) => `${part}.${field}`) : [name]
})

const valueOf = (scenario: Scenario, field: string): unknown =>
  field.split(".").reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>>)[name], scenario)

/** Fields that are otherwise than by default in one of them at least. */
const told = (scenarios: readonly Scenario[]): readonly string[] =>
  fields.filter((field) => scenarios.some((one) => !same(valueOf(one, field), valueOf(defaultScenario, field))))

const states = fc.sample(pageStateOf(known), { numRuns: 200, seed: 1 }).map((state): PageState => ({ ...state, versions: noVersions }))

test("every field of a scenario is made at random, written into links and files, and read from them", () => {
  expect(told(states.map(({ scenario }) => scenario))).toEqual(fields)
  const fromLinks = states.map((state) => decodeFragment(encodeFragment(state, versions), known).state.scenario)
  expect(told(fromLinks)).toEqual(fields)
  const fromFiles = states.map((state) => decodeFile(encodeFile(state, versions), known).state.scenario)
  expect(told(fromFiles)).toEqual(fields)
})

test("every override of a group is made at random, written into links and files, and read from them", () => {
  const overrides = (scenarios: readonly Scenario[]): ReadonlySet<string> =>
    new Set(scenarios.flatMap(({ groups }) => groups.flatMap((group) => Object.keys(group.overrides))))
  const made = overrides(states.map(({ scenario }) => scenario))
  for (const name of Object.keys(overrideLimits)) expect([name, made.has(name)]).toEqual([name, true])
  const fromLinks = overrides(states.map((state) => decodeFragment(encodeFragment(state, versions), known).state.scenario))
  const fromFiles = overrides(states.map((state) => decodeFile(encodeFile(state, versions), known).state.scenario))
  for (const name of made) expect([name, fromLinks.has(name), fromFiles.has(name)]).toEqual([name, true, true])
})

test("an edit of any part keeps every field within its bounds, and what the others say", () => {
  for (const { scenario } of states) {
    const edited = setEconomics(setPolicies(setSupply(defaultScenario, scenario.supply), scenario.policies), scenario.economics)
    for (const part of parts) expect(Object.keys(edited[part]).sort()).toEqual(Object.keys(defaultScenario[part]).sort())
    expect(edited.economics.years).toBe(scenario.economics.years)
    expect(edited.supply.hostLimit).toBe(scenario.supply.hostLimit)
  }
  const wild = setSupply(defaultScenario, { hostLimit: 1e99, spareHosts: -3, networkRttMs: Number.NaN, vcpuPerCore: 0 })
  expect(wild.supply).toMatchObject({ hostLimit: 10_000_000, spareHosts: 0, networkRttMs: null, vcpuPerCore: 0.25 })
})
