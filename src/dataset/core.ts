import { onlyBest } from "./bestEvidence.ts"
import type * as Full from "./schema/index.ts"
import type { PlacementRule as PlacementRuleInFull } from "./schema/reference.ts"

// The core: what the first view needs of the dataset, which is what the engine, the links and the builder read. It is packed from data/ by
// the build (scripts/core-dataset-plugin.ts). These lists are the one place that says what is in it: the types below follow from them, so
// that code which reads anything else does not compile.

/** Which fields are kept. `true`: as it is. `"later"`: only the full dataset has it. `each`: of every value of a record. */
type Kept<T> =
  | true
  | "later"
  | (T extends readonly (infer U)[]
      ? Kept<U>
      : T extends object
        ? { readonly [K in keyof T]?: Kept<T[K]> } | { readonly each: Kept<T[keyof T]> }
        : never)

/** Where in its source a fact stands, and what is to be said of it, comes later. */
const evidence = { fields: true, source: true, basis: true, locator: "later", note: "later" } as const

export const coreFields = {
  version: true,
  products: {
    id: true,
    name: true,
    shortName: true,
    technique: true,
    technology: true,
    hypervisors: true,
    guestSystems: true,
    apis: {
      each: {
        state: true,
        maxVersion: true,
        conditional: { maxVersion: true, condition: true, evidence },
        gpuVendors: true,
        condition: true,
        evidence,
      },
    },
    gpuVendors: true,
    gpus: true,
    sharing: {
      maxVmsPerGpu: true,
      schedulers: true,
      mixedSizes: { support: true, condition: true, evidence },
      gpusPerVm: { support: true, max: true, condition: true, evidence },
    },
    remoting: true,
    liveMigration: { support: true, standing: true, standingWords: true, condition: true, evidence },
    suspendResume: { support: true, standing: true, standingWords: true, condition: true, evidence },
    cautions: { text: true, gpus: true, vmsPerGpuOver: true, evidence },
    snapshot: { support: true, evidence },
    haRestart: { support: true, condition: true, evidence },
    isolation: { level: true, evidence },
    status: { state: true, date: true },
    forDatacenters: true,
    licence: { needs: true },
    evidence,
  },
  hypervisors: { id: true, name: true },
  gpus: {
    id: true,
    name: true,
    shortName: true,
    vendor: true,
    class: true,
    architecture: true,
    form: true,
    slotWidth: true,
    gpusPerBoard: true,
    memoryMib: true,
    migMaxInstances: true,
    ecc: true,
    boardTdpWatts: true,
    fp32Tflops: true,
    nvencPerGpu: true,
    technologies: true,
    status: true,
    buyable: true,
    evidence,
  },
  gpuResources: {
    gpu: true,
    memoryBandwidthGBs: true,
    tensorFp16Tflops: true,
    tensorTf32Tflops: "later",
    tensorFp8Tflops: true,
    tensorFp4Tflops: true,
    tensorInt8Tops: true,
    fp64Tflops: true,
    fp64TensorTflops: true,
    encode: { engines: true },
    evidence,
  },
  instanceTypeSets: {
    gpu: true,
    technology: true,
    sharing: true,
    family: true,
    cloudOnly: true,
    evidence,
    types: {
      id: true,
      name: true,
      frameBufferMib: true,
      reportedMemoryMib: true,
      maxPerGpu: true,
      maxPerGpuMixedSize: true,
      series: true,
      computeShare: true,
      computeSlices: true,
      memorySlices: true,
      totalMemorySlices: true,
      placementSize: true,
      placementStarts: true,
      gpuInstanceProfile: true,
      maxPerGpuInstance: true,
      evidence,
    },
  },
  mixedPlacements: {
    gpuFrameBufferGb: true,
    placementRegionSize: true,
    vgpuFrameBufferMib: true,
    placementSize: true,
    maxPerGpuMixedSize: true,
    placementIds: true,
    appliesTo: true,
    evidence,
  },
  placementRules: { id: true, rule: true, evidence },
  hosts: {
    id: true,
    name: true,
    kind: true,
    sockets: true,
    cores: true,
    ramGib: true,
    gpuSlots: { count: true, width: true, size: true, watts: true },
    gpuModules: true,
    gpuModuleWatts: true,
    gpuPowerWatts: true,
    rackUnits: true,
    integratedGpus: true,
    idleWatts: true,
    peakWatts: true,
    priceUsd: true,
    evidence,
  },
  workloads: {
    id: true,
    name: true,
    shortName: true,
    summary: true,
    class: true,
    kind: true,
    frameBufferMib: true,
    vcpu: true,
    ramGib: true,
    apiNeeds: true,
    guestSystem: true,
    gpuDutyMean: true,
    gpuDutyPeak: true,
    referenceGpu: true,
    boundBy: true,
    encode: true,
    tensorPrecision: true,
    activeShare: true,
    leastNativeShare: true,
    remoting: true,
    evidence,
  },
  gpuBoards: { gpu: true, size: true, cooling: true, offer: true, evidence },
  encoders: { id: true, architectures: true, codec: true, lowLatencyFps: true, qualityFps: true, evidence },
  llmModels: {
    id: true,
    name: true,
    shortName: true,
    parametersBillion: true,
    activeParametersBillion: true,
    layers: true,
    hiddenSize: true,
    kvHeads: true,
    headSize: true,
    latentCache: true,
    window: true,
    experts: true,
    publishedFormat: true,
    contextTokens: true,
    evidence,
  },
  supportLists: { id: true, name: true, products: true, hosts: true, vendors: true, says: true, gpus: true, others: true, evidence },
  gpuPrices: { gpu: true, boardPriceUsd: true, evidence },
  gpuPower: { gpu: true, idleWatts: true, fullLoadWatts: true, evidence },
  licences: {
    id: true,
    product: true,
    edition: true,
    metric: true,
    priceUsd: true,
    term: true,
    supportUsdPerYear: true,
    minCoresPerCpu: true,
    minCoresPerOrder: true,
    minCoresPerServer: true,
    maxCoresPerSubscription: true,
    note: "later",
    evidence,
  },
  licenceRules: {
    id: true,
    decides: true,
    when: true,
    series: true,
    choose: true,
    otherwise: true,
    licence: true,
    vmsPerLicence: true,
    years: true,
    why: true,
    evidence,
  },
  defaults: { id: true, name: true, value: true, unit: true, note: "later", evidence },
  measurements: {
    id: true,
    technique: true,
    technology: true,
    product: true,
    products: true,
    gpu: true,
    hypervisor: true,
    workload: true,
    workloadClass: true,
    metric: true,
    nativeShare: true,
    network: true,
    comparisonQuality: true,
    hostApi: true,
    presentation: true,
    frameCapFps: true,
    phase: true,
    linkGbps: true,
    roundTripSeconds: true,
    apiCallsPerSecond: true,
    drawCallsPerFrame: true,
    framesPerSecond: true,
    bytesPerSecond: true,
    roundTripsPerSecond: true,
    kernelLaunches: true,
    kernelSeconds: true,
    jobBytes: true,
    jobSeconds: true,
    use: true,
    evidence,
  },
  parameters: { id: true, name: true, value: true, unit: true, note: "later", evidence },
  pooling: { id: true, mean: true, meanSpread: true, kinds: true, noise: true, reach: true, reaches: true },
  speedModel: { spreads: true, noise: true, reach: true, nominalCoverage: true, readings: true, sources: true, effects: true, evidence },
  remoting: {
    levels: { each: { name: true, crossingShare: true, launchCrossingShare: true, secondsPerCrossing: true, evidence } },
    transports: {
      each: { name: true, secondsPerCall: true, bytesPerSecond: true, roundTripSeconds: true, secondsPerFrame: true, evidence },
    },
    work: {
      sizes: { each: { apiCallsPerSecond: true, roundTripsPerSecond: true } },
      bytes: { each: { bytesPerSecond: true } },
      frames: { each: { framesPerSecond: true, apiCallsPerFrame: true, bytesPerFrame: true, roundTripsPerFrame: true } },
      mostCallsPerSecond: { value: true },
    },
    translation: { seconds: true, products: true, evidence },
    copying: { secondsPerFrame: true, evidence },
    overlap: { power: true, evidence },
  },
  stunModels: {
    id: true,
    release: true,
    hypervisor: true,
    kind: true,
    copiesAhead: true,
    interceptSeconds: true,
    secondsPerGib: true,
    secondsPerGibVmRam: true,
    networkGbps: true,
    evidence,
  },
  migrationConditions: {
    id: true,
    text: true,
    products: true,
    technologies: true,
    gpus: true,
    workloads: true,
    needsEcc: true,
    belowGbps: true,
    evidence,
  },
} as const satisfies Kept<FullData>

