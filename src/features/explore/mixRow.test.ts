import { beforeAll, describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { finish } from "../../engine/basics/task.ts"
import { fixPlan } from "../../engine/decisions/fixedPlan.ts"
import { rank } from "../../engine/decisions/rank.ts"
import { mixOf } from "../../engine/mix/mix.ts"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import { cellText, facetOptions } from "../common/table/columnSpec.ts"
import { rankSpec, type RankRow } from "./columns.ts"
import { rankedWords, rankRows } from "./mixRow.ts"

const scenario: Scenario = {
  ...defaultScenario,
  groups: [
    { name: null, workload: "knowledge-worker", count: 600, overrides: {} },
    { name: null, workload: "llm-inference", count: 8, overrides: {} },
  ],
  techniques: ["fixed-pass-through", "mediated-pass-through"],
  supply: { ...defaultScenario.supply, gpus: ["a16", "l40s"] },
}

describe("the ranking with a plan of parts", () => {
  let rows: readonly RankRow[] = []
  let weighed = 0
  beforeAll(() => {
    const { mix } = finish(mixOf(scenario, catalogue))
    const fixed = fixPlan(mix)
    if (!fixed || !mix.totals) throw new Error("Each group goes its own way here.")
    const ranking = rank(scenario, catalogue)
    rows = rankRows(ranking.options, [{ plan: { ...mix, totals: mix.totals }, fixed }])
    weighed = ranking.weighed
  })

  it("counts in its sentence what the table shows and the filter offers", () => {
    const pareto = rankSpec(scenario).columns.find((one) => one.id === "pareto")
    const onFront = pareto ? facetOptions(pareto, rows).find((one) => one.value === "yes")?.count : undefined
    const said = rankedWords(weighed, rows)
    expect(said).toContain(
      `${rows.length - 1} options and 1 plan of parts meet every requirement; ${onFront} of ${rows.length} on the Pareto front.`,
    )
    expect(said).toMatch(/The plan in which each group goes its own way has rank \d+\.$/)
  })

  it("offers as a filter what the cells of the column say, also where a row has no value", () => {
    for (const column of rankSpec(scenario).columns.filter((one) => one.facet && one.kind !== "list")) {
      const offered = facetOptions(column, rows).map((one) => one.name)
      const inCells = rows.map((row) => cellText(column, row))
      expect(new Set(offered)).toEqual(new Set(inCells))
    }
    const technique = rankSpec(scenario).columns.find((one) => one.id === "technique")
    expect(technique && facetOptions(technique, rows).map((one) => one.name)).toContain("several")
  })

  it("speaks of options alone where there is no plan", () => {
    const options = rows.filter((row) => row.product !== null)
    expect(
      rankedWords(
        1200,
        options.slice(0, 1).map((row) => ({ ...row, pareto: true })),
      ),
    ).toBe("1,200 combinations weighed. 1 option meets every requirement; 1 of 1 on the Pareto front.")
  })
})
