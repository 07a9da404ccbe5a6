import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { catalogue } from "../../dataset/load.ts"
import { workloadClasses } from "../../dataset/schema/index.ts"
import { fromScale, toScale } from "./addedTime.ts"
import { pacingOf, techniqueOf, technologyOf, workName, type Conditions } from "./conditions.ts"
import { conditionsOf, evidenceOf, measuredEfficiency } from "./efficiency.ts"
import { predict, productOfRanges, type Predicted } from "./predict.ts"
import { publishedShare, type PublishedRow } from "./published.ts"
import { sayUnpredicted } from "../../words/unpredicted.ts"

const evidence = evidenceOf(catalogue)
const said = (one: Conditions): Predicted => {
  const made = predict(one, evidence, catalogue)
  if ("reason" in made) throw new Error(made.reason.id)
  return made
}
const likely = (one: Conditions): number => said(one).range.likely

describe("the scale of added time", () => {
  test("goes there and back, up to a reading 3 % faster than native", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1.03, noNaN: true }), (share) => {
        expect(fromScale(toScale(share))).toBeCloseTo(share, 9)
      }),
    )
    expect(fromScale(toScale(1.4))).toBeCloseTo(1 / 0.97, 9)
  })
})

describe("what a row's words give away", () => {
  const technology = (product: string): string | null => technologyOf({ workloadClass: "game", product }, catalogue)
  test.each([
    ["NVIDIA vGPU (GRID A100-40C)", "nvidia-vgpu"],
    ["Intel gVirt / XenGT", "intel-gvt-g"],
    ["KVM with VFIO", "pci-passthrough"],
    ["Azure NC24 (DDA)", "pci-passthrough"],
    ["rCUDA over InfiniBand", "network-remoting"],
    ["QEMU virgl", "api-forwarding"],
    ["VirtualBox 7 3D acceleration", "api-forwarding"],
    ["amdgpu native context", "driver-paravirtualization"],
    ["lavapipe", "software-renderer"],
    ["a machine", null],
  ])("%s is %s", (product, expected) => {
    expect(technology(product)).toBe(expected)
  })

  test("a stated technique is never contradicted by words", () => {
    const one: Conditions = { workloadClass: "game", technique: "fixed-pass-through", product: "virgl" }
    expect(techniqueOf(one, catalogue)).toBe("fixed-pass-through")
    expect(technologyOf(one, catalogue)).toBeNull()
  })

  test("of a benchmark: its work and how it is paced", () => {
    const of = (workload: string): Conditions => ({ workloadClass: "ml-inference", workload })
    expect(workName(of("MLPerf Inference v0.7 bert-99.9 Offline"))).toBe("bert")
    expect(pacingOf(of("MLPerf Inference v1.1 resnet50 SingleStream"))).toBe("single")
    expect(pacingOf(of("MLPerf Inference v1.1 resnet50 Server"))).toBe("served")
    expect(pacingOf(of("DeepBench server inference conv exp 1"))).toBe("batch")
  })
})

describe("the prediction", () => {
  test("is the very model the engine uses for efficiency", () => {
    for (const id of ["kvm-vfio", "vmware-vgpu-nvidia", "intel-gvtg-kvmgt", "hyperv-gpu-p", "proxmox-vgpu"]) {
      const product = catalogue.product(id)!
      for (const work of workloadClasses.filter((one) => one !== "cpu-only-control")) {
        const own = said(conditionsOf(product, product.technology, work)).range
        const { range } = measuredEfficiency(product, product.technology, work, catalogue)
        expect(range.likely).toBeCloseTo(Math.min(1, own.likely), 12)
        expect(range.low).toBeCloseTo(Math.min(1, own.low), 12)
      }
    }
  })

  test("is the same from the first view's share of the dataset and from all of it", () => {
    const full = evidenceOf(fullCatalogue)
    for (const row of fullCatalogue.measurements.filter((one) => one.use === "efficiency") as readonly PublishedRow[]) {
      expect(predict(row, full, fullCatalogue)).toMatchObject({ range: said(row).range })
    }
  })

  test("is an ordered range above nothing for every row it speaks of, and a sentence for every other", () => {
    const made = (fullCatalogue.measurements as readonly PublishedRow[]).map((row) => predict(row, evidence, catalogue))
    const ranges = made.flatMap((one) => ("reason" in one ? [] : [one.range]))
    const reasons = made.flatMap((one) => ("reason" in one ? [sayUnpredicted(one.reason)] : []))
    expect(ranges.length).toBeGreaterThan(180)
    for (const reason of reasons) expect(reason).toMatch(/^[a-z].{20,}[^.]$/)
    for (const { low, likely: middle, high } of ranges) {
      expect(low).toBeGreaterThan(0)
      expect(low).toBeLessThanOrEqual(middle)
      expect(middle).toBeLessThanOrEqual(high)
      expect(high).toBeLessThan(1.07)
    }
  })

  test("names the rows that carry it, and the closest weighs most", () => {
    const [part] = said({ workloadClass: "ml-inference", products: ["vmware-vgpu-nvidia"] }).parts
    const weights = part!.rows.map((one) => one.weight)
    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    expect(part!.rows[0]!.row.products).toContain("vmware-vgpu-nvidia")
    expect(weights.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9)
  })

  test("is wider for what nobody has measured", () => {
    const width = (one: Conditions): number => said(one).range.high - said(one).range.low
    const work = { workloadClass: "ml-inference" } as const
    expect(width({ ...work, technology: "amd-mxgpu" })).toBeGreaterThan(1.2 * width({ ...work, technology: "nvidia-vgpu" }))
  })

  test("says that encrypted memory costs more than a plain pass-through", () => {
    const plain: Conditions = { workloadClass: "ml-inference", technology: "pci-passthrough" }
    expect(likely({ ...plain, variant: "pass-through + confidential computing" })).toBeLessThan(likely(plain) - 0.03)
  })
})

