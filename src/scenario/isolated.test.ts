import { expect, test } from "vitest"
import { finish } from "../engine/basics/task.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { taskOf } from "./worker/jobs.ts"

const scenario = {
  ...defaultScenario,
  groups: defaultScenario.groups.flatMap((group) => ["Design", "تصميم", "עיצוב 3"].map((name) => ({ ...group, name }))),
}

test("a name that runs from right to left is set apart in an answer, so that it turns no figure beside it; no other is touched", () => {
  const report = finish(taskOf({ kind: "report", scenario }))
  expect(report).toHaveProperty("options.0.groups.0.name", "Design")
  expect(report).toHaveProperty("options.0.groups.1.name", "\u2068تصميم\u2069")
  expect(report).toHaveProperty("options.0.groups.2.name", "\u2068עיצוב 3\u2069")
})
