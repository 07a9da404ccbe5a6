import { expect, test } from "vitest"
import type { GoalFigure } from "../../engine/goal.ts"
import type { GoalCheck, GoalState } from "../../scenario/goals.ts"
import { newlySaid } from "./said.ts"

const check = (about: GoalFigure, state: GoalState): GoalCheck => ({
  goal: { about, side: "most", value: 1, group: null },
  state,
  figure: null,
  found: null,
  reason: null,
})
const words = ({ goal }: GoalCheck): string => `At most one of ${goal.about}`

test("a goal that is reached is said once, and the last one with it that all are", () => {
  const before = [check("gpus", "missed"), check("cost", "missed")]
  const half = [check("gpus", "met"), check("cost", "perhaps")]
  const all = [check("gpus", "met"), check("cost", "met")]
  expect(newlySaid(before, half, words)).toBe("Goal met: at most one of gpus.")
  expect(newlySaid(half, all, words)).toBe("Goal met: at most one of cost. All goals are met.")
  expect(newlySaid(all, all, words)).toBe("")
})

test("a goal that is lost is said, one that was taken away is not", () => {
  const all = [check("gpus", "met"), check("cost", "met")]
  expect(newlySaid(all, [check("gpus", "perhaps"), check("cost", "met")], words)).toBe("No longer met: at most one of gpus.")
  expect(newlySaid(all, [check("cost", "met")], words)).toBe("")
})

test("of a single goal nothing more is said than that it is met", () => {
  expect(newlySaid([check("gpus", "unknown")], [check("gpus", "met")], words)).toBe("Goal met: at most one of gpus.")
})
