import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { makeCatalogue } from "./catalogue.ts"
import { catalogue } from "./load.ts"
import { answersPerCatalogue, perCatalogue } from "./perCatalogue.ts"

test("what is remembered of a catalogue is made once for it, and anew for a copy", () => {
  let made = 0
  const counted = perCatalogue(({ gpus }) => ({ gpus: gpus.length, made: ++made }))
  const copy = makeCatalogue({ ...catalogue, gpus: catalogue.gpus.slice(1) })
  expect([counted(catalogue).made, counted(catalogue).made, counted(copy).made]).toEqual([1, 1, 2])
  expect(counted(copy).gpus).toBe(catalogue.gpus.length - 1)
})

test("questions are told apart by each of their words", () => {
  let asked = 0
  const answer = answersPerCatalogue((_, a: string, b: string | null) => `${a}/${b}/${++asked}`)
  expect(answer(catalogue, "a|b", "c")).toBe("a|b/c/1")
  expect(answer(catalogue, "a", "b|c")).toBe("a/b|c/2")
  expect(answer(catalogue, "a", null)).toBe("a/null/3")
  expect(answer(catalogue, "a|b", "c")).toBe("a|b/c/1")
})

test("no other memory hangs on a catalogue", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file))
  const own = files.filter((file) => !/perCatalogue(\.test)?\.ts$/.test(file))
  expect(own.length).toBeGreaterThan(500)
  expect(own.filter((file) => /new WeakMap<(Full)?Catalogue\s*,/.test(readFileSync(`src/${file}`, "utf8")))).toEqual([])
})
