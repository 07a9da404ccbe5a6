import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { ModelParameter, StunModel } from "../../dataset/schema/index.ts"
import { catalogueWith, gpu, placement, product, scenario, stunModel, stunModels } from "../cost/cost.fixture.ts"
import { isOrdered } from "../quantity.ts"
import type { MigrationInput } from "./migration.ts"
import { explainMigration, migrationOf } from "./migration.ts"
import { slopeFactor, stunByModel } from "./stun.ts"

const at = (gbps: number): MigrationInput["scenario"] => {
  const base = scenario()
  return { ...base, supply: { ...base.supply, migrationGbps: gbps } }
}
const asked = (change: Partial<MigrationInput> = {}): MigrationInput => ({
  product: product({}),
  gpu: gpu({}),
  technology: "nvidia-vgpu",
  scenario: at(10),
  placement,
  groups: [{ index: 0, frameBufferMib: 10 * 1024, ramGib: 8 }],
  catalogue: catalogueWith(),
  ...change,
})
const fit = (id: string): StunModel => stunModels.find((model) => model.id === id) ?? stunModel("none", "none", 0, 0)
const limit: ModelParameter = {
  id: "vgpu-stun-limit-seconds",
  name: "limit",
  value: { low: 100, likely: 100, high: 100 },
  unit: "s",
  appliesTo: "vSphere",
  note: null,
  evidence: [{ source: "bcm-kb-313479", basis: "documented" }],
}

describe("the published tables", () => {
  it("of vSphere 6.7 U1, P40 on 10 GbE, come out of the fit within 0.04 s", () => {
    for (const [gib, seconds] of [
      [1, 9],
      [2, 16.5],
      [4, 31.4],
      [8, 61.3],
      [10, 76.3],
      [12, 91.2],
    ] as const) {
      expect(Math.abs(stunByModel(fit("vsphere-6.7-u1"), gib, 8, 10) - seconds)).toBeLessThan(0.04)
    }
  })

  it("of vSphere 6.7 U3, V100 on 10 GbE, within 1.5 s", () => {
    for (const [gib, seconds] of [
      [1, 2.17],
      [2, 4.03],
      [4, 7.02],
      [8, 14.48],
      [16, 27.79],
      [32, 50.81],
    ] as const) {
      expect(Math.abs(stunByModel(fit("vsphere-6.7-u3"), gib, 8, 10) - seconds)).toBeLessThan(1.5)
    }
  })

  it("of vSphere 7.0, V100 on 10 GbE, within 1.3 s", () => {
    for (const [gib, seconds] of [
      [1, 2],
      [2, 4],
      [4, 6],
      [8, 12],
      [16, 22],
      [32, 39],
    ] as const) {
      expect(Math.abs(stunByModel(fit("vsphere-7.0"), gib, 8, 10) - seconds)).toBeLessThan(1.3)
    }
  })

  it("of vSphere 7.0's worst cases, with the VM's RAM, within 0.8 s", () => {
    for (const [gib, ram, seconds] of [
      [1, 4, 5],
      [1, 32, 12],
      [4, 16, 16],
      [8, 8, 25],
      [16, 32, 54],
      [32, 4, 91],
      [32, 32, 99],
    ] as const) {
      expect(Math.abs(stunByModel(fit("vsphere-7.0-worst-case"), gib, ram, 10) - seconds)).toBeLessThan(0.8)
    }
  })
})

