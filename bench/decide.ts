import { catalogue } from "../src/dataset/load.ts"
import { finish } from "../src/engine/basics/task.ts"
import { breakEvenTask, dialsFor } from "../src/engine/decisions/breakEven.ts"
import { unlockTask } from "../src/engine/decisions/unlock.ts"
import { evaluate } from "../src/engine/evaluate.ts"
import { mixOf } from "../src/engine/mix/mix.ts"
import { defaultScenario, type Scenario } from "../src/engine/scenario.ts"

const { policies } = defaultScenario
/** Three groups that ask for more than anything gives, or than the budget pays. */
const three: Scenario = {
  ...defaultScenario,
  groups: [["knowledge-worker", 1500] as const, ["cad-medium", 120] as const, ["llm-inference", 16] as const].map(([workload, count]) => ({ name: null, workload, count, overrides: {} })),
}
const asked: readonly (readonly [string, Scenario])[] = [
  ["three groups that move and are suspended", { ...three, policies: { ...policies, liveMigration: true, suspendResume: true } }],
  ["three groups that move, on 0.5 million", { ...three, policies: { ...policies, liveMigration: true, budgetUsd: 500_000 } }],
]

/** Processor time of all of it, s: other work on the machine changes it least. */
function secondsOf(run: () => void): string {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return `${((user + system) / 1e6).toFixed(2)} s`
}

/** What Decide works out of scenarios that not every technique can meet, each asked once, as the page asks. */
export const decideTable = (): string =>
  asked
    .map(([name, one]) => {
      const report = evaluate(one, catalogue)
      const unable = report.options.filter((option) => !option.feasible)
      const mix = secondsOf(() => void finish(mixOf(one, catalogue)))
      const unlock = secondsOf(() => unable.forEach(({ technique }) => void finish(unlockTask({ technique }, one, catalogue))))
      const breakEven = secondsOf(() => dialsFor(report, one, catalogue).forEach((dial) => void finish(breakEvenTask(dial, one, catalogue))))
      return `| ${name} | ${mix} | ${unlock} | ${breakEven} |`
    })
    .reduce((table, row) => `${table}\n${row}`, "\n| Decide, processor time | plan of parts | what would make it feasible | where the winner changes |\n|---|---|---|---|")
