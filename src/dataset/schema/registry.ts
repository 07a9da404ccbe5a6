import * as v from "valibot"
import { DefaultSchema, GpuPowerSchema, GpuPriceSchema, LicenceSchema } from "./economics.ts"
import { EncoderSchema } from "./encoder.ts"
import { TermSchema } from "./glossary.ts"
import {
  GpuBoardSchema,
  GpuResourcesSchema,
  GpuSchema,
  HostSchema,
  InstanceTypeSetSchema,
  MixedPlacementSchema,
  SupportListSchema,
} from "./hardware.ts"
import { ChallengeSchema, LessonSchema } from "./lesson.ts"
import { LicenceRuleSchema } from "./licence-rule.ts"
import { LlmModelSchema } from "./llm.ts"
import {
  MeasurementSchema,
  MigrationConditionSchema,
  ModelParameterSchema,
  PoolingSchema,
  RemotingModelSchema,
  ResidualSchema,
  StunModelSchema,
  ValidationSchema,
} from "./measurement.ts"
import { HypervisorSchema, ProductSchema } from "./product.ts"
import { referenceArticleKinds } from "./reference-article.ts"
import { referenceMeasurementKinds } from "./reference-measurements.ts"
import { referenceProductKinds } from "./reference-products.ts"
import { referenceKinds } from "./reference.ts"
import { SpeedKindSchema, SpeedModelSchema, SpeedSchema, SpeedValidationSchema } from "./speed.ts"
import { HowItWorksSchema, QuirkSchema, SourceSchema, TechniqueSchema } from "./technique.ts"
import { WorkloadSchema } from "./workload.ts"
import { IdSchema } from "./common.ts"

type FileSchema = v.GenericSchema

const VersionSchema = v.strictObject({ version: v.string(), date: v.string(), licence: v.string() })

/** Findings of the data checks that are tolerated for now, each with its reason, and how many there may be; how many entries of evidence rest on memory. */
const DebtsSchema = v.strictObject({
  most: v.number(),
  recalled: v.number(),
  debts: v.array(v.strictObject({ rule: v.string(), file: v.string(), id: v.string(), reason: v.string() })),
})
export type Debts = Readonly<v.InferOutput<typeof DebtsSchema>>

/** What the engine computes with. A key that ends in `/` stands for every file of that folder. */
const core: Readonly<Record<string, FileSchema>> = {
  version: VersionSchema,
  debts: DebtsSchema,
  sources: v.record(IdSchema, SourceSchema),
  techniques: v.array(TechniqueSchema),
  "how-it-works": v.array(HowItWorksSchema),
  "glossary/": v.array(TermSchema),
  "lessons/": v.array(LessonSchema),
  challenges: v.array(ChallengeSchema),
  "products/": v.array(ProductSchema),
  hypervisors: v.array(HypervisorSchema),
  quirks: v.array(QuirkSchema),
  workloads: v.array(WorkloadSchema),
  "llm-models": v.array(LlmModelSchema),
  "hardware/gpus/": v.array(GpuSchema),
  "hardware/resources/": v.array(GpuResourcesSchema),
  "hardware/instances/": v.array(InstanceTypeSetSchema),
  "hardware/mixed-placements": v.array(MixedPlacementSchema),
  "hardware/hosts": v.array(HostSchema),
  "hardware/boards": v.array(GpuBoardSchema),
  "hardware/support-lists": v.array(SupportListSchema),
  "hardware/power": v.array(GpuPowerSchema),
  "prices/gpus": v.array(GpuPriceSchema),
  "prices/licences": v.array(LicenceSchema),
  "prices/licence-rules": v.array(LicenceRuleSchema),
  "prices/defaults": v.array(DefaultSchema),
  "measurements/native-": v.array(MeasurementSchema),
  "measurements/speeds/": v.array(SpeedSchema),
  "models/speed-kinds": v.array(SpeedKindSchema),
  "models/speeds": v.strictObject({ fitted: SpeedModelSchema }),
  "models/speed-validation": SpeedValidationSchema,
  "models/parameters": v.array(ModelParameterSchema),
  "models/parameters-encode": v.array(ModelParameterSchema),
  "hardware/encoders": v.array(EncoderSchema),
  "models/parameters-llm": v.array(ModelParameterSchema),
  "models/pooling": v.array(PoolingSchema),
  "models/remoting": RemotingModelSchema,
  "models/residuals": v.array(ResidualSchema),
  "models/validation": ValidationSchema,
  "models/stun": v.array(StunModelSchema),
  "models/migration-conditions": v.array(MigrationConditionSchema),
}

const folders = Object.keys(core).filter((key) => /[/-]$/.test(key))

const registry: Readonly<Record<string, FileSchema>> = {
  ...Object.fromEntries(
    Object.entries({ ...referenceKinds, ...referenceMeasurementKinds, ...referenceProductKinds, ...referenceArticleKinds }).filter(
      ([path]) => !folders.some((folder) => path.startsWith(folder)),
    ),
  ),
  ...core,
}

const folderOf = (path: string): string | undefined => folders.filter((key) => path.startsWith(key)).sort((a, b) => b.length - a.length)[0]

/** The schema of a data file, by its path under data/ without ".json"; undefined for a file nobody has described. */
export function schemaOf(path: string): FileSchema | undefined {
  const folder = folderOf(path)
  return registry[path] ?? (folder === undefined ? undefined : registry[folder])
}

/** Name under which the schema of a file is published: folders of like files share one. */
export function schemaName(path: string): string {
  const folder = folderOf(path)
  return (registry[path] || folder === undefined ? path : folder.replace(/[/-]$/, "")).replaceAll("/", "-")
}
