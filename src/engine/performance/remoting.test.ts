import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import type { Product, Range, WorkloadClass } from "../../dataset/core.ts"
import { evaluate } from "../evaluate.ts"
import type { Derivation, Input } from "../report.ts"
import { defaultScenario, limits, type Scenario } from "../scenario.ts"
import { explain } from "../why/explain.ts"
import { crossesNetwork, gbpsOf } from "./remoting.ts"
import { ownNetwork, remotingEfficiency, type Network, type RemotingParts } from "./remotingEfficiency.ts"
import { remotingLoad, type RemotingLoad } from "./remotingLoad.ts"

const forwarding = catalogue.products.filter((one) => one.remoting)
const remote = forwarding.filter(crossesNetwork)
const local = forwarding.filter((one) => !crossesNetwork(one))
const milliseconds = fc.double({ ...limits.networkRttMs, noNaN: true })
const rate = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true })
const overrides = fc.record(
  { apiCallsPerSecond: rate(1e6), mibPerSecond: rate(1e4), roundTripsPerSecond: rate(1e5) },
  { requiredKeys: [], noNullPrototype: true },
)
const load = fc.record({ workload: fc.constantFrom(...catalogue.workloads), overrides }).map((one) => ({
  load: remotingLoad({ name: null, workload: one.workload.id, count: 1, overrides: one.overrides }, one.workload),
  work: one.workload.class,
}))

interface Asked {
  readonly load: RemotingLoad
  readonly work: WorkloadClass
}
const partsOf = ({ load: asked, work }: Asked, product: Product, network: Network = ownNetwork): RemotingParts => {
  const made = remotingEfficiency(
    asked,
    { product, technology: product.technology, workClass: work, ...(network && { network }) },
    catalogue,
  )
  if (!made) throw new Error(`${product.id} forwards nothing`)
  return made
}
const efficiency = (asked: Asked, product: Product, network: Network = ownNetwork): Range => partsOf(asked, product, network).efficiency
const rtt = (rttMs: number | null): Network => ({ rttMs, gbps: null })
const gbps = (rate: number): Network => ({ rttMs: null, gbps: rate })

