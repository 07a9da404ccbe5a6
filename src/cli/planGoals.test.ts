import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { answerWith } from "./answer.ts"

const link =
  "vm=knowledge-worker:600,llm-inference:8&goal=gpus-most:500,cost-most:9000000,share-least:0.5,technique:mediated-pass-through,migration:live"
const answered = (text: string) => answerWith(text, { plans: true }, catalogue)
const { goals, plans } = answered(link)
const mix = plans?.find((one) => one.technique === "mix")

test("where each group going its own way is the answer, goals are held against that plan, every part of it", () => {
  expect([goals?.plan, goals?.option]).toEqual([true, null])
  const figure = (of: string): number | undefined => goals?.checks.find(({ goal }) => goal.startsWith(of))?.figure?.likely
  expect(figure("gpus")).toBe(mix?.totals?.gpus)
  expect(figure("cost")).toBeCloseTo(mix?.totals?.cost.totalUsd.likely ?? 0, 0)
  const shares = mix?.parts.flatMap(({ option }) => option.groups.map((one) => one.nativeShare.likely)) ?? []
  expect(figure("share")).toBe(Math.min(...shares))
  // Its language models have whole GPUs, so that neither the technique nor the move holds for every part.
  expect(mix?.parts.map(({ option }) => option.technique)).toContain("fixed-pass-through")
  expect(goals?.checks.filter(({ state }) => state === "missed").map(({ goal }) => goal.split(":")[0])).toEqual(["technique", "migration"])
})

test("an option in focus is held against them in its place, and so is the verdict's where one way for all is as good", () => {
  const focused = answered(`${link}&focus=mediated-pass-through`).goals
  expect([focused?.plan, focused?.option]).toEqual([undefined, expect.stringContaining("@")])
  const one = answered("vm=knowledge-worker:600,knowledge-worker:100&goal=gpus-most:500").goals
  expect([one?.plan, one?.option]).toEqual([undefined, expect.any(String)])
})
