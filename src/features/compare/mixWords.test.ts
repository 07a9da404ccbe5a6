import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { finish } from "../../engine/basics/task.ts"
import { mixOf } from "../../engine/mix/mix.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../../engine/scenario.ts"
import { mixSentence } from "./mixWords.ts"
import { currencyOf } from "./words.ts"

const said = (
  groups: readonly (readonly [workload: string, count: number, overrides?: VmGroup["overrides"]])[],
  rest: Partial<Scenario> = {},
) => {
  const scenario: Scenario = {
    ...defaultScenario,
    ...rest,
    groups: groups.map(([workload, count, overrides = {}]) => ({ name: null, workload, count, overrides })),
  }
  const names = groups.map(([workload]) => catalogue.workload(workload)?.shortName ?? workload)
  return mixSentence(finish(mixOf(scenario, catalogue)), names, currencyOf(scenario))
}

describe("the mix in a sentence", () => {
  test("names each part's GPU, technique and groups, the total, and what one way for all costs beyond it", () => {
    expect(
      said([
        ["knowledge-worker", 1500],
        ["llm-inference", 16],
      ]),
    ).toMatch(
      /^A16 by mediated pass-through for Knowledge worker and \S+ by fixed pass-through for LLM inference: \d+ GPUs, \$[\d.]+M\. One way for all costs \$[\d.]+[kM] more\.$/,
    )
  })

  test("says so where one way for all is cheapest", () => {
    expect(
      said([
        ["task-worker", 100],
        ["knowledge-worker", 100],
      ]),
    ).toMatch(/^One way for all is the cheapest plan: .+ Dividing the groups saves nothing\.$/)
  })

  test("names the groups that nothing serves", () => {
    expect(
      said([
        ["task-worker", 100],
        ["cad-light", 4, { frameBufferMib: 4_000_000 }],
      ]),
    ).toBe("Nothing serves Light CAD, even alone.")
  })

  test("names the limit that the cheapest plan breaks", () => {
    const supply = { ...defaultScenario.supply, hostLimit: 2 }
    expect(
      said(
        [
          ["knowledge-worker", 1500],
          ["llm-inference", 16],
        ],
        { supply },
      ),
    ).toMatch(/^The cheapest plan of parts needs \d+ hosts, spares included; there are 2\.$/)
  })
})
