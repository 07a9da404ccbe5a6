import { expect, test } from "vitest"
import { Memory } from "./memory.ts"

test("what was made once is not made again, and the oldest goes first", () => {
  const memory = new Memory<number>(2)
  let made = 0
  const ask = (key: string): number => memory.get(key, () => ++made)
  expect([ask("a"), ask("b"), ask("a")]).toEqual([1, 2, 1])
  expect([ask("c"), ask("b"), ask("a")]).toEqual([3, 2, 4])
})