/** The dataset as it stands in data/, as far as the engine and the catalogue's main tables go. */
export interface FullData {
  /** Dataset version, e.g. "2026.11.1". */
  readonly version: string
  readonly products: readonly Full.Product[]
  readonly hypervisors: readonly Full.Hypervisor[]
  readonly gpus: readonly Full.Gpu[]
  readonly gpuResources: readonly Full.GpuResources[]
  readonly instanceTypeSets: readonly Full.InstanceTypeSet[]
  readonly mixedPlacements: readonly Full.MixedPlacement[]
  readonly placementRules: readonly PlacementRuleInFull[]
  readonly hosts: readonly Full.Host[]
  readonly workloads: readonly Full.Workload[]
  readonly gpuBoards: readonly Full.GpuBoard[]
  readonly encoders: readonly Full.Encoder[]
  readonly llmModels: readonly Full.LlmModel[]
  readonly supportLists: readonly Full.SupportList[]
  readonly gpuPrices: readonly Full.GpuPrice[]
  readonly gpuPower: readonly Full.GpuPower[]
  readonly licences: readonly Full.Licence[]
  readonly licenceRules: readonly Full.LicenceRule[]
  readonly defaults: readonly Full.PlanningDefault[]
  readonly measurements: readonly Full.Measurement[]
  readonly parameters: readonly Full.ModelParameter[]
  readonly pooling: readonly Full.Pooling[]
  readonly speedKinds: readonly Full.SpeedKindRow[]
  readonly speedModel: Full.SpeedModel
  readonly remoting: Full.RemotingModel
  readonly stunModels: readonly Full.StunModel[]
  readonly migrationConditions: readonly Full.MigrationCondition[]
}

