import { existsSync, readFileSync, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import * as v from "valibot"
import { describe, expect, it } from "vitest"
import {
  HypervisorSchema,
  MeasurementSchema,
  ModelParameterSchema,
  ProductSchema,
  QuirkSchema,
  RemotingModelSchema,
  StunModelSchema,
  TechniqueSchema,
  WorkloadSchema,
  apiIds,
  dimensionIds,
  techniqueIds,
  type Hypervisor,
  type Measurement,
  type ModelParameter,
  type Product,
  type Quirk,
  type StunModel,
  type Technique,
  type Workload,
} from "../../src/dataset/schema/index.ts"
import {
  referenceProductKinds,
  type ArchitectureRank,
  type ArticleApiSupport,
  type ArticleTableItem,
  type ChecklistDimension,
  type ChecklistNumber,
  type ChecklistSystem,
  type DefensibleRange,
  type MigrationMatrixRow,
  type MigrationRule,
  type Scaling,
  type SeverityMeaning,
} from "../../src/dataset/schema/reference-products.ts"

const root = join(dirname(fileURLToPath(import.meta.url)), "..")
const read = <T>(path: string): T => JSON.parse(readFileSync(join(root, `${path}.json`), "utf8")) as T
const named = (folder: string, prefix: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.startsWith(prefix))
    .map((file) => `${folder}/${file.replace(/\.json$/, "")}`)

const productFiles = techniqueIds.map((id) => `products/${id}`)
const measurementFiles = named("measurements", "native-")
const kinds: Record<string, v.GenericSchema> = {
  ...referenceProductKinds,
  techniques: v.array(TechniqueSchema),
  hypervisors: v.array(HypervisorSchema),
  workloads: v.array(WorkloadSchema),
  quirks: v.array(QuirkSchema),
  "models/remoting": RemotingModelSchema,
  "models/parameters": v.array(ModelParameterSchema),
  "models/stun": v.array(StunModelSchema),
  ...Object.fromEntries(productFiles.map((path) => [path, v.array(ProductSchema)])),
  ...Object.fromEntries(measurementFiles.map((path) => [path, v.array(MeasurementSchema)])),
}

const sources = new Set(Object.keys(read<Record<string, unknown>>("sources")))
const techniques = read<Technique[]>("techniques")
const products = productFiles.flatMap((path) => read<Product[]>(path))
const hypervisors = read<Hypervisor[]>("hypervisors")
const workloads = read<Workload[]>("workloads")
const quirks = read<Quirk[]>("quirks")
const measurements = measurementFiles.flatMap((path) => read<Measurement[]>(path))
const parameters = read<ModelParameter[]>("models/parameters")
const stunModels = read<StunModel[]>("models/stun")
const shares = techniques.flatMap((technique) => technique.nativeShare)
const productIds = new Set(products.map((product) => product.id))

/** Every value found under `key`, at any depth. */
function under(key: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => under(key, one))
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => (name === key ? [one] : []).concat(under(key, one)))
}
const byId = <T extends { readonly id: string }>(rows: readonly T[], id: string): T | undefined => rows.find((row) => row.id === id)
const doubles = (ids: readonly string[]): string[] => ids.filter((id, place) => ids.indexOf(id) !== place)

