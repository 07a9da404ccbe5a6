import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { evaluate } from "../evaluate.ts"
import { defaultScenario, type Scenario } from "../scenario.ts"
import type { Supply } from "../supply.ts"
import { planningOf } from "./defaults.ts"
import { racksFor, type RackedHosts } from "./racks.ts"

const run = (count: number, rackUnits: number | null, itKw = 0): RackedHosts => ({
  host: { id: `${rackUnits}u`, name: "host", rackUnits },
  count,
  itKw,
})
const planning = (rackUnits: number, rackKw: number | null = null) =>
  planningOf(defaultScenario.economics, catalogue, { rackUnits, rackKw })

describe("racks", () => {
  test("by height: 42 units hold 21 hosts of 2U, or 10 of 4U with one of 2U beside them", () => {
    expect(racksFor([run(21, 2)], planning(42)).byHeight).toBe(1)
    expect(racksFor([run(22, 2)], planning(42)).byHeight).toBe(2)
    expect(racksFor([run(10, 4), run(1, 2)], planning(42)).byHeight).toBe(1)
    expect(racksFor([run(10, 4), run(2, 2)], planning(42)).byHeight).toBe(2)
  })

  test("by power: 40 kW take 5 racks of 8.4 kW, 4 of 12 and 7 of 6; the greater of height and power counts", () => {
    expect(racksFor([run(8, 8, 40)], planning(42))).toMatchObject({
      byHeight: 2,
      byPower: { low: 4, likely: 5, high: 7 },
      count: { low: 4, likely: 5, high: 7 },
    })
    expect(racksFor([run(8, 8, 40)], planning(42, 40)).count).toEqual({ low: 2, likely: 2, high: 2 })
  })

  test("a host of unknown height makes the count unknown and is named", () => {
    expect(racksFor([run(3, 2, 2), run(1, null, 1)], planning(42))).toMatchObject({ count: null, byHeight: null, itKw: 3 })
    expect(racksFor([run(3, 2), run(1, null)], planning(42)).unknown).not.toBeNull()
  })

  test("stacked in runs, they are as many as host by host, and never fewer than the height of all asks for", () => {
    const runs = fc.array(fc.record({ units: fc.integer({ min: 1, max: 10 }), count: fc.integer({ min: 0, max: 60 }) }), { maxLength: 5 })
    fc.assert(
      fc.property(runs, fc.integer({ min: 10, max: 60 }), (kinds, height) => {
        const racks: number[] = []
        const hosts = kinds.flatMap(({ units, count }) => Array.from({ length: count }, () => units)).sort((a, b) => b - a)
        for (const units of hosts) {
          const at = racks.findIndex((room) => room >= units)
          if (at < 0) racks.push(height - units)
          else racks[at] = (racks[at] ?? 0) - units
        }
        const found = racksFor(
          kinds.map(({ units, count }) => run(count, units)),
          planning(height),
        ).byHeight
        expect(found).toBeGreaterThanOrEqual(Math.ceil(hosts.reduce((sum, units) => sum + units, 0) / height))
        // Which rack of several takes a host differs; by how many racks, hardly.
        expect(Math.abs((found ?? 0) - racks.length)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test("more than are allowed is a reason, with what asks for them", () => {
    const limited = (supply: Partial<Supply>): Scenario => ({
      ...defaultScenario,
      groups: [{ name: null, workload: "knowledge-worker", count: 1500, overrides: {} }],
      supply: { ...defaultScenario.supply, ...supply },
      techniques: ["fixed-pass-through"],
    })
    const [over] = evaluate(limited({ rackLimit: 2 }), catalogue).options
    expect(over?.reasons.map((one) => one.told)).toMatchObject([{ id: "rack-limit", values: { most: 2, by: "power" } }])
    const needs = over?.racks?.count?.likely ?? 0
    expect(evaluate(limited({ rackLimit: needs }), catalogue).options[0]?.reasons).toEqual([])
    const [own] = evaluate(limited({ rackLimit: 50, host: { id: "cisco-ucs-x440p-pcie-node" } }), catalogue).options
    expect(own?.reasons.map((one) => one.told.id)).toContain("racks-unknown")
  })
})