type Whole<T, F> = { [K in keyof T]-?: K extends keyof F ? (F[K] extends "later" ? never : K) : never }[keyof T]
type Later<T, F> = { [K in keyof T]-?: K extends keyof F ? (F[K] extends "later" ? K : never) : never }[keyof T]

/** A value as the core has it: the fields kept; those that come later are optional. */
type CoreOf<T, F> = F extends true
  ? T
  : T extends readonly (infer U)[]
    ? readonly CoreOf<U, F>[]
    : T extends object
      ? F extends { readonly each: infer E }
        ? { readonly [K in keyof T]: CoreOf<T[K], E> }
        : { readonly [K in keyof Pick<T, Whole<T, F>>]: CoreOf<T[K], K extends keyof F ? F[K] : never> } & {
            readonly [K in Later<T, F>]?: T[K]
          }
      : T

type Fields = typeof coreFields

/** The row types below are those of the core; all other words are the schema's. */
export type * from "./schema/index.ts"
export interface Product extends CoreOf<Full.Product, Fields["products"]> {}
export interface Hypervisor extends CoreOf<Full.Hypervisor, Fields["hypervisors"]> {}
export interface Gpu extends CoreOf<Full.Gpu, Fields["gpus"]> {}
export interface GpuResources extends CoreOf<Full.GpuResources, Fields["gpuResources"]> {}
export interface InstanceTypeSet extends CoreOf<Full.InstanceTypeSet, Fields["instanceTypeSets"]> {}
export interface MixedPlacement extends CoreOf<Full.MixedPlacement, Fields["mixedPlacements"]> {}
export interface PlacementRule extends CoreOf<PlacementRuleInFull, Fields["placementRules"]> {}
export interface Host extends CoreOf<Full.Host, Fields["hosts"]> {}
export interface Workload extends CoreOf<Full.Workload, Fields["workloads"]> {}
export interface GpuBoard extends CoreOf<Full.GpuBoard, Fields["gpuBoards"]> {}
export interface Encoder extends CoreOf<Full.Encoder, Fields["encoders"]> {}
export interface LlmModel extends CoreOf<Full.LlmModel, Fields["llmModels"]> {}
export interface SupportList extends CoreOf<Full.SupportList, Fields["supportLists"]> {}
export interface GpuPrice extends CoreOf<Full.GpuPrice, Fields["gpuPrices"]> {}
export interface GpuPower extends CoreOf<Full.GpuPower, Fields["gpuPower"]> {}
export interface Licence extends CoreOf<Full.Licence, Fields["licences"]> {}
export interface LicenceRule extends CoreOf<Full.LicenceRule, Fields["licenceRules"]> {}
export interface PlanningDefault extends CoreOf<Full.PlanningDefault, Fields["defaults"]> {}
export interface Measurement extends CoreOf<Full.Measurement, Fields["measurements"]> {}
export interface ModelParameter extends CoreOf<Full.ModelParameter, Fields["parameters"]> {}
export interface StunModel extends CoreOf<Full.StunModel, Fields["stunModels"]> {}
export interface MigrationCondition extends CoreOf<Full.MigrationCondition, Fields["migrationConditions"]> {}
export interface Pooling extends CoreOf<Full.Pooling, Fields["pooling"]> {}
export interface SpeedModel extends CoreOf<Full.SpeedModel, Fields["speedModel"]> {}
export type RemotingModel = CoreOf<Full.RemotingModel, Fields["remoting"]>
export type InstanceType = InstanceTypeSet["types"][number]
export type ApiCell = NonNullable<Product["apis"]["cuda"]>
export type SupportCell = Product["liveMigration"]
/** `at`: its number in the core (evidenceNumbers.ts). */
export type Evidence = Product["evidence"][number] & { readonly at?: number }