const survey = [
  "vmware-vsga",
  "vmware-workstation-svga3d",
  "vmware-fusion-svga3d",
  "virtualbox-vmsvga",
  "virtualbox-chromium",
  "parallels-desktop",
  "hyperv-remotefx-vgpu",
  "qemu-virgl",
  "qemu-venus",
  "drm-native-context",
  "gfxstream-rutabaga",
  "wsl2-gpu",
  "hyperv-gpu-pv",
  "windows-sandbox-vgpu",
  "apple-paravirtualized-graphics",
  "utm",
  "vmgl",
  "virtualgl",
  "chromium-wiregl",
  "citrix-opengl-accelerator",
  "rcuda",
  "gvirtus",
  "bitfusion",
  "cricket",
  "hami",
  "juice",
  "tensorfusion",
  "thunder-compute",
  "thincast-virtual3d",
  "qemu-3dfx",
  "qemu-whpx",
  "xen-virtio-gpu",
  "acrn-virtio-gpu",
  "qnx-shared-gpu",
  "vmware-directpath-vdga",
  "vmware-dynamic-directpath",
  "vmware-enhanced-directpath",
  "xenserver-gpu-passthrough",
  "xen-vga-passthrough",
  "kvm-vfio",
  "hyperv-dda",
  "virtualbox-pci-passthrough",
  "parallels-workstation-extreme",
  "proxmox-passthrough",
  "nutanix-gpu-passthrough",
  "intel-gvt-d",
  "bhyve-ppt",
  "openstack-nova-pci",
  "kubevirt-passthrough",
  "harvester-pci",
  "aws-gpu-instances",
  "gcp-gpu",
  "vmware-vgpu-nvidia",
  "vmware-mxgpu",
  "xenserver-vgpu-nvidia",
  "xenserver-mxgpu",
  "xenserver-gvtg",
  "kvm-vgpu-nvidia",
  "intel-gvtg-kvmgt",
  "intel-xe-sriov",
  "amd-gim-kvm",
  "hyperv-gpu-p",
  "azure-nv-fractional",
  "proxmox-vgpu",
  "nutanix-vgpu",
  "openstack-nova-vgpu",
  "kubevirt-vgpu",
  "openshift-virt-vgpu",
  "harvester-vgpu",
  "hpe-vme",
  "qemu-stdvga-bochs",
  "qemu-cirrus",
  "qemu-qxl",
  "qemu-vmware-svga",
  "qemu-virtio-gpu-2d",
  "hyperv-synthetic-video",
  "vmware-soft3d",
  "virtualbox-no3d",
  "llvmpipe",
  "lavapipe",
  "swiftshader",
  "warp",
  "86box",
  "pcem",
]

const article = [
  "vmware-vsga",
  "parallels-desktop",
  "hyperv-remotefx",
  "virtualbox-ga3d",
  "thincast-virtual3d",
  "qemu-virgl",
  "rcuda",
  "vmgl",
  "vmware-vdga",
  "parallels-workstation-extreme",
  "hyperv-dda",
  "xenserver-gpu-passthrough",
  "gvt-d",
  "virtualbox-pci",
  "qemu-kvm-vfio",
  "vmware-shared-pass-through",
  "xenserver-shared-gpu",
  "xen-kvm-gvt-g",
  "pcem",
  "vga-svga-adapter",
  "vmware-svga3d-soft",
  "virtualbox-vmsvga",
  "citrix-opengl-sw",
  "warp",
  "core-opengl-sw",
  "mesa-sw",
  "swiftshader",
  "hyperv-gpu-p",
  "qemu-venus",
  "qemu-drm-native",
  "qemu-rutabaga",
  "intel-gvt-s",
  "amd-mxgpu-kvm",
  "intel-graphics-sriov",
]
const names = new Set(products.flatMap((product) => [product.id, ...product.aliases]))
const isKnown = (id: string): boolean => names.has(id)

describe("every file", () => {
  it.each(Object.keys(kinds))("%s follows its schema", (path) => {
    const result = v.safeParse(kinds[path] ?? v.never(), read(path))
    const problems = result.success ? [] : result.issues.map((issue) => `${v.getDotPath(issue) ?? ""}: ${issue.message}`)
    expect(problems).toEqual([])
  })

  it.each(Object.keys(kinds))("%s cites only sources that the source table holds", (path) => {
    const cited = under("source", read(path)).concat(under("basedOn", read(path)))
    expect(cited.filter((id) => typeof id === "string" && !sources.has(id))).toEqual([])
  })

  it.each(Object.keys(kinds))("%s has one row an id", (path) => {
    const rows = read<unknown>(path)
    const ids = Array.isArray(rows) ? rows.flatMap((row: { id?: string }) => row.id ?? []) : []
    expect(doubles(ids)).toEqual([])
  })
})

