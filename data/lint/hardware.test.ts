import { readFileSync } from "node:fs"
import * as v from "valibot"
import { describe, expect, test } from "vitest"
import type { Evidence, Gpu, Host, InstanceType, InstanceTypeSet, Licence, PlanningDefault } from "../../src/dataset/schema/index.ts"
import type { GpuPower, GpuPrice } from "../../src/dataset/schema/index.ts"
import { referenceKinds } from "../../src/dataset/schema/reference.ts"

const textOf = (path: string): string => readFileSync(new URL(`../${path}.json`, import.meta.url), "utf8")
const read = <T>(path: string): T => JSON.parse(textOf(path)) as T

const paths = Object.keys(referenceKinds)
const below = <T>(folder: string): T[] => paths.filter((path) => path.startsWith(folder)).flatMap((path) => read<T[]>(path))

const gpus = below<Gpu>("hardware/gpus/")
const sets = below<InstanceTypeSet>("hardware/instances/")
const types = sets.flatMap((set) => set.types.map((type) => ({ set, type })))
const hosts = read<Host[]>("hardware/hosts")
const licences = read<Licence[]>("prices/licences")
const prices = read<GpuPrice[]>("prices/gpus")
const power = read<GpuPower[]>("hardware/power")
const defaults = read<PlanningDefault[]>("prices/defaults")
const sources = read<Record<string, unknown>>("sources")

const gpuById = new Map(gpus.map((gpu) => [gpu.id, gpu]))
const typeById = new Map(types.map(({ type }) => [type.id, type]))

function gpu(id: string): Gpu {
  const found = gpuById.get(id)
  if (!found) throw new Error(`no GPU "${id}"`)
  return found
}

function instanceType(id: string): InstanceType {
  const found = typeById.get(id)
  if (!found) throw new Error(`no instance type "${id}"`)
  return found
}

const repeated = (ids: readonly string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index)

/** Every evidence list in a file, whatever it belongs to, with the row that carries it. */
function evidenceIn(node: unknown, found: { row: object; evidence: readonly Evidence[] }[] = []) {
  if (Array.isArray(node)) for (const item of node) evidenceIn(item, found)
  else if (node !== null && typeof node === "object") {
    for (const [key, value] of Object.entries(node)) {
      if (key === "evidence") found.push({ row: node, evidence: value as readonly Evidence[] })
      else evidenceIn(value, found)
    }
  }
  return found
}

