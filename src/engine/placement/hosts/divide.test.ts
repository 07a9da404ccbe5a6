import fc from "fast-check"
import { expect, test } from "vitest"
import type { Placement } from "../../report.ts"
import { place, type PlacementInput } from "../place.ts"
import { a16Host, group } from "../testing.ts"

const machinesUsd = ({ gpus, hosts }: Placement, { boardUsd, hostUsd }: PlacementInput): number =>
  (gpus.boards + gpus.spareBoards) * boardUsd + (hosts.count + hosts.spare) * hostUsd

function placedBoth(input: PlacementInput): { readonly placement: Placement; readonly onMoreGpus: Placement | null } {
  const outcome = place(input)
  if (!outcome.ok) throw new Error("expected a placement")
  return { placement: outcome.placement, onMoreGpus: outcome.onMoreGpus?.() ?? null }
}

/** One group on boards of four GPUs, in hosts whose vCPUs hold some VMs more or fewer than full GPUs do. */
const oneGroup: fc.Arbitrary<PlacementInput> = fc
  .record({
    count: fc.oneof(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 150, max: 2500 })),
    vcpu: fc.integer({ min: 1, max: 14 }),
    perGpu: fc.integer({ min: 1, max: 16 }),
    boardsMax: fc.integer({ min: 1, max: 5 }),
    gpusPerBoard: fc.constantFrom(1, 2, 4),
    boardUsd: fc.constantFrom(0, 3000, 20_000),
    hostUsd: fc.constantFrom(8000, 25_000),
  })
  .map(({ count, vcpu, perGpu, boardsMax, ...rest }) => ({
    ...a16Host,
    ...rest,
    spareHosts: 0,
    rules: { kind: "shared-memory", maxVmsPerGpu: null },
    host: { ...a16Host.host, boardsMax },
    groups: [group(0, { count, vcpu, maxPerGpuByPerformance: perGpu })],
  }))

/** The cheapest of all layouts of like VMs, host by host, by the VMs that a host with so many boards holds; `hostUsd` and `boardUsd` weigh. */
function cheapest({ groups, host, gpusPerBoard }: PlacementInput, boardUsd: number, hostUsd: number): number {
  const [{ count, vcpu, ramGib, maxPerGpuByPerformance }] = groups as [PlacementInput["groups"][number]]
  const inHost = Math.floor(Math.min((host.cores * host.vcpuPerCore) / vcpu, host.ramGib / ramGib))
  const perGpu = Math.min(maxPerGpuByPerformance, 16, inHost)
  const kinds = Array.from({ length: host.boardsMax }, (_, i) => ({
    vms: Math.min(inHost, (i + 1) * gpusPerBoard * perGpu),
    usd: hostUsd + (i + 1) * boardUsd,
  }))
  const least = [0]
  for (let n = 1; n <= count; n++) least[n] = Math.min(...kinds.map(({ vms, usd }) => usd + least[Math.max(0, n - vms)]!))
  return least[count]!
}

test("no host could be left out for no more money, and like VMs stand in the cheapest boards and hosts there are", () => {
  let helped = 0
  fc.assert(
    fc.property(oneGroup, (input) => {
      const { placement, onMoreGpus } = placedBoth(input)
      if (onMoreGpus) helped++
      const best = onMoreGpus ?? placement
      const usd = machinesUsd(best, input)
      const manyBoards = 1_000_000
      const hosts = Math.floor(cheapest(input, 1, manyBoards) / manyBoards)
      const boards = cheapest(input, 1, manyBoards) % manyBoards
      const fewestHostsUsd = hosts * input.hostUsd + boards * input.boardUsd
      expect(best.hosts.count === hosts || fewestHostsUsd > usd).toBe(true)
      expect(usd).toBe(cheapest(input, input.boardUsd, input.hostUsd))
    }),
    { numRuns: 600, seed: 20261130 },
  )
  expect(helped).toBeGreaterThan(20)
})
