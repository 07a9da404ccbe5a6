import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Placement, vmsHere } from "../report.ts"
import { lowerBoundGpus, place, type PlacementInput, vmsPerGpuAlone } from "./place.ts"
import { a100Profiles, a16Host, group, instanceType } from "./testing.ts"

const anyCount = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 10_000_000 }))
const perVm = {
  vcpu: fc.integer({ min: 1, max: 40 }),
  ramGib: fc.integer({ min: 1, max: 128 }),
  count: anyCount,
  gpusPerVm: fc.constantFrom(1, 1, 1, 2, 3, 4),
  maxPerHost: fc.constantFrom(Infinity, Infinity, Infinity, 1, 3, 20),
}
const anyPerformance = fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 20 }))

const anyRules = fc.constantFrom("no-gpu", "whole-gpu", "shared-memory", "equal-size", "mig", "vf-split")
/** Any scenario that a GPU and a host can hold VM by VM. */
const anyInput: fc.Arbitrary<PlacementInput> = anyRules.chain((kind) => {
  const oneGroup =
    kind === "mig"
      ? fc
          .record({ ...perVm, instanceType: fc.constantFrom(...a100Profiles) })
          .map((g) => ({ ...g, frameBufferMib: g.instanceType.frameBufferMib! }))
      : fc
          .record({
            ...perVm,
            maxPerGpuByPerformance: anyPerformance,
            maxPerGpuByEncoders: fc.constantFrom(Infinity, Infinity, 2.5, 6.2),
            frameBufferMib: fc.constantFrom(1024, 2048, 4096, 5461, 8192),
          })
          .map((g) => ({
            ...g,
            instanceType: instanceType(`t${g.frameBufferMib}`, {
              frameBufferMib: g.frameBufferMib,
              maxPerGpu: Math.floor(16384 / g.frameBufferMib),
            }),
          }))
  return fc
    .record({
      groups: fc.array(oneGroup, { minLength: 1, maxLength: 6 }),
      boardsMax: fc.integer({ min: 1, max: 8 }),
      gpusPerBoard: fc.constantFrom(1, 2, 4),
      spareHosts: fc.integer({ min: 0, max: 3 }),
      boardUsd: fc.integer({ min: 0, max: 40_000 }),
      hostUsd: fc.integer({ min: 0, max: 40_000 }),
    })
    .map(({ groups, boardsMax, ...rest }) => ({
      ...a16Host,
      ...rest,
      host: { ...a16Host.host, boardsMax },
      gpuMemoryMib: kind === "no-gpu" ? null : kind === "mig" ? 40960 : 16384,
      groups: groups.map(({ gpusPerVm, ...fields }, index) =>
        group(index, { ...fields, gpusPerVm: kind === "no-gpu" ? 1 : Math.min(gpusPerVm, boardsMax * rest.gpusPerBoard) }),
      ),
      rules: kind === "shared-memory" ? { kind, maxVmsPerGpu: null } : kind === "equal-size" ? { kind, cap: 32 } : { kind },
    }))
})

function placementOf(input: PlacementInput): Placement {
  const outcome = place(input)
  if (!outcome.ok) throw new Error("expected a placement")
  return outcome.placement
}

/** That on the fewest GPUs, and that in cheaper machines where there is one. */
function placementsOf(input: PlacementInput): readonly Placement[] {
  const outcome = place(input)
  if (!outcome.ok) throw new Error("expected a placement")
  const other = outcome.onMoreGpus?.()
  return other ? [outcome.placement, other] : [outcome.placement]
}

/** GPUs of each pattern over all hosts. */
function gpusByPattern(placement: Placement): number[] {
  const gpus = placement.gpuPatterns.map(() => 0)
  for (const pattern of placement.hostPatterns) for (const part of pattern.gpus) gpus[part.pattern]! += part.count * pattern.hosts
  return gpus
}

const runs = { numRuns: 250 }

