import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { loadMigrationRules } from "../../../dataset/reference.ts"
import { technologiesOf } from "../../../dataset/technologies.ts"
import { migrationOf } from "../../../engine/migration/migration.ts"
import { defaultScenario } from "../../../engine/scenario.ts"
import { askedOf, withAsked } from "./address.ts"
import { moveOf, secondsOf, whyOf, type Move } from "./move.ts"
import { stepOf } from "./TimeScale.tsx"
import { headline, nameOf, story, told } from "./words.ts"

const rules = await loadMigrationRules()
const usual = askedOf({})
const move = (id: string, change: Partial<typeof usual> = {}): Move => moveOf(catalogue.product(id)!, { ...usual, ...change }, catalogue)
const chapters = (one: Move): readonly string[] => one.chapters.map(nameOf)

describe("a VM that moves", () => {
  it("pauses as long as the engine says of the same product, memory, frame buffer and network", () => {
    for (const product of catalogue.products) {
      const { migration } = moveOf(product, { ...usual, net: 10, used: 0.6 }, catalogue)
      const asked = migrationOf({
        product,
        gpu: null,
        technology: technologiesOf(product)[0]!,
        scenario: { ...defaultScenario, supply: { ...defaultScenario.supply, migrationGbps: 10, usedFrameBufferShare: 0.6 } },
        placement: null,
        catalogue,
        groups: [{ index: 0, frameBufferMib: usual.fb, ramGib: usual.ram, vcpu: 8, vmsPerGpu: 4 }],
      })
      expect([product.id, migration.level, migration.stunByGroup]).toEqual([product.id, asked.level, asked.stunByGroup])
    }
  })

  it("is copied in rounds while it runs, stands still, and runs there", () => {
    expect(chapters(move("vmware-vgpu-nvidia"))).toEqual(["Round 1", "Round 2", "Pause", "Runs there"])
    expect(chapters(move("vmware-vgpu-nvidia", { written: 1500 }))).toEqual([
      "Round 1",
      "Round 2",
      "Round 3",
      expect.stringMatching(/^Rounds 4–\d+$/),
      "Pause",
      "Runs there",
    ])
  })

  it("is slowed down where it writes as fast as the line carries", () => {
    const fast = move("vmware-vgpu-nvidia", { written: 20_000 })
    expect(chapters(fast)).toEqual(["Round 1", "Slowed down", "Pause", "Runs there"])
    expect(story(fast)).toContain("rounds gain nothing")
  })

  it("takes its frame buffer within the pause, and nothing where the GPU holds nothing of it", () => {
    const vgpu = move("vmware-vgpu-nvidia", { used: 0.5 })
    expect(vgpu.inGpu?.likely).toBe(4)
    expect(move("llvmpipe").inGpu).toBeNull()
    expect(move("vmware-vgpu-nvidia", { fb: 24_576 }).pause!.expected.likely).toBeGreaterThan(vgpu.pause!.expected.likely)
    expect(move("hyperv-gpu-p").copiesAhead).toBe(true)
  })

  it("that is passed a GPU through is refused, shut down and started anew, and the dataset says why", () => {
    const passed = move("kvm-vfio")
    expect(chapters(passed)).toEqual(["Refused", "Shut down", "Starts there"])
    expect(passed.pause).toBeNull()
    expect(whyOf(passed.product, rules, catalogue)?.why).toMatch(/cannot read or restore the state/)
  })

  it("that can only sleep stands still from the first byte to the last", () => {
    const asleep = move("vmware-workstation-svga3d")
    expect(chapters(asleep)).toEqual(["Suspended", "Resumes there"])
    expect(secondsOf(asleep.chapters[0]!)).toBeCloseTo(asleep.once.likely)
  })

  it("has a reason of another product only where that moves alike", () => {
    for (const product of catalogue.products) {
      const why = whyOf(product, rules, catalogue)
      if (!why || why.products.includes(product.id)) continue
      expect([product.id, why.liveMigration, why.suspendResume]).toEqual([
        product.id,
        product.liveMigration.support,
        product.suspendResume.support,
      ])
    }
  })

  it("is told in whole sentences for every product, without a figure that nobody knows", () => {
    for (const product of catalogue.products) {
      const one = moveOf(product, usual, catalogue)
      const said = [story(one), ...one.chapters.map((chapter) => told(chapter, one))]
      for (const sentence of said) expect([product.id, sentence]).toEqual([product.id, expect.stringMatching(/^[A-Z].*\.$/)])
      expect(`${said.join(" ")} ${headline(one).figure} ${headline(one).of}`).not.toMatch(/NaN|undefined|Infinity/)
    }
  })
})

describe("what the link says of a move", () => {
  it("round-trips, within bounds, and what is usual needs no word", () => {
    const asked = { ram: 64, fb: 24_576, net: 100, written: 1000, used: 0.5, step: 3 }
    expect(askedOf(withAsked(asked, {}))).toEqual(asked)
    expect(withAsked(usual, withAsked(asked, {}))).toEqual({})
    expect(askedOf({ filter: ";ram:many;net:1e9;fb-used:7" })).toEqual({ ...usual, net: 400, used: 1 })
  })
})

it("an axis of time has two to seven steps of 1, 2 or 5", () => {
  expect([0.7, 3, 21, 340].map(stepOf)).toEqual([0.2, 0.5, 5, 100])
})
