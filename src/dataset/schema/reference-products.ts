import * as v from "valibot"
import { EvidenceListSchema, IdSchema, StatementSchema, SupportSchema, TechniqueIdSchema, WorkloadClassSchema } from "./common.ts"
import { apiIds } from "./words.ts"
import { dimensionIds } from "./measurement.ts"

/*
 * Facts that are shown, searched and cited but that the engine does not compute with. Each schema below describes
 * one row; `referenceProductKinds` at the end says which file holds an array of which.
 */

const nullableNumber = v.nullable(v.number())
const nullableString = v.nullable(v.string())
const nullableShare = v.nullable(v.pipe(v.number(), v.minValue(0)))

/** Who told the fact: the article itself, an archived copy of it, another source, a calculation, or memory. */
const OriginSchema = v.picklist(["article", "archived copy of the article", "other source", "derived here", "recalled"])

/** Speed of n clients that share a GPU, as fractions of the whole GPU alone. */
export const ScalingSchema = v.strictObject({
  id: IdSchema,
  clients: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  technique: v.string(),
  scheduler: nullableString,
  gpu: nullableString,
  workload: nullableString,
  workloadClass: WorkloadClassSchema,
  perClientShareOfGpu: nullableShare,
  aggregateShareOfGpu: nullableShare,
  meanLatencySeconds: v.optional(v.number()),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type Scaling = Readonly<v.InferOutput<typeof ScalingSchema>>

/** How long a VM or process stood still while its GPU state moved, outside VMware's tables (`StunTimeSchema`). */
export const MigrationTimeSchema = v.strictObject({
  id: IdSchema,
  technique: v.string(),
  product: v.string(),
  gpu: v.string(),
  network: nullableString,
  usedFrameBufferGib: nullableNumber,
  vmRamGib: nullableNumber,
  downtimeSeconds: nullableNumber,
  kind: v.string(),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type MigrationTime = Readonly<v.InferOutput<typeof MigrationTimeSchema>>

export const SchedulerParameterSchema = v.strictObject({
  id: IdSchema,
  product: v.string(),
  parameter: v.string(),
  value: v.string(),
  evidence: EvidenceListSchema,
})
export type SchedulerParameter = Readonly<v.InferOutput<typeof SchedulerParameterSchema>>

/** A finding published without a number that could be read. */
export const QualitativeFindingSchema = v.strictObject({
  id: IdSchema,
  technique: v.string(),
  finding: v.string(),
  evidence: EvidenceListSchema,
})
export type QualitativeFinding = Readonly<v.InferOutput<typeof QualitativeFindingSchema>>

/** The range that the rows named allow, with a typical value of our own. `unit` says what the share is of. */
export const DefensibleRangeSchema = v.strictObject({
  technique: v.string(),
  workloadClass: WorkloadClassSchema,
  low: v.number(),
  typical: v.number(),
  high: v.number(),
  unit: v.string(),
  confidence: v.string(),
  rows: v.pipe(v.array(IdSchema), v.minLength(1)),
  formula: v.optional(v.string()),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type DefensibleRange = Readonly<v.InferOutput<typeof DefensibleRangeSchema>>

/** A published formula, in words; percent where the formula says percent. */
export const AnalyticModelSchema = v.strictObject({
  id: IdSchema,
  appliesTo: v.array(v.string()),
  form: v.string(),
  parameters: v.record(v.string(), v.union([v.string(), v.number()])),
  limits: v.optional(v.string()),
  notes: v.optional(v.array(v.string())),
  evidence: EvidenceListSchema,
})
export type AnalyticModel = Readonly<v.InferOutput<typeof AnalyticModelSchema>>

/** One cell of a published table of vGPU migration pauses. Null seconds: the migration timed out. */
export const StunTimeSchema = v.strictObject({
  id: IdSchema,
  release: v.string(),
  gpu: v.string(),
  networkGbps: v.number(),
  usedFrameBufferGib: v.number(),
  vmRamGib: nullableNumber,
  stunSeconds: nullableNumber,
  timedOut: v.boolean(),
  kind: v.picklist(["expected", "worst-case"]),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type StunTime = Readonly<v.InferOutput<typeof StunTimeSchema>>

/** Limits, goals and claims about migration pauses. */
export const StunStatementSchema = v.strictObject({
  id: IdSchema,
  item: v.string(),
  seconds: nullableNumber,
  words: nullableString,
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type StunStatement = Readonly<v.InferOutput<typeof StunStatementSchema>>

/** One game on CPU renderers and on GPUs of the same years. */
export const SoftwareRenderingSchema = v.strictObject({
  id: IdSchema,
  renderer: v.picklist(["warp-cpu", "gpu"]),
  name: v.string(),
  averageFps: v.number(),
  minimumFps: v.number(),
  maximumFps: v.number(),
  seconds: v.number(),
  workload: v.string(),
  evidence: EvidenceListSchema,
})
export type SoftwareRendering = Readonly<v.InferOutput<typeof SoftwareRenderingSchema>>

/** `supported: null` is the article's dash: there is no such GPU. */
const HardwareCellSchema = v.strictObject({
  supported: v.nullable(v.boolean()),
  families: v.array(v.string()),
  cell: v.string(),
})

/** The article's table of hardware for mediated pass-through: vendor by GPU class. */
export const ArticleHardwareSchema = v.strictObject({
  vendor: v.picklist(["nvidia", "amd", "intel"]),
  technology: v.string(),
  dedicated: v.strictObject({ server: HardwareCellSchema, professional: HardwareCellSchema, consumer: HardwareCellSchema }),
  integrated: HardwareCellSchema,
  origin: OriginSchema,
  corroboration: v.array(StatementSchema),
  evidence: EvidenceListSchema,
})
export type ArticleHardware = Readonly<v.InferOutput<typeof ArticleHardwareSchema>>

/** Models behind that table. */
export const ArticleHardwareModelSchema = v.strictObject({
  vendor: v.picklist(["nvidia", "amd", "intel"]),
  technology: v.string(),
  model: v.string(),
  class: v.string(),
  architecture: nullableString,
  gpusPerBoard: nullableNumber,
  memoryMib: nullableNumber,
  maxVmsPerGpu: nullableNumber,
  maxVmsPerBoard: nullableNumber,
  tdpWatts: nullableNumber,
  supported: v.nullable(v.boolean()),
  firstVgpuRelease: nullableString,
  hostDriver: nullableString,
  note: nullableString,
  origin: OriginSchema,
  /** The dataset's rows for it: several where the name covers several boards; none where it has no such GPU. */
  gpus: v.array(IdSchema),
  /** Where those rows are not the model itself, what they are instead. */
  stead: v.nullable(v.string()),
  evidence: EvidenceListSchema,
})
export type ArticleHardwareModel = Readonly<v.InferOutput<typeof ArticleHardwareModelSchema>>

/** A reference of the article, and how sure it is that it is this one. */
export const ArticleReferenceSchema = v.strictObject({
  articleRef: v.string(),
  id: IdSchema,
  title: nullableString,
  authors: v.nullable(v.union([v.string(), v.array(v.string())])),
  year: nullableNumber,
  citedFor: v.nullable(v.union([v.string(), v.array(v.string())])),
  identification: nullableString,
  confidence: nullableString,
  whatItSays: nullableString,
  origin: OriginSchema,
  evidence: EvidenceListSchema,
})
export type ArticleReference = Readonly<v.InferOutput<typeof ArticleReferenceSchema>>

export const FootnoteSchema = v.strictObject({
  key: v.string(),
  text: nullableString,
  appliesTo: v.array(v.string()),
  note: nullableString,
  origin: OriginSchema,
  evidence: EvidenceListSchema,
})
export type Footnote = Readonly<v.InferOutput<typeof FootnoteSchema>>

/** Sources that disagree, what each says, and which to show. */
export const DisagreementSchema = v.strictObject({
  id: IdSchema,
  topic: v.string(),
  says: v.pipe(v.array(v.strictObject({ who: nullableString, what: v.string() })), v.minLength(1)),
  advice: nullableString,
  evidence: EvidenceListSchema,
})
export type Disagreement = Readonly<v.InferOutput<typeof DisagreementSchema>>

/** What the severities of the pass-through quirks mean. */
export const SeverityMeaningSchema = v.strictObject({
  severity: v.picklist(["blocker", "critical", "major", "minor", "info"]),
  meaning: v.string(),
  evidence: EvidenceListSchema,
})
export type SeverityMeaning = Readonly<v.InferOutput<typeof SeverityMeaningSchema>>

/** NVIDIA's architectures in order of age; a quirk's comparison of architectures follows `rank`. */
export const ArchitectureRankSchema = v.strictObject({
  rank: v.number(),
  architecture: v.string(),
  pascalOrOlder: v.boolean(),
  evidence: EvidenceListSchema,
})
export type ArchitectureRank = Readonly<v.InferOutput<typeof ArchitectureRankSchema>>

export const RelatedEvidenceSchema = v.strictObject({
  technique: TechniqueIdSchema,
  text: v.string(),
  evidence: EvidenceListSchema,
})
export type RelatedEvidence = Readonly<v.InferOutput<typeof RelatedEvidenceSchema>>

/** One cell of the article's table of APIs, with what other sources say of the same cell. */
export const ArticleApiSupportSchema = v.strictObject({
  product: IdSchema,
  /** The row's name in the article's own table. */
  articleProduct: v.string(),
  api: v.string(),
  cell: v.string(),
  supported: v.nullable(v.boolean()),
  version: nullableString,
  footnotes: v.array(v.string()),
  note: nullableString,
  origin: OriginSchema,
  evidence: EvidenceListSchema,
})
export type ArticleApiSupport = Readonly<v.InferOutput<typeof ArticleApiSupportSchema>>

export const ArticleCopySchema = v.strictObject({
  copy: IdSchema,
  read: v.string(),
  agreement: v.string(),
  evidence: EvidenceListSchema,
})
export type ArticleCopy = Readonly<v.InferOutput<typeof ArticleCopySchema>>

/** An entry of the article's tables and lists, and the product of ours that it is. */
export const ArticleTableItemSchema = v.strictObject({
  name: v.string(),
  product: IdSchema,
  from: v.string(),
  evidence: EvidenceListSchema,
})
export type ArticleTableItem = Readonly<v.InferOutput<typeof ArticleTableItemSchema>>

/** `platform`: left to the cluster manager on top. */
const PlatformSupportSchema = v.union([SupportSchema, v.literal("platform")])

export const MigrationMatrixSchema = v.strictObject({
  product: IdSchema,
  liveMigration: SupportSchema,
  coldMigration: SupportSchema,
  suspendResume: SupportSchema,
  diskSnapshot: SupportSchema,
  memorySnapshot: SupportSchema,
  haRestart: PlatformSupportSchema,
  initialPlacement: v.string(),
  loadBalancing: v.string(),
  maintenanceMode: v.string(),
  note: nullableString,
  /** What the citation covers. */
  cellNote: v.string(),
  evidence: EvidenceListSchema,
})
export type MigrationMatrixRow = Readonly<v.InferOutput<typeof MigrationMatrixSchema>>

/** Why the products of one mechanism can or cannot be moved. */
export const MigrationRuleSchema = v.strictObject({
  id: IdSchema,
  technique: TechniqueIdSchema,
  mechanism: v.string(),
  products: v.pipe(v.array(IdSchema), v.minLength(1)),
  liveMigration: SupportSchema,
  suspendResume: SupportSchema,
  memorySnapshot: SupportSchema,
  haRestart: v.string(),
  initialPlacement: v.string(),
  loadBalancing: v.string(),
  maintenanceEvacuation: v.string(),
  why: v.string(),
  conditions: v.array(v.string()),
  hints: v.strictObject({
    stunKind: v.picklist([
      "ordinary-vmotion",
      "not-possible",
      "proportional-to-device-memory",
      "linear-in-used-framebuffer",
      "linear-in-assigned-vram",
      "constant",
    ]),
    stunModelId: v.optional(v.nullable(IdSchema)),
    stunSecondsTypical: v.optional(v.number()),
    goalSeconds: v.optional(v.number()),
    limitSeconds: v.optional(v.number()),
    needsMatchingGpu: v.optional(v.boolean()),
    coldMigration: v.optional(v.boolean()),
    haRestart: v.optional(v.boolean()),
    spareGpuNeeded: v.optional(v.boolean()),
    precopy: v.optional(v.boolean()),
    serverSide: v.optional(TechniqueIdSchema),
    downtime: v.optional(v.string()),
    fallback: v.optional(v.string()),
    maintenanceInterval: v.optional(v.string()),
    note: v.optional(v.string()),
  }),
  unlistedFieldsBasis: v.string(),
  evidence: EvidenceListSchema,
})
export type MigrationRule = Readonly<v.InferOutput<typeof MigrationRuleSchema>>

/** Kinds of thing a checklist row can point at. */
export const seenKinds = ["technique", "nativeShare", "product", "quirk", "hypervisor", "api", "gpu", "architecture"] as const
const SeenSchema = v.variant("kind", [
  v.strictObject({ kind: v.picklist(seenKinds.filter((kind) => kind !== "api" && kind !== "architecture")), id: IdSchema }),
  v.strictObject({ kind: v.literal("api"), id: v.picklist(apiIds) }),
  v.strictObject({ kind: v.literal("architecture"), id: v.string() }),
])

/** A system the article names: it must be found in the dataset, by `words`, in the rows it is `seenIn`. */
export const ChecklistSystemSchema = v.strictObject({
  name: v.string(),
  kind: v.string(),
  shouldAppearIn: v.array(v.string()),
  words: v.string(),
  seenIn: v.pipe(v.array(SeenSchema), v.minLength(1)),
  note: nullableString,
  evidence: EvidenceListSchema,
})
export type ChecklistSystem = Readonly<v.InferOutput<typeof ChecklistSystemSchema>>

/** A figure the article gives: it must stand in the row named. */
export const ChecklistNumberSchema = v.strictObject({
  value: v.string(),
  meaning: v.string(),
  seenIn: v.strictObject({ kind: v.picklist(["technique", "nativeShare", "quirk"]), id: IdSchema }),
  evidence: EvidenceListSchema,
})
export type ChecklistNumber = Readonly<v.InferOutput<typeof ChecklistNumberSchema>>

/** A trade-off the article names: every technique must be rated on it. */
export const ChecklistDimensionSchema = v.strictObject({
  dimension: v.string(),
  id: v.picklist(dimensionIds),
  evidence: EvidenceListSchema,
})
export type ChecklistDimension = Readonly<v.InferOutput<typeof ChecklistDimensionSchema>>

/** Schema of each whole file, by its path under data/ without `.json`. */
export const referenceProductKinds: Record<string, v.GenericSchema> = {
  "measurements/scaling": v.array(ScalingSchema),
  "measurements/migration-times": v.array(MigrationTimeSchema),
  "measurements/schedulers": v.array(SchedulerParameterSchema),
  "measurements/qualitative": v.array(QualitativeFindingSchema),
  "measurements/defensible-ranges": v.array(DefensibleRangeSchema),
  "measurements/analytic-models": v.array(AnalyticModelSchema),
  "measurements/coverage-gaps": v.array(v.string()),
  "measurements/stun-times": v.array(StunTimeSchema),
  "measurements/stun-other": v.array(StunStatementSchema),
  "measurements/software-rendering": v.array(SoftwareRenderingSchema),
  "reference/article-hardware": v.array(ArticleHardwareSchema),
  "reference/article-hardware-models": v.array(ArticleHardwareModelSchema),
  "reference/references": v.array(ArticleReferenceSchema),
  "reference/footnotes": v.array(FootnoteSchema),
  "reference/disagreements": v.array(DisagreementSchema),
  "reference/severity-scale": v.array(SeverityMeaningSchema),
  "reference/architecture-order": v.array(ArchitectureRankSchema),
  "reference/related-evidence": v.array(RelatedEvidenceSchema),
  "reference/api-support-article": v.array(ArticleApiSupportSchema),
  "reference/article-copies": v.array(ArticleCopySchema),
  "reference/article-table-items": v.array(ArticleTableItemSchema),
  "reference/migration-matrix": v.array(MigrationMatrixSchema),
  "reference/migration-rules": v.array(MigrationRuleSchema),
  "checklists/seed-systems": v.array(ChecklistSystemSchema),
  "checklists/seed-numbers": v.array(ChecklistNumberSchema),
  "checklists/seed-dimensions": v.array(ChecklistDimensionSchema),
}
