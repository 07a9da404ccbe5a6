import { parse } from "valibot"
import { expect, test } from "vitest"
import { evaluateTool } from "./evaluate.ts"
import { EvaluateInput, RankInput } from "./inputs.ts"
import { rankTool } from "./rank.ts"

const mean = /(?<range>[\d.]+(?:–[\d.]+)? %) of native(?<rest>.*)/
const said = (text: string): readonly (readonly string[])[] =>
  text.split("\n").flatMap((line) => {
    const found = mean.exec(line)?.groups
    return found ? [[found["range"] ?? "", found["rest"] ?? ""]] : []
  })

test("assistants hear of a mean only with the group that gets least", () => {
  const scenario = "vm=knowledge-worker:200,cad-medium:40&gpus=a16,l40s"
  const told = [evaluateTool(parse(EvaluateInput, { scenario })).text, rankTool(parse(RankInput, { scenario })).text].map(said)
  expect(told.every((lines) => lines.length > 0)).toBe(true)
  // Where all get the same there is nothing to hide.
  const differing = told.map((lines) => lines.filter(([, rest]) => /^ on average, .+ for (?:Medium CAD|Knowledge worker)/.test(rest ?? "")))
  expect(differing.every((lines) => lines.length > 0)).toBe(true)
  const alone = evaluateTool(parse(EvaluateInput, { scenario: "vm=knowledge-worker:200" })).text
  expect(alone).not.toContain("on average")
})

test("where a plan of parts wins, assistants hear the plan as the answer, in words and as data", () => {
  const scenario = "vm=knowledge-worker:1500:Desktops,llm-inference:16:Models"
  const { text, data } = evaluateTool(parse(EvaluateInput, { scenario }))
  expect(text).toMatch(/^The answer: For 1,516 VMs in 2 groups, A16 by .+ for Desktops and .+ for Models: .+ costs \$.+ more\.$/m)
  expect(data["plan"]).toMatchObject({ feasible: true, parts: [{ groups: ["Desktops"] }, { groups: ["Models"] }] })
  const alone = evaluateTool(parse(EvaluateInput, { scenario: "vm=knowledge-worker:200" }))
  expect(alone.text).toMatch(/^The answer: For 200 /m)
  expect(alone.data["plan"]).toBeNull()
})