describe("forwarded calls", () => {
  const draw = (apiCallsPerSecond: number): Conditions => ({
    workloadClass: "3d-graphics-draw-call-heavy",
    technology: "api-forwarding",
    variant: "OpenGL calls",
    network: "shared memory",
    apiCallsPerSecond,
    bytesPerSecond: 0,
    roundTripsPerSecond: 0,
  })

  test("fall through the article's 86 … 12 % of native as draw calls grow", () => {
    const calls = Array.from({ length: 40 }, (_, i) => 1e4 * 1.25 ** i)
    const shares = calls.map((one) => likely(draw(one)))
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    expect(shares[0]).toBeGreaterThan(0.86)
    expect(shares.at(-1)).toBeLessThan(0.12)
  })

  test("over a network fall off with distance", () => {
    const remote = (roundTripSeconds: number): number =>
      likely({ workloadClass: "ml-inference", technology: "network-remoting", network: "100 GbE", roundTripSeconds })
    const shares = [5e-6, 5e-5, 5e-4, 5e-3, 5e-2].map(remote)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    expect(shares[0]).toBeGreaterThan(0.75)
    expect(shares.at(-1)).toBeLessThan(0.5)
  })

  test("carry a copy no faster than the link", () => {
    const copy = (network: string): number => likely({ workloadClass: "hpc-transfer-bound", technology: "network-remoting", network })
    expect(copy("InfiniBand")).toBeGreaterThan(0.8)
    expect(copy("10 GbE")).toBeLessThan(0.25)
    expect(copy("1 GbE")).toBeLessThan(0.03)
  })

  test("a native driver's submissions cost far less than single calls", () => {
    const game = { workloadClass: "game", hypervisor: "KVM" } as const
    expect(likely({ ...game, products: ["drm-native-context"] })).toBeGreaterThan(likely({ ...game, products: ["qemu-virgl"] }) + 0.2)
  })
})

describe("divided GPUs", () => {
  const gpu: Conditions = { workloadClass: "ml-inference", technology: "nvidia-vgpu", workload: "saturating clients" }

  test("clients that take turns get an even share, less what switching costs", () => {
    for (const n of [2, 4, 8]) {
      const { range } = said({ ...gpu, concurrency: n })
      expect(range.high).toBeLessThanOrEqual(1.02 / n)
      expect(range.likely).toBeGreaterThan(0.7 / n)
    }
  })

  test("clients that pause may get more than an even share", () => {
    expect(said({ ...gpu, workload: "serving", concurrency: 4 }).range.high).toBeGreaterThan(0.25)
  })

  test("a batch on a slice is as fast as its share; single requests notice little of what it lacks", () => {
    const slice = { workloadClass: "ml-inference", technology: "nvidia-mig", gpu: "NVIDIA A100 (1g.10gb)", guestOs: "bare metal" } as const
    const batch = likely({ ...slice, workload: "some model Offline" })
    const single = likely({ ...slice, workload: "some model SingleStream" })
    expect(batch).toBeGreaterThan(0.09)
    expect(batch).toBeLessThan(0.18)
    expect(single).toBeGreaterThan(1.5 * batch)
    expect(likely({ ...slice, workload: "some model Offline", gpu: "NVIDIA A100 (3g.40gb)" })).toBeGreaterThan(2 * batch)
  })

  test("a slice beside idle neighbours is compared with itself", () => {
    const [only, ...others] = said({ ...gpu, technology: "nvidia-mig", reference: "same slice, neighbours idle", concurrency: 7 }).parts
    expect(only?.family).toBe("neighbour")
    expect(others).toEqual([])
  })
})

describe("what cannot be predicted says why", () => {
  test.each<readonly [string, Conditions, string]>([
    ["work without a GPU", { workloadClass: "cpu-only-control", technique: "fixed-pass-through" }, "unpredicted-no-gpu-work"],
    ["no technique", { workloadClass: "game" }, "unpredicted-no-technique"],
    ["processes", { workloadClass: "ml-inference", scheduler: "NVIDIA MPS" }, "unpredicted-containers"],
    ["an adapter without 3D", { workloadClass: "game", products: ["qemu-cirrus"] }, "unpredicted-no-native"],
  ])("%s", (_, one, id) => {
    expect(predict(one, evidence, catalogue)).toEqual({ reason: { id, values: {} } })
  })
})

test("factors that deviate by themselves give a range shorter than their worst together", () => {
  const range = { low: 0.8, likely: 0.9, high: 1 }
  const both = productOfRanges([range, range])
  expect(both.likely).toBeCloseTo(0.81, 12)
  expect(both.low).toBeGreaterThan(0.64)
  expect(both.low).toBeLessThan(0.8)
  expect(productOfRanges([range]).low).toBeCloseTo(0.8, 12)
})

test("the figure of a row is its mean, else its middle, else the end it states", () => {
  const of = (low: number | null, mean: number | null, high: number | null): number | null =>
    publishedShare({ nativeShare: { low, mean, high } })
  expect(of(0.8, 0.9, 0.95)).toBe(0.9)
  expect(of(0.8, null, 0.9)).toBeCloseTo(0.85, 12)
  expect(of(null, null, 0.9)).toBe(0.9)
  expect(of(null, null, null)).toBeNull()
})
