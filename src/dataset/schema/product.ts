import * as v from "valibot"
import {
  ApiIdSchema,
  EvidenceListSchema,
  GpuVendorSchema,
  IdSchema,
  IsolationLevelSchema,
  StatementSchema,
  SupportCellSchema,
  TechniqueIdSchema,
  TechnologyIdSchema,
} from "./common.ts"
import { schedulers, guestSystems } from "./words.ts"

/**
 * `version`: that version at most. `native`: the vendor's driver runs in the guest, so the GPU's own ceiling.
 * `host-dependent`: whatever the host's GPU and driver give. `software`: rendered on the CPU.
 */
export const apiStates = ["version", "supported", "native", "host-dependent", "software", "none", "unknown"] as const
export const ApiCellSchema = v.strictObject({
  state: v.picklist(apiStates),
  maxVersion: v.optional(v.nullable(v.string())),
  /** A higher version that is there only where something holds that not everybody has; `maxVersion` is what is there without. */
  conditional: v.optional(v.strictObject({ maxVersion: v.string(), condition: v.string(), evidence: EvidenceListSchema })),
  /** Only on GPUs of these vendors; absent: on all that the product works with. */
  gpuVendors: v.optional(v.array(GpuVendorSchema)),
  /** What must be set up first: as it comes the product does not have it, so the need is not met. */
  condition: v.optional(v.string()),
  note: v.optional(v.nullable(v.string())),
  evidence: v.optional(EvidenceListSchema),
})
export type ApiCell = Readonly<v.InferOutput<typeof ApiCellSchema>>

export const SchedulerSchema = v.picklist(schedulers)
export type Scheduler = v.InferOutput<typeof SchedulerSchema>

/** What is forwarded, and over what: keys into data/models/remoting.json. */
export const remotingLevels = ["gl-d3d-calls", "vulkan-command-buffers", "driver-native-context", "cuda-calls"] as const
export const remotingTransports = ["shared-memory", "virtio", "tcp-10g", "tcp-25g", "tcp-100g", "rdma"] as const

/** How many GPUs, or slices on different GPUs, one VM may have. `max` null: no maximum is published. */
export const GpusPerVmSchema = v.strictObject({
  ...SupportCellSchema.entries,
  max: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  evidence: EvidenceListSchema,
})
export type GpusPerVm = Readonly<v.InferOutput<typeof GpusPerVmSchema>>

export const GuestSystemSchema = v.picklist(guestSystems)
export type GuestSystem = v.InferOutput<typeof GuestSystemSchema>

export const lifecycleStates = [
  "current",
  "legacy",
  "deprecated",
  "inactive",
  "discontinued",
  "removed",
  "research",
  "experimental",
  "unknown",
] as const

/** What somebody who takes the product must be told: on which GPUs (absent: any) and beyond how many VMs on one (absent: always). */
export const CautionSchema = v.strictObject({
  text: v.string(),
  gpus: v.optional(v.array(IdSchema)),
  vmsPerGpuOver: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  evidence: EvidenceListSchema,
})

export const ProductSchema = v.strictObject({
  id: IdSchema,
  name: v.string(),
  /** At most about 24 characters, for charts and tiles. */
  shortName: v.string(),
  vendor: v.string(),
  technique: TechniqueIdSchema,
  /** Where sources class it under a second technique too. */
  alsoTechniques: v.optional(v.array(TechniqueIdSchema)),
  technology: TechnologyIdSchema,
  mechanism: v.string(),
  hypervisors: v.array(IdSchema),
  hypervisorVersions: v.array(v.string()),
  guestSystems: v.array(GuestSystemSchema),
  guestNotes: v.array(v.string()),
  apis: v.record(ApiIdSchema, ApiCellSchema),
  /** Empty: no GPU is used. */
  gpuVendors: v.array(GpuVendorSchema),
  hardwareNotes: v.array(v.string()),
  /** GPU ids it is documented for, where that is narrower than its technology; absent: any GPU that offers the technology. */
  gpus: v.optional(v.array(IdSchema)),
  sharing: v.strictObject({
    model: v.string(),
    maxVmsPerGpu: v.nullable(v.number()),
    schedulers: v.array(SchedulerSchema),
    /** Whether vGPUs of different sizes may share a GPU under it; absent: nobody has said. */
    mixedSizes: v.optional(SupportCellSchema),
    /** Whether one VM may have several GPUs, or slices on several; absent: nobody has said. */
    gpusPerVm: v.optional(GpusPerVmSchema),
    note: v.optional(v.nullable(v.string())),
  }),
  remoting: v.optional(v.strictObject({ level: v.picklist(remotingLevels), transport: v.picklist(remotingTransports) })),
  liveMigration: SupportCellSchema,
  suspendResume: SupportCellSchema,
  snapshot: SupportCellSchema,
  hotPlug: SupportCellSchema,
  haRestart: v.optional(SupportCellSchema),
  isolation: v.strictObject({ level: IsolationLevelSchema, note: v.nullable(v.string()), evidence: EvidenceListSchema }),
  status: v.strictObject({
    state: v.picklist(lifecycleStates),
    version: v.optional(v.nullable(v.string())),
    date: v.optional(v.nullable(v.string())),
  }),
  /** True when a datacenter can be built on it today with the maker's or distributor's support: not a desktop tool, not research, not removed. */
  forDatacenters: v.boolean(),
  licence: v.strictObject({
    model: v.string(),
    /** Ids of data/prices/licences.json that a deployment needs, all of them; alternatives are listed in an inner array, the first being the default. */
    needs: v.array(v.union([IdSchema, v.array(IdSchema)])),
  }),
  firstReleaseYear: v.nullable(v.number()),
  projectUrl: v.nullable(v.string()),
  inArticle: v.boolean(),
  /** Other ids and names under which the research and the article know it. */
  aliases: v.array(v.string()),
  /** Told wherever an option uses the product. */
  cautions: v.optional(v.array(CautionSchema)),
  facts: v.array(StatementSchema),
  notes: v.array(v.string()),
  /** Basis of any field that no evidence names. */
  unlistedFieldsBasis: v.optional(v.string()),
  evidence: EvidenceListSchema,
})
export type Product = Readonly<v.InferOutput<typeof ProductSchema>>

export const HypervisorSchema = v.strictObject({
  id: IdSchema,
  name: v.string(),
  vendor: v.string(),
  currentVersion: v.nullable(v.string()),
  licenceModel: v.nullable(v.string()),
  licenceUnit: v.nullable(v.string()),
  licenceMinimums: v.nullable(v.string()),
  licenceNeeds: v.array(IdSchema),
  gpuProducts: v.array(IdSchema),
  gpuLiveMigration: v.nullable(v.string()),
  gpuHaRestart: v.nullable(v.string()),
  notes: v.array(v.string()),
  unlistedFieldsBasis: v.optional(v.string()),
  evidence: EvidenceListSchema,
})
export type Hypervisor = Readonly<v.InferOutput<typeof HypervisorSchema>>
