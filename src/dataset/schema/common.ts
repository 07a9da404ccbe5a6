import * as v from "valibot"
import { techniqueIds, gpuVendors, apiIds, isolationLevels } from "./words.ts"

/** Null: nobody says. */
export const nullableNumber = v.nullable(v.number())
export const nullableString = v.nullable(v.string())

/** How a fact is known, from the best founded to the least. `estimate` and `recalled` are always shown as such. */
export const bases = ["documented", "measured", "vendor-claim", "secondary", "estimate", "recalled"] as const
export const BasisSchema = v.picklist(bases)
export type Basis = v.InferOutput<typeof BasisSchema>

/** An identifier that reads well in a URL: lower-case letters, digits, dot and hyphen. */
export const IdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/))

/**
 * Where a fact comes from. Without `fields` it covers the whole row; with `fields` only the fields named,
 * and then it takes precedence over the row's own.
 */
export const EvidenceSchema = v.strictObject({
  fields: v.optional(v.array(v.string())),
  source: IdSchema,
  locator: v.optional(v.nullable(v.string())),
  basis: BasisSchema,
  confidence: v.optional(v.string()),
  note: v.optional(v.string()),
})
export type Evidence = Readonly<v.InferOutput<typeof EvidenceSchema>>
export const EvidenceListSchema = v.pipe(v.array(EvidenceSchema), v.minLength(1))

/** An uncertain quantity. Always low <= likely <= high; the unit is in the field's name. */
export const RangeSchema = v.pipe(
  v.strictObject({ low: v.number(), likely: v.number(), high: v.number() }),
  v.check((range) => range.low <= range.likely && range.likely <= range.high, "a range needs low <= likely <= high"),
)
export type Range = Readonly<v.InferOutput<typeof RangeSchema>>

/** A sentence that carries its own evidence. */
export const StatementSchema = v.strictObject({
  text: v.string(),
  level: v.optional(v.string()),
  nativeShareLow: v.optional(v.nullable(v.number())),
  nativeShareHigh: v.optional(v.nullable(v.number())),
  supported: v.optional(v.nullable(v.boolean())),
  evidence: EvidenceListSchema,
})
export type Statement = Readonly<v.InferOutput<typeof StatementSchema>>

/** `conditional` always comes with a condition in words; `unknown` means nobody has said, which is not `no`. */
export const supports = ["yes", "conditional", "no", "unknown", "not-applicable"] as const
export const SupportSchema = v.picklist(supports)
export type Support = v.InferOutput<typeof SupportSchema>

/**
 * How far along something is that a cell says can be done. `supported`: a release does it and its documents say so. `preview`: offered
 * for trying out. `out-of-tree`: only with code that no release holds. `claimed`: its makers say so, and document nothing.
 */
export const standings = ["supported", "preview", "out-of-tree", "claimed"] as const
export type Standing = (typeof standings)[number]

export const SupportCellSchema = v.strictObject({
  support: SupportSchema,
  /** Absent where documents of the makers, or a measurement, are the evidence: `supported`. */
  standing: v.optional(v.picklist(standings)),
  /** With any standing but `supported`: who says what, as a clause ("KubeVirt 1.9 has it as alpha, behind a feature gate"). */
  standingWords: v.optional(v.string()),
  since: v.optional(v.nullable(v.string())),
  condition: v.optional(v.nullable(v.string())),
  evidence: v.optional(EvidenceListSchema),
})
export type SupportCell = Readonly<v.InferOutput<typeof SupportCellSchema>>

export const TechniqueIdSchema = v.picklist(techniqueIds)
export type TechniqueId = v.InferOutput<typeof TechniqueIdSchema>

/**
 * The mechanism below a technique. It decides which placement rules, efficiency figures and isolation rating apply.
 * A product has one; a GPU lists those it can serve.
 */
export const technologyIds = [
  "api-forwarding", // graphics calls over a paravirtual device on the same host
  "driver-paravirtualization", // the vendor's user-mode driver in the guest, its kernel calls forwarded (GPU-PV, native context)
  "network-remoting", // CUDA or OpenGL calls over a network
  "pci-passthrough",
  "gvt-d",
  "nvidia-vgpu", // time-sliced vGPU types
  "nvidia-mig", // MIG-backed vGPU types
  "amd-mxgpu", // SR-IOV virtual functions
  "intel-sriov",
  "intel-gvt-g",
  "gpu-p", // Hyper-V GPU partitioning (on NVIDIA vGPU or AMD SR-IOV hardware)
  "embedded-partition", // hardware partition managers of embedded GPUs
  "emulated-adapter", // 2D display adapter, the guest renders on its CPU if at all
  "software-renderer", // APIs rendered on the CPU
  "emulated-3d-card", // a historic 3D card emulated register by register
] as const
export const TechnologyIdSchema = v.picklist(technologyIds)
export type TechnologyId = v.InferOutput<typeof TechnologyIdSchema>

export const GpuVendorSchema = v.picklist(gpuVendors)
export type GpuVendor = v.InferOutput<typeof GpuVendorSchema>

export const ApiIdSchema = v.picklist(apiIds)
export type ApiId = v.InferOutput<typeof ApiIdSchema>

export const IsolationLevelSchema = v.picklist(isolationLevels)
export type IsolationLevel = v.InferOutput<typeof IsolationLevelSchema>

/** What the time of work on a GPU can be bound by: its FP32 units, its matrix units, its memory, its FP64 units, its encoders. */
export const bounds = ["fp32", "tensor", "memory", "fp64", "encode"] as const
export type Bound = (typeof bounds)[number]

/** Shares of the time that each binds, ranges whose likely values add up to 1 at most; absent: nothing. What is left to 1 is time that no faster GPU shortens. */
export const BoundBySchema = v.pipe(
  v.strictObject({
    fp32: v.optional(RangeSchema),
    tensor: v.optional(RangeSchema),
    memory: v.optional(RangeSchema),
    fp64: v.optional(RangeSchema),
    encode: v.optional(RangeSchema),
  }),
  v.check((shares) => {
    const sum = Object.values(shares).reduce((total, one) => total + (one?.likely ?? 0), 0)
    return sum > 0 && sum < 1 + 1e-6
  }, "the shares add up to 1 at most"),
)
export type BoundBy = Readonly<v.InferOutput<typeof BoundBySchema>>

export const tensorPrecisions = ["fp16", "tf32", "fp8", "fp4", "int8"] as const
export const TensorPrecisionSchema = v.picklist(tensorPrecisions)
export type TensorPrecision = v.InferOutput<typeof TensorPrecisionSchema>

/** What a workload asks of a GPU; measurements carry the same words. */
export const workloadClasses = [
  "2d-desktop",
  "3d-graphics-gpu-bound",
  "3d-graphics-draw-call-heavy",
  "game",
  "video-encode",
  "hpc-compute-bound",
  "hpc-transfer-bound",
  "ml-inference",
  "ml-training",
  "cpu-only-control",
] as const
export const WorkloadClassSchema = v.picklist(workloadClasses)
export type WorkloadClass = v.InferOutput<typeof WorkloadClassSchema>
