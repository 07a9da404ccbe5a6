import { catalogue } from "../src/dataset/load.ts"
import { mixOf } from "../src/engine/mix/mix.ts"
import { defaultScenario, type Scenario } from "../src/engine/scenario.ts"
import { decodeFragment, knownIds } from "../src/scenario/url/index.ts"
import { presets } from "../src/scenario/presets.ts"

const ids = knownIds(catalogue)
const of = (fragment: string): Scenario => decodeFragment(fragment, ids).state.scenario
const workloads = catalogue.workloads.map((one) => one.id)

/** So many groups, of all kinds of work, no two alike. */
const many = (n: number, vms: number): Scenario => ({
  ...defaultScenario,
  groups: Array.from({ length: n }, (_, i) => ({
    name: `g${i + 1}`,
    workload: workloads[i % workloads.length] ?? "task-worker",
    count: Math.max(1, Math.round(vms / n) + i),
    overrides: i < workloads.length ? {} : { frameBufferMib: 1024 * (1 + (i % 8)), minNativeShare: 0.5 + (i % 4) / 10 },
  })),
})

const of3 = "vm=knowledge-worker:1500,cad-medium:120,llm-inference:16"
export const mixScenarios: readonly (readonly [name: string, scenario: Scenario])[] = [
  ["3 groups: desktops, CAD, language models", of(of3)],
  ["3 groups, all live-migrate", of(`${of3}&need=live-migration`)],
  ["3 groups, the desktops live-migrate", of(of3.replace("1500", "1500*need:live-migration"))],
  ["3 groups, 12 hosts with A16 owned", of(`${of3}&owned=2u-4dw:12*a16:3`)],
  ...presets
    .filter(({ state }) => state.groups.length > 1)
    .map(({ id, state }) => [`preset ${id}, ${state.groups.length} groups`, state] as const),
  ["6 groups", many(6, 1200)],
  ["6 groups, 2 kinds of hosts owned", { ...many(4, 800), supply: of("owned=2u-4dw:12*a16:3,2u-4dw:4*l40s:2").supply }],
  ["12 groups", many(12, 2400)],
  ["20 groups", many(20, 4000)],
  ["50 groups", many(50, 10_000)],
]

/**
 * Time of the plans of parts, each of the techniques and the mix. Each time another count, as in a drag: what products can do for the groups is known from before.
 * The first time, when all of that is asked, stands beside it.
 */
export function mixTable(
  timed: (run: (nth: number) => void, atLeastMs: number) => { readonly least: number; readonly median: number },
): string {
  const rows = mixScenarios.map(([name, one]) => {
    let steps = 0
    const run = (nth: number): void => {
      const groups = one.groups.map((group, at) => (at === 0 ? { ...group, count: group.count + (nth % 40) } : group))
      const task = mixOf({ ...one, groups }, catalogue)
      for (steps = 0; !task.next().done;) steps++
    }
    const began = performance.now()
    run(0)
    const first = performance.now() - began
    const { least, median } = timed(run, 1000)
    return `| ${name} | ${first.toFixed(0)} ms | ${least.toFixed(0)} ms | ${median.toFixed(0)} ms | ${steps} |`
  })
  return `\n| plans of parts, another count each time | first | least | median | steps |\n|---|---|---|---|---|\n${rows.join("\n")}`
}