describe("products", () => {
  it("have ids of their own", () => {
    expect(doubles(products.map((product) => product.id))).toEqual([])
    expect(doubles(products.map((product) => product.shortName))).toEqual([])
  })

  it("stand in the file of their technique", () => {
    for (const id of techniqueIds) expect(read<Product[]>(`products/${id}`).every((product) => product.technique === id)).toBe(true)
  })

  it("have short names that fit a tile", () => {
    expect(products.filter((product) => product.shortName.length > 24).map((product) => product.shortName)).toEqual([])
  })

  it("include all of the survey, under their id or an alias", () => {
    expect(survey).toHaveLength(84)
    expect(survey.filter((id) => !isKnown(id))).toEqual([])
  })

  it("include all that the article names, under their id or an alias", () => {
    expect(article).toHaveLength(34)
    expect(article.filter((id) => !isKnown(id))).toEqual([])
  })

  it("run on hypervisors that exist, and the hypervisors list them back", () => {
    for (const product of products) {
      for (const id of product.hypervisors) expect(byId(hypervisors, id)?.gpuProducts, `${product.id} on ${id}`).toContain(product.id)
    }
    for (const hypervisor of hypervisors) {
      for (const id of hypervisor.gpuProducts)
        expect(byId(products, id)?.hypervisors, `${hypervisor.id} lists ${id}`).toContain(hypervisor.id)
    }
  })

  it("say under which condition wherever support is conditional", () => {
    const silent = products.flatMap((product) =>
      [product.liveMigration, product.suspendResume, product.snapshot, product.hotPlug, product.haRestart]
        .filter((cell) => cell?.support === "conditional" && !cell.condition)
        .map(() => product.id),
    )
    expect(silent).toEqual([])
  })

  it("name what is forwarded, and over what, exactly where API remoting does the work", () => {
    expect(
      products
        .filter((product) => (product.technique === "api-remoting") !== (product.remoting !== undefined))
        .map((product) => product.id),
    ).toEqual([])
  })

  it("need no GPU under device emulation and one anywhere else", () => {
    expect(
      products
        .filter((product) => (product.technique === "device-emulation") !== (product.gpuVendors.length === 0))
        .map((product) => product.id),
    ).toEqual([])
  })

  it("share nothing under fixed pass-through", () => {
    const fixed = products.filter((product) => product.technique === "fixed-pass-through")
    expect(fixed.filter((product) => product.sharing.maxVmsPerGpu !== 1 || product.sharing.schedulers.length > 0)).toEqual([])
  })

  it("give an API a version only where the state promises one", () => {
    const wrong = products.flatMap((product) =>
      Object.entries(product.apis)
        .filter(
          ([, cell]) =>
            (cell.state === "version" && !cell.maxVersion) ||
            (cell.maxVersion && !["version", "software", "supported"].includes(cell.state)),
        )
        .map(([api]) => `${product.id} ${api}`),
    )
    expect(wrong).toEqual([])
  })

  it("offer a current choice for a datacenter of one's own in each technique", () => {
    for (const id of techniqueIds) {
      expect(
        products.some((product) => product.technique === id && product.forDatacenters && product.status.state === "current"),
        `${id}`,
      ).toBe(true)
    }
  })

  it("are not offered for datacenters once discontinued, removed or in research", () => {
    const gone = ["discontinued", "removed", "research", "inactive"]
    expect(
      products.filter((product) => product.forDatacenters && gone.includes(product.status.state)).map((product) => product.id),
    ).toEqual([])
  })

  it("need licences that the price list holds", () => {
    if (!existsSync(join(root, "prices/licences.json"))) return
    const known = new Set(read<{ id: string }[]>("prices/licences").map((row) => row.id))
    const needed = products.flatMap((product) => product.licence.needs.flat()).concat(hypervisors.flatMap((row) => row.licenceNeeds))
    expect(needed.filter((id) => !known.has(id))).toEqual([])
  })
})

describe("techniques", () => {
  it("are the four of the field", () => {
    expect(techniques.map((technique) => technique.id)).toEqual([...techniqueIds])
  })

  it("are each rated, with at least one statement, on every dimension the article names", () => {
    const dimensions = read<ChecklistDimension[]>("checklists/seed-dimensions").map((row) => row.id)
    expect([...dimensions].sort()).toEqual([...dimensionIds].sort())
    for (const technique of techniques) {
      for (const id of dimensions) {
        expect(technique.dimensions[id]?.rating ?? "", `${technique.id} ${id}`).not.toBe("")
        expect(technique.dimensions[id]?.statements.length ?? 0, `${technique.id} ${id}`).toBeGreaterThan(0)
      }
    }
  })

  it("give native shares as fractions", () => {
    const ends = shares.flatMap((share) => [share.low, share.high]).filter((end) => end !== null)
    expect(ends.filter((end) => end < 0 || end > 1.5)).toEqual([])
  })
})

