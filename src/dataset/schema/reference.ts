import * as v from "valibot"
import { EvidenceListSchema, IdSchema } from "./common.ts"
import { DefaultSchema, GpuPowerSchema, GpuPriceSchema, LicenceSchema } from "./economics.ts"
import { FigureSchema } from "./figure.ts"
import { GpuSchema, HostSchema, InstanceTypeSetSchema, MixedPlacementSchema } from "./hardware.ts"
import {
  ServerPriceSchema,
  ServerPowerSchema,
  ElectricityPriceSchema,
  PueSchema,
  CarbonIntensitySchema,
  SpaceCostSchema,
  CloudPriceSchema,
} from "./reference-prices.ts"
import {
  VgpuReleaseSchema,
  NvidiaHypervisorSchema,
  NvidiaMigrationSchema,
  NvidiaLicensingSchema,
  NvidiaPerformanceSchema,
  GvtGCountSchema,
  SriovSchedulingSchema,
  VramProvisioningSchema,
  HypervisorSupportSchema,
  AmdIntelMigrationSchema,
  AmdIntelPerformanceSchema,
  IsolationSchema,
  SecurityCveSchema,
  SecurityCountSchema,
} from "./reference-vendors.ts"

/*
 * The hardware, price and background files of the dataset. The engine computes with the kinds of hardware.ts and economics.ts;
 * the kinds below are shown, quoted and linked to. A field that a source leaves open is absent.
 */

const number = v.optional(v.number())
const string = v.optional(v.string())
const strings = v.optional(v.array(v.string()))
const evidence = EvidenceListSchema

/** A rule of the vendor's documents for placing instances, in words; `params` holds its numbers. */
export const PlacementRuleSchema = v.strictObject({
  id: IdSchema,
  topic: v.string(),
  rule: v.string(),
  params: v.optional(v.record(v.string(), v.unknown())),
  evidence,
})
export type PlacementRule = Readonly<v.InferOutput<typeof PlacementRuleSchema>>

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

/** Where sources disagree: what each says, and which one the dataset follows. */
export const HardwareConflictSchema = v.strictObject({
  topic: v.string(),
  versions: v.array(v.strictObject({ value: FigureSchema, evidence })),
  handling: v.string(),
})
export type HardwareConflict = Readonly<v.InferOutput<typeof HardwareConflictSchema>>

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
