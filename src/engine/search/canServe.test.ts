import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { stream } from "../basics/random.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"
import { bestOf, canServe, isAble } from "./best.ts"
import { bounds } from "./bounds.ts"
import { candidatesOf, quickPlan } from "./candidates.ts"
import { carryOut, nearer } from "./carryOut.ts"
import { newSearch, type Outcome, type Search } from "./search.ts"

/** Groups of any work under limits that some plans break and others keep. */
function limited(seed: number): Scenario {
  const random = stream(seed)
  const ids = catalogue.workloads.map((one) => one.id)
  const groups = Array.from({ length: 1 + Math.floor(random() * 2) }, (): VmGroup => ({
    name: null,
    workload: ids[Math.floor(random() * ids.length)] ?? "cad-light",
    count: 1 + Math.floor(random() ** 2 * 60),
    overrides: {},
  }))
  const { policies, supply } = defaultScenario
  return {
    ...defaultScenario,
    groups,
    policies: {
      ...policies,
      liveMigration: random() < 0.3,
      budgetUsd: random() < 0.7 ? 10_000 * 2 ** (random() * 6) : null,
      powerCapKw: random() < 0.4 ? 2 ** (random() * 6) : null,
    },
    supply: { ...supply, hostLimit: random() < 0.4 ? 1 + Math.floor(random() * 20) : null },
  }
}

const scenarios = Array.from({ length: 6 }, (_, nth) => limited(nth + 1))

test("whether a technique can serve is whether its best option is feasible", () => {
  const said: boolean[] = []
  for (const scenario of scenarios)
    for (const technique of scenario.techniques) {
      const { feasible } = bestOf(technique, newSearch(scenario, catalogue))
      const search = newSearch(scenario, catalogue)
      expect(canServe(technique, search)).toBe(feasible)
      expect(feasible && !isAble(technique, search)).toBe(false)
      said.push(feasible)
    }
  expect(new Set(said).size).toBe(2)
})

/** The nearest of everything that could be placed, with no bound to end the search. */
function nearestOfAll(technique: Scenario["techniques"][number], search: Search): Outcome | null {
  const able = candidatesOf(technique, search).flatMap(({ candidate, productReasons }) => {
    const plan = quickPlan(candidate, search)
    return productReasons.length === 0 && plan.reasons.length === 0 ? [plan] : []
  })
  return bounds(able, search).reduce<Outcome | null>((best, { plan, host }) => {
    const outcome = carryOut(plan, host, search)
    return !best || nearer(outcome, best) ? outcome : best
  }, null)
}

test("where every plan breaks a limit, the one shown breaks as few and costs as little as any", () => {
  let compared = 0
  for (const scenario of scenarios)
    for (const technique of scenario.techniques) {
      const option = bestOf(technique, newSearch(scenario, catalogue))
      const nearest = nearestOfAll(technique, newSearch(scenario, catalogue))
      if (option.feasible || !nearest?.placed) continue
      compared++
      expect(option.reasons.length).toBe(nearest.reasons.length)
      expect(option.cost?.total.likely).toBeCloseTo(nearest.placed.cost.total.likely, 2)
    }
  expect(compared).toBeGreaterThan(3)
})
