import * as v from "valibot"
import { EvidenceListSchema, IdSchema, nullableNumber, nullableString, StatementSchema } from "./common.ts"
import { dimensionIds } from "./measurement.ts"
import { apiIds } from "./words.ts"

/*
 * What the article names whose tables the dataset began with: its hardware, references and APIs, and checklists of what must be found here.
 * Each schema below describes one row; the kinds at the end say which file holds an array of which.
 */

/** Who told the fact: the article itself, an archived copy of it, another source, a calculation, or memory. */
const OriginSchema = v.picklist(["article", "archived copy of the article", "other source", "derived here", "recalled"])

/** `supported: null` is the article's dash: there is no such GPU. */
const HardwareCellSchema = v.strictObject({
  supported: v.nullable(v.boolean()),
  families: v.array(v.string()),
  cell: v.string(),
})

/** The article's table of hardware for mediated pass-through: vendor by GPU class. */
const ArticleHardwareSchema = v.strictObject({
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
const ArticleHardwareModelSchema = v.strictObject({
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
const ArticleReferenceSchema = v.strictObject({
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

const FootnoteSchema = v.strictObject({
  key: v.string(),
  text: nullableString,
  appliesTo: v.array(v.string()),
  note: nullableString,
  origin: OriginSchema,
  evidence: EvidenceListSchema,
})
export type Footnote = Readonly<v.InferOutput<typeof FootnoteSchema>>

/** One cell of the article's table of APIs, with what other sources say of the same cell. */
const ArticleApiSupportSchema = v.strictObject({
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

const ArticleCopySchema = v.strictObject({
  copy: IdSchema,
  read: v.string(),
  agreement: v.string(),
  evidence: EvidenceListSchema,
})

/** An entry of the article's tables and lists, and the product of ours that it is. */
const ArticleTableItemSchema = v.strictObject({
  name: v.string(),
  product: IdSchema,
  from: v.string(),
  evidence: EvidenceListSchema,
})
export type ArticleTableItem = Readonly<v.InferOutput<typeof ArticleTableItemSchema>>

/** Kinds of thing a checklist row can point at. */
export const seenKinds = ["technique", "nativeShare", "product", "quirk", "hypervisor", "api", "gpu", "architecture"] as const
const SeenSchema = v.variant("kind", [
  v.strictObject({ kind: v.picklist(seenKinds.filter((kind) => kind !== "api" && kind !== "architecture")), id: IdSchema }),
  v.strictObject({ kind: v.literal("api"), id: v.picklist(apiIds) }),
  v.strictObject({ kind: v.literal("architecture"), id: v.string() }),
])

/** A system the article names: it must be found in the dataset, by `words`, in the rows it is `seenIn`. */
const ChecklistSystemSchema = v.strictObject({
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
const ChecklistNumberSchema = v.strictObject({
  value: v.string(),
  meaning: v.string(),
  seenIn: v.strictObject({ kind: v.picklist(["technique", "nativeShare", "quirk"]), id: IdSchema }),
  evidence: EvidenceListSchema,
})
export type ChecklistNumber = Readonly<v.InferOutput<typeof ChecklistNumberSchema>>

/** A trade-off the article names: every technique must be rated on it. */
const ChecklistDimensionSchema = v.strictObject({
  dimension: v.string(),
  id: v.picklist(dimensionIds),
  evidence: EvidenceListSchema,
})
export type ChecklistDimension = Readonly<v.InferOutput<typeof ChecklistDimensionSchema>>

/** Schema of each whole file, by its path under data/ without `.json`. */
export const referenceArticleKinds: Record<string, v.GenericSchema> = {
  "reference/article-hardware": v.array(ArticleHardwareSchema),
  "reference/article-hardware-models": v.array(ArticleHardwareModelSchema),
  "reference/references": v.array(ArticleReferenceSchema),
  "reference/footnotes": v.array(FootnoteSchema),
  "reference/api-support-article": v.array(ArticleApiSupportSchema),
  "reference/article-copies": v.array(ArticleCopySchema),
  "reference/article-table-items": v.array(ArticleTableItemSchema),
  "checklists/seed-systems": v.array(ChecklistSystemSchema),
  "checklists/seed-numbers": v.array(ChecklistNumberSchema),
  "checklists/seed-dimensions": v.array(ChecklistDimensionSchema),
}
