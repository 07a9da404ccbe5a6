import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { decodeFragment, knownIds } from "../../scenario/url/index.ts"
import { evaluate } from "../evaluate.ts"
import { finish } from "../basics/task.ts"
import { mixOf } from "./mix.ts"
import { leadingPlan } from "./wins.ts"

const scenarioOf = (fragment: string) => decodeFragment(fragment, knownIds(catalogue)).state.scenario
const plansOf = (fragment: string) => finish(mixOf(scenarioOf(fragment), catalogue))
const groups = "vm=knowledge-worker:300,cad-medium:40,llm-inference:8"

test("where one way for all and a plan of parts miss the same limit, the cheaper plan of parts comes closest", () => {
  const plans = plansOf(`${groups}&budget=300000`)
  expect(plans.mix.feasible).toBe(false)
  expect(leadingPlan(plans)?.parts).toEqual(plans.mix.parts)
  const costs = evaluate(scenarioOf(`${groups}&budget=300000`), catalogue).options.map(({ reasons, cost }) =>
    reasons.length === 1 ? (cost?.total.likely ?? Infinity) : Infinity,
  )
  expect(leadingPlan(plans)?.totals.cost.likely).toBeLessThan(Math.min(...costs))
})

test("one way for all that misses less than every plan of parts comes closest", () => {
  // Drawing in software meets budget and racks, and misses the share of one group alone.
  const plans = plansOf("vm=office:20,knowledge-worker:20&budget=5000&racks=1&power=1")
  const fewest = Math.min(
    ...evaluate(scenarioOf("vm=office:20,knowledge-worker:20&budget=5000&racks=1&power=1"), catalogue).options.map(
      (one) => one.reasons.length,
    ),
  )
  expect(plans.isClosest && plans.mix.reasons.length > fewest).toBe(false)
})

test("a plan that meets every need leads as the answer, and what misses nothing is not called closest", () => {
  const plans = plansOf(groups)
  expect(plans.isClosest).toBe(false)
  expect(leadingPlan(plans)?.feasible).toBe(true)
})
