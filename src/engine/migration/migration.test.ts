import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import type { Product } from "../../dataset/schema/index.ts"
import { placement, product } from "../cost/cost.fixture.ts"
import { isOrdered } from "../basics/range.ts"
import { asked, at, group, spareless } from "./migration.fixture.ts"
import type { MigrationInput } from "./migration.ts"
import { migrationOf } from "./migration.ts"
import { explainMigration } from "../why/migration.ts"
import { sayMigration } from "../../words/migration.ts"
import type { Migration } from "../report.ts"

const said = ({ rules }: Migration): readonly string[] => rules.map((one) => sayMigration(one.told))
/** What is told of a rule in words of the dataset. */
const written = (text: string) => ({ told: { id: "as-written", values: { text: { quote: text } } } })

describe("the level", () => {
  const of = (change: Parameters<typeof product>[0], technology: MigrationInput["technology"] = "api-forwarding") =>
    migrationOf(asked({ technology, product: product({ technology, ...change }) }))

  it("is live where the product says yes", () => {
    expect(of({ liveMigration: { support: "yes" } })).toMatchObject({ level: "live", rules: [] })
  })

  it("carries the condition in the dataset's words", () => {
    const migration = of({ liveMigration: { support: "conditional", condition: "same driver at both ends" } })
    expect(migration).toMatchObject({ level: "live-with-conditions", rules: [written("same driver at both ends")] })
  })

  it("is never unconditional for an NVIDIA vGPU", () => {
    const migration = of({ liveMigration: { support: "yes" } }, "nvidia-vgpu")
    expect(migration.level).toBe("live-with-conditions")
    expect(said(migration)).toContain("ECC is on at both ends or off at both ends.")
    expect(migration.evidence.map((one) => one.source)).toContain("vgpu17-ug")
  })

  it("falls to suspend, then to cold, where a running VM cannot be moved; no pause is stated then", () => {
    const no = { support: "no" } as const
    expect(of({ liveMigration: no, suspendResume: { support: "yes" } })).toMatchObject({
      level: "suspend-only",
      stunSeconds: null,
      stunByGroup: [],
    })
    expect(of({ liveMigration: no, suspendResume: { support: "conditional", condition: "2D only" } })).toMatchObject({
      level: "suspend-only",
      rules: [written("2D only")],
    })
    expect(of({ liveMigration: no, suspendResume: no })).toMatchObject({ level: "cold-only", rules: [], drainSeconds: null })
    expect(of({ liveMigration: no, suspendResume: { support: "unknown" } }).rules).toHaveLength(1)
  })

  it("stays unknown where nobody has said, and is none where moving makes no sense", () => {
    expect(of({ liveMigration: { support: "unknown" } })).toMatchObject({
      level: "unknown",
      rules: [{ told: { id: "moves-unknown" } }],
      stunSeconds: null,
    })
    expect(of({ liveMigration: { support: "not-applicable" } }).level).toBe("none")
  })
})

const openTo = (scenario: MigrationInput["scenario"]): MigrationInput["scenario"] => ({
  ...scenario,
  policies: { ...scenario.policies, includeUnsupported: true },
})

describe("what no release supports", () => {
  const cell = { support: "conditional", condition: "a flag", standing: "preview", standingWords: "1.9 has it as alpha" } as const
  const of = (change: Partial<Product>, scenario = at(10)) => migrationOf(asked({ product: product(change), scenario }))

  it("is not counted on, and is named with its standing", () => {
    const migration = of({ liveMigration: cell, suspendResume: { support: "yes" } })
    const { level } = migration
    expect(level).toBe("suspend-only")
    expect(said(migration)[0]).toBe("Moving a running VM is a preview only (1.9 has it as alpha), so it is not counted on.")
    expect(of({ liveMigration: { support: "no" }, suspendResume: cell }).level).toBe("cold-only")
  })

  it("counts where the user asks for what is not supported too, with its standing as a condition", () => {
    const migration = of({ liveMigration: cell }, openTo(at(10)))
    const { level } = migration
    expect(level).toBe("live-with-conditions")
    expect(said(migration).slice(0, 2)).toEqual(["Moving a running VM is a preview only (1.9 has it as alpha).", "a flag"])
  })
})

