import { makeCatalogue } from "../../dataset/catalogue.ts"
import { fullCatalogue } from "../../dataset/full.ts"
import type { Catalogue, CatalogueData } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu, Licence, PlanningDefault, Product, Range, StunModel, Workload } from "../../dataset/schema/index.ts"
import { exact } from "../basics/range.ts"
import type { Placement } from "../report.ts"
import type { Economics, Scenario } from "../scenario.ts"
import { defaultScenario } from "../scenario.ts"
import type { CostGroup, CostInput } from "./input.ts"
import type { HostChoice } from "../basics/hostChoice.ts"

/** Small round numbers for the tests of cost and migration; nothing here is a fact about a product. */
export const evidence: readonly Evidence[] = [{ source: "handmade", basis: "documented" }]
const mutable = (): Evidence[] => [...evidence]

export const planningDefault = (id: string, value: Range, unit: string): PlanningDefault => ({
  id,
  name: id,
  value,
  unit,
  note: null,
  evidence: mutable(),
})

export const licence = (id: string, change: Partial<Licence>): Licence => ({
  id,
  product: id,
  edition: null,
  metric: "core",
  metricWords: null,
  priceUsd: exact(100),
  currency: "USD",
  term: "year",
  termWords: null,
  priceKind: "list",
  date: null,
  note: null,
  evidence: mutable(),
  ...change,
})

export const gpu = (change: Partial<Gpu>): Gpu => ({
  id: "quad",
  name: "Quad board",
  shortName: "Quad",
  vendor: "nvidia",
  class: "server",
  architecture: null,
  chip: null,
  form: "pcie",
  formNote: null,
  slotWidth: 2,
  gpusPerBoard: 4,
  memoryMib: 16384,
  memoryType: null,
  ecc: true,
  boardTdpWatts: 200,
  fp32Tflops: 4,
  nvencPerGpu: null,
  technologies: ["nvidia-vgpu", "pci-passthrough"],
  migMaxInstances: null,
  maxVgpusPerGpu: 16,
  maxVfsPerGpu: null,
  sriovVgpu: null,
  hypervisorNotes: [],
  hostDriver: null,
  guestDriver: null,
  launchYear: null,
  firstVgpuRelease: null,
  lastVgpuRelease: null,
  status: "current",
  buyable: true,
  notes: [],
  aliases: [],
  evidence: mutable(),
  ...change,
})

export const product = (change: Partial<Product>): Product => ({
  id: "vgpu",
  name: "vGPU",
  shortName: "vGPU",
  vendor: "Maker",
  technique: "mediated-pass-through",
  technology: "nvidia-vgpu",
  mechanism: "",
  hypervisors: ["vsphere"],
  hypervisorVersions: [],
  guestSystems: ["windows"],
  guestNotes: [],
  apis: {},
  gpuVendors: ["nvidia"],
  hardwareNotes: [],
  sharing: { model: "", maxVmsPerGpu: null, schedulers: ["best-effort"] },
  liveMigration: { support: "yes" },
  suspendResume: { support: "yes" },
  snapshot: { support: "conditional" },
  hotPlug: { support: "no" },
  isolation: { level: "moderate", note: null, evidence: mutable() },
  status: { state: "current" },
  forDatacenters: true,
  licence: { model: "", needs: ["platform"] },
  firstReleaseYear: null,
  projectUrl: null,
  inArticle: false,
  aliases: [],
  facts: [],
  notes: [],
  evidence: mutable(),
  ...change,
})

export const workload: Workload = {
  id: "knowledge-worker",
  name: "Knowledge worker",
  shortName: "Knowledge",
  summary: "",
  class: "3d-graphics-gpu-bound",
  kind: "graphics",
  frameBufferMib: { min: 512, default: 1024, max: 2048 },
  vcpu: 4,
  ramGib: 8,
  displays: 1,
  resolution: null,
  apiNeeds: [],
  guestSystem: "windows",
  targetFps: null,
  gpuDutyMean: 0.05,
  gpuDutyPeak: 0.5,
  referenceGpu: "quad",
  boundBy: { fp32: exact(1) },
  activeShare: 0.8,
  leastNativeShare: 0.5,
  nvidiaLicence: null,
  displayStreamMbpsMean: null,
  displayStreamMbpsPeak: null,
  remoting: {
    activeFps: null,
    drawCallsPerFrame: null,
    apiCallsPerDrawCall: null,
    apiCallsPerSecond: exact(0),
    bytesPerCall: 0,
    commandMibPerSecond: { likely: 0, high: 0 },
    roundTripsPerSecond: 0,
    uploadMibPerSecond: exact(0),
    readbackMibPerSecond: 0,
  },
  apiWords: [],
  note: null,
  evidence: mutable(),
}

/** The fits of data/models/stun.json, on the published tables of vSphere 6.7 and 7.0. */
export const stunModel = (id: string, release: string, intercept: number, slope: number, ramSlope = 0): StunModel => ({
  id,
  release,
  hypervisor: "vsphere",
  kind: ramSlope > 0 ? "worst-case" : "expected",
  copiesAhead: false,
  interceptSeconds: intercept,
  secondsPerGib: slope,
  secondsPerGibVmRam: ramSlope,
  networkGbps: 10,
  rSquared: null,
  effectiveRateGbps: null,
  validGib: null,
  basedOn: "handmade",
  note: null,
  evidence: [{ source: id, basis: "measured" }],
})
export const stunModels: readonly StunModel[] = [
  stunModel("vsphere-6.7-u1", "vSphere 6.7 U1", 1.53, 7.4736),
  stunModel("vsphere-6.7-u3", "vSphere 6.7 U3 or later", 1.171, 1.5758),
  stunModel("vsphere-7.0", "vSphere 7.0", 1.667, 1.1905),
  stunModel("vsphere-7.0-worst-case", "vSphere 7.0 worst case", 0.824, 2.7932, 0.2732),
]