describe("measurements", () => {
  it("are all 207, with ids of their own", () => {
    expect(measurements).toHaveLength(207)
    expect(doubles(measurements.map((row) => row.id))).toEqual([])
  })

  it("are fractions in order", () => {
    const wrong = measurements.filter(({ nativeShare: { low, mean, high } }) => {
      const known = [low, mean, high].filter((share) => share !== null)
      return (
        known.length === 0 ||
        known.some((share) => share < 0 || share > 1.5) ||
        known.some((share, place) => place > 0 && share < (known[place - 1] ?? 0))
      )
    })
    expect(wrong.map((row) => row.id)).toEqual([])
  })

  it("speak for products that exist and share their technique", () => {
    const wrong = measurements.flatMap((row) =>
      row.products.filter((id) => {
        const product = byId(products, id)
        return !product || (row.technique !== null && product.technique !== row.technique)
      }),
    )
    expect(wrong).toEqual([])
  })

  it("say why wherever the engine does not rest on them", () => {
    expect(measurements.filter((row) => (row.use === "efficiency") === (row.useReason !== null)).map((row) => row.id)).toEqual([])
  })

  it("count as efficiency only where one VM has one GPU and the technique is known", () => {
    const wrong = measurements.filter(
      (row) => row.use === "efficiency" && (row.technique === null || row.technology === null || (row.concurrency ?? 1) !== 1),
    )
    expect(wrong.map((row) => row.id)).toEqual([])
  })

  it("are the rows that the defensible ranges rest on", () => {
    const known = new Set([...measurements.map((row) => row.id), ...read<Scaling[]>("measurements/scaling").map((row) => row.id)])
    const ranges = read<DefensibleRange[]>("measurements/defensible-ranges")
    expect(ranges.flatMap((range) => range.rows).filter((id) => !known.has(id))).toEqual([])
    expect(ranges.filter((range) => !(range.low <= range.typical && range.typical <= range.high))).toEqual([])
  })
})

describe("counts", () => {
  it.each([
    ["workloads", 13],
    ["quirks", 29],
    ["models/stun", 5],
    ["measurements/scaling", 54],
    ["measurements/migration-times", 44],
    ["measurements/schedulers", 11],
    ["measurements/qualitative", 8],
    ["measurements/defensible-ranges", 20],
    ["measurements/analytic-models", 16],
    ["measurements/coverage-gaps", 9],
    ["measurements/stun-times", 44],
    ["measurements/stun-other", 8],
    ["measurements/software-rendering", 17],
    ["reference/article-hardware", 3],
    ["reference/article-hardware-models", 45],
    ["reference/references", 19],
    ["reference/footnotes", 6],
    ["reference/disagreements", 33],
    ["reference/api-support-article", 75],
    ["reference/migration-matrix", 35],
    ["reference/migration-rules", 16],
    ["checklists/seed-systems", 54],
    ["checklists/seed-numbers", 10],
    ["checklists/seed-dimensions", 8],
  ] as const)("%s holds all %i rows", (path, count) => {
    expect(read<unknown[]>(path)).toHaveLength(count)
  })
})

