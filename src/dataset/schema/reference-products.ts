import * as v from "valibot"
import { EvidenceListSchema, IdSchema, nullableString, SupportSchema, TechniqueIdSchema } from "./common.ts"

/*
 * What is known across products: whether VMs move, where sources disagree, orders and scales. Each schema below describes one row; the kinds
 * at the end say which file holds an array of which.
 */

/** Sources that disagree, what each says, and which to show. */
const DisagreementSchema = v.strictObject({
  id: IdSchema,
  topic: v.string(),
  says: v.pipe(v.array(v.strictObject({ who: nullableString, what: v.string() })), v.minLength(1)),
  advice: nullableString,
  evidence: EvidenceListSchema,
})
export type Disagreement = Readonly<v.InferOutput<typeof DisagreementSchema>>

/** What the severities of the pass-through quirks mean. */
const SeverityMeaningSchema = v.strictObject({
  severity: v.picklist(["blocker", "critical", "major", "minor", "info"]),
  meaning: v.string(),
  evidence: EvidenceListSchema,
})
export type SeverityMeaning = Readonly<v.InferOutput<typeof SeverityMeaningSchema>>

/** NVIDIA's architectures in order of age; a quirk's comparison of architectures follows `rank`. */
const ArchitectureRankSchema = v.strictObject({
  rank: v.number(),
  architecture: v.string(),
  pascalOrOlder: v.boolean(),
  evidence: EvidenceListSchema,
})
export type ArchitectureRank = Readonly<v.InferOutput<typeof ArchitectureRankSchema>>

const RelatedEvidenceSchema = v.strictObject({
  technique: TechniqueIdSchema,
  text: v.string(),
  evidence: EvidenceListSchema,
})

/** `platform`: left to the cluster manager on top. */
const PlatformSupportSchema = v.union([SupportSchema, v.literal("platform")])

const MigrationMatrixSchema = v.strictObject({
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
const MigrationRuleSchema = v.strictObject({
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

/** Schema of each whole file, by its path under data/ without `.json`. */
export const referenceProductKinds: Record<string, v.GenericSchema> = {
  "reference/disagreements": v.array(DisagreementSchema),
  "reference/severity-scale": v.array(SeverityMeaningSchema),
  "reference/architecture-order": v.array(ArchitectureRankSchema),
  "reference/related-evidence": v.array(RelatedEvidenceSchema),
  "reference/migration-matrix": v.array(MigrationMatrixSchema),
  "reference/migration-rules": v.array(MigrationRuleSchema),
}
