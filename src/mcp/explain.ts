import type { InferOutput } from "valibot"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { OptionResult } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"
import { explain } from "../engine/why/explain.ts"
import { techniqueNames } from "../features/common/table/columnSpec.ts"
import { tellWhy, type ToldInput, type ToldWhy } from "../package/tellWhy.ts"
import { number } from "../ui/format.ts"
import { encodeFragment } from "../scenario/url/index.ts"
import { modelVersion } from "../engine/basics/version.ts"
import type { ExplainInput } from "./inputs.ts"
import { Refusal, type Told } from "./refusal.ts"
import { scenarioOf } from "./scenario.ts"
import { sourcesOf } from "./sources.ts"

/** Lines of inputs told of one step; long bills have hundreds. */
const mostInputs = 12

const figureText = (value: number): string => number(value, 4)
function valueText({ value, unit }: ToldInput): string {
  const text =
    typeof value === "string"
      ? value
      : typeof value === "number"
        ? figureText(value)
        : value.low === value.high
          ? figureText(value.likely)
          : `${figureText(value.low)} to ${figureText(value.high)}, likely ${figureText(value.likely)}`
  return unit === "" ? text : `${text} ${unit}`
}

/** By what a value is known, in the words of the dataset. */
const labelOf = ({ basis, sources }: ToldInput): string =>
  [basis === "yours" ? "from the scenario" : basis, ...new Set(sources.map(({ id }) => id))].join(", ")

function sayWhyLines(why: ToldWhy, indent = ""): string[] {
  const inputs = why.inputs.slice(0, mostInputs)
  return [
    `${indent}${why.title}: ${valueText(why.result)} (${labelOf(why.result)})`,
    `${indent}${why.lead}`,
    ...(why.formula === null ? [] : [`${indent}${why.formula}`]),
    ...inputs.map((input) => `${indent}- ${input.label}: ${valueText(input)} (${labelOf(input)})`),
    ...(why.inputs.length > inputs.length ? [`${indent}- and ${why.inputs.length - inputs.length} more`] : []),
    ...why.notes.map((note) => `${indent}Note: ${note}`),
    ...why.steps.flatMap((step) => sayWhyLines(step, `${indent}  `)),
  ]
}

/** Steps below a depth are left out; asked for with more depth they are told. */
const cut = (why: ToldWhy, depth: number): ToldWhy => ({ ...why, steps: depth === 0 ? [] : why.steps.map((step) => cut(step, depth - 1)) })

/** Every id of a source in it, in order. */
const idsIn = (why: ToldWhy): readonly string[] => [
  ...[...why.inputs, why.result].flatMap(({ sources }) => sources.map(({ id }) => id)),
  ...why.steps.flatMap(idsIn),
]

interface Asked {
  readonly option: OptionResult
  readonly scenario: Scenario
}

/** The option asked after: pinned, or the best of its technique, or the cheapest that is possible. */
function askedFor({ scenario: text, option, technique }: InferOutput<typeof ExplainInput>): Asked {
  const { state } = scenarioOf(text)
  if (option === undefined) {
    const { options } = evaluate(state.scenario, catalogue)
    const best = options.filter((one) => (technique ? one.technique === technique : one.feasible))
    const found = best.toSorted((a, b) => (a.cost?.total.likely ?? Infinity) - (b.cost?.total.likely ?? Infinity))[0]
    if (found) return { option: found, scenario: state.scenario }
    throw new Refusal(
      technique
        ? `The scenario does not compare ${techniqueNames[technique].toLowerCase()}: its compare= leaves it out.`
        : "No option meets the needs. Name a technique to have its closest one explained, or ask for figure feasibility.",
    )
  }
  const versions = { datasetVersion: catalogue.version, modelVersion }
  const plain = encodeFragment({ ...state, scenario: { ...state.scenario, pins: [] } }, versions)
  const { state: pinned } = scenarioOf(`${plain === "" ? "" : `${plain}&`}option=${option}`)
  const [pin] = pinned.scenario.pins
  const found = evaluate(pinned.scenario, catalogue).options.findLast(
    (one) => one.product === pin?.product && (pin.gpu === null || one.gpu === pin.gpu),
  )
  if (!pin || !found) throw new Refusal(`“${option}” is no option: name it as product@gpu, such as kvm-vgpu-nvidia@l40s.`)
  return { option: found, scenario: pinned.scenario }
}

/** Why a figure is what it is: formula, inputs, how each is known, and who says so. */
export async function explainTool(input: InferOutput<typeof ExplainInput>): Promise<Told> {
  const { option, scenario } = askedFor(input)
  const why = cut(tellWhy(explain(option, input.figure, scenario, catalogue)), input.depth)
  const sources = await sourcesOf(idsIn(why))
  const head = `${option.productName}${option.gpuName ? ` on ${option.gpuName}` : ""} (${techniqueNames[option.technique].toLowerCase()})${option.feasible ? "" : ", which is not possible here"}.`
  return {
    text: [head, ...sayWhyLines(why), ...(sources.length > 0 ? ["Sources:", ...sources.map(({ said }) => `- ${said}`)] : [])].join("\n"),
    data: {
      option: option.key,
      technique: option.technique,
      feasible: option.feasible,
      why,
      sources: sources.map(({ said: _said, ...one }) => one),
    },
  }
}
