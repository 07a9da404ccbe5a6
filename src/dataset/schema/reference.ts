import * as v from "valibot"
import { EvidenceListSchema, IdSchema } from "./common.ts"
import { DefaultSchema, GpuPowerSchema, GpuPriceSchema, LicenceSchema } from "./economics.ts"
import { GpuSchema, HostSchema, InstanceTypeSetSchema, MixedPlacementSchema } from "./hardware.ts"

/*
 * The hardware, price and background files of the dataset. The engine computes with the kinds of hardware.ts and economics.ts;
 * the kinds below are shown, quoted and linked to. A field that a source leaves open is absent.
 */

const number = v.optional(v.number())
const string = v.optional(v.string())
const strings = v.optional(v.array(v.string()))
const evidence = EvidenceListSchema
const scalar = v.union([v.number(), v.string(), v.boolean(), v.null()])

/** A figure as published: one number, words, a list, or numbers by name. */
const FigureSchema = v.union([scalar, v.array(scalar), v.record(v.string(), v.union([scalar, v.array(scalar)]))])

/** A rule of the vendor's documents for placing instances, in words; `params` holds its numbers. */
export const PlacementRuleSchema = v.strictObject({
  id: IdSchema,
  topic: v.string(),
  rule: v.string(),
  params: v.optional(v.record(v.string(), v.unknown())),
  evidence,
})
export type PlacementRule = Readonly<v.InferOutput<typeof PlacementRuleSchema>>

/** A price somebody published for a server. `host` is the host class it speaks for, if any; the classes and their own prices stand in hardware/hosts. */
export const ServerPriceSchema = v.strictObject({
  host: v.nullable(IdSchema),
  serverClass: v.string(),
  what: v.string(),
  lowUsd: v.number(),
  highUsd: v.number(),
  date: v.string(),
  gpus: number,
  supportPercentPerYear: number,
  note: v.nullable(v.string()),
  evidence,
})
export type ServerPrice = Readonly<v.InferOutput<typeof ServerPriceSchema>>

/** Measured or declared power of servers, without GPUs unless the note says so (a benchmark's tuned systems, makers' carbon sheets). */
export const ServerPowerSchema = v.strictObject({
  model: v.string(),
  cpu: string,
  cores: number,
  ramGib: number,
  idleWatts: number,
  peakWatts: number,
  byYear: v.optional(
    v.array(
      v.strictObject({
        year: v.number(),
        results: v.number(),
        idleWatts: v.number(),
        peakWatts: v.number(),
      }),
    ),
  ),
  yearlyEnergyKwh: number,
  lifetimeKgCo2e: number,
  manufacturingShare: number,
  lifetimeYears: number,
  date: v.string(),
  note: v.nullable(v.string()),
  evidence,
})

export const ElectricityPriceSchema = v.strictObject({
  region: v.string(),
  sector: v.picklist(["commercial", "industrial", "non-household"]),
  period: v.string(),
  pricePerKwh: v.number(),
  currency: v.picklist(["USD", "EUR"]),
  note: string,
  evidence,
})

/** Power usage effectiveness: all the energy of a site over that of its IT. */
export const PueSchema = v.strictObject({ scope: v.string(), pue: v.number(), period: v.string(), note: string, evidence })

export const CarbonIntensitySchema = v.strictObject({
  region: v.string(),
  kgCo2ePerKwh: v.number(),
  period: v.string(),
  note: string,
  evidence,
})

/** Colocation and building costs; all-in prices already contain cooling. */
export const SpaceCostSchema = v.strictObject({
  what: v.string(),
  region: v.string(),
  low: v.number(),
  high: v.number(),
  unit: v.string(),
  date: string,
  note: string,
  evidence,
})

/** A GPU count below 1 is a fraction by vGPU. Rows of different dates stand side by side. */
export const CloudPriceSchema = v.strictObject({
  provider: v.string(),
  instance: v.string(),
  gpu: v.string(),
  /** The dataset's GPU. */
  gpuId: IdSchema,
  gpuCount: v.number(),
  vcpu: number,
  ramGib: number,
  usdPerHour: v.number(),
  usdPerHourReserved1Year: number,
  os: string,
  region: string,
  date: string,
  note: string,
  evidence,
})
export type CloudPrice = Readonly<v.InferOutput<typeof CloudPriceSchema>>