describe("references between files", () => {
  it("name products that exist", () => {
    const named = [
      ...read<MigrationMatrixRow[]>("reference/migration-matrix").map((row) => row.product),
      ...read<MigrationRule[]>("reference/migration-rules").flatMap((row) => row.products),
      ...read<ArticleApiSupport[]>("reference/api-support-article").map((row) => row.product),
      ...read<ArticleTableItem[]>("reference/article-table-items").map((row) => row.product),
      ...quirks.flatMap((quirk) => under("product", quirk.when).flat() as string[]),
    ]
    expect(named.filter((id) => !productIds.has(id))).toEqual([])
  })

  it("name stun models that exist", () => {
    const named = read<MigrationRule[]>("reference/migration-rules").flatMap((row) => row.hints.stunModelId ?? [])
    expect(named.filter((id) => !byId(stunModels, id))).toEqual([])
  })

  it("name hypervisors and architectures that exist in the quirks", () => {
    const ranks = new Set(read<ArchitectureRank[]>("reference/architecture-order").map((row) => row.architecture))
    const named = quirks.flatMap((quirk) => under("hypervisor", quirk.when).map(String))
    const bounds = quirks.flatMap((quirk) =>
      under("gpuArchitecture", quirk.when).flatMap((bound) => Object.values(bound as Record<string, string>)),
    )
    expect(named.filter((id) => !byId(hypervisors, id))).toEqual([])
    expect(bounds.filter((name) => !ranks.has(name))).toEqual([])
  })

  it("give quirks a severity that the scale explains", () => {
    const scale = read<SeverityMeaning[]>("reference/severity-scale").map((row) => row.severity as string)
    expect(quirks.filter((quirk) => !scale.includes(quirk.severity))).toEqual([])
  })

  it("name GPUs that exist, once the hardware is there", () => {
    if (!existsSync(join(root, "hardware/gpus"))) return
    const gpus = new Set(named("hardware/gpus", "").flatMap((path) => read<{ id: string }[]>(path).map((row) => row.id)))
    const asked = [...workloads.map((workload) => workload.referenceGpu), ...products.flatMap((product) => product.gpus ?? [])]
    expect(asked.filter((id) => !gpus.has(id))).toEqual([])
  })
})

describe("workloads", () => {
  it("keep frame buffers and duties in order", () => {
    for (const { id, frameBufferMib, gpuDutyMean, gpuDutyPeak, activeShare, leastNativeShare } of workloads) {
      expect(frameBufferMib.min <= frameBufferMib.default && frameBufferMib.default <= frameBufferMib.max, `${id}`).toBe(true)
      expect(0 < gpuDutyMean && gpuDutyMean <= gpuDutyPeak && gpuDutyPeak <= 1, `${id}`).toBe(true)
      expect(0 < activeShare && activeShare <= 1 && 0 < leastNativeShare && leastNativeShare <= 1, `${id}`).toBe(true)
    }
  })

  it("count API calls as draw calls times calls a draw times frames", () => {
    for (const {
      id,
      remoting: { activeFps, drawCallsPerFrame, apiCallsPerDrawCall, apiCallsPerSecond },
    } of workloads) {
      if (activeFps === null || drawCallsPerFrame === null || apiCallsPerDrawCall === null) continue
      expect(drawCallsPerFrame.likely * apiCallsPerDrawCall * activeFps, `${id}`).toBeCloseTo(apiCallsPerSecond.likely, 6)
    }
  })
})

describe("model constants", () => {
  it("bring the article's 12 to 86 % out of shared memory as draw calls grow", () => {
    const perCall =
      read<{ transports: Record<string, { secondsPerCall: { likely: number } }> }>("models/remoting").transports["shared-memory"]
        ?.secondsPerCall.likely ?? 0
    const share = (callsPerSecond: number): number => 1 / (1 + callsPerSecond * perCall)
    const graphics = workloads
      .filter((workload) => workload.class === "3d-graphics-draw-call-heavy")
      .map((workload) => workload.remoting.apiCallsPerSecond)
    expect(share(Math.min(...graphics.map((calls) => calls.low)))).toBeGreaterThan(0.86)
    expect(share(Math.max(...graphics.map((calls) => calls.high)))).toBeLessThan(0.12)
  })

  it("have the constants the engine asks for by name", () => {
    const asked = [
      "time-slice-efficiency",
      "mig-slice-efficiency",
      "mig-neighbour-factor",
      "speed-ratio-exponent",
      "software-gflops-per-vcpu",
      "emulated-card-efficiency",
      "ordinary-vmotion-stun-seconds",
    ]
    expect(asked.filter((id) => !byId(parameters, id))).toEqual([])
  })

  it("fit the published stun times", () => {
    const times =
      read<
        { id: string; release: string; kind: string; usedFrameBufferGib: number; vmRamGib: number | null; stunSeconds: number | null }[]
      >("measurements/stun-times")
    for (const model of stunModels.filter((one) => one.rSquared !== null)) {
      const worst = model.id.endsWith("worst-case")
      const rows = times.filter(
        (row) =>
          row.stunSeconds !== null && row.release === model.release.replace(" worst case", "") && (row.kind === "worst-case") === worst,
      )
      expect(rows.length, `${model.id}`).toBeGreaterThan(5)
      for (const row of rows) {
        const modelled =
          model.interceptSeconds + model.secondsPerGib * row.usedFrameBufferGib + model.secondsPerGibVmRam * (row.vmRamGib ?? 0)
        expect(Math.abs(modelled - (row.stunSeconds ?? 0)), `${row.id}`).toBeLessThan(1.5)
      }
    }
  })
})

