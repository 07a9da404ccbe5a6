import fc from "fast-check"
import { expect, test } from "vitest"
import { spreadLikeSets } from "./hosts/knapsack.ts"
import { place, type PlacementGroup, type PlacementInput } from "./place.ts"
import { a100Profiles, a16Host, group, instanceType } from "./testing.ts"

/** Whether the slots of an A100 take these profiles, by trying every start of each. */
function migFits(groups: readonly PlacementGroup[], vms: readonly number[]): boolean {
  const pieces = groups.flatMap((one, g) => Array.from({ length: vms[g]! }, () => one.instanceType!))
  if (pieces.reduce((sum, type) => sum + type.computeSlices!, 0) > 7) return false
  const put = (at: number, taken: number): boolean =>
    at === pieces.length ||
    pieces[at]!.placementStarts!.some((start) => {
      const mask = ((1 << pieces[at]!.placementSize!) - 1) << start
      return (taken & mask) === 0 && put(at + 1, taken | mask)
    })
  return put(0, 0)
}

/** A legal GPU, written a second time and as plainly as can be. */
function legal(input: PlacementInput, vms: readonly number[]): boolean {
  const { groups, rules } = input
  const sum = (of: (one: PlacementGroup) => number) => groups.reduce((total, one, g) => total + vms[g]! * of(one), 0)
  if (sum((one) => 1 / one.maxPerGpuByPerformance) > 1 + 1e-9) return false
  if (sum((one) => one.vcpu) > input.host.cores * input.host.vcpuPerCore || sum((one) => one.ramGib) > input.host.ramGib) return false
  const present = groups.filter((_, g) => vms[g]! > 0)
  const total = vms.reduce((a, b) => a + b, 0)
  switch (rules.kind) {
    case "shared-memory":
      return sum((one) => one.frameBufferMib) <= input.gpuMemoryMib!
    case "equal-size":
      return (
        new Set(present.map((one) => one.frameBufferMib)).size <= 1 &&
        total <= 32 &&
        sum((one) => 1 / one.instanceType!.maxPerGpu!) <= 1 + 1e-9
      )
    case "mig":
      return migFits(groups, vms)
    case "no-gpu":
    case "whole-gpu":
    case "mixed-size":
    case "vf-split":
      throw new Error("not compared here")
  }
}

/** The least number of GPUs by exhaustive dynamic programming over all sub-demands. */
function leastGpus(input: PlacementInput): number {
  const counts = input.groups.map((one) => one.count)
  const every = (at: number, head: number[], most: readonly number[]): number[][] =>
    at === most.length ? [head] : Array.from({ length: most[at]! + 1 }, (_, n) => every(at + 1, [...head, n], most)).flat()
  const contents = every(0, [], counts).filter((vms) => vms.some((n) => n > 0) && legal(input, vms))
  const least = new Map<string, number>([[counts.map(() => 0).join(), 0]])
  // Lexicographic order visits every smaller demand first.
  for (const demand of every(0, [], counts)) {
    if (demand.every((n) => n === 0)) continue
    let best = Infinity
    for (const vms of contents) {
      if (vms.some((n, g) => n > demand[g]!)) continue
      best = Math.min(best, 1 + least.get(demand.map((n, g) => n - vms[g]!).join())!)
    }
    least.set(demand.join(), best)
  }
  return least.get(counts.join())!
}

const upToTwelve = fc
  .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
  .filter((counts) => counts.reduce((a, b) => a + b, 0) <= 12)
const anySmall: fc.Arbitrary<PlacementInput> = fc
  .record({
    counts: upToTwelve,
    kind: fc.constantFrom("shared-memory", "equal-size", "mig"),
    draws: fc.array(
      fc.record({
        fb: fc.integer({ min: 500, max: 12_000 }),
        size: fc.constantFrom(2048, 4096, 5461),
        profile: fc.nat(5),
        vcpu: fc.integer({ min: 1, max: 20 }),
        performance: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 8 })),
      }),
      { minLength: 4, maxLength: 4 },
    ),
  })
  .map(({ counts, kind, draws }) => ({
    ...a16Host,
    gpuMemoryMib: kind === "mig" ? 40960 : 16384,
    host: { ...a16Host.host, cores: 8 },
    rules: kind === "shared-memory" ? { kind, maxVmsPerGpu: null } : kind === "equal-size" ? { kind, cap: 32 } : { kind },
    groups: counts.map((count, index) => {
      const { fb, size, profile, vcpu, performance } = draws[index]!
      if (kind === "mig")
        return group(index, { count, instanceType: a100Profiles[profile]!, frameBufferMib: a100Profiles[profile]!.frameBufferMib!, vcpu })
      const frameBufferMib = kind === "equal-size" ? size : fb
      const type = instanceType(`t${frameBufferMib}`, { frameBufferMib, maxPerGpu: Math.floor(16384 / frameBufferMib) })
      return group(index, { count, frameBufferMib, instanceType: type, vcpu, maxPerGpuByPerformance: performance })
    }),
  }))

test("against exhaustive search: the fewest GPUs in at least 99 % of small cases, never more than one above, never bounded too high", () => {
  let cases = 0
  let optimal = 0
  fc.assert(
    fc.property(anySmall, (input) => {
      const outcome = place(input)
      if (!outcome.ok) throw new Error("expected a placement")
      const { count, lowerBound } = outcome.placement.gpus
      const least = leastGpus(input)
      cases++
      if (count === least) optimal++
      expect(count - least).toBeLessThanOrEqual(1)
      expect(lowerBound).toBeLessThanOrEqual(least)
    }),
    { numRuns: 600, seed: 20261122 },
  )
  expect(optimal / cases, `${optimal} of ${cases} small cases are optimal`).toBeGreaterThanOrEqual(0.99)
})

test("like sets of GPUs are spread over hosts at the least cost", () => {
  interface Room {
    readonly gpusPerBoard: number
    readonly boardUsd: number
    readonly hostUsd: number
  }
  const cost = (hosts: readonly { sets: number; hosts: number }[], size: number, room: Room) =>
    hosts.reduce((sum, one) => sum + one.hosts * (Math.ceil((one.sets * size) / room.gpusPerBoard) * room.boardUsd + room.hostUsd), 0)
  const anyRoom = fc.record({
    gpusPerBoard: fc.constantFrom(1, 2, 4),
    boardUsd: fc.integer({ min: 0, max: 100 }),
    hostUsd: fc.integer({ min: 0, max: 100 }),
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600 }),
      fc.constantFrom(1, 1, 2, 3, 8),
      fc.integer({ min: 1, max: 16 }),
      anyRoom,
      (sets, size, most, room) => {
        const spread = spreadLikeSets(sets, size, most, room)
        expect(spread.reduce((sum, one) => sum + one.sets * one.hosts, 0)).toBe(sets)
        expect(spread.every((one) => one.sets <= most)).toBe(true)
        const least = [0]
        for (let n = 1; n <= sets; n++) {
          least[n] = Math.min(
            ...Array.from({ length: Math.min(most, n) }, (_, j) => least[n - j - 1]! + cost([{ sets: j + 1, hosts: 1 }], size, room)),
          )
        }
        expect(cost(spread, size, room)).toBe(least[sets])
      },
    ),
  )
})
