import * as v from "valibot"
import { EvidenceListSchema, GpuVendorSchema, IdSchema, nullableNumber, RangeSchema, TechnologyIdSchema } from "./common.ts"

export const gpuClasses = ["server", "professional", "consumer", "integrated", "embedded", "emulated"] as const
export const GpuClassSchema = v.picklist(gpuClasses)
export const gpuForms = ["pcie", "sxm", "oam", "mxm", "integrated", "superchip", "socket", "ip-core", "emulated"] as const

/** One row a board variant. Figures named "per GPU" are for one of the board's `gpusPerBoard` GPUs. */
export const GpuSchema = v.strictObject({
  id: IdSchema,
  name: v.string(),
  shortName: v.string(),
  vendor: GpuVendorSchema,
  class: GpuClassSchema,
  architecture: v.nullable(v.string()),
  chip: v.nullable(v.string()),
  form: v.picklist(gpuForms),
  formNote: v.nullable(v.string()),
  slotWidth: nullableNumber,
  gpusPerBoard: v.number(),
  /** Per GPU, MiB (vendors' GB are GiB). */
  memoryMib: nullableNumber,
  memoryType: v.nullable(v.string()),
  ecc: v.nullable(v.boolean()),
  boardTdpWatts: nullableNumber,
  /** Per GPU, peak vector FP32, 10^12 operations a second. */
  fp32Tflops: nullableNumber,
  nvencPerGpu: nullableNumber,
  technologies: v.array(TechnologyIdSchema),
  migMaxInstances: nullableNumber,
  maxVgpusPerGpu: nullableNumber,
  maxVfsPerGpu: nullableNumber,
  /** Frame-buffer sizes a virtual function can have, where a source lists them. */
  vfMemoryOptionsMib: v.optional(v.array(v.number())),
  sriovVgpu: v.nullable(v.boolean()),
  hypervisorNotes: v.array(v.string()),
  hostDriver: v.nullable(v.string()),
  guestDriver: v.nullable(v.string()),
  launchYear: nullableNumber,
  firstVgpuRelease: v.nullable(v.string()),
  lastVgpuRelease: v.nullable(v.string()),
  status: v.string(),
  /** True when a planner can buy it new today and get vendor support for virtualizing it. */
  buyable: v.boolean(),
  notes: v.array(v.string()),
  aliases: v.array(v.string()),
  evidence: EvidenceListSchema,
})
export type Gpu = Readonly<v.InferOutput<typeof GpuSchema>>

export const vgpuSeries = ["A", "B", "C", "Q"] as const
export const VgpuSeriesSchema = v.picklist(vgpuSeries)
export type VgpuSeries = v.InferOutput<typeof VgpuSeriesSchema>

/** A slice of one GPU that a VM can be given: a vGPU type, a MIG profile, a VF of a split, a GVT-g type. */
export const InstanceTypeSchema = v.strictObject({
  id: IdSchema,
  name: v.string(),
  frameBufferMib: nullableNumber,
  /** Of a MIG profile: what the driver reports for such an instance, where that is published. The frame buffer may be nominal. */
  reportedMemoryMib: v.optional(nullableNumber),
  /** When every instance on the GPU is of this size. Null where the documents leave it open. */
  maxPerGpu: nullableNumber,
  maxPerGpuMixedSize: v.optional(nullableNumber),
  maxPerBoard: v.optional(nullableNumber),
  series: v.optional(VgpuSeriesSchema),
  /** Share of the GPU's compute that the slice owns, 0..1, for spatial slices and fixed splits. */
  computeShare: v.optional(nullableNumber),
  computeSlices: v.optional(nullableNumber),
  memorySlices: v.optional(nullableNumber),
  totalMemorySlices: v.optional(nullableNumber),
  smCount: v.optional(nullableNumber),
  /** MIG placement on the GPU's memory-slice axis. */
  placementSize: v.optional(nullableNumber),
  placementStarts: v.optional(v.array(v.number())),
  /** The MIG profile behind a MIG-backed vGPU type, and how many share one GPU instance. */
  gpuInstanceProfile: v.optional(v.nullable(v.string())),
  maxPerGpuInstance: v.optional(nullableNumber),
  gpuInstancesPerGpu: v.optional(nullableNumber),
  maxDisplays: v.optional(v.nullable(v.string())),
  availablePixels: v.optional(nullableNumber),
  maxResolution: v.optional(v.nullable(v.string())),
  /** "vWS", "vPC", "vApps", "AI Enterprise", … as the document names it. */
  licence: v.optional(v.nullable(v.string())),
  computeShareNote: v.optional(v.nullable(v.string())),
  eccFrameBufferMib: v.optional(nullableNumber),
  note: v.optional(v.nullable(v.string())),
  evidence: v.optional(EvidenceListSchema),
})
export type InstanceType = Readonly<v.InferOutput<typeof InstanceTypeSchema>>