describe("any placement", () => {
  test("places every VM exactly once", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const placement of placementsOf(input)) {
          const placed = input.groups.map(() => 0)
          gpusByPattern(placement).forEach((gpus, i) =>
            placement.gpuPatterns[i]!.contents.forEach((part) => (placed[part.group]! += gpus * vmsHere(part))),
          )
          for (const pattern of placement.hostPatterns) for (const part of pattern.vms) placed[part.group]! += pattern.hosts * part.vms
          expect(placed.map(Math.round)).toEqual(input.groups.map((one) => one.count))
        }
      }),
      runs,
    )
  })

  test("fills no host beyond its vCPUs, RAM or boards, and states what each host carries", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const [placement, host] of placementsOf(input).flatMap((one) => one.hostPatterns.map((host) => [one, host] as const))) {
          const vms = [
            ...host.vms,
            ...host.gpus.flatMap((gpu) =>
              placement.gpuPatterns[gpu.pattern]!.contents.map((part) => ({
                ...part,
                vms: Math.round(vmsHere(part) * gpu.count),
              })),
            ),
          ]
          expect(host.vcpuUsed).toBe(vms.reduce((sum, part) => sum + part.vms * input.groups[part.group]!.vcpu, 0))
          expect(host.vcpuUsed).toBeLessThanOrEqual(320)
          expect(host.ramGibUsed).toBe(vms.reduce((sum, part) => sum + part.vms * input.groups[part.group]!.ramGib, 0))
          expect(host.ramGibUsed).toBeLessThanOrEqual(900)
          expect(host.boards).toBe(Math.ceil(host.gpus.reduce((sum, gpu) => sum + gpu.count, 0) / input.gpusPerBoard))
          expect(host.boards).toBeLessThanOrEqual(input.host.boardsMax)
          for (const one of input.groups) {
            const own = vms.reduce((sum, part) => sum + (part.group === one.index ? part.vms : 0), 0)
            expect(own).toBeLessThanOrEqual(one.maxPerHost!)
          }
        }
      }),
      runs,
    )
  })

  test("fills no GPU beyond its memory, instances, performance or encoders", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { contents, frameBufferUsed } of placementsOf(input).flatMap((one) => one.gpuPatterns)) {
          const groups = contents.map((part) => ({ ...input.groups[part.group]!, vms: part.vms }))
          const sum = (of: (one: (typeof groups)[number]) => number) => groups.reduce((total, one) => total + one.vms * of(one), 0)
          expect(frameBufferUsed).toBeLessThanOrEqual(1)
          expect(sum((one) => one.frameBufferMib)).toBeLessThanOrEqual(input.gpuMemoryMib!)
          expect(sum((one) => 1 / one.maxPerGpuByPerformance)).toBeLessThanOrEqual(1 + 1e-9)
          expect(sum((one) => 1 / (one.maxPerGpuByEncoders ?? Infinity))).toBeLessThanOrEqual(1 + 1e-9)
          const { kind } = input.rules
          expect(kind === "whole-gpu" ? sum(() => 1) : 1).toBe(1)
          expect(kind === "mig" ? sum((one) => one.instanceType!.computeSlices!) : 0).toBeLessThanOrEqual(7)
          expect(kind === "equal-size" ? new Set(groups.map((one) => one.frameBufferMib)).size : 1).toBe(1)
          expect(kind === "vf-split" ? new Set(groups.map((one) => one.instanceType!.id)).size : 1).toBe(1)
        }
      }),
      runs,
    )
  })

  test("keeps all GPUs of a VM in one host, and VMs with other numbers of GPUs off them", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const [placement, host] of placementsOf(input).flatMap((one) => one.hostPatterns.map((host) => [one, host] as const))) {
          for (const { pattern, count } of host.gpus) {
            const sizes = placement.gpuPatterns[pattern]!.contents.map((part) => input.groups[part.group]!.gpusPerVm!)
            expect(new Set(sizes).size).toBe(1)
            expect(count % sizes[0]!).toBe(0)
          }
        }
      }),
      runs,
    )
  })

  test("never counts below its lower bounds, and its totals agree with its parts", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const placement of placementsOf(input)) {
          const { gpus, hosts } = placement
          expect(gpus.count).toBe(gpusByPattern(placement).reduce((sum, n) => sum + n, 0))
          expect(gpus.count).toBeGreaterThanOrEqual(gpus.lowerBound)
          expect(gpus.lowerBound).toBeGreaterThanOrEqual(lowerBoundGpus(input))
          expect(gpus.boards).toBeGreaterThanOrEqual(gpus.boardsLowerBound)
          expect(gpus.bought).toBeGreaterThanOrEqual(gpus.count)
          expect(hosts.count).toBe(placement.hostPatterns.reduce((sum, pattern) => sum + pattern.hosts, 0))
          expect(hosts.count).toBeGreaterThanOrEqual(hosts.lowerBound)
          for (const share of Object.values(placement.waste)) expect(share >= 0 && share <= 1).toBe(true)
        }
      }),
      runs,
    )
  })

  test("does not depend on the order of the groups", () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), (input, seed) => {
        const by = (index: number) => (index * 7919 + seed) % 101
        const shuffled = input.groups.toSorted((a, b) => by(a.index) - by(b.index))
        const summary = ({ gpus, hosts, waste }: Placement) => ({ gpus, hosts, waste: waste.gpus })
        expect(summary(placementOf({ ...input, groups: shuffled.map((one, index) => ({ ...one, index })) }))).toEqual(
          summary(placementOf(input)),
        )
      }),
      runs,
    )
  })

  test("keeps the cheap lower bound from falling when a group grows", () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: 1000 }), (input, more) => {
        const grown = input.groups.map((one, index) => (index === 0 ? { ...one, count: one.count + more } : one))
        expect(lowerBoundGpus({ ...input, groups: grown })).toBeGreaterThanOrEqual(lowerBoundGpus(input))
      }),
      runs,
    )
  })

  test("gives a group alone the VMs per GPU it says, and so needs count / VMs per GPU", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const one = input.groups[0]!
        const outcome = place({ ...input, groups: [one] })
        if (!outcome.ok || input.rules.kind === "no-gpu") return
        const vms = outcome.vmsPerGpu[0]!
        expect(vms).toBeLessThanOrEqual(vmsPerGpuAlone(one, input.rules, input.gpuMemoryMib).vms)
        expect(outcome.placement.gpus.count).toBe(Math.ceil(one.count / vms) * one.gpusPerVm!)
      }),
      runs,
    )
  })

  test("ten million VMs in twenty groups take no more rows than a few for each group", () => {
    const groups = Array.from({ length: 20 }, (_, i) =>
      group(i, {
        count: 500_000 + i * 37,
        frameBufferMib: 1024 + i * 300,
        vcpu: 2 + (i % 5) * 2,
        ramGib: 4 + (i % 7) * 3,
      }),
    )
    for (const rules of [{ kind: "shared-memory", maxVmsPerGpu: null }, { kind: "whole-gpu" }, { kind: "no-gpu" }] as const) {
      const placement = placementOf({ ...a16Host, rules, groups })
      expect(placement.gpuPatterns.length).toBeLessThanOrEqual(3 * groups.length)
      expect(placement.hostPatterns.length).toBeLessThanOrEqual(6 * groups.length)
    }
  })
})
