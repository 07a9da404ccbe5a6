import fc from "fast-check"
import { expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { evaluate } from "../evaluate.ts"
import type { Placement } from "../report.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../scenario.ts"

const group: fc.Arbitrary<VmGroup> = fc.record({
  name: fc.constant(null),
  workload: fc.constantFrom(...catalogue.workloads.map((one) => one.id)),
  count: fc.integer({ min: 1, max: 400 }),
  overrides: fc.record(
    {
      gpuDuty: fc.constantFrom(0.05, 0.2, 0.4),
      activeShare: fc.constantFrom(0.5, 1),
      frameBufferMib: fc.constantFrom(1024, 2048, 4096),
      leastNativeShare: fc.constantFrom(0.5, 0.7, 0.85),
    },
    { requiredKeys: [] },
  ),
})
const scenario: fc.Arbitrary<Scenario> = fc
  .record({ groups: fc.array(group, { minLength: 2, maxLength: 6 }), busyPoint: fc.constantFrom(0.1, 0.5, 1) })
  .map((own) => ({ ...defaultScenario, ...own }))

test("whatever neighbours a VM is placed beside, its group keeps the share of native it asks for", () => {
  let shared = 0
  fc.assert(
    fc.property(scenario, (asked) => {
      for (const option of evaluate(asked, catalogue).options) {
        if (option.placement === null) continue
        shared += option.placement.gpuPatterns.some((pattern) => pattern.contents.length > 1) ? 1 : 0
        const squeezed = option.groups.filter((one) => one.meetsTarget && one.nativeShare.likely < one.targetShare - 1e-6)
        expect(squeezed.map((one) => `${option.key}: ${one.name} ${one.nativeShare.likely} of ${one.targetShare}`)).toEqual([])
      }
    }),
    { numRuns: 60, seed: 4 },
  )
  expect(shared).toBeGreaterThan(20)
}, 600_000)

/** More GPUs than the fewest that would do are in use where the machines are cheaper so; the bound is of the fewest. */
const beyond = ({ count, lowerBound, fewest = count }: Placement["gpus"]): boolean => fewest - lowerBound > Math.max(1, 0.005 * lowerBound)

test.each([
  "video-editor:133,cloud-gaming:17,cad-light:3,developer-gpu:900,power-user:3",
  "llm-inference:336,video-editor:838",
  "power-user:453,media-transcode:117,cloud-gaming:1,video-editor:15",
  "knowledge-worker:1000,cad-light:314",
])(
  "where neighbours slow each other down, the bound knows of it: %s",
  (vm) => {
    const groups = vm.split(",").map((one): VmGroup => {
      const [workload = "", count = ""] = one.split(":")
      return { name: null, workload, count: Number(count), overrides: {} }
    })
    const far = evaluate({ ...defaultScenario, groups }, catalogue).options.filter(
      ({ placement, feasible }) => feasible && placement !== null && beyond(placement.gpus),
    )
    expect(far.map(({ key, placement }) => ({ key, ...placement?.gpus }))).toEqual([])
  },
  600_000,
)
