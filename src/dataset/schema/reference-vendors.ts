import * as v from "valibot"
import { EvidenceListSchema, IdSchema } from "./common.ts"
import { FigureSchema } from "./figure.ts"

// What vendors and others publish of releases, platforms, moving, licensing, isolation and security. A field that a source leaves open is absent.

const number = v.optional(v.number())
const string = v.optional(v.string())
const strings = v.optional(v.array(v.string()))
const evidence = EvidenceListSchema

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
