import fc from "fast-check"
import { expect, test } from "vitest"
import { place } from "../place.ts"
import { anyCase, kinds } from "./cases.ts"

/** Cases of each rule and size; more with the variable, e.g. PLACEMENT_LARGE=100. */
const cases = Number(process.env["PLACEMENT_LARGE"] ?? 2)
const seed = Number(process.env["PLACEMENT_SEED"] ?? 3)

test.each(kinds.flatMap((kind) => [1e4, 1e6].map((vms) => [kind, vms] as const)))(
  "%s: twenty groups of %d VMs in all are placed within half a percent of the proven bound in every case",
  (kind, vms) => {
    const count = fc.integer({ min: Math.ceil(vms / 200), max: Math.round((1.9 * vms) / 20) })
    let gaps = 0
    let worst = 0
    for (const input of fc.sample(anyCase(kind, { groups: { min: 20, max: 20 }, count }), { numRuns: cases, seed })) {
      const outcome = place(input)
      if (!outcome.ok) throw new Error(outcome.failures.map((failure) => failure.told.id).join(" "))
      const { count: gpus, lowerBound } = outcome.placement.gpus
      const gap = (gpus - lowerBound) / lowerBound
      gaps += gap
      worst = Math.max(worst, gap)
    }
    if (process.env["PLACEMENT_LARGE"])
      process.stdout.write(`${kind}, ${vms} VMs: mean gap ${(100 * gaps) / cases} %, worst ${100 * worst} %\n`)
    expect(worst).toBeLessThanOrEqual(0.005)
  },
  600_000,
)
