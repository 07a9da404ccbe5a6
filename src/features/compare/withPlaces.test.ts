import { describe, expect, it } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { catalogue } from "../../dataset/load.ts"
import { evaluate } from "../../engine/evaluate.ts"
import type { Derivation, Figure } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { explain } from "../../engine/why/explain.ts"
import { decodeFragment, knownIds } from "../../scenario/url/index.ts"
import { withPlaces } from "./withPlaces.ts"

const figures: readonly Figure[] = ["nativeShare", "gpus", "hosts", "cost", "migration", "feasibility"]

/** Each input's places in its sources, and all notes. */
const told = ({ inputs, notes, steps }: Derivation): unknown => ({
  places: inputs.map(({ evidence }) => evidence.map(({ source, locator, note }) => [source, locator, note])),
  notes,
  steps: steps.map(told),
})

const derivations = (scenario: Scenario, from: Parameters<typeof explain>[3]): readonly Derivation[] =>
  evaluate(scenario, from).options.flatMap((option) => figures.map((figure) => explain(option, figure, scenario, from)))

describe("what was worked out with the core, completed by the full dataset", () => {
  it.each([
    "vm=knowledge-worker:200",
    "vm=llm-inference:4*llm:llama-3.3-70b,cad-medium:20&any=1&option=pcem",
    "vm=game:40&compare=none&option=rcuda@l40s",
  ])("tells every place and note as if it had been worked out with that: %s", (link) => {
    const { scenario } = decodeFragment(link, knownIds(catalogue)).state
    const completed = derivations(scenario, catalogue).map((one) => withPlaces(one, fullCatalogue))
    expect(completed.map(told)).toEqual(derivations(scenario, fullCatalogue).map(told))
  })
})