describe("the pause", () => {
  it("takes half the frame buffer at best, 80 % likely, all of it with the RAM at worst", () => {
    // 10 GiB reserved, 8 GiB RAM, 10 GbE: 1.667 + 1.1905 x 5; 1.667 + 1.1905 x 8; 0.824 + 2.7932 x 10 + 0.2732 x 8
    const { stunSeconds } = migrationOf(asked())
    expect(stunSeconds?.low).toBeCloseTo(7.6195, 6)
    expect(stunSeconds?.likely).toBeCloseTo(11.191, 6)
    expect(stunSeconds?.high).toBeCloseTo(30.9416, 6)
  })

  it("is reported for the group that pauses longest", () => {
    const groups = [
      { index: 0, frameBufferMib: 1024, ramGib: 4 },
      { index: 1, frameBufferMib: 8192, ramGib: 4 },
    ]
    const migration = migrationOf(asked({ groups }))
    expect(migration.stunByGroup.map((one) => one.group)).toEqual([0, 1])
    expect(migration.stunSeconds).toEqual(migration.stunByGroup[1]?.seconds)
  })

  it("doubles its copy on half the line, and fills at most half of a faster one", () => {
    const model = fit("vsphere-7.0")
    expect(slopeFactor(model, 5)).toBe(2)
    expect(slopeFactor(model, 10)).toBe(1)
    // published 7.215 Gbit/s; half of 11 is less, so nothing is gained; half of 25 is 12.5
    expect(slopeFactor(model, 11)).toBe(1)
    expect(slopeFactor(model, 25)).toBeCloseTo(8.589934592 / 1.1905 / 12.5, 9)
    expect(slopeFactor(fit("vsphere-6.7-u1"), 25)).toBeCloseTo(0.4, 9)
  })

  it("never grows with a faster line, and stays in order", () => {
    const speeds = fc.double({ min: 0.1, max: 1600, noNaN: true })
    fc.assert(
      fc.property(
        speeds,
        speeds,
        fc.integer({ min: 16, max: 200_000 }),
        fc.integer({ min: 1, max: 2000 }),
        (a, b, frameBufferMib, ramGib) => {
          const groups = [{ index: 0, frameBufferMib, ramGib }]
          const slow = migrationOf(asked({ scenario: at(Math.min(a, b)), groups }))
          const fast = migrationOf(asked({ scenario: at(Math.max(a, b)), groups }))
          for (const key of ["stunSeconds", "drainSeconds"] as const) {
            expect(isOrdered(slow[key] ?? { low: 1, likely: 0, high: 0 })).toBe(true)
            expect(fast[key]?.likely).toBeLessThanOrEqual((slow[key]?.likely ?? 0) + 1e-9)
          }
        },
      ),
    )
  })

  it("is that of an ordinary VM where the GPU holds no state", () => {
    const remoting = asked({ technology: "api-forwarding", product: product({ technology: "api-forwarding" }) })
    expect(migrationOf(remoting).stunSeconds).toEqual({ low: 0.2, likely: 1, high: 2 })
    const row = { ...limit, id: "ordinary-vmotion-stun-seconds", value: { low: 0.1, likely: 0.5, high: 1 } }
    expect(migrationOf({ ...remoting, catalogue: catalogueWith({ parameters: [row] }) }).stunSeconds).toEqual(row.value)
  })

  it("is not known where the dataset has no fits", () => {
    expect(migrationOf(asked({ catalogue: catalogueWith({ stunModels: [] }) })).stunSeconds).toBeNull()
  })

  it("that may outlast vSphere's 100 s adds a condition", () => {
    const catalogue = catalogueWith({ parameters: [limit] })
    const conditions = (gib: number) =>
      migrationOf(asked({ catalogue, groups: [{ index: 0, frameBufferMib: gib * 1024, ramGib: 8 }] })).conditions
    expect(conditions(10).join()).not.toContain("100 s")
    expect(conditions(48).at(-1)).toBe(
      "At worst the pause outlasts the 100 s that vSphere allows by default; raise the VM's limit to be safe.",
    )
    expect(conditions(141).at(-1)).toContain("expected to outlast")
  })
})

describe("the level", () => {
  const of = (change: Parameters<typeof product>[0], technology: MigrationInput["technology"] = "api-forwarding") =>
    migrationOf(asked({ technology, product: product({ technology, ...change }) }))

  it("is live where the product says yes", () => {
    expect(of({ liveMigration: { support: "yes" } })).toMatchObject({ level: "live", conditions: [] })
  })

  it("carries the condition in the dataset's words", () => {
    const migration = of({ liveMigration: { support: "conditional", condition: "same driver at both ends" } })
    expect(migration).toMatchObject({ level: "live-with-conditions", conditions: ["same driver at both ends"] })
  })

  it("is never unconditional for an NVIDIA vGPU", () => {
    const migration = of({ liveMigration: { support: "yes" } }, "nvidia-vgpu")
    expect(migration.level).toBe("live-with-conditions")
    expect(migration.conditions).toContain("ECC is on at both ends or off at both ends.")
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
      conditions: ["2D only"],
    })
    expect(of({ liveMigration: no, suspendResume: no })).toMatchObject({ level: "cold-only", conditions: [], drainSeconds: null })
    expect(of({ liveMigration: no, suspendResume: { support: "unknown" } }).conditions).toHaveLength(1)
  })

  it("stays unknown where nobody has said, and is none where moving makes no sense", () => {
    expect(of({ liveMigration: { support: "unknown" } })).toMatchObject({
      level: "unknown",
      conditions: ["No source says whether a running VM can be moved."],
      stunSeconds: null,
    })
    expect(of({ liveMigration: { support: "not-applicable" } }).level).toBe("none")
  })
})

describe("emptying a host", () => {
  it("moves the VMs of the fullest host one after another", () => {
    // 64 VMs x (8 GiB x 8.589934592 / (10 x 0.7) + 1 s)
    const migration = migrationOf(asked({ technology: "api-forwarding", product: product({ technology: "api-forwarding" }) }))
    expect(migration.vmsPerHost).toBe(64)
    expect(migration.drainSeconds?.likely).toBeCloseTo(64 * ((8 * 8.589934592) / 7 + 1), 6)
  })

  it("needs a placement", () => {
    expect(migrationOf(asked({ placement: null }))).toMatchObject({ drainSeconds: null, vmsPerHost: 0 })
  })
})

describe("why", () => {
  it("shows every fit with its source and what is estimated", () => {
    const input = asked()
    const pause = explainMigration(migrationOf(input), input).steps[0]
    expect(pause?.inputs.filter((one) => one.label.startsWith("Fit on"))).toHaveLength(4)
    expect(pause?.inputs.find((one) => one.label === "Share of it in use")?.basis).toBe("estimate")
    expect(pause?.inputs.find((one) => one.label === "Migration network")?.basis).toBe("yours")
  })

  it("gives the product's reason where a running VM cannot be moved", () => {
    const input = asked({
      product: product({ liveMigration: { support: "no", condition: "no vMotion" }, suspendResume: { support: "no" } }),
    })
    const derivation = explainMigration(migrationOf(input), input)
    expect(derivation.result.value).toBe("The VM must be shut down to be moved.")
    expect(derivation.notes).toEqual(["no vMotion"])
    expect(derivation.steps).toEqual([])
  })
})
