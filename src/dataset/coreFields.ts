import type * as Full from "./schema/index.ts"
import type { PlacementRule as PlacementRuleInFull } from "./schema/reference.ts"

// The core: what the first view needs of the dataset, which is what the engine, the links and the builder read. It is packed from data/ by
// the build (scripts/core-dataset-plugin.ts). These lists are the one place that says what is in it: the types of core.ts follow from them, so
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
export const evidence = { fields: true, source: true, basis: true, locator: "later", note: "later" } as const

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