describe("conditions", () => {
  const conditions = (id: string, change: Partial<MigrationInput> = {}): string => {
    const named = fullCatalogue.product(id)
    if (!named) throw new Error(id)
    return said(migrationOf(asked({ product: named, technology: named.technology, catalogue: fullCatalogue, ...change }))).join("\n")
  }

  it("are those of the product", () => {
    expect(conditions("vmware-vgpu-nvidia")).toContain("8.0 U2")
    expect(conditions("vmware-vgpu-nvidia")).not.toContain("KubeVirt")
    expect(conditions("kubevirt-vgpu", { scenario: openTo(at(10)) })).toContain("KubeVirt 1.9 or later")
    expect(conditions("hyperv-gpu-p")).toContain("Windows Server 2025")
    expect(conditions("hyperv-gpu-p")).not.toContain("vGPU type")
    expect(conditions("intel-xe-sriov")).toContain("Linux 6.19")
  })

  it("are those of the GPU: ECC only where it has any, boards only of Hopper", () => {
    expect(conditions("kvm-vgpu-nvidia", { gpu: fullCatalogue.gpu("m10") ?? null })).not.toContain("ECC")
    const hopper = conditions("kvm-vgpu-nvidia", { gpu: fullCatalogue.gpu("h100-nvl-94") ?? null })
    expect(hopper).toContain("ECC is on at both ends")
    expect(hopper).toContain("same Hopper board")
    expect(conditions("kvm-vgpu-nvidia", { gpu: fullCatalogue.gpu("l40s") ?? null })).not.toContain("Hopper")
  })

  it("are those of the work and of the network", () => {
    const llm = { ...at(10), groups: [{ name: null, workload: "llm-inference", count: 4, overrides: {} }] }
    expect(conditions("kvm-vgpu-nvidia", { scenario: llm })).toContain("CUDA debuggers")
    expect(conditions("kvm-vgpu-nvidia")).not.toContain("CUDA debuggers")
    expect(conditions("vmware-vgpu-nvidia", { scenario: at(1) })).toContain("1 Gbit/s large profiles may fail")
    expect(conditions("vmware-vgpu-nvidia", { scenario: at(25) })).not.toContain("large profiles may fail")
  })

  it("each name a source of the dataset", () => {
    for (const one of fullCatalogue.migrationConditions) expect(one.evidence.length).toBeGreaterThan(0)
    for (const named of fullCatalogue.products) {
      const { rules } = migrationOf(asked({ product: named, technology: named.technology, catalogue: fullCatalogue }))
      const claims = rules.filter(({ told }) => told.id !== "moves-unknown" && told.id !== "suspends-unknown")
      for (const { told, evidence } of claims) expect({ told, sources: evidence.length > 0 }).toMatchObject({ sources: true })
    }
  })

  it("name products and GPUs that there are", () => {
    for (const { id, products, gpus } of fullCatalogue.migrationConditions) {
      for (const named of products) expect({ id, named, found: fullCatalogue.product(named) !== undefined }).toMatchObject({ found: true })
      for (const named of gpus) expect({ id, named, found: fullCatalogue.gpu(named) !== undefined }).toMatchObject({ found: true })
    }
  })
})

