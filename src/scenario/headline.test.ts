import { expect, test } from "vitest"
import { catalogue } from "../dataset/load.ts"
import { evaluate } from "../engine/evaluate.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { headlineOf, headlineText, readHeadline } from "./headline.ts"
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