export interface CoreData {
  /** Dataset version, e.g. "2026.11.1". */
  readonly version: string
  readonly products: readonly Product[]
  readonly hypervisors: readonly Hypervisor[]
  readonly gpus: readonly Gpu[]
  readonly gpuResources: readonly GpuResources[]
  readonly instanceTypeSets: readonly InstanceTypeSet[]
  readonly mixedPlacements: readonly MixedPlacement[]
  /** Those the engine cites: `modeRuleIds`. */
  readonly placementRules: readonly PlacementRule[]
  readonly hosts: readonly Host[]
  readonly workloads: readonly Workload[]
  readonly gpuBoards: readonly GpuBoard[]
  readonly encoders: readonly Encoder[]
  readonly llmModels: readonly LlmModel[]
  readonly supportLists: readonly SupportList[]
  readonly gpuPrices: readonly GpuPrice[]
  readonly gpuPower: readonly GpuPower[]
  readonly licences: readonly Licence[]
  readonly licenceRules: readonly LicenceRule[]
  readonly defaults: readonly PlanningDefault[]
  /** Those the engine computes with: `use` is "efficiency". */
  readonly measurements: readonly Measurement[]
  readonly parameters: readonly ModelParameter[]
  readonly stunModels: readonly StunModel[]
  readonly migrationConditions: readonly MigrationCondition[]
  readonly pooling: readonly Pooling[]
  readonly speedModel: SpeedModel
  readonly remoting: RemotingModel
}

const isOfCore = (row: Full.Measurement): boolean => row.use === "efficiency"

/** The rules of equal-size and mixed-size mode that an answer cites. */
export const modeRuleIds = ["equal-default", "mixed-optin", "mixed-placement", "sched-fixed-mixed"] as const
export type ModeRuleId = (typeof modeRuleIds)[number]
/** Those on VMs with several vGPUs. */
export const severalVgpuRuleIds = ["multi-mig", "multi-vgpu-series"] as const
export type SeveralVgpuRuleId = (typeof severalVgpuRuleIds)[number]
const isCited = ({ id }: { readonly id: string }): boolean => [...modeRuleIds, ...severalVgpuRuleIds].some((one) => one === id)