describe("whatever is asked", () => {
  const products = fullCatalogue.products
  const speeds = fc.double({ min: 0.1, max: 1600, noNaN: true })
  const shares = fc.double({ min: 0, max: 1, noNaN: true })
  const sized = fc.record({ frameBufferMib: fc.integer({ min: 16, max: 200_000 }), ramGib: fc.integer({ min: 1, max: 2000 }) })
  const of = (change: Partial<MigrationInput>, named: Product) =>
    migrationOf(asked({ product: named, technology: named.technology, catalogue: fullCatalogue, ...change }))
  const ends = ["low", "likely", "high"] as const

  it("more network never lengthens a pause or a drain", () => {
    fc.assert(
      fc.property(fc.constantFrom(...products), speeds, speeds, sized, (named, a, b, size) => {
        const slow = of({ scenario: at(Math.min(a, b)), groups: [group(size)] }, named)
        const fast = of({ scenario: at(Math.max(a, b)), groups: [group(size)] }, named)
        for (const key of ["stunSeconds", "drainSeconds"] as const) {
          expect(slow[key] === null).toBe(fast[key] === null)
          for (const end of ends) expect(fast[key]?.[end] ?? 0).toBeLessThanOrEqual((slow[key]?.[end] ?? 0) * (1 + 1e-9) + 1e-9)
        }
      }),
    )
  })

  it("more frame buffer in use never shortens a pause or a drain", () => {
    fc.assert(
      fc.property(fc.constantFrom(...products), shares, shares, speeds, sized, (named, a, b, gbps, size) => {
        const less = of({ scenario: at(gbps, Math.min(a, b)), groups: [group(size)] }, named)
        const more = of({ scenario: at(gbps, Math.max(a, b)), groups: [group(size)] }, named)
        for (const key of ["stunSeconds", "drainSeconds"] as const) {
          for (const end of ends) expect(more[key]?.[end] ?? 0).toBeGreaterThanOrEqual((less[key]?.[end] ?? 0) * (1 - 1e-9) - 1e-9)
        }
      }),
    )
  })

  it("ranges are in order, and the worst pause is never below the expected one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...products), fc.option(shares, { nil: null }), speeds, sized, (named, share, gbps, size) => {
        const migration = of({ scenario: at(gbps, share), groups: [group(size)] }, named)
        for (const { expected, worst, seconds } of migration.stunByGroup) {
          expect([expected, worst, seconds].every(isOrdered)).toBe(true)
          for (const end of ends) expect(worst[end]).toBeGreaterThanOrEqual(expected[end])
        }
        expect(isOrdered(migration.drainSeconds ?? { low: 0, likely: 0, high: 0 })).toBe(true)
      }),
    )
  })

  it("every VM of the host has one fate in a drain, and every VM keeps or loses its session in a failure", () => {
    const plans = fc.constantFrom(placement, spareless)
    fc.assert(
      fc.property(fc.constantFrom(...products), plans, fc.integer({ min: 0, max: 20 }), (named, plan, vmsPerGpu) => {
        const { drain, failure, vmsPerHost } = of({ placement: plan, groups: [group({ vmsPerGpu })] }, named)
        expect(drain?.outcomes.reduce((sum, one) => sum + one.vms, 0)).toBe(vmsPerHost)
        expect((failure?.keep ?? 0) + (failure?.lose ?? 0)).toBe(100)
        expect(failure?.lose).toBe(vmsPerHost)
        expect(failure?.room).toBeLessThanOrEqual(vmsPerHost)
      }),
    )
  })
})

describe("why", () => {
  it("shows every fit with its source and what is estimated", () => {
    const input = asked()
    const [pause, worst] = explainMigration(migrationOf(input), input).steps
    expect(pause?.inputs.filter((one) => one.label.id === "pause-fit-on")).toHaveLength(5)
    expect(worst?.inputs.filter((one) => one.label.id === "pause-fit-on")).toHaveLength(1)
    expect(pause?.inputs.find((one) => one.label.id === "pause-used")?.basis).toBe("estimate")
    expect(pause?.inputs.find((one) => one.label.id === "migration-network")?.basis).toBe("yours")
    const stated = { ...input, scenario: at(10, 0.6) }
    expect(explainMigration(migrationOf(stated), stated).steps[0]?.inputs.find((one) => one.label.id === "pause-used")?.basis).toBe("yours")
  })

  it("says what each VM of the host comes to, and what a failure costs, with sources", () => {
    const input = asked({ product: product({ haRestart: { support: "yes", evidence: [{ source: "handmade", basis: "documented" }] } }) })
    const steps = explainMigration(migrationOf(input), input).steps
    expect(steps.map((one) => one.title.id)).toEqual(["pause-title", "pause-worst-title", "drain-title", "failure-title"])
    expect(steps[2]?.inputs.find((one) => one.label.id === "drain-at-once")).toMatchObject({ value: 8, basis: "documented" })
    // Its leading figure is what is lost, not what is left.
    expect(steps[3]?.result).toMatchObject({ label: { id: "failure-lose" }, value: 64, unit: "vm" })
    expect(steps[3]?.inputs.find((one) => one.label.id === "failure-keep")?.value).toBe(36)
  })

  it("gives the product's reason where a running VM cannot be moved", () => {
    const input = asked({
      product: product({ liveMigration: { support: "no", condition: "no vMotion" }, suspendResume: { support: "no" } }),
    })
    const derivation = explainMigration(migrationOf(input), input)
    expect(derivation.result.value).toEqual({ id: "moving-level", values: { level: "cold-only" } })
    expect(derivation.notes).toEqual([{ id: "as-written", values: { text: { quote: "no vMotion" } } }])
    expect(derivation.steps.map((one) => one.title.id)).toEqual(["drain-title", "failure-title"])
  })
})