/** A published way of adding up the cost of a datacenter or of virtual desktops. */
export const TcoModelSchema = v.strictObject({
  id: IdSchema,
  name: v.string(),
  costComponents: v.array(v.string()),
  formula: v.string(),
  defaults: v.record(v.string(), FigureSchema),
  note: string,
  evidence,
})

export const RemotingFormulaSchema = v.strictObject({
  id: IdSchema,
  expression: v.string(),
  meaning: v.string(),
  symbols: v.optional(v.record(v.string(), v.string())),
  evidence,
})

/** A published figure on which a workload's values rest; `topic` is what the workloads' locators name. */
export const WorkloadAnchorSchema = v.strictObject({
  topic: v.string(),
  fact: v.string(),
  gpu: v.optional(IdSchema),
  workload: string,
  userClass: string,
  resolution: string,
  displays: number,
  vgpuProfile: string,
  vgpuProfiles: strings,
  frameBufferMib: number,
  tdpWatts: number,
  vcpu: number,
  vcpuMin: number,
  ramGibLow: number,
  ramGibHigh: number,
  ramGbMin: number,
  maxUsers1b: number,
  maxUsers2b: number,
  maxUsers3b: number,
  maxUsersPerCard: number,
  maxUsersPerVcpu: number,
  usersPerServerLow: number,
  usersPerServerHigh: number,
  usersPerHost: number,
  vmsPerCore: number,
  fpsBSeries: number,
  fpsQSeries: number,
  kbpsLow: number,
  kbpsHigh: number,
  meanPct: number,
  medianPct: number,
  lowPct: number,
  highPct: number,
  rttUsLow: number,
  rttUsHigh: number,
  overheadPct: number,
  overheadPctMax: number,
  drawCalls: number,
  low: number,
  high: number,
  note: string,
  evidence,
})
export type WorkloadAnchor = Readonly<v.InferOutput<typeof WorkloadAnchorSchema>>

export const VgpuReleaseSchema = v.strictObject({
  release: v.string(),
  driverBranch: string,
  branchType: string,
  latest: string,
  latestDate: string,
  eol: string,
  hostDriver: v.optional(v.array(v.strictObject({ release: v.string(), driver: v.string() }))),
  note: string,
  evidence,
})

export const NvidiaHypervisorSchema = v.strictObject({
  hypervisor: v.string(),
  versions: strings,
  vgpuRelease: string,
  supportModel: v.string(),
  notes: v.array(v.string()),
  /** Of the nine features of NVIDIA's comparison chart. */
  chartTicks: number,
  chartFeatures: strings,
  evidence,
})
export type NvidiaHypervisor = Readonly<v.InferOutput<typeof NvidiaHypervisorSchema>>

export const NvidiaMigrationSchema = v.strictObject({
  platform: v.string(),
  feature: v.string(),
  status: v.string(),
  firstVersion: string,
  nvidiaFirstRelease: string,
  constraints: v.array(v.string()),
  note: string,
  evidence,
})
export type NvidiaMigration = Readonly<v.InferOutput<typeof NvidiaMigrationSchema>>

/** What NVIDIA's editions hold and how they are enforced; prices, units of sale and entitlements stand in prices/licences. */
export const NvidiaLicensingSchema = v.strictObject({
  item: v.string(),
  kind: v.picklist(["edition", "feature matrix", "enforcement", "infrastructure"]),
  value: v.optional(FigureSchema),
  series: strings,
  passthrough: v.optional(v.boolean()),
  fpsCap: number,
  evidence,
})

