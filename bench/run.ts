/**
 * `npm run bench`: how long evaluations and the full ranking take, over groups, VMs and options. Least and median of warm runs.
 * Each run asks something else than the one before: another count, as in a drag, or another demand, about which all products are asked anew.
 */
import { catalogue } from "../src/dataset/load.ts"
import { rank } from "../src/engine/decisions/rank.ts"
import { evaluate } from "../src/engine/evaluate.ts"
import { decideTable } from "./decide.ts"
import { mixTable } from "./mixes.ts"
import { placementTables } from "./placement.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../src/engine/scenario.ts"

interface Timed {
  readonly least: number
  readonly median: number
  readonly runs: number
}

function timed(run: (nth: number) => unknown, atLeastMs = 1500, fewest = 5): Timed {
  let nth = 0
  for (; nth < Math.min(3, fewest); nth++) run(nth)
  const times: number[] = []
  const until = performance.now() + atLeastMs
  for (; performance.now() < until || times.length < fewest; nth++) {
    const started = performance.now()
    run(nth)
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { least: times[0] ?? 0, median: times[Math.floor(times.length / 2)] ?? 0, runs: times.length }
}

const workloads = catalogue.workloads.map((one) => one.id)
const groups = (n: number, count: number): readonly VmGroup[] =>
  Array.from({ length: n }, (_, i) => ({
    name: `g${i + 1}`,
    workload: workloads[i % workloads.length] ?? "task-worker",
    count: Math.max(1, Math.round(count / n) + i),
    overrides: {},
  }))
const scenario = (n: number, count: number, rest: Partial<Scenario> = {}): Scenario => ({
  ...defaultScenario,
  groups: groups(n, count),
  ...rest,
})

const rows: readonly (readonly [string, Scenario])[] = [
  ["first visit: 1 group, 200 VMs", defaultScenario],
  [
    "1 group, 1,000,000 VMs",
    { ...defaultScenario, groups: [{ name: null, workload: "knowledge-worker", count: 1_000_000, overrides: {} }] },
  ],
  ["4 groups, 400 VMs", scenario(4, 400)],
  ["20 groups, 2,000 VMs", scenario(20, 2000)],
  ["20 groups, 1,000,000 VMs", scenario(20, 1_000_000)],
  ["20 groups, 10,000,000 VMs", scenario(20, 10_000_000)],
  ["20 groups, every product and GPU ever", scenario(20, 2000, { policies: { ...defaultScenario.policies, includeUnsupported: true } })],
  [
    "12 pins beside the four",
    scenario(2, 200, {
      pins: ["a16", "l4", "l40s", "rtx-pro-6000-bse", "a10", "h100-nvl-94"].flatMap((gpu) =>
        ["vmware-vgpu-nvidia", "kvm-vfio"].map((product) => ({ product, gpu, instanceType: null })),
      ),
    }),
  ],
]

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const slowest = { name: "", ms: 0 }
type Edit = (one: Scenario, nth: number) => Scenario
const firstGroup = (one: Scenario, edit: (group: VmGroup) => VmGroup): Scenario => ({
  ...one,
  groups: one.groups.map((group, i) => (i === 0 ? edit(group) : group)),
})
const anotherCount: Edit = (one, nth) => firstGroup(one, (group) => ({ ...group, count: group.count + (nth % 400) }))
const anotherDemand: Edit = (one, nth) =>
  firstGroup(one, (group) => ({ ...group, overrides: { ...group.overrides, gpuDuty: 0.04 + (nth % 1000) * 1e-5 } }))

function table(
  title: string,
  edit: Edit,
  run: (one: Scenario) => unknown,
  note: (one: Scenario) => string,
  rows: readonly (readonly [string, Scenario])[],
): void {
  print(`\n| ${title} | least | median | runs | |\n|---|---|---|---|---|`)
  for (const [name, one] of rows) {
    const { least, median, runs } = timed((nth) => run(edit(one, nth)))
    if (least > slowest.ms) Object.assign(slowest, { name: `${title}: ${name}`, ms: least })
    print(`| ${name} | ${least.toFixed(1)} ms | ${median.toFixed(1)} ms | ${runs} | ${note(one)} |`)
  }
}

print(`Node ${process.version}, dataset ${catalogue.version}`)
const searched = (one: Scenario): string => {
  const { options } = evaluate(one, catalogue)
  return `${options.length} options of ${options.reduce((sum, option) => sum + option.searched.candidates, 0)} candidates`
}
const looked = (one: Scenario): string => {
  const { options, weighed } = rank(one, catalogue)
  return `${options.length} of ${weighed} can`
}
const unpinned = rows.filter(([name]) => !name.includes("pins"))
table("compared options, another count each time", anotherCount, (one) => evaluate(one, catalogue), searched, rows)
table("compared options, another demand each time", anotherDemand, (one) => evaluate(one, catalogue), searched, rows)
table("full ranking, another demand each time", anotherDemand, (one) => rank(one, catalogue), looked, unpinned)
print(`\nSlowest: ${slowest.name}, ${slowest.ms.toFixed(1)} ms at least`)
print(
  placementTables((run, atLeastMs) => {
    const { median, runs } = timed(run, atLeastMs)
    return { ms: median, runs }
  }),
)
print(mixTable((run, atLeastMs) => timed(run, atLeastMs, 2)))
print(decideTable())
