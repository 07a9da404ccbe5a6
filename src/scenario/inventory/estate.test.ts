import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { evaluate } from "../../engine/evaluate.ts"
import { defaultScenario, limits } from "../../engine/scenario.ts"
import { setGroups, setSupply } from "../edit.ts"
import { clustered, groupsOf, needsOf, vmsCutShort, type Need } from "./estate.ts"
import { hostKinds, ownedOf } from "./estateHosts.ts"
import type { ReadVm } from "./rules.ts"

const vm = (more: Partial<ReadVm>): ReadVm => ({
  name: "v",
  gpus: 1,
  gpuMilli: 0,
  frameBufferMib: 2048,
  models: [],
  vcpu: 4,
  ramGib: 8,
  ...more,
})
const times = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one)
const host = (more: object) => ({ name: "h", model: "L40S", gpus: 2, gpuMemoryMib: null, vcpu: 320, ramGib: 512, ...more })
const as = { workload: "knowledge-worker", catalogue, gpuMemoryMib: null }

describe("VMs as groups", () => {
  test("VMs alike are one group, with the work that a rule says; those without a GPU are counted beside", () => {
    const needs = needsOf([
      ...times(30, vm({ workload: "knowledge-worker" })),
      ...times(5, vm({ gpuMilli: 250, frameBufferMib: 0, models: ["L40S"] })),
      ...times(2, vm({ gpus: 2, gpuMilli: 1000, frameBufferMib: 0, vcpu: 24, ramGib: 192 })),
      ...times(9, vm({ gpus: 0, frameBufferMib: 0 })),
    ])
    expect([needs.vms, needs.withoutGpu]).toEqual([37, 9])
    const { needs: few, over, leftOut } = clustered(needs, 50)
    expect([over, leftOut]).toEqual([{ vcpu: 0, ramGib: 0, frameBufferMib: 0, gpuMilli: 0 }, 0])
    expect(groupsOf(few, as)).toEqual([
      { name: "4 vCPU, 8 GiB, 2 GiB GPU", workload: "knowledge-worker", count: 30, overrides: {} },
      { name: "4 vCPU, 8 GiB, 25 % GPU, on L40S", workload: "knowledge-worker", count: 5, overrides: { frameBufferMib: 12288, gpuDuty: 1, needs: { gpus: ["l40s"] } } }, // prettier-ignore
      {
        name: "24 vCPU, 192 GiB, 2 GPU",
        workload: "knowledge-worker",
        count: 2,
        overrides: { gpusPerVm: 2, gpuDuty: 1, vcpu: 24, ramGib: 192 },
      },
    ])
  })
  test("a group says whence it comes: how the names of most of its VMs begin, where they have names", () => {
    const named = (names: readonly string[], more: Partial<ReadVm> = {}) => names.map((name) => vm({ name, ...more }))
    const groupsIn = (vms: readonly ReadVm[]) => groupsOf(clustered(needsOf(vms), 50).needs, as).map(({ name }) => name)
    expect(groupsIn(named(["llm-001", "llm-002"]))).toEqual(["llm: 4 vCPU, 8 GiB, 2 GiB GPU"])
    expect(groupsIn(named(["cad 1", "cad 2", "web1"]))).toEqual(["cad, …: 4 vCPU, 8 GiB, 2 GiB GPU"])
    expect(groupsIn(named(["ann", "bob", "eve"]))).toEqual(["4 vCPU, 8 GiB, 2 GiB GPU"])
    expect(groupsIn(named(["line 2", "line 3"], { isNamed: false }))).toEqual(["4 vCPU, 8 GiB, 2 GiB GPU"])
  })
  test("a share of a model that the table names is what that model does in it, so that a whole one serves work stated on a faster GPU", () => {
    const [group] = groupsOf(
      needsOf(times(27, vm({ gpuMilli: 1000, frameBufferMib: 20480, models: ["L40S"], workload: "llm-inference", vcpu: 16, ramGib: 64 })))
        .needs,
      as,
    )
    expect(group!.overrides.gpuDuty).toBeLessThan(0.9)
    const report = evaluate(setGroups(defaultScenario, [group!]), catalogue)
    expect(report.options.some(({ feasible, gpu }) => feasible && gpu === "l40s")).toBe(true)
  })
  test("a VM with more GPUs than one of a scenario may have is planned with as many as may be, and counted as cut short", () => {
    const { max } = limits.gpusPerVm
    const needs = needsOf([...times(3, vm({ gpus: max + 8 })), ...times(2, vm({ gpus: max })), vm({})])
    const { needs: few } = clustered(needs, 50)
    expect(groupsOf(few, as).map(({ count, overrides }) => [count, overrides.gpusPerVm])).toEqual([[3, max], [2, max], [1, undefined]]) // prettier-ignore
    expect(vmsCutShort(few)).toBe(3)
  })
  test("the nearest are joined first, and what that counts beyond the need is said", () => {
    const vms = [...times(50, vm({})), ...times(50, vm({ ramGib: 10 })), ...times(10, vm({ ramGib: 64, frameBufferMib: 8192 }))]
    const { needs, over } = clustered(needsOf(vms), 2)
    expect(needs.map((need) => [need.count, need.ramGib])).toEqual([[100, 10], [10, 64]]) // prettier-ignore
    expect(over.ramGib).toBeCloseTo(100 / 1540, 9)
    expect([over.vcpu, over.frameBufferMib]).toEqual([0, 0])
  })
  test("groups never give a VM less than it needs, lose none but whole kinds that are told, and are no more than were asked for", () => {
    const some = fc.record({
      gpus: fc.constantFrom(1, 1, 1, 2),
      gpuMilli: fc.constantFrom(0, 100, 250, 500),
      frameBufferMib: fc.constantFrom(512, 1024, 2048, 4096),
      vcpu: fc.integer({ min: 1, max: 32 }),
      ramGib: fc.integer({ min: 1, max: 128 }),
      models: fc.constantFrom<readonly string[]>([], ["L40S"], ["A16"]),
    })
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 120 }), fc.integer({ min: 1, max: 50 }), (list, most) => {
        const needs = needsOf(list.map(vm))
        const { needs: groups, over, leftOut } = clustered(needs, most)
        expect(groups.length).toBeLessThanOrEqual(most)
        expect(groups.reduce((sum, group) => sum + group.count, 0) + leftOut).toBe(list.length)
        for (const share of Object.values(over)) expect(share).toBeGreaterThanOrEqual(0)
        const holds = (group: Need, one: Need) =>
          group.vcpu >= one.vcpu &&
          group.ramGib >= one.ramGib &&
          group.frameBufferMib >= one.frameBufferMib &&
          group.gpuMilli >= one.gpuMilli
        expect(leftOut > 0 || needs.needs.every((one) => groups.some((group) => holds(group, one)))).toBe(true)
      }),
      { numRuns: 150, seed: 16 },
    )
  })
  test("two hundred thousand VMs of which no two are alike become fifty groups, and nothing they need is dropped", () => {
    const vms = Array.from({ length: 200_000 }, (_, i) =>
      vm({ vcpu: 1 + (i % 61), ramGib: 1 + ((i * 7) % 251), frameBufferMib: 512 + ((i * 13) % 4001) }),
    )
    const needs = needsOf(vms)
    const { needs: groups, over } = clustered(needs, 50)
    expect(groups).toHaveLength(50)
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(200_000)
    expect(Math.max(...Object.values(over))).toBeLessThan(0.9)
  }, 60_000)
})