const rate = v.nullable(v.pipe(v.number(), v.minValue(0)))
const has = v.nullable(v.boolean())

/**
 * What work can be bound by on one GPU, besides its FP32 peak and memory: rates, memory bandwidth, media engines. Of one GPU of a board.
 * 0 where it has no such unit; null where nobody is known to say, with the reason under `unknown`.
 */
export const GpuResourcesSchema = v.strictObject({
  gpu: IdSchema,
  memoryBandwidthGBs: rate,
  /** Matrix rates with dense operands; a rate that counts zeros it skips (sparsity) is halved. FP16 and BF16 are alike. */
  tensorFp16Tflops: rate,
  tensorTf32Tflops: rate,
  tensorFp8Tflops: rate,
  tensorFp4Tflops: rate,
  tensorInt8Tops: rate,
  fp64Tflops: rate,
  /** FP64 on matrix units. */
  fp64TensorTflops: rate,
  encode: v.strictObject({
    engines: rate,
    /** NVIDIA's NVENC, AMD's VCN and the older VCE, Intel's Quick Sync. AMD and Intel count engines that encode and decode. */
    kind: v.nullable(v.picklist(["NVENC", "VCN", "VCE", "QSV"])),
    codecs: v.strictObject({ h264: has, hevc: has, av1: has }),
  }),
  decode: v.strictObject({ engines: rate, codecs: v.strictObject({ av1: has }) }),
  /** Why a field above is null, by the field's name. */
  unknown: v.record(v.string(), v.string()),
  /** Figures of other sources, and why they are not the value. */
  conflicts: v.array(v.string()),
  note: v.nullable(v.string()),
  evidence: EvidenceListSchema,
})
export type GpuResources = Readonly<v.InferOutput<typeof GpuResourcesSchema>>

/** All instance types of one GPU under one technology (or one vendor's offering of it). */
export const InstanceTypeSetSchema = v.strictObject({
  gpu: IdSchema,
  technology: TechnologyIdSchema,
  /** time-sliced: contexts take turns; spatial: own engines; whole: one instance is the GPU. */
  sharing: v.picklist(["time-sliced", "spatial", "whole"]),
  family: v.string(),
  /** Sold only as a cloud instance (Azure NVv4 …), so not an option for hardware of one's own. */
  cloudOnly: v.optional(v.boolean()),
  /** A partition for processes and containers of the bare host; no VM can be given one. */
  bareMetalOnly: v.optional(v.boolean()),
  /** The GPU whose documents state these types; here they are applied to a sibling with the same chip, per GPU. */
  copiedFrom: v.optional(IdSchema),
  evidence: EvidenceListSchema,
  types: v.pipe(v.array(InstanceTypeSchema), v.minLength(1)),
})
export type InstanceTypeSet = Readonly<v.InferOutput<typeof InstanceTypeSetSchema>>

/** Outline of a PCIe board or slot: full or half height, full or half length. "HHFL" is not made for GPUs. */
export const boardSizes = ["HHHL", "FHHL", "FHFL"] as const

/** How a board is cooled: by the server's air alone, by fans of its own, in either make, or by liquid. */
export const boardCoolings = ["passive", "active", "either", "liquid"] as const
/** As what a board can be had today: new, only used, only inside a cloud, or no more. */
export const boardOffers = ["new", "used", "cloud", "none"] as const

/** The board that a GPU stands on: its outline, its cooling, and as what it is sold. */
export const GpuBoardSchema = v.strictObject({
  gpu: IdSchema,
  /** Null for modules, and where no source says. */
  size: v.nullable(v.picklist(boardSizes)),
  cooling: v.nullable(v.picklist(boardCoolings)),
  /** Servers whose makers' documents list it. A board with fans of its own needs one to be buyable. */
  servers: v.array(v.string()),
  offer: v.picklist(boardOffers),
  notes: v.array(v.string()),
  evidence: EvidenceListSchema,
})
export type GpuBoard = Readonly<v.InferOutput<typeof GpuBoardSchema>>

