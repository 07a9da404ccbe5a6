import fc from "fast-check"
import { expect, test } from "vitest"
import { packHosts } from "../hosts/packHosts.ts"
import { boardsOf, costOf, type GpuLoad, type HostRoomForGpus } from "../hosts/types.ts"
import { leastOf } from "./solver.ts"

/** Cases; more with the variable, e.g. PLACEMENT_CASES=1000. */
const cases = Number(process.env["PLACEMENT_CASES"] ?? 0) || 150
const seed = Number(process.env["PLACEMENT_SEED"] ?? 20261128)

interface Layout {
  readonly loads: readonly GpuLoad[]
  readonly room: HostRoomForGpus
}

/** Up to four kinds of loaded GPUs, each of which fits into a host. */
const anyLayout: fc.Arbitrary<Layout> = fc
  .record({
    loads: fc.array(
      fc.record({
        gpus: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 25 })),
        vcpu: fc.integer({ min: 1, max: 64 }),
        ramGib: fc.integer({ min: 4, max: 256 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    vcpu: fc.constantFrom(64, 96, 160, 320),
    ramGib: fc.constantFrom(256, 512, 1024),
    boardsMax: fc.integer({ min: 1, max: 6 }),
    gpusPerBoard: fc.constantFrom(1, 2, 4),
    boardUsd: fc.constantFrom(0, 2000, 9000, 30_000),
    hostUsd: fc.constantFrom(0, 8000, 25_000),
  })
  .map(({ loads, ...room }) => ({ loads, room }))

/** Every content of one host. */
function contentsOf({ loads, room }: Layout): readonly (readonly number[])[] {
  const found: number[][] = []
  const content = loads.map(() => 0)
  const visit = (at: number, gpus: number, vcpu: number, ramGib: number): void => {
    const load = loads[at]
    if (!load) {
      found.push([...content])
      return
    }
    for (let n = 0; n <= load.gpus; n++) {
      if (gpus + n > room.boardsMax * room.gpusPerBoard || vcpu + n * load.vcpu > room.vcpu || ramGib + n * load.ramGib > room.ramGib) break
      content[at] = n
      visit(at + 1, gpus + n, vcpu + n * load.vcpu, ramGib + n * load.ramGib)
    }
    content[at] = 0
  }
  visit(0, 0, 0, 0)
  return found.filter((one) => one.some((n) => n > 0))
}

async function leastUsd(layout: Layout): Promise<number | null> {
  const contents = contentsOf(layout)
  if (contents.length > 4000) return null
  const { loads, room } = layout
  return leastOf(
    contents.map((content, i) => [room.hostUsd + boardsOf(content, room.gpusPerBoard) * room.boardUsd, `x${i}`]),
    loads.map((load, g) => ({
      terms: contents.flatMap((content, i) => (content[g]! > 0 ? ([[content[g]!, `x${i}`]] as const) : [])),
      sense: ">=" as const,
      value: load.gpus,
    })),
  )
}

test("GPUs of up to four kinds stand in hosts at the least cost in nearly every case, and never far above it", async () => {
  const gaps: number[] = []
  for (const layout of fc.sample(anyLayout, { numRuns: cases, seed })) {
    const { usd } = costOf(packHosts(layout.loads, layout.room), layout.room)
    const least = await leastUsd(layout)
    // Cases with too many contents to list are passed over.
    if (least === null) continue
    expect(usd).toBeGreaterThanOrEqual(least - 1e-6 * (1 + least))
    gaps.push(least > 0 ? usd / least - 1 : 0)
  }
  expect(gaps.length).toBeGreaterThan(0.9 * cases)
  expect(gaps.filter((gap) => gap < 1e-6).length / gaps.length).toBeGreaterThan(0.98)
  expect(Math.max(...gaps)).toBeLessThan(0.05)
}, 600_000)
