import { expect, test } from "vitest"
import { usd } from "../../../ui/format.ts"
import { movedWords } from "./movedWords.ts"

const then = { option: "a@a16", gpus: 25, costUsd: 498_000, shareLow: 0.83, shareHigh: 0.94 }
const names = { currency: usd, nameOf: (key: string) => key.toUpperCase() }

test("each figure that moved is told with what it was, what it is, and by how much", () => {
  expect(movedWords(then, { option: "b@l4", gpus: 20, costUsd: 541_000, shareLow: 0.8, shareHigh: 0.94 }, names)).toEqual([
    "Cheapest way: A@A16 then, B@L4 now.",
    "GPUs: 25 then, 20 now (−20 %).",
    "Cost: $498k then, $541k now (+8.6 %).",
    "Native share: 83–94 % then, 80–94 % now.",
  ])
})

test("what did not move is not told", () => {
  expect(movedWords(then, then, names)).toEqual([])
  expect(movedWords(then, { ...then, gpus: 26 }, names)).toEqual(["GPUs: 25 then, 26 now (+4 %)."])
})

test("an answer that came or went is told as that", () => {
  const nothing = { option: null, gpus: 0, costUsd: 0, shareLow: 0, shareHigh: 0 }
  expect(movedWords(nothing, then, names)).toEqual(["Nothing met every need then; now A@A16 does."])
  expect(movedWords(then, nothing, names)).toEqual(["A@A16 met every need then; now nothing does."])
  expect(movedWords(nothing, nothing, names)).toEqual([])
})

test("a plan of parts is named by its parts, or, of many, by how many they are", () => {
  const plan = { ...then, option: "1:a@a16*2.3:b@l4" }
  expect(movedWords(plan, then, names)[0]).toBe("Cheapest way: a plan of 2 parts (A@A16; B@L4) then, A@A16 now.")
  expect(movedWords({ ...then, option: "parts-12" }, plan, names)[0]).toBe(
    "Cheapest way: a plan of 12 parts then, a plan of 2 parts (A@A16; B@L4) now.",
  )
})
