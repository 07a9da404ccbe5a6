import { describe, expect, it } from "vitest"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import type { OptionResult } from "../../engine/report.ts"
import {
  emulation,
  fixed,
  mediated,
  range,
  remoting,
  testCost,
  testGroup,
  testMigration,
  testOption,
  testPlacement,
  testReason,
  testReport,
  missingLicence,
} from "./testReport.ts"
import { bestFit } from "../common/shown.ts"
import { costComparison, hardestNeed, verdict, verdictText } from "./verdict.ts"

const say = (options: readonly OptionResult[], scenario: Scenario = defaultScenario): string =>
  verdictText(verdict(testReport(options), scenario))

describe("the verdict", () => {
  it("names the cheapest option that meets every need, with its four figures", () => {
    expect(say([remoting, fixed, mediated, emulation])).toBe(
      "For 200 knowledge worker VMs, mediated pass-through (NVIDIA vGPU on vSphere, A16) is the cheapest way that meets every need: " +
        "13 GPUs, about $410k over 4 years, 88–96 % of native, live migration under conditions.",
    )
  })
  it("says what the faster alternative gives and takes", () => {
    expect(verdict(testReport([remoting, fixed, mediated, emulation]), defaultScenario).detail).toBe(
      "Fixed pass-through would give 96–100 % but takes 200 GPUs and costs 9 times as much.",
    )
  })
  it("turns to what moves more freely where nothing feasible is faster", () => {
    const live = testOption({
      key: "b@b",
      technique: "api-remoting",
      migration: testMigration("live"),
      cost: testCost([820_000, 0, 0, 0, 0]),
      placement: testPlacement(13),
    })
    expect(verdict(testReport([live, mediated]), defaultScenario).detail).toBe(
      "API remoting would give live migration but costs 2 times as much.",
    )
  })
  it("counts fewer GPUs as a gain, not as a price", () => {
    const lean = testOption({
      ...fixed,
      key: "lean@l4",
      technique: "api-remoting",
      placement: testPlacement(7),
      cost: testCost([533_000, 0, 0, 0, 0]),
    })
    expect(verdict(testReport([lean, mediated]), defaultScenario).detail).toBe(
      "API remoting would give 96–100 % with 7 GPUs but costs 30 % more.",
    )
  })
  it("says that a better option's price is not known instead of comparing it", () => {
    const priceless = { ...fixed, cost: testCost([1, 0, 0, 0, 0], { missing: [missingLicence] }) }
    expect(verdict(testReport([priceless, mediated]), defaultScenario).detail).toContain(
      "Fixed pass-through would give 96–100 % but takes 200 GPUs and not all of its price is known.",
    )
  })
  it("names the first of many that tie and counts the rest", () => {
    const twins = ["a", "b", "c"].map((key) => testOption({ key, productName: key }))
    expect(say([mediated, ...twins])).toContain(
      "mediated pass-through (NVIDIA vGPU on vSphere, A16) and 3 others meet every need at the same price",
    )
  })
  it("names the next cheapest where nothing is better in any way", () => {
    const worse = testOption({
      key: "b@b",
      technique: "api-remoting",
      cost: testCost([533_000, 0, 0, 0, 0]),
      nativeShare: range(0.5, 0.6, 0.7),
    })
    expect(verdict(testReport([worse, mediated]), defaultScenario).detail).toBe(
      "The next cheapest, API remoting, costs 30 % more and gives 50–70 % of native.",
    )
  })
  it("says why the best performer is ruled out where only one option is feasible", () => {
    const blocked: OptionResult = {
      ...fixed,
      feasible: false,
      reasons: [testReason("KVM with VFIO cannot live-migrate a VM.", "live-migration")],
    }
    const result = verdict(testReport([blocked, mediated]), defaultScenario)
    expect(verdictText(result)).toContain("is the only way compared that meets every need")
    expect(result.detail).toBe("Fixed pass-through is ruled out: KVM with VFIO cannot live-migrate a VM.")
  })
  it("uses the singular for one VM, one GPU and one year", () => {
    const one = testOption({ groups: [testGroup(range(0.9, 0.9, 0.9), { count: 1 })], placement: testPlacement(1) })
    const text = say([one], { ...defaultScenario, economics: { ...defaultScenario.economics, years: 1 } })
    expect(text).toContain("For 1 knowledge worker VM, ")
    expect(text).toContain(": 1 GPU, about $410k over 1 year, ")
  })
  it("gives the likely cost no more digits than its range supports", () => {
    expect(say([testOption({ cost: testCost([411_777, 0, 0, 0, 0], { spread: 0.01 }) })])).toContain("about $412k over")
  })
  it("says at least where a part of the price is not known", () => {
    const text = say([testOption({ cost: testCost([410_000, 0, 0, 0, 0], { missing: [missingLicence] }) })])
    expect(text).toContain("at least $410k")
    expect(text).not.toContain("about $")
  })
  it("never prefers a price that is not fully known to one that is", () => {
    const lure = testOption({ key: "lure@a", cost: testCost([1, 0, 0, 0, 0], { missing: [missingLicence] }) })
    expect(bestFit(testReport([lure, mediated]), defaultScenario)?.key).toBe(mediated.key)
  })
  it("says that an option whose price is not fully known may be the cheaper one", () => {
    const lure = testOption({
      key: "lure@a",
      productName: "TensorFusion",
      cost: testCost([1000, 0, 0, 0, 0], { missing: [missingLicence] }),
    })
    const result = verdict(testReport([lure, mediated]), defaultScenario)
    expect(verdictText(result)).toContain("is the cheapest with all prices known that meets every need")
    expect(result.detail).toContain("TensorFusion may be cheaper: its licence price is unknown.")
  })
  it("prefers the greater native share where prices read the same", () => {
    const slower = testOption({ key: "slow@l4", productName: "Slow", nativeShare: range(0.5, 0.6, 0.7) })
    expect(bestFit(testReport([slower, mediated]), defaultScenario)?.key).toBe(mediated.key)
  })
  it("doesn't list a pin of the same product on the same GPU as a tie", () => {
    expect(say([mediated, { ...mediated, key: "pin:1", origin: "pin" }])).not.toContain("same price")
  })
  it("names the cheapest of those with equally few reasons where nothing is feasible", () => {
    const blocked = (key: string, usd: number) =>
      testOption({ key, productName: key, feasible: false, reasons: [testReason("It cannot.")], cost: testCost([usd, 0, 0, 0, 0]) })
    expect(verdict(testReport([blocked("Dear", 9_000), blocked("Cheap", 1_000)]), defaultScenario).detail).toContain(
      "Of the 2 that come closest the cheapest is mediated pass-through (Cheap on ",
    )
  })
  it("calls options with the same price a tie", () => {
    const twin = testOption({ key: "twin@l4", technique: "api-remoting", productName: "Twin", gpuName: "NVIDIA L4" })
    const text = say([mediated, twin])
    expect(text).toContain(
      "mediated pass-through (NVIDIA vGPU on vSphere, A16) and API remoting (Twin on NVIDIA L4) meet every need at the same price",
    )
  })
  it("doesn't tie an option with itself when it is pinned too", () => {
    expect(say([mediated, { ...mediated, origin: "pin" }])).not.toContain("same price")
  })
  it("names the group that the first reason is about where there are several", () => {
    const groups = [
      testGroup(range(0.8, 0.9, 1), { index: 0, name: "Office" }),
      testGroup(range(0.8, 0.9, 1), { index: 1, name: "Training" }),
    ]
    const reasons = [{ ...testReason("It cannot move."), group: 1 }]
    const blocked = testOption({ key: "blocked", feasible: false, reasons, groups })
    expect(verdict(testReport([blocked]), defaultScenario).detail).toMatch(/with 1 reason against it, for Training: it cannot move\.$/i)
    const able = testOption({ key: "able@l4", technique: "api-remoting", groups })
    expect(verdict(testReport([able, blocked]), defaultScenario).detail).toMatch(/is ruled out for Training: it cannot move\.$/i)
  })
  it("says which need rules out most where nothing is feasible", () => {
    const result = verdict(testReport([remoting, emulation]), defaultScenario)
    expect(verdictText(result)).toBe(
      "For 200 knowledge worker VMs, nothing compared meets every need. The native performance asked for rules out both.",
    )
    expect(result.detail).toBe(
      "Closest comes device emulation, with 1 reason against it: Knowledge worker accepts 50 % of native at least; 2 % is expected.",
    )
    expect(result.about).toBeNull()
  })
  it("says that only emulation serves, and on what", () => {
    const result = verdict(testReport([remoting, { ...emulation, feasible: true, reasons: [] }]), defaultScenario)
    expect(verdictText(result)).toBe(
      "For 200 knowledge worker VMs, only device emulation (QEMU with llvmpipe) meets every need: no GPU, about $400k over 4 years, 1–5 % of native, live migration.",
    )
    expect(result.tone).toBe("poor")
  })
  it("asks for something to compare where nothing is", () => {
    expect(say([])).toBe("Nothing is compared yet.")
  })
  it("writes huge fleets with separators", () => {
    const huge = testOption({ groups: [testGroup(range(0.9, 0.9, 0.9), { count: 10_000_000 })], placement: testPlacement(625_000) })
    expect(say([huge])).toContain("For 10,000,000 knowledge worker VMs")
    expect(say([huge])).toContain("625,000 GPUs")
  })
  it("joins two groups and counts more", () => {
    const groups = [testGroup(range(0.9, 0.9, 0.9)), testGroup(range(0.9, 0.9, 0.9), { index: 1, name: "Medium CAD", count: 40 })]
    const group = defaultScenario.groups[0]!
    expect(say([testOption({ groups })], { ...defaultScenario, groups: [group, group] })).toContain(
      "For 200 knowledge worker and 40 medium CAD VMs",
    )
    const three = [...groups, testGroup(range(0.9, 0.9, 0.9), { index: 2, count: 5 })]
    expect(say([testOption({ groups: three })], { ...defaultScenario, groups: [group, group, group] })).toContain("For 245 VMs in 3 groups")
  })
  it("quotes the name a user gave and cuts one that is too long", () => {
    const named = { ...defaultScenario, groups: [{ ...defaultScenario.groups[0]!, name: "x".repeat(80) }] }
    const text = say([testOption({ groups: [testGroup(range(0.9, 0.9, 0.9), { name: "x".repeat(80) })] })], named)
    expect(text).toContain(`For 200 VMs of “${"x".repeat(39)}…”`)
  })
  it("speaks the scenario's currency", () => {
    const economics = { ...defaultScenario.economics, currency: "EUR", currencyPerUsd: 0.5 }
    expect(say([mediated], { ...defaultScenario, economics })).toContain("about €210k")
  })
  it("says at the figure that a currency has no rate, and gives dollars", () => {
    const economics = { ...defaultScenario.economics, currency: "EUR" }
    expect(say([mediated], { ...defaultScenario, economics })).toContain("about $410k (US dollars: no rate for EUR is set) over 4 years")
  })
  it("never lets a mean of groups that differ stand alone", () => {
    const groups = [testGroup(range(0.9, 0.95, 0.99), { name: "Office" }), testGroup(range(0.72, 0.8, 0.87), { name: "CAD", index: 1 })]
    expect(say([testOption({ groups })])).toContain("of native on average, 72–87 % for CAD, live migration")
  })
  it("doesn't invent figures that are missing", () => {
    const text = say([testOption({ nativeShare: null, cost: null, placement: null, migration: testMigration("unknown") })])
    expect(text).toContain("an unknown number of GPUs, price unknown, native performance unknown, migration not documented.")
    expect(text).not.toMatch(/NaN|null|undefined/)
  })
  it("says of hosts that are there what they carry, and claims no price of what may not meet the needs", () => {
    const kind = { host: "2u-4dw", count: 12, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 }
    const having = (count: number): Scenario => ({
      ...defaultScenario,
      supply: { ...defaultScenario.supply, owned: Array.from({ length: count }, () => kind) },
    })
    const told = (option: OptionResult, kinds: number): string | null => verdict(testReport([option]), having(kinds)).detail
    const used = {
      index: 0,
      like: "2u-4dw",
      there: 12,
      used: 7,
      boardsUsed: 14,
      standBy: 0,
      vms: 200,
      hostsBought: 0,
      boardsBought: 0,
      boardsPerHost: 2,
      boardsThere: 2,
    }
    expect(told(mediated, 1)).toContain(
      "The hosts you have carry none of it: of what is compared, nothing on them meets every need for less.",
    )
    const on = testOption({ owned: used })
    expect(told(on, 1)).toContain("7 of your 12 hosts carry all 200 VMs; nothing is bought.")
    expect(told(on, 1)).not.toContain("other kinds")
    expect(told(on, 2)).toContain("nothing is bought. Your hosts of other kinds carry none of it.")
  })
})

describe("costComparison", () => {
  it("speaks of times from twice, of percent below, and of sameness within three percent", () => {
    expect([9, 2.3, 1.4, 1.02, 0.7, 140].map((ratio) => costComparison(ratio, 1))).toEqual([
      "costs 9 times as much",
      "costs 2.3 times as much",
      "costs 40 % more",
      "costs about the same",
      "costs 30 % less",
      "costs 140 times as much",
    ])
  })
  it("compares with nothing without dividing by it", () => {
    expect(costComparison(5, 0)).toBe("costs more")
  })
})

describe("hardestNeed", () => {
  it("counts options, not reasons", () => {
    const many: OptionResult = { ...remoting, reasons: [testReason("a"), testReason("b"), testReason("c")] }
    const report = testReport([many, { ...emulation, key: "x" }, { ...emulation, key: "y" }])
    expect(hardestNeed(report)).toEqual({ code: "performance", options: 2 })
  })
})