describe("hosts as hosts that are there", () => {
  test("the first kind is described as it is, others are the dataset's class most like them, and how far off is said", () => {
    const kinds = hostKinds([...times(8, host({})), ...times(3, host({ gpus: 4, model: "A16", vcpu: 480, ramGib: 1024 })), host({ model: null, gpus: 0, vcpu: 240, ramGib: 384 })], 5) // prettier-ignore
    expect(kinds.map((kind) => [kind.count, kind.cores, kind.gpus])).toEqual([[8, 64, 2], [3, 96, 4], [1, 48, 0]]) // prettier-ignore
    const { owned, host: described, off, unknownGpus } = ownedOf(kinds, catalogue)
    expect(described).toMatchObject({ cores: 64, ramGib: 512 })
    expect(owned).toEqual([
      { host: "custom", count: 8, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 },
      { host: "2u-4dw", count: 3, boards: { gpu: "a16", perHost: 1 }, valueUsd: 0 },
      { host: "1u-3sw", count: 1, boards: null, valueUsd: 0 },
    ])
    expect([off.cores, off.ramGib, unknownGpus]).toEqual([0, 0, 0])
  })
  test("hosts of which no table tells cores or RAM, such as a list of GPUs, have planning values, which is said, and never one core", () => {
    const { owned, host: described, off, untold } = ownedOf(hostKinds([...times(3, host({ vcpu: 0, ramGib: 0 })), host({ ramGib: 0, gpus: 1 })], 5), catalogue) // prettier-ignore
    expect(described).toMatchObject({ cores: 64, ramGib: 1024 })
    expect(owned.map((kind) => [kind.host, kind.count])).toEqual([["custom", 3], ["2u-3dw", 1]]) // prettier-ignore
    expect([off, untold]).toEqual([{ cores: 0, ramGib: 0 }, { cores: 3, ramGib: 4 }]) // prettier-ignore
  })
  test("a model that the dataset does not know gives hosts without boards, and is counted", () =>
    expect(ownedOf(hostKinds([host({ model: "Radeon 9000" })], 5), catalogue)).toMatchObject({ unknownGpus: 1, owned: [{ boards: null }] }))
})

test("the scenario of an estate stands on its hosts before any is bought", () => {
  const needs = needsOf(times(60, vm({ workload: "knowledge-worker" })))
  const { owned, host: described } = ownedOf(hostKinds(times(4, host({})), 5), catalogue)
  const withGroups = setGroups(defaultScenario, groupsOf(clustered(needs, 50).needs, as))
  const scenario = setSupply(withGroups, { owned, host: { custom: described! } })
  expect(scenario.supply.owned).toEqual(owned)
  const report = evaluate(scenario, catalogue)
  const best = report.options.find((one) => one.technique === "mediated-pass-through")!
  expect([best.feasible, best.owned !== undefined]).toEqual([true, true])
})
