import { describe, expect, it } from "vitest"
import { fullCatalogue } from "../../../dataset/full.ts"
import type { Measurement, Technique } from "../../../dataset/schema/index.ts"
import { emulation, mediated, range, remoting, testGroup, testOption, testPlacement, testReport } from "../testReport.ts"
import { gpuSentence, segmentsOf } from "./gpuRows.ts"
import { articleRanges, measuredFor, measuredReach, measuredShare, nativeDomain, nativeRows, pile } from "./nativeRows.ts"

const measured = (id: string, more: Partial<Measurement>): Measurement =>
  ({
    id,
    technique: "mediated-pass-through",
    technology: "nvidia-vgpu",
    products: [],
    use: "efficiency",
    nativeShare: { low: null, mean: 0.9, high: null },
    ...more,
  }) as Measurement

describe("a measurement's place on the axis", () => {
  it("is its mean, else the middle of its range, else the end it has", () => {
    const at = (low: number | null, mean: number | null, high: number | null) =>
      measuredShare(measured("m", { nativeShare: { low, mean, high } }))
    expect([at(0.1, 0.4, 0.5), at(0.2, null, 0.4), at(null, null, 0.6), at(null, null, null)]).toEqual([
      0.4,
      expect.closeTo(0.3),
      0.6,
      null,
    ])
  })
})

describe("a row of native shares", () => {
  const groups = [testGroup(range(0.9, 0.95, 0.99)), testGroup(range(0.5, 0.6, 0.7), { index: 1, name: "CAD" })]
  const report = testReport([testOption({ ...mediated, groups })])
  it("of all VMs names the group that gets least; of one group there is none to name", () => {
    expect(nativeRows(report, [], [])[0]?.data.least?.name).toBe("CAD")
    expect(nativeRows(report, [], [], 1)[0]?.data.least).toBeNull()
    expect(nativeRows(testReport([mediated]), [], [])[0]?.data.least).toBeNull()
  })
})

describe("the measurements beside an option", () => {
  const own = measured("own", { products: [mediated.product] })
  const same = measured("same", {})
  const other = measured("other", { technology: "intel-gvt-g" })
  const context = measured("context", { use: "context" })
  it("are those of its technology, its own product told apart, and none that cannot be compared", () => {
    const { measured: shown, speaksFor } = measuredFor(mediated, [same, own, other, context])
    expect(shown.map((each) => [each.measurement.id, each.ofProduct])).toEqual([
      ["same", false],
      ["own", true],
    ])
    expect(speaksFor).toBe("product")
  })
  it("fall back to the technique where nobody has measured the technology", () => {
    expect(measuredFor(mediated, [other])).toMatchObject({ speaksFor: "technique", measured: [{ measurement: { id: "other" } }] })
  })
  it("are none where nothing fits", () => {
    expect(measuredFor(emulation, [same]).speaksFor).toBeNull()
  })
})

describe("the article's bracket", () => {
  const technique = {
    id: "device-emulation",
    nativeShare: [
      { id: "a", variant: "software rendering", low: 0.03, high: null, inArticle: true },
      { id: "b", variant: null, low: 0.1, high: 0.2, inArticle: false },
      { id: "c", variant: null, low: null, high: null, inArticle: true },
    ],
  } as unknown as Technique
  it("keeps one-ended figures as such and leaves out what the article does not say", () => {
    expect(articleRanges(emulation, [technique])).toEqual([
      { id: "a", text: "software rendering as low as 3 %", low: 0.03, high: 0.03, open: "high" },
    ])
  })
})

describe("a row of the native chart", () => {
  it("is the group's own figure when one group is asked for", () => {
    const groups = [testGroup(range(0.9, 0.9, 0.9)), testGroup(range(0.5, 0.6, 0.7), { index: 1 })]
    expect(nativeRows(testReport([testOption({ groups })]), [], [], 1)[0]?.data.share).toEqual(range(0.5, 0.6, 0.7))
  })
  it("keeps one axis for what is measured, before and after it has come, and extends it only as far as something is faster still", () => {
    const rows = (share: number) =>
      nativeRows(testReport([mediated]), [measured("m", { nativeShare: { low: null, mean: share, high: null } })], [])
    expect(nativeDomain(rows(0.9))).toEqual({ max: measuredReach, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2] })
    expect(nativeDomain(rows(1.23)).max).toBe(1.3)
    const shares = fullCatalogue.measurements.filter(({ use }) => use !== "context").map((each) => measuredShare(each) ?? 0)
    expect(Math.max(...shares)).toBeLessThanOrEqual(measuredReach)
  })
})

describe("pile", () => {
  it("keeps dots that are far apart on one level and lifts those that would touch", () => {
    expect(pile([0.1, 0.2, 0.201, 0.202, 0.9], 0.01, 3)).toEqual([0, 0, 1, 2, 0])
  })
})

describe("the GPUs of an option", () => {
  it("are counted by what they carry", () => {
    const placement = {
      ...testPlacement(13),
      gpuPatterns: [
        { contents: [{ group: 0, vms: 16, instanceType: null }], frameBufferUsed: 1, binds: "frame-buffer" as const },
        { contents: [{ group: 0, vms: 8, instanceType: null }], frameBufferUsed: 0.5, binds: "none" as const },
      ],
      hostPatterns: [
        { hosts: 3, boards: 1, gpus: [{ pattern: 0, count: 4 }], vms: [], vcpuUsed: 1, ramGibUsed: 1 },
        { hosts: 1, boards: 1, gpus: [{ pattern: 1, count: 1 }], vms: [], vcpuUsed: 1, ramGibUsed: 1 },
      ],
    }
    expect(segmentsOf(testOption({ placement })).map((segment) => [segment.gpus, segment.text])).toEqual([
      [12, "16 × Knowledge worker"],
      [1, "8 × Knowledge worker"],
    ])
  })
  it("are put in a sentence with boards, idle ones and the bound", () => {
    expect(gpuSentence(mediated.placement!.gpus)).toBe("13 GPUs on 4 boards, 3 more idle on the boards; none fewer would do")
    expect(gpuSentence(remoting.placement!.gpus)).toBe("10 GPUs; at least 9 in any placement")
    expect(gpuSentence(emulation.placement!.gpus)).toBe("no GPU")
    expect(gpuSentence({ ...remoting.placement!.gpus, spareBoards: 3 })).toBe(
      "10 GPUs; at least 9 in any placement; 3 boards more in spare hosts",
    )
    expect(gpuSentence(null)).toBe("nothing can be placed")
  })
})
