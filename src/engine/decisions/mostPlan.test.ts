import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { decodeFragment, knownIds } from "../../scenario/url/index.ts"
import { finish } from "../basics/task.ts"
import { bestMix } from "../mix/mix.ts"
import { mostPlanTask } from "./mostPlan.ts"
import { mostVmsTask } from "./mostVms.ts"

const { scenario } = decodeFragment("vm=knowledge-worker:100,llm-inference:4&budget=700000", knownIds(catalogue)).state
const counted = (count: number) => ({
  ...scenario,
  groups: scenario.groups.map((one, index) => (index === 0 ? { ...one, count } : one)),
})

test("plans of parts serve as many VMs as one way for all, or more, up to the count where one more breaks a limit", () => {
  const single = Math.max(...finish(mostVmsTask(0, "limits", scenario, catalogue)).map(({ vms }) => vms))
  const found = finish(mostPlanTask(0, single, scenario, catalogue))
  expect(found.vms).toBeGreaterThan(single)
  expect(found.plan?.totals.cost.likely).toBeLessThanOrEqual(700_000)
  expect(finish(bestMix(counted(found.vms), catalogue)).feasible).toBe(true)
  expect(finish(bestMix(counted(found.vms + 1), catalogue)).feasible).toBe(false)
  expect(found.stops.map(({ code }) => code)).toEqual(["budget"])
})

test("where no plan serves more than one way for all, its count stands", () => {
  const most = finish(mostPlanTask(0, 0, { ...scenario, policies: { ...scenario.policies, budgetUsd: 1000 } }, catalogue))
  expect(most).toMatchObject({ vms: 0, plan: null, unlimited: false })
})
