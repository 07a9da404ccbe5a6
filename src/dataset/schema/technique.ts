import * as v from "valibot"
import { EvidenceListSchema, IdSchema, nullableNumber, StatementSchema, TechniqueIdSchema, TechnologyIdSchema } from "./common.ts"
import { dimensionIds } from "./measurement.ts"

export const TechniqueSchema = v.strictObject({
  id: TechniqueIdSchema,
  name: v.string(),
  aliases: v.array(v.string()),
  /** One plain sentence for somebody who has never met the term. */
  summary: v.string(),
  definition: StatementSchema,
  categories: v.array(StatementSchema),
  /** The figures the encyclopedia article gives, as fractions of native. */
  nativeShare: v.array(
    v.strictObject({
      id: IdSchema,
      variant: v.nullable(v.string()),
      low: nullableNumber,
      high: nullableNumber,
      condition: v.nullable(v.string()),
      derivation: v.optional(v.string()),
      inArticle: v.boolean(),
      evidence: EvidenceListSchema,
    }),
  ),
  dimensions: v.record(
    v.picklist(dimensionIds),
    v.strictObject({
      /** A few words for the table's cell. */
      rating: v.string(),
      statements: v.array(StatementSchema),
    }),
  ),
  mechanisms: v.array(StatementSchema),
  advantages: v.array(StatementSchema),
  disadvantages: v.array(StatementSchema),
  costPosition: StatementSchema,
  evidence: EvidenceListSchema,
})
export type Technique = Readonly<v.InferOutput<typeof TechniqueSchema>>

/** One way in which a technique works: what happens to one call, in order, and who decides and remembers. */
export const HowItWorksSchema = v.strictObject({
  /** Stands in links; permanent. */
  id: IdSchema,
  technique: TechniqueIdSchema,
  name: v.string(),
  /** The technologies that work so. */
  technologies: v.pipe(v.array(TechnologyIdSchema), v.minLength(1)),
  summary: v.string(),
  steps: v.pipe(v.array(StatementSchema), v.minLength(1)),
  /** As what the call leaves the guest. */
  crossing: StatementSchema,
  scheduler: StatementSchema,
  /** Where the state lives that would have to be moved with a VM. */
  state: StatementSchema,
  /** What of the hardware several VMs share. */
  shared: StatementSchema,
})
export type HowItWorks = Readonly<v.InferOutput<typeof HowItWorksSchema>>

/** A pass-through quirk as an if/then rule. `when` holds only the keys that matter; a value is a word, a list of words, or a comparison. */
export const severities = ["blocker", "major", "minor", "info", "unknown"] as const
export const QuirkSchema = v.strictObject({
  id: IdSchema,
  title: v.string(),
  technique: TechniqueIdSchema,
  when: v.record(v.string(), v.unknown()),
  then: v.record(v.string(), v.unknown()),
  severity: v.string(),
  inArticle: v.boolean(),
  corroboration: v.array(StatementSchema),
  note: v.nullable(v.string()),
  evidence: EvidenceListSchema,
})
export type Quirk = Readonly<v.InferOutput<typeof QuirkSchema>>

export const SourceSchema = v.strictObject({
  title: v.string(),
  publisher: v.optional(v.string()),
  url: v.optional(v.string()),
  date: v.optional(v.string()),
  /** The day it was last opened for this dataset. Absent: when the dataset was first compiled. */
  checked: v.optional(v.pipe(v.string(), v.isoDate())),
  kind: v.picklist(["project-doc", "vendor-doc", "secondary", "paper", "price-list"]),
  /** Of a source of measurements: whether whoever made or sells the system measured, or reports its maker's figures; or somebody else. */
  interest: v.optional(v.picklist(["maker", "independent"])),
  note: v.optional(v.string()),
  path: v.optional(v.string()),
  dateNote: v.optional(v.string()),
  revision: v.optional(v.string()),
  commit: v.optional(v.string()),
  doi: v.optional(v.string()),
})
export type Source = Readonly<v.InferOutput<typeof SourceSchema>>
