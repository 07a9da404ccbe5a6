import { describe, expect, it } from "vitest"
import { fullCatalogue } from "../../../dataset/full.ts"
import { seededRandom } from "../../../engine/inventory/example.ts"
import { advise, answersFor, summary, worthAsking } from "./advice.ts"
import { factsOf } from "./machine.ts"
import { questionsOf } from "./questions.ts"
import type { Answers } from "./question.ts"
import { loadRules } from "./rules.ts"

const { quirks, order } = await loadRules()
const ask = (answers: Answers) => {
  const questions = questionsOf(fullCatalogue, order, answers)
  const facts = factsOf(fullCatalogue, questions, order, answers)
  const advice = advise(quirks, facts, order)
  return {
    said: summary(advice, questions),
    advice,
    asked: worthAsking(questions, advice, answers, facts).map(({ id }) => id),
    held: advice.holds.map(({ quirk }) => quirk.id),
    depends: advice.depends.map(({ quirk }) => quirk.id),
  }
}

describe("the pass-through advisor", () => {
  it("tells a Pascal desktop that boots from its GPU to bring a VBIOS image and a newer driver", () => {
    const { held, said } = ask({
      want: "fixed-pass-through",
      hypervisor: "proxmox-ve",
      "gpu-vendor": "nvidia",
      architecture: "pascal",
      line: "geforce",
      machine: "desktop",
      "boots-host": "yes",
      driver: "461.40",
    })
    expect(held).toEqual(expect.arrayContaining(["pascal-boot-vbios", "geforce-check-active", "kvm-firmware"]))
    expect(held).not.toContain("geforce-check-lifted")
    expect(said).toMatch(
      /^Nothing answered so far forbids it; 3 steps cannot be skipped\. Still open: .*is the GPU alone in its IOMMU group\?/,
    )
  })

  it("forbids pass-through in VirtualBox of today, and names the rule", () => {
    const { held, said } = ask({ want: "fixed-pass-through", hypervisor: "virtualbox", "hypervisor-version": "7.0" })
    expect(held).toEqual(["vbox-no-pci"])
    expect(said).toMatch(/^Cannot be done as described: one rule forbids it\./)
  })

  it("asks a laptop for its Optimus kind and battery, and a desktop for neither", () => {
    const machine = { want: "fixed-pass-through", hypervisor: "kvm", "gpu-vendor": "nvidia", architecture: "pascal" }
    expect(ask({ ...machine, machine: "laptop" }).asked).toEqual(expect.arrayContaining(["optimus", "battery", "framebuffer"]))
    const desktop = ask({ ...machine, machine: "desktop" }).asked
    for (const question of ["optimus", "battery", "framebuffer"]) expect(desktop).not.toContain(question)
  })

  it("takes maker, architecture and product line from a GPU's name", () => {
    const { held, asked } = ask({ want: "mediated-pass-through", hypervisor: "vsphere", gpu: "rtx-4090" })
    for (const question of ["gpu-vendor", "architecture", "line"]) expect(asked).not.toContain(question)
    expect(held).toContain("geforce-one-vm")
    expect(held).toContain("mediated-needs-hardware")
    expect(ask({ want: "mediated-pass-through", hypervisor: "vsphere", gpu: "a16" }).held).not.toContain("mediated-needs-hardware")
  })

  it("knows the product from hypervisor and technique: DDA moves no VM", () => {
    expect(ask({ want: "fixed-pass-through", hypervisor: "hyper-v", operation: "live-migration" }).held).toContain("dda-no-live-migration")
  })

  it("decides nothing, and forbids nothing, while nothing is answered", () => {
    const { held, advice, said } = ask({})
    expect(held).toEqual([])
    expect(advice.not).toEqual([])
    expect(said).toBe(`Nothing is decided yet. ${quirks.length} rules depend on what is not answered yet.`)
  })

  it("says that nothing stands in the way, or that it can be done, only where no rule is open that could forbid it", () => {
    const random = seededRandom(3)
    let free = 0
    for (let n = 0; n < 400; n++) {
      const answers: Record<string, string> = {}
      const asked = 0.5 + random() / 2
      for (const { id } of questionsOf(fullCatalogue, order, {})) {
        if (random() > asked) continue
        const { choices, placeholder } = questionsOf(fullCatalogue, order, answers).find((one) => one.id === id)!
        const given = choices ? choices[Math.floor(random() * choices.length)]?.id : placeholder
        if (given !== undefined) answers[id] = given
      }
      const { said, advice } = ask(answers)
      if (!/^(Nothing known|Can be done)/.test(said)) continue
      free++
      const open = advice.depends.filter(({ quirk }) => quirk.severity === "blocker" || quirk.severity === "critical")
      expect([answers, open.map(({ quirk }) => quirk.id)]).toEqual([answers, []])
    }
    expect(free).toBeGreaterThan(20)
  })

  it.each(quirks.map((quirk) => [quirk.id, quirk] as const))("reaches %s by answers that a reader can give", (id, quirk) => {
    const answers = answersFor(quirk, questionsOf(fullCatalogue, order, {}), order)
    const { advice } = ask(answers)
    const judged = [...advice.holds, ...advice.depends].find((one) => one.quirk.id === id)
    expect(judged, "not ruled out by its own conditions").toBeDefined()
    // A rule for "certain models" can never be decided: its source names none.
    const undecided = judged?.conditions.filter(({ truth }) => truth === "open").map(({ key }) => key)
    expect(undecided).toEqual(id === "driver-vm-detection" ? ["gpuModels"] : [])
  })
})
