import fc from "fast-check"
import { expect, test } from "vitest"
import { leastOf, type Row } from "../placement/exact/solver.ts"
import { cheapestDivision, type PriceOf } from "./partition.ts"
import { cheapestTogether, type Offer } from "./together.ts"

/** A way to serve some groups: its hosts and boards, and what licences its platform asks for each host. */
interface Drawn {
  readonly members: number
  readonly pool: number
  readonly kind: string
  readonly hosts: number
  readonly boards: number
  readonly vmsUsd: number
}

/** Prices of a pool's hosts, boards and licences for a host. */
interface Pool {
  readonly hostUsd: number
  readonly boardUsd: number
  readonly licenceUsd: number
}

const pool: fc.Arbitrary<Pool> = fc.record({
  hostUsd: fc.integer({ min: 40, max: 120 }),
  boardUsd: fc.integer({ min: 2, max: 30 }),
  licenceUsd: fc.integer({ min: 0, max: 40 }),
})
const market = fc.integer({ min: 2, max: 5 }).chain((groups) =>
  fc.record({
    groups: fc.constant(groups),
    spares: fc.integer({ min: 0, max: 3 }),
    pools: fc.array(pool, { minLength: 3, maxLength: 3 }),
    drawn: fc.array(
      fc.record({
        members: fc.integer({ min: 1, max: 2 ** groups - 1 }),
        pool: fc.nat(2),
        kind: fc.constantFrom("a", "b", "c"),
        hosts: fc.integer({ min: 1, max: 4 }),
        boards: fc.integer({ min: 1, max: 4 }),
        vmsUsd: fc.integer({ min: 0, max: 200 }),
      }),
      { minLength: 12, maxLength: 36 },
    ),
  }),
)

/** Each in hosts of its own, with so many spare ones that are fitted and licensed like the others. */
function usdOf({ hosts, boards, vmsUsd }: Drawn, { hostUsd, boardUsd, licenceUsd }: Pool, spares: number): number {
  return (hosts + spares) * (hostUsd + boards * boardUsd + licenceUsd) + vmsUsd
}

function run<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const setOf = (members: readonly number[]): number => members.reduce((set, index) => set | (1 << index), 0)

test("parts with hosts, spare hosts and their licences in common: HiGHS finds no cheaper plan in 500 random markets, and no dearer one", async () => {
  let shared = 0
  await fc.assert(
    fc.asyncProperty(market, async ({ groups, spares, pools, drawn }) => {
      const priced = drawn.map((one) => ({ ...one, own: usdOf(one, pools[one.pool]!, spares), bare: usdOf(one, pools[one.pool]!, 0) }))
      const priceOf: PriceOf<number> = (members, ceilingUsd) => {
        const usd = Math.min(...priced.filter((one) => one.members === setOf(members)).map((one) => one.own))
        return usd <= ceilingUsd && usd < Infinity ? { part: setOf(members), usd } : null
      }
      const togetherOf = (members: readonly number[], ceilingUsd: number) =>
        pools.reduce((best: ReturnType<typeof cheapestTogether<number>>, _, at) => {
          const offers = priced.flatMap((one): readonly Offer<number>[] => {
            const { members: set, kind, boards } = one
            return one.pool === at
              ? [{ members: set, part: set, kind, own: { usd: one.own, boards }, bare: { usd: one.bare, boards } }]
              : []
          })
          return cheapestTogether(setOf(members), offers, best?.usd ?? ceilingUsd) ?? best
        }, null)
      const found = run(cheapestDivision(groups, priceOf, togetherOf))
      const rows: Row[] = Array.from({ length: groups }, (_, group) => ({
        terms: priced.flatMap(({ members }, i) =>
          (members >> group) & 1 ? ([[1, `own${i}`] as const, [1, `bare${i}`] as const] as const) : [],
        ),
        sense: "=",
        value: 1,
      }))
      for (const [i, one] of priced.entries()) {
        const standing = priced.flatMap((other, j) =>
          other.pool === one.pool && other.kind !== one.kind && other.boards >= one.boards ? [[-1, `own${j}`] as const] : [],
        )
        rows.push({ terms: [[1, `bare${i}`], ...standing], sense: "<=", value: 0 })
      }
      const least = rows.slice(0, groups).some((row) => row.terms.length === 0)
        ? null
        : await leastOf(
            priced.flatMap((one, i) => [[one.own, `own${i}`] as const, [one.bare, `bare${i}`] as const]),
            rows,
          )
      expect(found?.usd ?? Infinity).toBeCloseTo(least ?? Infinity, 4)
      const apart = run(cheapestDivision(groups, priceOf))
      if (found && found.usd < (apart?.usd ?? Infinity)) shared++
      expect(found?.parts.reduce((all, part) => all + part, 0) ?? 2 ** groups - 1).toBe(2 ** groups - 1)
    }),
    { numRuns: 500, seed: 20261201 },
  )
  expect(shared).toBeGreaterThan(50)
}, 300_000)