export const NvidiaPerformanceSchema = v.strictObject({
  id: IdSchema,
  what: v.string(),
  value: v.optional(FigureSchema),
  unit: v.string(),
  setup: string,
  derived: v.optional(FigureSchema),
  scheduler: string,
  profile: strings,
  vcpu: number,
  ramGib: v.optional(v.array(v.number())),
  server: string,
  note: string,
  evidence,
})

/** Where sources disagree: what each says, and which one the dataset follows. */
export const HardwareConflictSchema = v.strictObject({
  topic: v.string(),
  versions: v.array(v.strictObject({ value: FigureSchema, evidence })),
  handling: v.string(),
})
export type HardwareConflict = Readonly<v.InferOutput<typeof HardwareConflictSchema>>

/** How many GVT-g instances of a type fit by the aperture set in the BIOS. */
export const GvtGCountSchema = v.strictObject({
  apertureMib: v.number(),
  typeSuffix: v.string(),
  maxInstances: v.number(),
  evidence,
})

export const SriovSchedulingSchema = v.strictObject({
  id: IdSchema,
  gpuFamily: v.string(),
  policy: v.string(),
  vfQuantumMsFormula: v.string(),
  cycleMsAt16Vfs: number,
  note: string,
  evidence,
})

export const VramProvisioningSchema = v.strictObject({
  id: IdSchema,
  rule: v.string(),
  kernel: string,
  vfCount: number,
  memoryMib: number,
  evidence,
})

export const HypervisorSupportSchema = v.strictObject({
  id: IdSchema,
  technology: v.string(),
  hypervisor: v.string(),
  status: v.string(),
  versions: string,
  note: string,
  evidence,
})
export type HypervisorSupport = Readonly<v.InferOutput<typeof HypervisorSupportSchema>>

export const AmdIntelMigrationSchema = v.strictObject({
  id: IdSchema,
  technology: v.string(),
  liveMigration: v.string(),
  suspendResume: v.string(),
  status: v.string(),
  softwareVersion: string,
  note: string,
  evidence,
})
export type AmdIntelMigration = Readonly<v.InferOutput<typeof AmdIntelMigrationSchema>>

export const AmdIntelPerformanceSchema = v.strictObject({
  id: IdSchema,
  technology: v.string(),
  metric: v.string(),
  value: v.optional(v.union([v.number(), v.string()])),
  valueLow: number,
  valueHigh: number,
  unit: v.string(),
  conditions: v.string(),
  note: string,
  evidence,
})

/** What separates two VMs on one GPU. The score (0 to 100) is an estimate, for ordering only. */
export const IsolationSchema = v.strictObject({
  id: IdSchema,
  technology: v.string(),
  memoryIsolation: v.string(),
  dmaIsolation: v.string(),
  computeIsolation: v.string(),
  resetBehaviour: v.string(),
  residualData: v.string(),
  hostAttackSurface: v.string(),
  suggestedScore: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  note: string,
  evidence,
})

export const SecurityCveSchema = v.strictObject({
  cve: v.pipe(v.string(), v.regex(/^CVE-\d{4}-\d{4,}$/)),
  technology: v.string(),
  component: v.string(),
  impact: v.string(),
  affected: string,
  cvssBase: number,
  /** Absent: the record does not say. */
  guestAffectsHostOrOtherVm: v.optional(v.boolean()),
  note: string,
  evidence,
})
export type SecurityCve = Readonly<v.InferOutput<typeof SecurityCveSchema>>

export const SecurityCountSchema = v.strictObject({
  id: IdSchema,
  technology: v.string(),
  cveCount: v.number(),
  highOrCriticalCount: number,
  withCodeExecutionWording: number,
  maxCvss: number,
  period: v.string(),
  byYear: v.optional(v.array(v.strictObject({ year: v.number(), count: v.number() }))),
  note: string,
  evidence,
})

/**
 * What was read for this dataset and does not stand in it, by the part of the reading it comes from.
 * `repeats`: the same fact stands elsewhere. `derivable`: follows from other fields. `superseded`: better founded or better said here.
 * `outside`: not this dataset's subject. `not-a-fact`: bookkeeping of the reading. `not-recheckable`: a reader could
 * not find the place again. `not-comparable`: figures of two different things.
 */
