import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cases } from "../../base/cases.fixture.ts"
import { catalogue } from "../../dataset/load.ts"
import { hostileText } from "../arbitrary.ts"
import { pageStateOf } from "../arbitraryPage.ts"
import { standardState } from "./decode.ts"
import { decodeFile, encodeFile, knownIds } from "./index.ts"

const known = knownIds(catalogue)
const current = { datasetVersion: "2026.11.1", modelVersion: "1" }
const versions = { dataset: "2026.11.1", model: "1" }

describe("a scenario file", () => {
  test("gives back any state exactly", () => {
    fc.assert(
      fc.property(pageStateOf(known), (state) => {
        const decoded = decodeFile(encodeFile({ ...state, versions }, current), known)
        expect(decoded.state).toStrictEqual({ ...state, versions })
      }),
      { numRuns: cases(60, 200), seed: 9 },
    )
  }, 120_000)

  const damaged = (change: (file: Record<string, Record<string, unknown>>) => void): string => {
    const file = JSON.parse(encodeFile(standardState, current)) as Record<string, Record<string, unknown>>
    change(file)
    return JSON.stringify(file)
  }
  const opened = (change: Parameters<typeof damaged>[0]) => decodeFile(damaged(change), known)

  test("is repaired by the rules of links: clamped, and unknown ids set aside", () => {
    const { state, repairs } = opened((file) => {
      file.scenario = {
        groups: [
          { name: "A", workload: "cad-light", count: -5, overrides: { frameBufferMib: 1e12 } },
          { name: null, workload: "no-such", count: 3, overrides: {} },
        ],
        supply: { gpus: ["a16", "voodoo9"], spareHosts: 1e9 },
      }
    })
    expect(state.scenario.groups).toEqual([{ name: "A", workload: "cad-light", count: 1, overrides: { frameBufferMib: 4_194_304 } }])
    expect(state.scenario.supply.spareHosts).toBe(1000)
    expect(state.kept).toEqual([["vm", "no-such:3"]])
    expect(state.scenario.supply.gpus).toEqual(["a16", "voodoo9"])
    expect(repairs.map((repair) => repair.kind)).toEqual(["clamped", "clamped", "unknown-id", "unknown-id", "clamped"])
  })

  test("keeps what is sound where a field is of the wrong form, and says which is not", () => {
    const { state, repairs } = opened((file) => {
      file.scenario = { ...file.scenario, busyPoint: "often", economics: { years: 7, pue: "low" }, colour: "red", groups: "many" }
    })
    expect(state.scenario.economics.years).toBe(7)
    expect(state.scenario.groups).toEqual(standardState.scenario.groups)
    expect(repairs.map((repair) => [repair.key, repair.kind])).toEqual([
      ["scenario.groups", "ignored"],
      ["scenario.busyPoint", "ignored"],
      ["scenario.colour", "unknown-key"],
      ["economics.pue", "ignored"],
    ])
  })

  test("restricts no less where the form of a restriction is odd", () => {
    const { policies, supply } = opened((file) => {
      file.scenario = {
        ...file.scenario,
        policies: { hypervisors: "esxi", vendors: [7, "nvidia"], liveMigration: "yes", suspendResume: {}, leastIsolation: "total" },
        supply: { gpus: "none", host: "no-such-host" },
      }
    }).state.scenario
    expect(policies).toMatchObject({
      hypervisors: ["vsphere"],
      vendors: ["7", "nvidia"],
      liveMigration: true,
      suspendResume: true,
      leastIsolation: null,
      unknownNeeds: ["isolation-total"],
    })
    expect(supply).toMatchObject({ gpus: ["none"], host: { id: "no-such-host" } })
  })

  test("may be a text file that holds a link", () => {
    expect(decodeFile("https://example.org/#vm=cad-light:7\n", known).state.scenario.groups[0]?.count).toBe(7)
  })

  test("of any other content loads nothing and says so", () => {
    for (const text of ["", "{}", "null", "[]", "hello", '{"format":"other"}']) {
      const { state, repairs } = decodeFile(text, known)
      expect(state).toEqual(standardState)
      expect(repairs.length).toBeGreaterThan(0)
    }
  })

  test("never throws", () => {
    expect(() => decodeFile("{", known)).not.toThrow()
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.json()), (text) => void decodeFile(text, known)),
      { numRuns: cases(150, 500), seed: 4 },
    )
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("scenario", "view", "kept", "version", "dataset"), (value, key) => {
        decodeFile(
          damaged((file) => void Object.assign(file, { [key]: value })),
          known,
        )
      }),
      { numRuns: cases(150, 500), seed: 4 },
    )
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom("groups", "supply", "policies", "economics", "pins", "techniques", "busyPoint", "scheduler"),
        (value, key) => {
          decodeFile(
            damaged((file) => void (file.scenario = { [key]: Array.isArray(value) ? value : [value, value] })),
            known,
          )
        },
      ),
      { numRuns: cases(150, 500), seed: 4 },
    )
  })
})

test("rules of an inventory travel beside the scenario; those that mean nothing are told", () => {
  const rules = [{ of: "vms", field: "name", pattern: "VDI*", gives: "2 GiB" }] as const
  const text = encodeFile(standardState, current, rules)
  expect(decodeFile(text, known)).toMatchObject({ inventoryRules: rules, repairs: [] })
  const odd = decodeFile(text.replace('"vms"', '"disks"'), known)
  expect(odd.inventoryRules).toBeUndefined()
  expect(odd.repairs.map((repair) => repair.key)).toEqual(["inventoryRules"])
})