type Cut = "core" | "whole-evidence"

function kept(value: unknown, fields: unknown, cut: Cut): unknown {
  if (Array.isArray(value)) return value.map((item) => kept(item, fields, cut))
  if (fields === true || (fields === evidence && cut === "whole-evidence") || typeof value !== "object" || value === null) return value
  const wanted = fields as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const field = wanted["each"] ?? wanted[name]
      return field === undefined || field === "later" ? [] : [[name, kept(inner, field, cut)]]
    }),
  )
}

/** Figures of a GPU's resources that the engine computes with, and cites by their best founded source alone. */
const resourceFields = Object.keys(coreFields.gpuResources).filter((field) => field !== "gpu" && field !== "evidence")

/** Fields whose evidence the engine cites by name; what else an entry names only the full dataset tells. */
const citedOfGpus = ["memoryMib", "technologies", "form", "fp32Tflops", "vendor", "status", "gpusPerBoard", "boardTdpWatts"]
const citedOfProducts = [
  "hypervisors",
  "liveMigration",
  "suspendResume",
  "snapshot",
  "haRestart",
  "status",
  "guestSystems",
  "gpuVendors",
  "apis",
  "licence",
]

const naming = (one: Full.Evidence, cited: readonly string[]): Full.Evidence =>
  one.fields ? { ...one, fields: one.fields.filter((field) => cited.includes(field)) } : one

/** Evidence as the engine cites it: by the fields it asks for; of entries that name none of them one for each source, for the list of sources. */
function citedOf(evidence: readonly Full.Evidence[], cited: readonly string[]): Full.Evidence[] {
  const trimmed = evidence.map((one) => naming(one, cited))
  const names = (one: Full.Evidence): boolean => one.fields === undefined || one.fields.length > 0
  const told = new Set(trimmed.filter(names).map((one) => one.source))
  return trimmed.filter((one) => {
    if (names(one)) return true
    const isNew = !told.has(one.source)
    told.add(one.source)
    return isNew
  })
}

/** The core of the dataset: the fields and rows that the first view needs; or the same with all that each entry of its evidence says. */
export function coreOf(full: FullData, cut: Cut = "core"): CoreData {
  const measurements = full.measurements.filter(isOfCore)
  const placementRules = full.placementRules.filter(isCited)
  // Of the fit its own entry; the sources behind it, of which the engine names none, come with the full dataset.
  const speedModel = { ...full.speedModel, evidence: full.speedModel.evidence.slice(0, 1) }
  const gpuResources = full.gpuResources.map((row) => onlyBest(row, resourceFields))
  const gpus = full.gpus.map((row) => ({ ...row, evidence: citedOf(row.evidence, citedOfGpus) }))
  const products = full.products.map((row) => ({ ...row, evidence: citedOf(row.evidence, citedOfProducts) }))
  const workloads = full.workloads.map((row) => ({ ...row, evidence: row.evidence.map((one) => naming(one, ["boundBy"])) }))
  // Of these the whole list is cited, whatever an entry covers.
  const uncovered = <T extends { readonly evidence: readonly Full.Evidence[] }>(rows: readonly T[]): T[] =>
    rows.map((row) => ({ ...row, evidence: row.evidence.map(({ fields: _covers, ...one }) => one) }))
  const cited = {
    hosts: uncovered(full.hosts),
    gpuPower: uncovered(full.gpuPower),
    gpuPrices: uncovered(full.gpuPrices),
    licences: uncovered(full.licences),
    parameters: uncovered(full.parameters),
    measurements: uncovered(measurements),
    migrationConditions: uncovered(full.migrationConditions),
  }
  return kept({ ...full, ...cited, products, gpus, workloads, placementRules, gpuResources, speedModel }, coreFields, cut) as CoreData
}