export function catalogueWith(change: Partial<CatalogueData> = {}): Catalogue {
  return makeCatalogue({
    version: "test",
    products: [],
    hypervisors: [],
    gpus: [gpu({})],
    gpuResources: [],
    gpuBoards: [],
    supportLists: [],
    speedModel: { spreads: {}, noise: {}, reach: 1.6, nominalCoverage: 0.9, readings: 0, sources: 0, effects: [], evidence: mutable() },
    instanceTypeSets: [],
    mixedPlacements: [],
    placementRules: [],
    hosts: [],
    workloads: [workload],
    encoders: [],
    llmModels: [],
    gpuPrices: [{ gpu: "quad", boardPriceUsd: exact(4000), evidence: mutable() }],
    gpuPower: [{ gpu: "quad", idleWatts: 30, fullLoadWatts: 250, evidence: mutable() }],
    licences: [
      licence("platform", { minCoresPerCpu: 16, minCoresPerOrder: 72 }),
      licence("nvidia-vapps", { metric: "concurrent-user", priceUsd: exact(10) }),
      licence("nvidia-vpc", { metric: "concurrent-user", priceUsd: exact(50) }),
      licence("nvidia-vws", { metric: "concurrent-user", priceUsd: exact(250) }),
      licence("nvidia-ai-enterprise", { metric: "gpu", priceUsd: exact(4500) }),
      licence("vdi-broker", { metric: "named-user", priceUsd: exact(150) }),
      licence("windows-vda", { metric: "named-user", priceUsd: exact(100) }),
    ],
    licenceRules: fullCatalogue.licenceRules,
    defaults: [
      planningDefault("electricity", exact(0.1), "USD per kWh"),
      planningDefault("pue", exact(1.5), "ratio"),
      planningDefault("carbon-intensity", exact(0.4), "kg CO2e per kWh"),
      planningDefault("hardware-maintenance", exact(10), "% a year"),
      planningDefault("gpu-life", exact(4), "years"),
      planningDefault("server-life", exact(4), "years"),
      planningDefault("network-per-host", exact(1000), "USD per host"),
      planningDefault("rack-power", exact(8), "kW per rack"),
      planningDefault("rack-units", exact(42), "rack units"),
      planningDefault("colo", exact(200), "USD per kW per month"),
      planningDefault("admin-fte-cost", exact(100_000), "USD per year"),
      planningDefault("admin-hosts-per-fte", exact(60), "hosts"),
      planningDefault("admin-vms-per-fte", exact(1000), "VMs"),
      planningDefault("discount-rate", exact(7), "%"),
    ],
    measurements: [],
    parameters: [],
    remoting: { levels: {}, transports: {} } as unknown as CatalogueData["remoting"],
    stunModels,
    migrationConditions: [],
    pooling: [],
    ...change,
  })
}

export const host: HostChoice = {
  id: "box",
  name: "Two-socket box",
  sockets: 2,
  cores: 64,
  ramGib: 1024,
  rackUnits: 2,
  idleWatts: 200,
  peakWatts: 800,
  priceUsd: exact(20_000),
  evidence,
}

export const group = (change: Partial<CostGroup> = {}): CostGroup => ({
  index: 0,
  count: 100,
  activeShare: 0.8,
  gpusCharged: 7,
  series: "B",
  work: "graphics",
  workloadClass: "3d-graphics-gpu-bound",
  guestSystem: "windows",
  duty: 0.05,
  ...change,
})

/** 100 VMs, 16 to a GPU: 6 full GPUs and one with 4, on 2 boards in 2 hosts, one host spare. */
export const placement: Placement = {
  gpuPatterns: [
    { contents: [{ group: 0, vms: 16, instanceType: "quad-1b" }], frameBufferUsed: 1, binds: "frame-buffer" },
    { contents: [{ group: 0, vms: 4, instanceType: "quad-1b" }], frameBufferUsed: 0.25, binds: "none" },
  ],
  hostPatterns: [
    { hosts: 1, boards: 1, gpus: [{ pattern: 0, count: 4 }], vms: [], vcpuUsed: 256, ramGibUsed: 512 },
    {
      hosts: 1,
      boards: 1,
      gpus: [
        { pattern: 0, count: 2 },
        { pattern: 1, count: 1 },
      ],
      vms: [],
      vcpuUsed: 144,
      ramGibUsed: 288,
    },
  ],
  gpus: { count: 7, lowerBound: 7, boards: 2, boardsLowerBound: 2, bought: 8, spareBoards: 0 },
  hosts: { count: 2, lowerBound: 2, spare: 1, binds: "vcpu", hostId: "box", boardsPerHostMax: 4, vcpuPerHost: 320, ramGibPerHost: 1024 },
  waste: { frameBuffer: 0, gpus: 0.125, vcpu: 0, ram: 0 },
}

/** Without the costs of virtual desktops, unless a test asks for them. */
export const scenario = (economics: Partial<Economics> = {}, groups = 1): Scenario => ({
  ...defaultScenario,
  groups: Array.from({ length: groups }, () => ({ name: null, workload: "knowledge-worker", count: 100, overrides: {} })),
  economics: { ...defaultScenario.economics, years: 4, leftOut: ["broker", "rights"], ...economics },
})

export const costInput = (change: Partial<CostInput> = {}): CostInput => ({
  scenario: scenario(),
  catalogue: catalogueWith(),
  product: product({}),
  gpu: gpu({}),
  host,
  placement,
  groups: [group()],
  ...change,
})
