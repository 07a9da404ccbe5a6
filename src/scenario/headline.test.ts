import { expect, test } from "vitest"
import { catalogue } from "../dataset/load.ts"
import { finish } from "../engine/basics/task.ts"
import { evaluate } from "../engine/evaluate.ts"
import { mixOf } from "../engine/mix/mix.ts"
import { winningPlan } from "../engine/mix/wins.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { headlineOf, headlineOfPlan, headlineText, partsOfHeadline, readHeadline } from "./headline.ts"
import { decodeFragment, encodeFragment, knownIds } from "./url/index.ts"

const versions = { datasetVersion: "2026.11.1", modelVersion: "1" }

test("a link carries the cheapest answer with its figures, and gives it back", () => {
  const answer = headlineText(headlineOf(evaluate(defaultScenario, catalogue)))
  const state = decodeFragment("vm=knowledge-worker:201", knownIds(catalogue)).state
  const link = encodeFragment(state, { ...versions, answer })
  expect(link).toMatch(/&was=[a-z0-9-]+@[a-z0-9-]+:\d+:\d+:0\.\d+:(?:0\.\d+|1)&data=/)
  const opened = decodeFragment(link, knownIds(catalogue)).state
  expect(readHeadline(opened.versions.answer ?? "")).toEqual(headlineOf(evaluate(defaultScenario, catalogue)))
  // Written anew it says nothing of an answer that it was not made with.
  expect(encodeFragment(opened, versions)).not.toContain("was=")
})

test("a link says so where nothing meets every need, and what is no answer is none", () => {
  const impossible = { ...defaultScenario, policies: { ...defaultScenario.policies, budgetUsd: 1 } }
  expect(headlineText(headlineOf(evaluate(impossible, catalogue)))).toBe("none")
  expect(readHeadline("none")?.option).toBeNull()
  for (const text of ["", "x", "a@b:1:2:3", "a@b:1:2:x:4", ":1:2:3:4", "a@b:::1:2", "a@b:-1:2:0:1"]) expect(readHeadline(text)).toBeNull()
  expect(readHeadline("p@g:a16-2q:25:498000:0.83:0.94")).toEqual({
    option: "p@g:a16-2q",
    gpus: 25,
    costUsd: 498_000,
    shareLow: 0.83,
    shareHigh: 0.94,
  })
})

test("where the answer is a plan of parts a link carries that, and of many parts how many", () => {
  const { scenario } = decodeFragment("vm=knowledge-worker:1500,cad-medium:120,llm-inference:16", knownIds(catalogue)).state
  const plan = winningPlan(finish(mixOf(scenario, catalogue)))
  const totals = plan?.totals
  if (!plan || !totals) throw new Error("The plan of parts is the answer here.")
  const text = headlineText(headlineOfPlan({ ...plan, totals }))
  expect(text).toMatch(/^1:[a-z-]+@a16\*2:[a-z-]+@[a-z0-9-]+\*3:[a-z-]+@[a-z0-9-]+:\d+:\d+:0\.\d+:(?:0\.\d+|1)$/)
  const read = readHeadline(text)
  expect(read).toEqual(headlineOfPlan({ ...plan, totals }))
  expect(partsOfHeadline(read?.option ?? "")?.keys).toEqual(plan.parts.map(({ option }) => option.key))
  const many = headlineOfPlan({ ...plan, totals, parts: [...plan.parts, ...plan.parts] })
  expect(many.option).toBe("parts-6")
  expect(partsOfHeadline("1x576.2:kvm-vgpu-nvidia@a16*1.3:kvm-vfio@l40s")?.keys).toEqual(["kvm-vgpu-nvidia@a16", "kvm-vfio@l40s"])
  expect(partsOfHeadline("parts-6")).toEqual({ parts: 6, keys: [] })
  for (const key of ["kvm-vfio@l40", "llvmpipe", "p@g:a16-2q", "none"]) expect(partsOfHeadline(key)).toBeNull()
  // It stands in a link as it is.
  const link = encodeFragment(decodeFragment("vm=knowledge-worker:201", knownIds(catalogue)).state, { ...versions, answer: text })
  expect(link).toContain(`&was=${text}&data=`)
  expect(decodeFragment(link, knownIds(catalogue)).state.versions.answer).toBe(text)
})
