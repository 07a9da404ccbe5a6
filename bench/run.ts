/** `npm run bench`: how long an evaluation takes, over groups, VMs and options. Times are medians of warm runs. */
import { catalogue } from "../src/dataset/load.ts"
import { evaluate } from "../src/engine/evaluate.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../src/engine/scenario.ts"

function median(run: () => unknown, atLeastMs = 1500): { ms: number; runs: number } {
  for (let i = 0; i < 3; i++) run()
  const times: number[] = []
  const until = performance.now() + atLeastMs
  while (performance.now() < until || times.length < 5) {
    const started = performance.now()
    run()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { ms: times[Math.floor(times.length / 2)] ?? 0, runs: times.length }
}

const workloads = catalogue.workloads.map((one) => one.id)
const groups = (n: number, count: number): readonly VmGroup[] =>
  Array.from({ length: n }, (_, i) => ({ name: `g${i + 1}`, workload: workloads[i % workloads.length] ?? "task-worker", count: Math.max(1, Math.round(count / n) + i), overrides: {} }))
const scenario = (n: number, count: number, rest: Partial<Scenario> = {}): Scenario => ({ ...defaultScenario, groups: groups(n, count), ...rest })

const rows: readonly (readonly [string, Scenario])[] = [
  ["first visit: 1 group, 200 VMs", defaultScenario],
  ["1 group, 1,000,000 VMs", { ...defaultScenario, groups: [{ name: null, workload: "knowledge-worker", count: 1_000_000, overrides: {} }] }],
  ["4 groups, 400 VMs", scenario(4, 400)],
  ["20 groups, 2,000 VMs", scenario(20, 2000)],
  ["20 groups, 1,000,000 VMs", scenario(20, 1_000_000)],
  ["20 groups, 10,000,000 VMs", scenario(20, 10_000_000)],
  ["20 groups, every product and GPU ever", scenario(20, 2000, { policies: { ...defaultScenario.policies, includeUnsupported: true } })],
  ["12 pins beside the four", scenario(2, 200, {
    pins: ["a16", "l4", "l40s", "rtx-pro-6000-bse", "a10", "h100-nvl-94"].flatMap((gpu) => ["vmware-vgpu-nvidia", "kvm-vfio"].map((product) => ({ product, gpu, instanceType: null }))),
  })],
]

process.stdout.write(`Node ${process.version}, dataset ${catalogue.version}\n\n| evaluation of all techniques | median | runs |\n|---|---|---|\n`)
for (const [name, one] of rows) {
  const { ms, runs } = median(() => evaluate(one, catalogue))
  process.stdout.write(`| ${name} | ${ms.toFixed(1)} ms | ${runs} |\n`)
}
