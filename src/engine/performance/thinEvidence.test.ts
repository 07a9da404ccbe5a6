import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { evaluate } from "../evaluate.ts"
import type { OptionResult } from "../report.ts"
import { defaultScenario, type Scenario } from "../scenario.ts"
import { supportOf } from "./remotingEfficiency.ts"
import { sayAnswer } from "../../words/answers.ts"

const groups = (...workloads: readonly string[]): Scenario["groups"] =>
  workloads.map((workload) => ({ name: null, workload, count: 4, overrides: {} }))

const optionsOf = (scenario: Partial<Scenario>): readonly OptionResult[] => evaluate({ ...defaultScenario, ...scenario }, catalogue).options

const pinned = (product: string, ...workloads: readonly string[]): OptionResult => {
  const found = optionsOf({
    groups: groups(...workloads),
    techniques: [],
    pins: [{ product, gpu: null, instanceType: null }],
  }).find((one) => one.origin === "pin")
  if (!found) throw new Error(`${product} was not answered`)
  return found
}

describe("how few figures an answer of API remoting rests on", () => {
  const answered = catalogue.workloads.flatMap((workload) =>
    optionsOf({ groups: groups(workload.id) }).map((option) => ({ workload, option })),
  )

  test("is said of every option whose product nobody measured at such work, or whose mechanism fewer than three sources did, feasible or not", () => {
    const remote = answered.filter(({ option }) => option.technique === "api-remoting" && option.groups.length > 0)
    expect(remote.length).toBeGreaterThan(5)
    for (const { workload, option } of remote) {
      const { ofProduct, ofMechanism } = supportOf(option.product, option.technology, workload.class, catalogue)
      const said = option.thinEvidence !== null
      expect({ workload: workload.id, said }).toEqual({ workload: workload.id, said: ofProduct === 0 || ofMechanism < 3 })
    }
  })

  test("is said of no other technique", () => {
    const others = answered.filter(({ option }) => option.technique !== "api-remoting")
    expect(others.length).toBeGreaterThan(10)
    expect(others.flatMap(({ option }) => option.thinEvidence ?? [])).toEqual([])
  })

  test("is not said where three sources measured such work by the mechanism and one of them the product", () => {
    const { ofProduct, ofMechanism } = supportOf("qemu-virgl", "api-forwarding", "3d-graphics-draw-call-heavy", catalogue)
    expect(ofMechanism).toBeGreaterThanOrEqual(3)
    expect(ofProduct).toBeGreaterThan(0)
    expect(pinned("qemu-virgl", "cad-light").thinEvidence).toBeNull()
  })

  test("speaks of the least measured work where there are several kinds, and names its group", () => {
    const said = pinned("vmware-vsga", "cad-light", "knowledge-worker").thinEvidence
    expect(said && sayAnswer(said)).toMatch(/^Rests on one source for work like Knowledge worker/)
  })
})

test("a paper counts once, however many figures it has, and no technology has more sources than the class", () => {
  for (const technology of ["api-forwarding", "driver-paravirtualization", "network-remoting"] as const) {
    for (const { class: workClass } of catalogue.workloads) {
      const { ofClass, ofMechanism } = supportOf(null, technology, workClass, catalogue)
      const rows = catalogue.measurements.filter(
        (row) => row.use === "efficiency" && row.workloadClass === workClass && row.technology === technology,
      )
      expect(ofMechanism).toBe(new Set(rows.map((row) => row.evidence[0]?.source)).size)
      expect(ofMechanism).toBeLessThanOrEqual(ofClass)
    }
  }
})
