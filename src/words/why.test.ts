import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { Derivation, Figure } from "../engine/report.ts"
import { finish } from "../engine/basics/task.ts"
import { mixOf } from "../engine/mix/mix.ts"
import { explain } from "../engine/why/explain.ts"
import { explainPlan } from "../engine/why/plan.ts"
import { presets } from "../scenario/presets.ts"
import { decodeFragment, knownIds } from "../scenario/url/index.ts"
import { leads } from "./en/why/leads.ts"
import { sayLead } from "./why.ts"

const figures: readonly Figure[] = ["nativeShare", "gpus", "hosts", "cost", "migration", "feasibility"]

const withSteps = (one: Derivation): readonly Derivation[] => [one, ...one.steps.flatMap(withSteps)]

/** Scenarios in which every kind of derivation occurs: those that people start from, and what these leave out. */
const scenarios = [
  ...presets.map(({ state }) => state),
  ...[
    "vm=llm-inference:4*llm:llama-3.3-70b",
    "vm=cad-medium:20&need=live-migration&option=vmware-vgpu-nvidia@a40",
    "vm=knowledge-worker:20&option=pcem&option=xenserver-vgpu-nvidia@a16",
    "vm=ml-training:3&count=space,staff,financing",
  ].map((fragment) => decodeFragment(fragment, knownIds(catalogue)).state.scenario),
]

/** A plan of parts, whose cost is asked. */
const ofPlan = (): readonly Derivation[] => {
  const { scenario } = decodeFragment("vm=knowledge-worker:300,llm-inference:8", knownIds(catalogue)).state
  const { mix } = finish(mixOf(scenario, catalogue))
  return mix.totals ? withSteps(explainPlan({ ...mix, totals: mix.totals }, scenario, catalogue)) : []
}

const ofOptions = scenarios.flatMap((scenario) =>
  evaluate(scenario, catalogue).options.flatMap((option) =>
    figures.flatMap((figure) => withSteps(explain(option, figure, scenario, catalogue))),
  ),
)
const said = [...ofOptions, ...ofPlan()].map(({ title, lead }) => ({ title: title.id, id: lead.id, text: sayLead(lead) }))

describe("the first sentence of an answer to why", () => {
  it("is whole, short and free of formulas", () => {
    const wrong = said.filter(({ text }) => !/^[A-Z0-9].{20,260}[.]$/.test(text) || /[{}×÷=Σ]|NaN|undefined|null/.test(text))
    expect(wrong.slice(0, 5)).toEqual([])
  })

  it("is there for every kind of derivation, and every kind occurs", () => {
    const rare = new Set(["lead-nothing-placed", "lead-nothing-priced", "lead-emulated-card", "lead-quota", "lead-ordinary-pause"])
    const met = new Set<string>(said.map(({ id }) => id))
    expect(Object.keys(leads).filter((id) => !met.has(id) && !rare.has(id))).toEqual([])
  })
})
