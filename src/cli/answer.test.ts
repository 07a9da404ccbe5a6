import { readFileSync, writeFileSync } from "node:fs"
import { toJsonSchema } from "@valibot/to-json-schema"
import * as v from "valibot"
import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { answer, UnreadableInput } from "./answer.ts"
import { AnswerSchema } from "./answerSchema.ts"

test.each([
  "vm=knowledge-worker:200,cad-medium:40&need=live-migration&years=4",
  "https://example.org/explorer/#vm=llm-inference:8",
  "#vm=task-worker:10&option=vmware-vgpu-nvidia@l40s&option=pcem@3dfx-voodoo2",
  "vm=knowledge-worker:200&option=kvm-vgpu-nvidia@rtx-pro-6000-bse:rtx-pro-6000-bse-1-4q",
  "vm=nobody:5&colour=red",
  "#",
])("the answer to %s keeps to the documented schema", (input) => {
  const result = v.safeParse(AnswerSchema, JSON.parse(JSON.stringify(answer(input, catalogue))))
  expect(result.issues?.map((issue) => `${v.getDotPath(issue) ?? ""}: ${issue.message}`) ?? []).toEqual([])
})

test("the documented JSON Schema is the one that answers are checked with", () => {
  const text = `${JSON.stringify({ ...toJsonSchema(AnswerSchema, { errorMode: "ignore" }), title: "Answer of npm run evaluate" }, null, 2)}\n`
  if (process.env["UPDATE_DOCS"]) writeFileSync("docs/evaluate.schema.json", text)
  expect(readFileSync("docs/evaluate.schema.json", "utf8")).toBe(text)
})

test.each(["", "   ", "hello there", "https"])("%j holds no scenario and is refused in a sentence", (input) => {
  expect(() => answer(input, catalogue)).toThrow(UnreadableInput)
})

test("what could not be read is said in the warnings, and the rest is answered", () => {
  const { warnings, options } = answer("vm=task-worker:20&yeers=9", catalogue)
  expect(warnings.join(" ")).toMatch(/yeers/)
  expect(options).toHaveLength(4)
})

test("each option says in which mode its vGPUs share a GPU", () => {
  const { options } = answer("vm=knowledge-worker:2,cad-medium:1&option=kvm-vgpu-nvidia@l4&option=kvm-vfio@l4", catalogue)
  expect(options.slice(-2).map((one) => one.sizeMode)).toEqual(["mixed-size", null])
})

test("evaluating the canonical fragment again gives the same answer", () => {
  const first = answer("VM=knowledge-worker:200&need=suspend,live-migration", catalogue)
  expect(answer(first.scenario, catalogue)).toEqual({ ...first, warnings: first.warnings.filter((one) => !/VM|upper|case/i.test(one)) })
})