describe.each(paths)("%s", (path) => {
  test("parses under its schema", () => {
    const schema = referenceKinds[path]
    if (!schema) throw new Error(`no schema for ${path}`)
    const result = v.safeParse(schema, read(path))
    expect(result.success ? [] : result.issues.slice(0, 5).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toEqual([])
  })

  test("is written with one-space indent and a final newline", () => {
    const text = textOf(path)
    expect(text === `${JSON.stringify(JSON.parse(text), null, 1)}\n`).toBe(true)
  })

  test("names only sources that exist", () => {
    const unknown = evidenceIn(read(path))
      .flatMap(({ evidence }) => evidence.map((item) => item.source))
      .filter((id) => !(id in sources))
    expect([...new Set(unknown)]).toEqual([])
  })
})

describe("ids", () => {
  test.each([
    ["GPU", gpus.map((row) => row.id)],
    ["instance type", types.map(({ type }) => type.id)],
    ["host", hosts.map((row) => row.id)],
    ["licence", licences.map((row) => row.id)],
    ["planning default", defaults.map((row) => row.id)],
    ["GPU price", prices.map((row) => row.gpu)],
    ["GPU power", power.map((row) => row.gpu)],
  ])("no %s id occurs twice", (_kind, ids) => {
    expect(repeated(ids)).toEqual([])
  })

  test("instance sets, prices and power belong to known GPUs", () => {
    const named = [
      ...sets.map((set) => set.gpu),
      ...sets.flatMap((set) => set.copiedFrom ?? []),
      ...prices.map((row) => row.gpu),
      ...power.map((row) => row.gpu),
    ]
    expect(named.filter((id) => !gpuById.has(id))).toEqual([])
  })

  test("an instance set's technology is one its GPU serves", () => {
    const stray = sets.filter((set) => !set.bareMetalOnly && !gpu(set.gpu).technologies.includes(set.technology))
    expect(stray.map((set) => `${set.gpu} ${set.technology}`)).toEqual([])
  })
})

describe("evidence", () => {
  test("names fields that its row has", () => {
    const ofTypes = new Set(types.flatMap(({ type }) => Object.keys(type)))
    const files = paths.filter((path) => !path.startsWith("reference/"))
    const stray = files.flatMap((path) =>
      evidenceIn(read(path)).flatMap(({ row, evidence }) =>
        evidence
          .flatMap((item) => item.fields ?? [])
          .filter((field) => !(field in row) && !("types" in row && ofTypes.has(field)))
          .map((field) => `${path}: ${field}`),
      ),
    )
    expect([...new Set(stray)]).toEqual([])
  })
})

/**
 * Instance types whose count times frame buffer passes the memory of the GPU row, with the reason.
 * Each entry is checked to be still needed.
 */
const memoryExceptions: Readonly<Record<string, string>> = {
  "h100-nvl-94-47c": "the guide prints 96,246 MB for the whole GPU and 48,128 MB for each half",
  "h100-sxm5-94-47c": "as H100 NVL",
  "h800-nvl-94-47c": "as H100 NVL",
}

describe("placement", () => {
  test("the instances of one size fit the GPU's memory, save documented rounding", () => {
    const over = types.flatMap(({ set, type }) => {
      const memoryMib = gpu(set.gpu).memoryMib
      if (memoryMib === null || type.frameBufferMib === null || type.maxPerGpu === null) return []
      // A MIG profile's nominal size rounds up: "1g.12gb" of a 94 GiB GPU.
      const slack = set.technology === "nvidia-mig" ? 1.03 : 1
      return type.frameBufferMib * type.maxPerGpu > memoryMib * slack ? [type.id] : []
    })
    expect(over.sort()).toEqual(Object.keys(memoryExceptions).sort())
  })

  test("MIG slices stay on the memory-slice axis wherever they may start, and as many fit as the table says", () => {
    const wrong = types.flatMap(({ type }) => {
      const { placementStarts, placementSize, totalMemorySlices, maxPerGpu, maxPerGpuInstance } = type
      if (!placementStarts || !placementSize || !totalMemorySlices) return []
      const inside = placementStarts.every((start) => start >= 0 && start + placementSize <= totalMemorySlices)
      let free = 0
      let places = 0
      for (const start of placementStarts)
        if (start >= free) {
          places += 1
          free = start + placementSize
        }
      return inside && (maxPerGpu ?? 0) <= places * (maxPerGpuInstance ?? 1) ? [] : [type.id]
    })
    expect(wrong).toEqual([])
  })

  test("a MIG-backed vGPU type has the slices of the MIG profile it names", () => {
    const profiles = new Map(
      types.filter(({ set }) => set.family === "MIG profile").map(({ set, type }) => [`${set.gpu} ${type.name}`, type]),
    )
    const wrong = types.flatMap(({ set, type }) => {
      const profile = type.gpuInstanceProfile ? profiles.get(`${set.gpu} ${type.gpuInstanceProfile}`) : undefined
      if (!profile) return []
      const same =
        profile.computeSlices === type.computeSlices &&
        profile.memorySlices === type.memorySlices &&
        profile.computeShare === type.computeShare
      return same ? [] : [type.id]
    })
    expect(wrong).toEqual([])
  })

  test("shares of compute lie between 0 and 1 and add up to one GPU at most", () => {
    const wrong = types.filter(({ type }) => {
      if (type.computeShare == null) return false
      const instances = Math.ceil((type.maxPerGpu ?? 1) / (type.maxPerGpuInstance ?? 1))
      return type.computeShare <= 0 || type.computeShare > 1 || instances * type.computeShare > 1.001
    })
    expect(wrong.map(({ type }) => type.id)).toEqual([])
  })

  test("mixed-size mode never holds more of one size than equal-size mode", () => {
    const wrong = types.filter(
      ({ type }) => type.maxPerGpuMixedSize != null && type.maxPerGpu !== null && type.maxPerGpuMixedSize > type.maxPerGpu,
    )
    expect(wrong.map(({ type }) => type.id)).toEqual([])
  })

  test("a board holds as many as its GPUs together", () => {
    const wrong = types.filter(
      ({ set, type }) => type.maxPerBoard != null && type.maxPerBoard !== (type.maxPerGpu ?? 0) * gpu(set.gpu).gpusPerBoard,
    )
    expect(wrong.map(({ type }) => type.id)).toEqual([])
  })

  test("no time-sliced vGPU type passes 32 per GPU without MIG", () => {
    const wrong = types.filter(({ set, type }) => set.technology === "nvidia-vgpu" && (type.maxPerGpu ?? 0) > 32)
    expect(wrong.map(({ type }) => type.id)).toEqual([])
  })
})

describe("what a planner can buy", () => {
  test("has memory, a speed, board power, a price and a power draw", () => {
    const priced = new Set(prices.filter((row) => row.boardPriceUsd).map((row) => row.gpu))
    const drawn = new Set(power.map((row) => row.gpu))
    const bare = gpus.filter(
      (row) => row.buyable && !(row.memoryMib && row.fp32Tflops && row.boardTdpWatts && priced.has(row.id) && drawn.has(row.id)),
    )
    expect(bare.map((row) => row.id)).toEqual([])
  })

  test("draws the power that its board is rated for", () => {
    const wrong = power.filter((row) => gpu(row.gpu).boardTdpWatts !== null && gpu(row.gpu).boardTdpWatts !== row.tdpWatts)
    expect(wrong.map((row) => row.gpu)).toEqual([])
    expect(power.filter((row) => row.idleWatts >= row.fullLoadWatts).map((row) => row.gpu)).toEqual([])
  })

  test("fits some host class", () => {
    const classes = hosts.filter((host) => host.kind === "class")
    const homeless = gpus
      .filter((row) => row.buyable)
      .filter(
        (row) =>
          !classes.some((host) => {
            if ((row.boardTdpWatts ?? 0) > (host.maxGpuWatts ?? 0)) return false
            if (row.form === "sxm" || row.form === "oam") return (host.gpuModules ?? 0) > 0
            return row.slotWidth === 1 ? (host.gpuSlotsSingleWide ?? 0) > 0 : (host.gpuSlotsDoubleWide ?? 0) > 0
          }),
      )
    expect(homeless.map((row) => row.id)).toEqual([])
  })

  test("host classes carry everything the planner computes with", () => {
    const bare = hosts.filter(
      (host) =>
        host.kind === "class" && [host.priceUsd, host.cores, host.ramGib, host.idleWatts, host.peakWatts, host.rackUnits].includes(null),
    )
    expect(bare.map((host) => host.id)).toEqual([])
  })
})

/** Sets worked out here by a documented rule, beside those that were read. */
const derivedFamilies: ReadonlySet<string> = new Set(["MxGPU (GIM 9, other counts)", "vGPU, inferred"])

describe("hand-checked facts", () => {
  test("914 vGPU types, 123 MIG profiles and 113 types of other vendors were surveyed", () => {
    const own = types.filter(({ set }) => !set.copiedFrom && !derivedFamilies.has(set.family))
    const count = (test: (set: InstanceTypeSet) => boolean): number => own.filter(({ set }) => test(set)).length
    expect(count((set) => set.family === "MIG profile")).toBe(123)
    expect(count((set) => set.technology.startsWith("nvidia-") && set.family !== "MIG profile")).toBe(914)
    expect(count((set) => !set.technology.startsWith("nvidia-"))).toBe(113)
  })

  test("A16: four GPUs of 16 GiB, 250 W and two slots, 64 of the 1 GB types on a board", () => {
    expect(gpu("a16")).toMatchObject({ gpusPerBoard: 4, memoryMib: 16384, boardTdpWatts: 250, slotWidth: 2, maxVgpusPerGpu: 16 })
    expect(instanceType("a16-1b")).toMatchObject({ maxPerGpu: 16, maxPerBoard: 64 })
  })

  test("L40S: 48 GiB holds 32 of the 1 GB desktops, not 48, and 16 in mixed-size mode", () => {
    expect(instanceType("l40s-1b")).toMatchObject({ maxPerGpu: 32, maxPerGpuMixedSize: 16, frameBufferMib: 1024 })
    expect(instanceType("l40s-2b").maxPerGpu).toBe(24)
    expect(instanceType("l40s-8q")).toMatchObject({ maxPerGpu: 6, maxPerGpuMixedSize: 4 })
  })

  test("L4: 24 GiB, 72 W, one slot, 24 of the 1 GB types", () => {
    expect(gpu("l4")).toMatchObject({ memoryMib: 24576, boardTdpWatts: 72, slotWidth: 1 })
    expect(instanceType("l4-1q").maxPerGpu).toBe(24)
  })

  test("RTX PRO 6000 BSE: 48 desktops of 2 GB with MIG and time slicing, 32 without, and no 1 GB type", () => {
    expect(gpu("rtx-pro-6000-bse")).toMatchObject({ memoryMib: 98304, boardTdpWatts: 600, migMaxInstances: 4, maxVgpusPerGpu: 48 })
    expect(instanceType("rtx-pro-6000-bse-1-2b")).toMatchObject({ maxPerGpu: 48, maxPerGpuInstance: 12, gpuInstancesPerGpu: 4 })
    expect(instanceType("rtx-pro-6000-bse-2b").maxPerGpu).toBe(32)
    expect(typeById.has("rtx-pro-6000-bse-1b")).toBe(false)
  })

  test("A100 and H100 offer C-series types only, and seven MIG slices", () => {
    for (const id of ["a100-pcie-40", "a100-sxm4-80", "h100-pcie-80", "h100-sxm5-80", "h100-nvl-94"]) {
      const series = types.filter(({ set, type }) => set.gpu === id && type.series).map(({ type }) => type.series)
      expect([...new Set(series)]).toEqual(["C"])
      expect(gpu(id).migMaxInstances).toBe(7)
    }
    expect(instanceType("a100-pcie-40-1g.5gb")).toMatchObject({ maxPerGpu: 7, placementStarts: [0, 1, 2, 3, 4, 5, 6], smCount: 14 })
    expect(instanceType("h100-sxm5-80-3g.40gb")).toMatchObject({ placementStarts: [0, 4], placementSize: 4, maxPerGpu: 2 })
  })

  test("boards of several GPUs state memory and speed per GPU", () => {
    expect(gpu("amd-s7150x2")).toMatchObject({ gpusPerBoard: 2, memoryMib: 8192, fp32Tflops: 3.77 })
    expect(gpu("intel-flex140")).toMatchObject({ gpusPerBoard: 2, memoryMib: 6144, maxVfsPerGpu: 31 })
    expect(gpu("intel-arcpro-b60-dual")).toMatchObject({ gpusPerBoard: 2, memoryMib: 24576 })
    expect(gpu("amd-mi250x")).toMatchObject({ gpusPerBoard: 2, memoryMib: 65536 })
    expect(gpu("m10")).toMatchObject({ gpusPerBoard: 4, memoryMib: 8192 })
  })

  test("licences a product can need are there and countable", () => {
    const id = new Map(licences.map((row) => [row.id, row]))
    expect(id.get("nvidia-vpc")).toMatchObject({ metric: "concurrent-user", term: "year", priceUsd: { likely: 50 } })
    expect(id.get("nvidia-vws")).toMatchObject({ metric: "concurrent-user", term: "year", priceUsd: { likely: 250 } })
    expect(id.get("nvidia-ai-enterprise")).toMatchObject({ metric: "gpu", term: "year", priceUsd: { likely: 4500 } })
    expect(id.get("vvf-core-year")).toMatchObject({ metric: "core", minCoresPerCpu: 16, priceUsd: { likely: 135 } })
    expect(id.get("ws2022-datacenter-16core")).toMatchObject({ metric: "core", term: "perpetual" })
  })

  test("every field that was not verified says so", () => {
    expect(gpu("amd-v710").evidence.some((item) => item.fields?.includes("fp32Tflops") && item.basis === "recalled")).toBe(true)
    expect(hosts.filter((host) => host.kind === "class").every((host) => host.evidence[0]?.basis === "estimate")).toBe(true)
  })
})
