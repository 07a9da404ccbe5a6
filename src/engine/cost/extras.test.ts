import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { extraCosts } from "../scenario.ts"
import { costInput, scenario } from "./cost.fixture.ts"
import { costOf, explainCost } from "./cost.ts"
import { interestPerUsd } from "./extras.ts"

const counted = (...list: (typeof extraCosts)[number][]) => costOf(costInput({ scenario: scenario({ counted: list }) }))

describe("costs counted besides", () => {
  it("are none unless asked for", () => {
    const plain = costOf(costInput())
    for (const extra of extraCosts) expect(plain.breakdown[extra].likely).toBe(0)
    expect(plain.lines.some(({ part }) => (extraCosts as readonly string[]).includes(part))).toBe(false)
  })

  it("floor space: 1.48 kW of IT power at 200 USD a kW and month over 4 years is 14,208", () => {
    // Busy hour, without PUE: GPUs 60 + 220 W, hosts 600 + 600 W.
    expect(counted("space").breakdown.space.likely).toBeCloseTo(1.48 * 200 * 48, 6)
  })

  it("administrators: the more of 3 hosts at 60 each and 100 VMs at 1,000 each, 0.1 of one, is 40,000", () => {
    expect(counted("staff").breakdown.staff.likely).toBeCloseTo(0.1 * 100_000 * 4, 6)
  })

  it("interest: 7 % on 71,000 of hardware paid off over 4 years is 12,846", () => {
    // CRF(7 %, 4) = 0.295228; 4 x 0.295228 - 1 = 0.180912.
    expect(interestPerUsd(7, 4)).toBeCloseTo(0.180912, 5)
    expect(counted("financing").breakdown.financing.likely).toBeCloseTo(71_000 * 0.180912, 0)
    expect(interestPerUsd(0, 4)).toBe(0)
  })

  it("take the user's own figures", () => {
    const own = costOf(costInput({ scenario: scenario({ counted: ["space", "staff"], spaceUsdPerKwMonth: 100, staffUsdPerYear: 50_000 }) }))
    expect(own.breakdown.space.likely).toBeCloseTo(1.48 * 100 * 48, 6)
    expect(own.breakdown.staff.likely).toBeCloseTo(20_000, 6)
  })

  it("add to the total what they say, and what groups are charged still adds up to it", () => {
    fc.assert(
      fc.property(fc.subarray([...extraCosts]), (list) => {
        const cost = counted(...list)
        const sum = Object.values(cost.breakdown).reduce((total, { likely }) => total + likely, 0)
        expect(sum).toBeCloseTo(cost.total.likely, 4)
        expect(cost.byGroup.reduce((total, { usd }) => total + usd, 0)).toBeCloseTo(cost.total.likely, 4)
      }),
    )
  })

  it("answer why: each has its step, and what is left out is still named", () => {
    const input = costInput({ scenario: scenario({ counted: ["space", "financing"] }) })
    const why = explainCost(costOf(input), input)
    expect(why.steps.map(({ title }) => title)).toEqual(expect.arrayContaining(["Floor space", "Interest"]))
    expect(why.formula).toContain("floor space + interest")
    expect(why.notes.join(" ")).toMatch(/Left out: administrators, storage/)
  })
})