/** Legal start positions of a time-sliced vGPU in mixed-size mode, by the GPU's frame buffer. */
export const MixedPlacementSchema = v.strictObject({
  gpuFrameBufferGb: v.number(),
  placementRegionSize: v.number(),
  vgpuFrameBufferMib: v.number(),
  placementSize: v.number(),
  maxPerGpuEqualSize: nullableNumber,
  maxPerGpuMixedSize: nullableNumber,
  placementIds: v.array(v.number()),
  appliesTo: v.optional(v.nullable(v.string())),
  evidence: EvidenceListSchema,
})
export type MixedPlacement = Readonly<v.InferOutput<typeof MixedPlacementSchema>>

/** Slots of one kind. */
export const GpuSlotSchema = v.strictObject({
  count: v.number(),
  /** Slot widths that a board in it may take up. */
  width: v.picklist([1, 2]),
  /** The largest outline that goes in; null where no source says. */
  size: v.nullable(v.picklist(boardSizes)),
  /** Most that a board in it may draw; null where no source says. */
  watts: nullableNumber,
  /** Risers, lanes and what else is to be known. */
  note: v.optional(v.string()),
})
export type GpuSlot = Readonly<v.InferOutput<typeof GpuSlotSchema>>

/**
 * A list by which a platform's or a server's maker, or a GPU's, says with which GPUs a product or a server is supported. A GPU of a vendor that a
 * list speaks of and that stands on none of the product's lists is not listed.
 */
export const SupportListSchema = v.strictObject({
  id: IdSchema,
  /** "Microsoft's list of GPUs for DDA under Azure Local": as a sentence names it. */
  name: v.string(),
  products: v.array(IdSchema),
  /** Servers whose maker's list it is. */
  hosts: v.array(IdSchema),
  /** Vendors whose GPUs it speaks of; empty: all. */
  vendors: v.array(GpuVendorSchema),
  /** "lists": these are supported. "bars": these are not, whatever else lists them. */
  says: v.picklist(["lists", "bars"]),
  gpus: v.array(IdSchema),
  /** GPUs that it does not list: they may work all the same, or the mechanism fails on them. */
  others: v.picklist(["may-work", "fail"]),
  asOf: v.nullable(v.string()),
  notes: v.array(v.string()),
  evidence: EvidenceListSchema,
})
export type SupportList = Readonly<v.InferOutput<typeof SupportListSchema>>

/** A server a planner can put GPUs into. `kind: class` rows carry a price and are the defaults; `model` rows are named machines. */
export const HostSchema = v.strictObject({
  id: IdSchema,
  name: v.string(),
  kind: v.picklist(["class", "model"]),
  formFactor: v.nullable(v.string()),
  rackUnits: nullableNumber,
  sockets: nullableNumber,
  cores: nullableNumber,
  ramGib: nullableNumber,
  /** Ways to fit it for boards of one model, each a list of the kinds of slots that are there together; the way that takes most is taken. */
  gpuSlots: v.array(v.array(GpuSlotSchema)),
  /** Modules on a baseboard (SXM, OAM) that come with the machine. */
  gpuModules: nullableNumber,
  /** Most that one module may draw. */
  gpuModuleWatts: nullableNumber,
  /** Supplies, the watts of each, and how many may fail without a loss. */
  powerSupplies: v.nullable(v.strictObject({ count: v.number(), watts: v.number(), spare: v.number() })),
  /** What all boards and modules together may be rated at; null where no source says. */
  gpuPowerWatts: nullableNumber,
  /** GPUs inside its processors. Such a host is a PC: chosen only for integrated GPUs and desktop emulators. */
  integratedGpus: v.optional(nullableNumber),
  idleWatts: nullableNumber,
  /** Without GPUs. */
  peakWatts: nullableNumber,
  priceUsd: v.nullable(RangeSchema),
  notes: v.array(v.string()),
  evidence: EvidenceListSchema,
})
export type Host = Readonly<v.InferOutput<typeof HostSchema>>
