import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { loadSources } from "../../../dataset/sources.ts"
import { finish } from "../../../engine/basics/task.ts"
import { evaluate } from "../../../engine/evaluate.ts"
import { mixOf } from "../../../engine/mix/mix.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import type { OfficeFacts } from "./facts.ts"

const register = await loadSources()

/** What files are made of, for tests: the cheapest that meets every need is proposed, or with `withMix` a plan of parts. */
export function factsOf(scenario: Scenario, withMix = false): OfficeFacts {
  const report = evaluate(scenario, catalogue)
  const [cheapest] = report.options
    .filter(({ feasible, cost }) => feasible && cost)
    .toSorted((a, b) => (a.cost?.total.likely ?? 0) - (b.cost?.total.likely ?? 0))
  return {
    scenario,
    report,
    mix: withMix ? finish(mixOf(scenario, catalogue)) : null,
    chosen: cheapest?.key ?? null,
    catalogue,
    register,
    cover: { title: "Proposal", preparedFor: "", preparedBy: "", date: "2026-11-30" },
    said: { headline: "This is the answer.", detail: null },
    link: "https://example.org/#vm=knowledge-worker:200",
  }
}
