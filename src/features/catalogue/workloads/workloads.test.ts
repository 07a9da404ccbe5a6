import { describe, expect, it } from "vitest"
import { loadFull } from "../../../dataset/load.ts"
import { loadWorkloadAnchors } from "../../../dataset/reference.ts"
import { currentVersions } from "../../../scenario/link.ts"
import { decodeFragment, encodeFragment, knownIds } from "../../../scenario/url/index.ts"
import { reportFor } from "../../../scenario/reportFor.ts"
import { defaultView, noBeside, noVersions } from "../../../scenario/view.ts"
import { cellText } from "../../common/table/columnSpec.ts"
import { askedVms, hindrances, scenarioOf } from "./carriers.ts"
import { bytesOf, needsOf, workloadSpec } from "./columns.ts"
import { anchorsOf, figuresOf, topicsOf } from "./figures.ts"

const catalogue = await loadFull()
const anchors = await loadWorkloadAnchors()
const gpuName = (id: string): string => catalogue.gpu(id)?.name ?? id
const { workloads } = catalogue
const workload = (id: string) => workloads.find((one) => one.id === id)!

describe("the table of workloads", () => {
  it("has a sensible text in every cell", () => {
    const { columns } = workloadSpec(gpuName)
    const texts = workloads.flatMap((row) => columns.map((column) => `${cellText(column, row)} ${column.note?.(row) ?? ""}`))
    expect(texts).toHaveLength(workloads.length * columns.length)
    expect(texts.filter((text) => /NaN|undefined|\[object/.test(text) || text.trim() === "")).toEqual([])
  })

  it("adds up the bytes that forwarding moves", () => {
    const { remoting } = workload("cad-medium")
    const calls = (remoting.apiCallsPerSecond.likely * remoting.bytesPerCall) / 1024 / 1024
    expect(bytesOf(workload("cad-medium")).likely).toBeCloseTo(
      calls + remoting.uploadMibPerSecond.likely + remoting.readbackMibPerSecond,
      6,
    )
  })

  it("names alternatives of an API as such", () => {
    expect(needsOf(workload("knowledge-worker"))).toEqual(["Direct3D 11.0"])
    expect(needsOf(workload("ml-training")).join()).toContain(" or ")
  })
})

describe("a workload's page", () => {
  it("finds the published figures that its evidence names", () => {
    for (const one of workloads) {
      const known = new Set(anchors.map((anchor) => anchor.topic))
      expect(topicsOf(one).filter((topic) => !known.has(topic))).toEqual([])
      expect(anchorsOf(one, anchors).length).toBeGreaterThan(0)
    }
  })

  it("says how each figure is known", () => {
    const figures = workloads.flatMap((one) => figuresOf(one, gpuName).flatMap((group) => group.figures))
    expect(figures.length).toBeGreaterThan(workloads.length * 15)
    expect(figures.filter((one) => one.evidence.length === 0 || /NaN|undefined|null/.test(one.says))).toEqual([])
  })

  it("weighs fifty VMs, and its link opens just those", () => {
    const scenario = scenarioOf("cad-medium")
    expect(scenarioOf("cad-medium")).toBe(scenario)
    const report = reportFor(scenario, catalogue)
    expect(report.totalVms).toBe(askedVms)
    expect(report.options.map((one) => one.technique)).toHaveLength(4)
    for (const option of report.options) expect(option.feasible).toBe(hindrances(option).length === 0)
    const { state, repairs } = decodeFragment(
      encodeFragment({ scenario, view: defaultView, kept: [], versions: noVersions, beside: noBeside }, currentVersions),
      knownIds(catalogue),
    )
    expect(repairs).toEqual([])
    expect(state.scenario).toEqual(scenario)
  })
})
