import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { decodeFragment, knownIds } from "../../scenario/url/index.ts"
import { finish } from "../basics/task.ts"
import { bestMix } from "../mix/mix.ts"
import { demandsOf, demandsTask } from "./demands.ts"
import { relaxationId } from "./relaxations.ts"

const scenarioOf = (fragment: string) => decodeFragment(fragment, knownIds(catalogue)).state.scenario
const found = (fragment: string) => {
  const demands = finish(demandsTask(scenarioOf(fragment), catalogue))
  if (!demands) throw new Error("Something meets every need.")
  return demands
}

test("every need, list, limit, spare host and least share that is stated is tried alone, needs of all groups for each group too", () => {
  const asked = demandsOf(
    scenarioOf(
      "vm=knowledge-worker:100,llm-inference:4*need:suspend&need=live-migration,isolation:moderate&gpus=l40s,a16:40&racks=3&hosts=9&power=50",
    ),
    catalogue,
  ).map(relaxationId)
  expect(asked).toEqual(
    expect.arrayContaining(["liveMigration:0", "suspendResume:1", "no-spares", "rack-limit", "host-limit", "power-cap", "least-share:0"]),
  )
  expect(demandsOf(scenarioOf("vm=knowledge-worker:100,llm-inference:4&need=live-migration"), catalogue).map(relaxationId)).toEqual(
    expect.arrayContaining(["liveMigration", "liveMigration:0", "liveMigration:1"]),
  )
})

test("what a demand costs is what the cheapest plan without it costs less, and the dearest comes first", () => {
  const { plan, dear, free } = found("vm=knowledge-worker:300,llm-inference:8&need=live-migration")
  expect(dear.map(({ savedUsd }) => savedUsd)).toEqual(dear.map(({ savedUsd }) => savedUsd).toSorted((a, b) => b - a))
  for (const { savedUsd, scenario } of dear) {
    const without = finish(bestMix(scenario, catalogue))
    expect(plan.totals.cost.likely - (without.totals?.cost.likely ?? Infinity)).toBeCloseTo(savedUsd, 2)
  }
  // The need of the models to move, not that of the desktops, forbids them their pass-through.
  const named = dear.map(({ relaxations: [one] }) => relaxationId(one))
  expect(named).toContain("liveMigration:1")
  expect(free.map(relaxationId)).toContain("liveMigration:0")
})

test("where nothing meets every need nothing is told of what a demand costs", () => {
  expect(finish(demandsTask(scenarioOf("vm=knowledge-worker:300,llm-inference:8&budget=1000"), catalogue))).toBeNull()
})
