import { readFileSync, writeFileSync } from "node:fs"
import { toJsonSchema } from "@valibot/to-json-schema"
import * as v from "valibot"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { answer, answerWith, UnreadableInput } from "./answer.ts"
import { AnswerSchema } from "./answerSchema.ts"
import { evaluateArguments, UnreadableArguments } from "./commandLine.ts"

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

const ranked = answerWith("vm=knowledge-worker:60,cad-medium:10&gpus=a16,l40s,a40,intel-flex170", { all: true }, catalogue)
const list = ranked.ranking?.options ?? []

describe("--all", () => {
  test("keeps to the schema, and adds the ranking alone", () => {
    expect(v.safeParse(AnswerSchema, JSON.parse(JSON.stringify(ranked))).issues ?? []).toEqual([])
    const { ranking, ...rest } = ranked
    expect(rest).toEqual(answer(ranked.scenario, catalogue))
    expect(answer(ranked.scenario, catalogue)).not.toHaveProperty("ranking")
    expect(ranking?.weighed).toBeGreaterThanOrEqual(list.length)
    for (const count of Object.values(ranking?.against ?? {})) expect(count).toBeGreaterThan(0)
  })

  test("the cheapest comes first, and those with an unknown part of the cost last", () => {
    expect(list.length).toBeGreaterThan(3)
    const keys = list.map(({ cost }) => [cost.totalUsd.known ? 0 : 1, cost.totalUsd.likely] as const)
    for (const [at, [unknown, usd]] of keys.slice(1).entries()) {
      const [before, less] = keys[at] ?? [0, 0]
      expect(before < unknown || (before === unknown && less <= usd + 0.01)).toBe(true)
    }
  })

  test("the first of a technique is its best option, and the Pareto front is not empty", () => {
    for (const best of ranked.options.filter((one) => one.feasible)) {
      const first = list.find((one) => one.technique === best.technique)
      expect([first?.product, first?.gpu, first?.cost.totalUsd]).toEqual([best.product, best.gpu, best.cost?.totalUsd])
    }
    expect(list.some((one) => one.pareto)).toBe(true)
  })

  test("the text of an option asks for it in a link", () => {
    for (const one of list.filter((_, at) => at % 5 === 0)) {
      const { options, warnings } = answer(`${ranked.scenario}&compare=none&option=${one.option}`, catalogue)
      const [pin] = options
      expect([one.option, pin?.feasible, pin?.product, pin?.gpu]).toEqual([one.option, true, one.product, one.gpu])
      expect(pin?.cost?.totalUsd.likely).toBeCloseTo(one.cost.totalUsd.likely, 1)
      expect(warnings).toEqual(ranked.warnings)
    }
  })

  test("a scenario that nothing can serve has an empty ranking and says what speaks against", () => {
    const { ranking } = answerWith("vm=cad-heavy:10&budget=1", { all: true }, catalogue)
    expect(ranking?.options).toEqual([])
    expect(Object.keys(ranking?.against ?? {}).length).toBeGreaterThan(0)
  })
})

describe("--plans", () => {
  const planned = answerWith("vm=knowledge-worker:300:Office,llm-inference:8:Models", { plans: true }, catalogue)

  test("keeps to the schema, and adds the plans alone", () => {
    expect(v.safeParse(AnswerSchema, JSON.parse(JSON.stringify(planned))).issues ?? []).toEqual([])
    const { plans: _, oneKindUsd: __, ...rest } = planned
    expect(rest).toEqual(answer(planned.scenario, catalogue))
  })

  test("parts name their groups, and the mix is last and cheapest", () => {
    const { plans = [] } = planned
    expect(plans.map((one) => one.technique)).toEqual([
      "api-remoting",
      "fixed-pass-through",
      "mediated-pass-through",
      "device-emulation",
      "mix",
    ])
    const mix = plans.at(-1)
    expect(mix?.parts.flatMap((one) => one.groups).sort()).toEqual(["Models", "Office"])
    for (const { groups, option } of mix?.parts ?? []) expect(option.groups.map((one) => one.group)).toEqual(groups)
    const usd = plans.flatMap((one) => one.totals?.cost.totalUsd.likely ?? [])
    expect(mix?.totals?.cost.totalUsd.likely).toBe(Math.min(...usd))
    expect(mix?.totals?.cost.totalUsd.likely).toBeLessThan(planned.oneKindUsd?.likely ?? 0)
  })
})

describe("the command line", () => {
  test("takes one input, and flags before or after it", () => {
    expect(evaluateArguments(["vm=task-worker:1"])).toEqual({ input: "vm=task-worker:1", all: false, plans: false })
    expect(evaluateArguments(["--all", "-"])).toEqual({ input: "-", all: true, plans: false })
    expect(evaluateArguments(["--plans", "-", "--all"])).toEqual({ input: "-", all: true, plans: true })
    expect(evaluateArguments(["-", "--all"])).toEqual({ input: "-", all: true, plans: false })
    expect(evaluateArguments(["--workbook", "a.xlsx", "vm=x:1", "--slides", "b.pptx"])).toEqual({
      input: "vm=x:1",
      all: false,
      plans: false,
      workbook: "a.xlsx",
      slides: "b.pptx",
    })
  })

  test.each([
    [["--everything", "vm=task-worker:1"], /Unknown option "--everything"/],
    [["-a", "vm=task-worker:1"], /Unknown option "-a"/],
    [["--all"], /nothing to evaluate/],
    [[], /nothing to evaluate/],
    [["vm=task-worker:1", "vm=task-worker:2"], /2 were given/],
  ])("refuses %j in a sentence that ends in the usage", (args, sentence) => {
    expect(() => evaluateArguments(args)).toThrow(UnreadableArguments)
    expect(() => evaluateArguments(args)).toThrow(sentence)
    expect(() => evaluateArguments(args)).toThrow(/Usage: npm run/)
  })
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
  const { options } = answer(
    "vm=knowledge-worker:3*fb:4096,knowledge-worker:1*fb:8192&compare=none&option=kvm-vgpu-nvidia@l4&option=kvm-vfio@l4",
    catalogue,
  )
  expect(options.slice(-2).map((one) => one.sizeMode)).toEqual(["mixed-size", null])
})

test("evaluating the canonical fragment again gives the same answer", () => {
  const first = answer("VM=knowledge-worker:200&need=suspend,live-migration", catalogue)
  expect(answer(first.scenario, catalogue)).toEqual({ ...first, warnings: first.warnings.filter((one) => !/VM|upper|case/i.test(one)) })
})