describe("the round trip of the network", () => {
  test("no end of the efficiency of forwarding over a network rises with it", () => {
    fc.assert(
      fc.property(load, fc.constantFrom(...remote), milliseconds, milliseconds, (asked, product, one, other) => {
        const near = efficiency(asked, product, rtt(Math.min(one, other)))
        const far = efficiency(asked, product, rtt(Math.max(one, other)))
        for (const end of ["low", "likely", "high"] as const) expect(far[end]).toBeLessThanOrEqual(near[end] + 1e-12)
        expect(far.low <= far.likely && far.likely <= far.high).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test("forwarding inside one host keeps its own, whatever the network", () => {
    fc.assert(
      fc.property(load, fc.constantFrom(...local), milliseconds, (asked, product, rttMs) => {
        expect(efficiency(asked, product, { rttMs, gbps: 0.1 })).toEqual(efficiency(asked, product))
      }),
    )
  })

  test("set to the likely one of the link, it leaves the likely efficiency where it was", () => {
    for (const product of remote) {
      const link = product.remoting && catalogue.remoting.transports[product.remoting.transport]
      for (const workload of catalogue.workloads) {
        const asked = { load: remotingLoad({ name: null, workload: workload.id, count: 1, overrides: {} }, workload), work: workload.class }
        const own = efficiency(asked, product)
        const set = efficiency(asked, product, rtt((link?.roundTripSeconds.likely ?? 0) * 1000))
        expect(set.likely).toBeCloseTo(own.likely, 12)
      }
    }
  })

  test("adds round trips × RTT: 1,000 trips of 0.5 ms are 0.5 s a native second", () => {
    const product = remote.find((one) => one.remoting?.level === "cuda-calls")
    const [workload] = catalogue.workloads
    if (!product || !workload) throw new Error("no product that forwards CUDA over a network")
    const asked = remotingLoad({ name: null, workload: workload.id, count: 1, overrides: { roundTripsPerSecond: 1000 } }, workload)
    expect(partsOf({ load: asked, work: workload.class }, product, rtt(0.5)).trips).toBeCloseTo(0.5, 9)
  })
})

describe("the rate of the link", () => {
  const rates = fc.double({ ...limits.networkGbps, noNaN: true })

  test("no end of the efficiency of forwarding over a network falls with it", () => {
    fc.assert(
      fc.property(load, fc.constantFrom(...remote), rates, rates, (asked, product, one, other) => {
        const narrow = efficiency(asked, product, gbps(Math.min(one, other)))
        const wide = efficiency(asked, product, gbps(Math.max(one, other)))
        for (const end of ["low", "likely", "high"] as const) expect(narrow[end]).toBeLessThanOrEqual(wide[end] + 1e-12)
      }),
      { numRuns: 2000 },
    )
  })

  test("set to the link's own, it leaves the likely efficiency where it was", () => {
    for (const product of remote) {
      const own = product.remoting && gbpsOf(product.remoting.transport)
      for (const workload of catalogue.workloads) {
        const asked = { load: remotingLoad({ name: null, workload: workload.id, count: 1, overrides: {} }, workload), work: workload.class }
        expect(efficiency(asked, product, gbps(own ?? 0)).likely).toBeCloseTo(efficiency(asked, product).likely, 12)
      }
    }
  })

  test("divides the bytes of the job: 125 MB a native second over 1 Gbit/s take about a second more", () => {
    const product = remote.find((one) => one.id === "tensorfusion")
    if (!product) throw new Error("the product is gone")
    const one = (likely: number) => ({ low: likely, likely, high: likely })
    const asked: RemotingLoad = { apiCalls: one(0), bytes: one(125e6), roundTrips: one(0), frames: one(0), busy: 1 }
    const { transfer } = partsOf({ load: asked, work: "ml-inference" }, product, gbps(1))
    expect(transfer).toBeGreaterThan(1)
    expect(transfer).toBeLessThan(1.3)
  })
})

const at = (networkRttMs: number | null, product: string): Scenario => ({
  ...defaultScenario,
  groups: [{ name: null, workload: "ml-training", count: 4, overrides: { leastNativeShare: 0.01 } }],
  supply: { ...defaultScenario.supply, networkRttMs },
  policies: { ...defaultScenario.policies, includeUnsupported: true },
  pins: [{ product, gpu: null, instanceType: null }],
})

describe("a scenario with a distant GPU host", () => {
  test.each(remote.map((one) => one.id))("gives a VM alone on its GPU never more of native over %s", (product) => {
    const shares = [0, 0.01, 0.1, 0.5, 2, 10, 100, 1000].map((networkRttMs) => {
      const scenario = at(networkRttMs, product)
      const alone = { ...scenario, techniques: [], groups: scenario.groups.map((group) => ({ ...group, count: 1 })) }
      return evaluate(alone, catalogue).options.find((one) => one.origin === "pin")?.nativeShare?.likely ?? 0
    })
    expect(shares[0]).toBeGreaterThan(0.1)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
  })

  test("changes nothing for pass-through, sharing and emulation", () => {
    const others = (networkRttMs: number | null) =>
      evaluate(at(networkRttMs, "tensorfusion"), catalogue).options.filter((one) => one.technique !== "api-remoting")
    expect(others(20)).toEqual(others(null))
    expect(others(20).length).toBeGreaterThan(2)
  })

  test("says in the derivation that the round trip is the user's own, and whose it is otherwise", () => {
    const trip = (networkRttMs: number | null): Input | undefined => {
      const scenario = at(networkRttMs, "tensorfusion")
      const option = evaluate(scenario, catalogue).options.find((one) => one.origin === "pin")
      const all = (one: Derivation): readonly Input[] => [...one.inputs, ...one.steps.flatMap(all)]
      return option && all(explain(option, "nativeShare", scenario, catalogue)).find((one) => one.label.id === "remoting-rtt")
    }
    expect(trip(0.5)).toMatchObject({ value: 0.0005, unit: "seconds", basis: "yours", evidence: [] })
    expect(trip(null)?.evidence.length).toBeGreaterThan(0)
  })
})