describe("the article's systems", () => {
  const systems = read<ChecklistSystem[]>("checklists/seed-systems")
  const gpuRows = existsSync(join(root, "hardware/gpus"))
    ? named("hardware/gpus", "").flatMap((path) => read<{ id: string }[]>(path))
    : null

  function row({ kind, id }: ChecklistSystem["seenIn"][number]): unknown {
    switch (kind) {
      case "technique":
        return byId(techniques, id)
      case "nativeShare":
        return byId(shares, id)
      case "product":
        return byId(products, id)
      case "quirk":
        return byId(quirks, id)
      case "hypervisor":
        return byId(hypervisors, id)
      case "api":
        return apiIds.find((api) => api === id)
      case "architecture":
        return read<ArchitectureRank[]>("reference/architecture-order").find((one) => one.architecture === id)
      case "gpu":
        return gpuRows === null ? id : gpuRows.find((one) => one.id === id)
    }
  }

  it.each(systems.map((system) => [system.name, system] as const))("%s is in the dataset", (_, system) => {
    const rows = system.seenIn.map(row)
    expect(system.seenIn.filter((_seen, place) => rows[place] === undefined)).toEqual([])
    expect(JSON.stringify(rows).toLowerCase()).toContain(system.words.toLowerCase())
  })
})

describe("the article's numbers", () => {
  const numbers = read<ChecklistNumber[]>("checklists/seed-numbers")
  const number = (value: string): ChecklistNumber => {
    const found = numbers.find((one) => one.value === value)
    if (!found) throw new Error(`The checklist lost ${value}.`)
    return found
  }
  const share = (value: string): { low: number | null; high: number | null } => {
    const found = byId(shares, number(value).seenIn.id)
    if (!found?.inArticle) throw new Error(`No native share of the article stands for ${value}.`)
    return { low: found.low, high: found.high }
  }
  const quirk = (value: string): string => JSON.stringify(byId(quirks, number(value).seenIn.id) ?? {})

  it("are ten", () => {
    expect(numbers).toHaveLength(10)
  })

  it.each([
    ["86%", 0.12, 0.86],
    ["12%", 0.12, 0.86],
    ["96-100%", 0.96, 1],
    ["80-90%", 0.8, 0.9],
    ["88-96%", 0.88, 0.96],
    ["3%", 0.03, null],
  ] as const)("%s is the native share it stands for", (value, low, high) => {
    expect(share(value)).toEqual({ low, high })
  })

  it("6.1.0 is the VirtualBox release without PCI pass-through", () => {
    expect(byId(quirks, number("6.1.0").seenIn.id)?.when).toMatchObject({ hypervisor: "virtualbox", hypervisorVersion: { gte: "6.1.0" } })
  })

  it("465 is the GeForce driver without the check", () => {
    expect(byId(quirks, number("465.xx").seenIn.id)?.when).toMatchObject({ guestDriverVersion: { gte: "465" } })
    expect(quirk("465.xx")).toContain("465.xx")
  })

  it("Pascal is the boundary of the VBIOS rule", () => {
    expect(byId(quirks, number("Pascal").seenIn.id)?.when).toMatchObject({ gpuArchitecture: { lte: "Pascal" }, gpuBootsHost: true })
  })

  it("the host GPU serves all guests as one user", () => {
    expect(byId(techniques, number("one user").seenIn.id)?.definition.text).toContain("one user")
  })
})
