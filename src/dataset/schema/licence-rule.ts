import * as v from "valibot"
import { EvidenceListSchema, GpuVendorSchema, IdSchema, TechniqueIdSchema, TechnologyIdSchema, WorkloadClassSchema } from "./common.ts"
import { GpuClassSchema, VgpuSeriesSchema } from "./hardware.ts"
import { GuestSystemSchema } from "./product.ts"

/** What a rule decides. Of each kind the first whose conditions all hold is the one. */
export const licenceDecisions = ["series", "guest", "included", "broker", "rights"] as const
export type LicenceDecision = (typeof licenceDecisions)[number]

/** What a VM asks of its GPU, by the APIs it needs. `other`: neither draws nor computes, such as encoding. */
export const vmWorks = ["graphics", "compute", "graphics-and-compute", "other"] as const
export type VmWork = (typeof vmWorks)[number]

/** Of several series: the smallest type that is large enough; the first that the GPU has at all; or each weighed as an option of its own. */
export const seriesChoices = ["smallest", "first-offered", "each"] as const

const listOf = <T extends v.GenericSchema>(schema: T) => v.optional(v.pipe(v.array(schema), v.minLength(1)))

/** Conditions of a rule: of each list one must be true, and all lists together; a list that is absent asks nothing. */
export const LicenceConditionsSchema = v.strictObject({
  products: listOf(IdSchema),
  techniques: listOf(TechniqueIdSchema),
  technologies: listOf(TechnologyIdSchema),
  /** The product runs on these and on no others. */
  onlyHypervisors: listOf(IdSchema),
  gpus: listOf(IdSchema),
  gpuVendors: listOf(GpuVendorSchema),
  gpuClasses: listOf(GpuClassSchema),
  /** The GPU can serve one of these, whichever is used. */
  gpuTechnologies: listOf(TechnologyIdSchema),
  series: listOf(VgpuSeriesSchema),
  work: listOf(v.picklist(vmWorks)),
  workloadClasses: listOf(WorkloadClassSchema),
  guestSystems: listOf(GuestSystemSchema),
})
export type LicenceConditions = Readonly<v.InferOutput<typeof LicenceConditionsSchema>>

/** Which licence a VM needs from what it gets, what runs in it and what for; and which kind of vGPU it is given. */
export const LicenceRuleSchema = v.strictObject({
  id: IdSchema,
  decides: v.picklist(licenceDecisions),
  when: LicenceConditionsSchema,
  /** `series`: those that serve the work, the best first, and how to choose among them. */
  series: v.optional(v.pipe(v.array(VgpuSeriesSchema), v.minLength(1))),
  choose: v.optional(v.picklist(seriesChoices)),
  /** `series`: what to say where a VM has another than the first. */
  otherwise: v.optional(v.string()),
  /** `guest`, `included`, `broker`, `rights`: the licence; null: none is needed. */
  licence: v.optional(v.nullable(IdSchema)),
  /** `guest`, of a licence counted by GPU: VMs on one GPU that one licence covers at most. */
  vmsPerLicence: v.optional(v.number()),
  /** `included`: years of the licence that come with the board. */
  years: v.optional(v.number()),
  /** A sentence that says what the rule decides and why. */
  why: v.string(),
  evidence: EvidenceListSchema,
})
export type LicenceRule = Readonly<v.InferOutput<typeof LicenceRuleSchema>>
