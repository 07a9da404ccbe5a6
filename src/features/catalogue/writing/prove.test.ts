import { expect, it } from "vitest"
import { catalogue } from "../../../dataset/load.ts"
import type { LessonTask } from "../../../dataset/schema/lesson.ts"
import { finish } from "../../../engine/basics/task.ts"
import { rank } from "../../../engine/decisions/rank.ts"
import { evaluate } from "../../../engine/evaluate.ts"
import { mixOf } from "../../../engine/mix/mix.ts"
import { knownIds } from "../../../scenario/url/index.ts"
import { example } from "./lesson.fixture.ts"
import { prove, type Proof } from "./prove.ts"
import type { Asked } from "./solve.ts"

const known = knownIds(catalogue)
const asked: Asked = {
  report: async (scenario) => evaluate(scenario, catalogue),
  mix: async (scenario) => finish(mixOf(scenario, catalogue)),
  rank: async (scenario) => rank(scenario, catalogue).options,
}
const task = example.steps[1]?.task as LessonTask
const proven = (about: Partial<LessonTask>, most = 12): Promise<Proof> =>
  prove({ ...task, ...about }, known, { workloads: [], most }, asked)

it("a task without a solution is solved by the engine, and what it finds is a solution by the same measure", async () => {
  const found = await proven({})
  expect(found).toMatchObject({ is: "solved", says: expect.stringContaining("Proven: a solution was found among the first ") as string })
  expect(await proven({ solution: found.solution ?? "" })).toMatchObject({ is: "solved", says: "Proven: its solution meets all goals." })
})

it("a solution that misses a goal is named with the goal", async () => {
  expect((await proven({ solution: task.scenario })).says).toBe("Its solution does not surely meet gpus-most:10.")
})

it("a task that is done where it begins is none", async () => {
  expect((await proven({ goals: "gpus-most:1000" })).says).toBe("All goals are met where it begins: there is nothing to do.")
})

it("what was not found is not said to be impossible; what excludes itself is", async () => {
  expect((await proven({ goals: "gpus-most:1,vms-least:40" }, 6)).says).toBe(
    "None found among 6 scenarios tried. That does not prove that there is none.",
  )
  expect((await proven({ goals: "gpus-least:9,gpus-most:8" })).says).toBe(
    "Proven to have no solution: nothing meets both gpus-least:9 and gpus-most:8.",
  )
})

it("where every scenario was tried that the inputs lead to, a task is proven to have no solution", async () => {
  expect(await proven({ goals: "gpus-most:1,vms-least:40", controls: ["technique"] }, 200)).toEqual({
    is: "wrong",
    says: "Proven to have no solution: its inputs lead to 16 scenarios, and none meets all goals.",
    solution: null,
  })
  expect(await proven({ goals: "gpus-most:1,vms-least:40", controls: ["technique", "network"] }, 20)).toMatchObject({ is: "none" })
})