export const LeftOutSchema = v.strictObject({
  part: v.picklist(["all", "article", "nvidia", "amd-intel", "products", "measurements", "costs"]),
  what: v.string(),
  rows: number,
  kind: v.picklist(["repeats", "derivable", "superseded", "outside", "not-a-fact", "not-recheckable", "not-comparable"]),
  reason: v.string(),
  /** Files in which the fact is found. */
  standsIn: strings,
})

/** What nobody could find out, and how the figures have to be read. */
export const KnownGapSchema = v.strictObject({
  area: v.picklist(["article", "nvidia", "amd-intel", "products", "costs"]),
  kind: v.picklist(["gap", "caveat"]),
  text: v.string(),
})

const gpuFiles = ["nvidia", "amd", "intel", "other"] as const
const instanceFiles = [
  "nvidia-kepler-maxwell",
  "nvidia-pascal",
  "nvidia-volta",
  "nvidia-turing",
  "nvidia-ampere",
  "nvidia-ampere-rtx",
  "nvidia-ada",
  "nvidia-ada-rtx",
  "nvidia-hopper",
  "nvidia-blackwell",
  "nvidia-mig-profiles",
  "amd",
  "intel",
  "other",
] as const

/** Every file of this part of the dataset (its path under data/ without .json) and the schema of the whole file. */
export const referenceKinds: Readonly<Record<string, v.GenericSchema>> = {
  ...Object.fromEntries(gpuFiles.map((name) => [`hardware/gpus/${name}`, v.array(GpuSchema)])),
  ...Object.fromEntries(instanceFiles.map((name) => [`hardware/instances/${name}`, v.array(InstanceTypeSetSchema)])),
  "hardware/hosts": v.array(HostSchema),
  "hardware/mixed-placements": v.array(MixedPlacementSchema),
  "hardware/placement-rules": v.array(PlacementRuleSchema),
  "hardware/power": v.array(GpuPowerSchema),
  "prices/gpus": v.array(GpuPriceSchema),
  "prices/licences": v.array(LicenceSchema),
  "prices/servers": v.array(ServerPriceSchema),
  "prices/server-power": v.array(ServerPowerSchema),
  "prices/defaults": v.array(DefaultSchema),
  "reference/electricity": v.array(ElectricityPriceSchema),
  "reference/pue": v.array(PueSchema),
  "reference/carbon": v.array(CarbonIntensitySchema),
  "reference/space": v.array(SpaceCostSchema),
  "reference/cloud-prices": v.array(CloudPriceSchema),
  "reference/tco-models": v.array(TcoModelSchema),
  "reference/remoting-formulas": v.array(RemotingFormulaSchema),
  "reference/workload-anchors": v.array(WorkloadAnchorSchema),
  "reference/vgpu-releases": v.array(VgpuReleaseSchema),
  "reference/nvidia-hypervisors": v.array(NvidiaHypervisorSchema),
  "reference/nvidia-migration": v.array(NvidiaMigrationSchema),
  "reference/licensing": v.array(NvidiaLicensingSchema),
  "reference/nvidia-performance": v.array(NvidiaPerformanceSchema),
  "reference/hardware-conflicts": v.array(HardwareConflictSchema),
  "reference/gvt-g-counts": v.array(GvtGCountSchema),
  "reference/sriov-scheduling": v.array(SriovSchedulingSchema),
  "reference/vram-provisioning": v.array(VramProvisioningSchema),
  "reference/hypervisor-support": v.array(HypervisorSupportSchema),
  "reference/amd-intel-migration": v.array(AmdIntelMigrationSchema),
  "reference/amd-intel-performance": v.array(AmdIntelPerformanceSchema),
  "reference/isolation": v.array(IsolationSchema),
  "reference/security-cves": v.array(SecurityCveSchema),
  "reference/security-counts": v.array(SecurityCountSchema),
  "reference/known-gaps": v.array(KnownGapSchema),
  "left-out": v.array(LeftOutSchema),
}
