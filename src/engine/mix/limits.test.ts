import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { finish } from "../basics/task.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import type { Supply } from "../supply.ts"
import { divisionsWithin } from "./labels.ts"
import { mixOf } from "./mix.ts"

const only = (workload: string, count: number, technique: "mediated-pass-through" | "fixed-pass-through"): VmGroup => ({
  name: null,
  workload,
  count,
  overrides: { needs: { techniques: [technique] } },
})

/** No single way serves both, so that nothing stands in for a plan of parts. */
const mixWith = (supply: Partial<Supply>, policies: Partial<Scenario["policies"]> = {}) =>
  finish(
    mixOf(
      {
        ...defaultScenario,
        groups: [only("knowledge-worker", 1500, "mediated-pass-through"), only("llm-inference", 16, "fixed-pass-through")],
        supply: { ...defaultScenario.supply, ...supply },
        policies: { ...defaultScenario.policies, ...policies },
      },
      catalogue,
    ),
  ).mix

describe("where the cheapest plan breaks a limit of the whole, the cheapest within it is found", () => {
  const open = mixWith({})
  const usd = (plan: typeof open): number => plan.totals?.cost.likely ?? 0

  test("with too few GPUs of one model: on another, and nothing that keeps the limit is cheaper", () => {
    const plan = mixWith({ gpuLimits: { a16: 20 } })
    expect(open.totals?.bought["a16"]).toBeGreaterThan(20)
    expect(plan.feasible).toBe(true)
    expect(plan.proven).toBe(true)
    expect(plan.totals?.bought["a16"] ?? 0).toBeLessThanOrEqual(20)
    expect(usd(plan)).toBeGreaterThan(usd(open))
  })

  test("with few GPUs in all", () => {
    const plan = mixWith({ gpuTotal: 120 })
    expect(plan.feasible).toBe(true)
    expect(Object.values(plan.totals?.bought ?? {}).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(120)
  })

  test("where each part keeps it and only both together break it: one of them takes less of it for more money", () => {
    const most = (open.totals?.hosts ?? 0) + (open.totals?.spareHosts ?? 0) - 2
    const plan = mixWith({ hostLimit: most })
    expect(plan.feasible).toBe(true)
    expect((plan.totals?.hosts ?? 0) + (plan.totals?.spareHosts ?? 0)).toBeLessThanOrEqual(most)
    expect(usd(plan)).toBeGreaterThan(usd(open))
  })

  test("where none keeps it, what the cheapest would take is told", () => {
    const plan = mixWith({ hostLimit: 3 })
    expect(plan.feasible).toBe(false)
    expect(plan.reasons.map((one) => one.code)).toEqual(["host-limit"])
    expect(usd(plan)).toBe(usd(open))
  })
})

describe("divisions that share a resource", () => {
  test("none within it is cheaper: every division of up to four members, each part in up to three ways", () => {
    const ways = fc.array(fc.record({ usd: fc.integer({ min: 1, max: 50 }), use: fc.integer({ min: 0, max: 9 }) }), { maxLength: 3 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(ways, { minLength: 16, maxLength: 16 }),
        fc.integer({ min: 0, max: 20 }),
        (count, table, most) => {
          const waysOf = (members: readonly number[]) =>
            (table[members.reduce((set, one) => set | (1 << one), 0)] ?? []).map((way) => ({ parts: [members.join()], ...way }))
          const [best] = finish(asTask(divisionsWithin(count, most, waysOf)))
          expect(best?.usd ?? Infinity).toBe(cheapest([...Array(count).keys()], most, waysOf))
        },
      ),
    )
  })
})

type WaysOf = (members: readonly number[]) => readonly { readonly usd: number; readonly use: number }[]

/** Every part that the first member may be in, with every way of it, and the rest likewise. */
function cheapest(members: readonly number[], most: number, waysOf: WaysOf): number {
  const [first, ...others] = members
  if (first === undefined) return 0
  let least = Infinity
  for (let set = 0; set < 1 << others.length; set++) {
    const part = [first, ...others.filter((_, at) => (set >> at) & 1)]
    const rest = others.filter((_, at) => !((set >> at) & 1))
    for (const { usd, use } of waysOf(part)) if (use <= most) least = Math.min(least, usd + cheapest(rest, most - use, waysOf))
  }
  return least
}

function* asTask<Result>(steps: Generator<void, Result, void>) {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield { done: 0, of: 1 }
  }
}
