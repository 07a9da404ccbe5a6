import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { extraCosts } from "../scenario.ts"
import { catalogueWith, costInput, group, product, scenario, workload } from "./cost.fixture.ts"
import { costOf } from "./cost.ts"
import { explainCost } from "../why/cost.ts"
import { interestPerUsd } from "./extras.ts"
import type { Derivation } from "../report.ts"
import { sayWhy } from "../../words/why.ts"

const saidOf = (notes: Derivation["notes"]): string => notes.map(sayWhy).join(" ")

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
    expect(why.steps.map(({ title }) => sayWhy(title))).toEqual(expect.arrayContaining(["Floor space", "Interest"]))
    expect(why.formula && sayWhy(why.formula)).toContain("floor space + interest")
    expect(saidOf(why.notes)).toMatch(/Not counted: .*storage, .*administrators/)
  })
})

describe("costs of virtual desktops", () => {
  const bill = (economics: Parameters<typeof scenario>[0], change: Parameters<typeof costInput>[0] = {}) =>
    costOf(costInput({ scenario: scenario(economics), ...change }))

  it("are a broker and a Windows right for each of 100 users, not for the 80 logged in: 60,000 and 40,000 over 4 years", () => {
    const { breakdown, total } = bill({ leftOut: [] })
    expect(breakdown.broker.likely).toBe(100 * 150 * 4)
    expect(breakdown.rights.likely).toBe(100 * 100 * 4)
    expect(total.likely - bill({}).total.likely).toBeCloseTo(100_000, 6)
  })

  it("are counted unless left out, one by one", () => {
    expect(bill({ leftOut: ["rights"] }).breakdown).toMatchObject({ broker: { likely: 60_000 }, rights: { likely: 0 } })
    expect(bill({ leftOut: ["broker"] }).breakdown).toMatchObject({ broker: { likely: 0 }, rights: { likely: 40_000 } })
  })

  it("are none for Linux, for work that only computes, for games, and on a user's own computer", () => {
    const none = { broker: { likely: 0 }, rights: { likely: 0 } }
    expect(bill({ leftOut: [] }, { groups: [group({ guestSystem: "linux" })] }).breakdown).toMatchObject(none)
    expect(bill({ leftOut: [] }, { groups: [group({ work: "compute" })] }).breakdown).toMatchObject(none)
    expect(bill({ leftOut: [] }, { groups: [group({ workloadClass: "game" })] }).breakdown).toMatchObject(none)
    expect(bill({ leftOut: [] }, { product: product({ hypervisors: ["vmware-workstation"] }) }).breakdown).toMatchObject(none)
  })

  it("are charged to the groups that have desktops", () => {
    const groups = [group({ index: 0, count: 60 }), group({ index: 1, count: 40, guestSystem: "linux" })]
    const two = scenario({ leftOut: ["broker"] }, 2)
    const cost = costOf(costInput({ scenario: two, groups }))
    const without = costOf(costInput({ scenario: scenario({}, 2), groups }))
    const share = (of: typeof cost, owner: number) => of.byGroup.find((row) => row.group === owner)?.usd ?? Number.NaN
    expect(share(cost, 0) - share(without, 0)).toBeCloseTo(60 * 100 * 4, 6)
    expect(share(cost, 1)).toBeCloseTo(share(without, 1), 6)
  })

  it("cost what the user says they do: nothing where Microsoft 365 includes the right", () => {
    expect(bill({ leftOut: [], prices: { "windows-vda": 0 } }).breakdown.rights.likely).toBe(0)
  })

  it("are named among what is not counted exactly where they are left out", () => {
    const said = (leftOut: ("broker" | "rights")[]) => {
      const desktop = { ...workload, apiNeeds: [{ anyOf: [{ api: "direct3d" as const }] }] }
      const input = costInput({ scenario: scenario({ leftOut }), catalogue: catalogueWith({ workloads: [desktop] }) })
      return saidOf(explainCost(costOf(input), input).notes)
    }
    expect(said(["broker", "rights"])).toMatch(/Not counted: the connection broker, Windows desktop rights, storage/)
    expect(said([])).toMatch(/Not counted: storage, thin clients/)
  })
})
