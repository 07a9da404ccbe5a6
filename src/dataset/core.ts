import type { coreFields } from "./coreFields.ts"
import type * as Full from "./schema/index.ts"
import type { PlacementRule as PlacementRuleInFull } from "./schema/reference.ts"

type Whole<T, F> = { [K in keyof T]-?: K extends keyof F ? (F[K] extends "later" ? never : K) : never }[keyof T]
type Later<T, F> = { [K in keyof T]-?: K extends keyof F ? (F[K] extends "later" ? K : never) : never }[keyof T]

/** A value as the core has it: the fields kept; those that come later are optional. */
type CoreOf<T, F> = F extends true
  ? T
  : T extends readonly (infer U)[]
    ? readonly CoreOf<U, F>[]
    : T extends object
      ? F extends { readonly each: infer E }
        ? { readonly [K in keyof T]: CoreOf<T[K], E> }
        : { readonly [K in keyof Pick<T, Whole<T, F>>]: CoreOf<T[K], K extends keyof F ? F[K] : never> } & {
            readonly [K in Later<T, F>]?: T[K]
          }
      : T

type Fields = typeof coreFields

/** The row types below are those of the core; all other words are the schema's. */
export type * from "./schema/index.ts"
export interface Product extends CoreOf<Full.Product, Fields["products"]> {}
export interface Hypervisor extends CoreOf<Full.Hypervisor, Fields["hypervisors"]> {}
export interface Gpu extends CoreOf<Full.Gpu, Fields["gpus"]> {}
export interface GpuResources extends CoreOf<Full.GpuResources, Fields["gpuResources"]> {}
export interface InstanceTypeSet extends CoreOf<Full.InstanceTypeSet, Fields["instanceTypeSets"]> {}
export interface MixedPlacement extends CoreOf<Full.MixedPlacement, Fields["mixedPlacements"]> {}
export interface PlacementRule extends CoreOf<PlacementRuleInFull, Fields["placementRules"]> {}
export interface Host extends CoreOf<Full.Host, Fields["hosts"]> {}
export interface Workload extends CoreOf<Full.Workload, Fields["workloads"]> {}
export interface GpuBoard extends CoreOf<Full.GpuBoard, Fields["gpuBoards"]> {}
export interface Encoder extends CoreOf<Full.Encoder, Fields["encoders"]> {}
export interface LlmModel extends CoreOf<Full.LlmModel, Fields["llmModels"]> {}
export interface SupportList extends CoreOf<Full.SupportList, Fields["supportLists"]> {}
export interface GpuPrice extends CoreOf<Full.GpuPrice, Fields["gpuPrices"]> {}
export interface GpuPower extends CoreOf<Full.GpuPower, Fields["gpuPower"]> {}
export interface Licence extends CoreOf<Full.Licence, Fields["licences"]> {}
export interface LicenceRule extends CoreOf<Full.LicenceRule, Fields["licenceRules"]> {}
export interface PlanningDefault extends CoreOf<Full.PlanningDefault, Fields["defaults"]> {}
export interface Measurement extends CoreOf<Full.Measurement, Fields["measurements"]> {}
export interface ModelParameter extends CoreOf<Full.ModelParameter, Fields["parameters"]> {}
export interface StunModel extends CoreOf<Full.StunModel, Fields["stunModels"]> {}
export interface MigrationCondition extends CoreOf<Full.MigrationCondition, Fields["migrationConditions"]> {}
export interface Pooling extends CoreOf<Full.Pooling, Fields["pooling"]> {}
export interface SpeedModel extends CoreOf<Full.SpeedModel, Fields["speedModel"]> {}
export type RemotingModel = CoreOf<Full.RemotingModel, Fields["remoting"]>
export type InstanceType = InstanceTypeSet["types"][number]
export type ApiCell = NonNullable<Product["apis"]["cuda"]>
export type SupportCell = Product["liveMigration"]
/** `at`: its number in the core (evidenceNumbers.ts). */
export type Evidence = Product["evidence"][number] & { readonly at?: number }

export interface CoreData {
  /** Dataset version, e.g. "2026.11.1". */
  readonly version: string
  readonly products: readonly Product[]
  readonly hypervisors: readonly Hypervisor[]
  readonly gpus: readonly Gpu[]
  readonly gpuResources: readonly GpuResources[]
  readonly instanceTypeSets: readonly InstanceTypeSet[]
  readonly mixedPlacements: readonly MixedPlacement[]
  /** Those the engine cites: `modeRuleIds`. */
  readonly placementRules: readonly PlacementRule[]
  readonly hosts: readonly Host[]
  readonly workloads: readonly Workload[]
  readonly gpuBoards: readonly GpuBoard[]
  readonly encoders: readonly Encoder[]
  readonly llmModels: readonly LlmModel[]
  readonly supportLists: readonly SupportList[]
  readonly gpuPrices: readonly GpuPrice[]
  readonly gpuPower: readonly GpuPower[]
  readonly licences: readonly Licence[]
  readonly licenceRules: readonly LicenceRule[]
  readonly defaults: readonly PlanningDefault[]
  /** Those the engine computes with: `use` is "efficiency". */
  readonly measurements: readonly Measurement[]
  readonly parameters: readonly ModelParameter[]
  readonly stunModels: readonly StunModel[]
  readonly migrationConditions: readonly MigrationCondition[]
  readonly pooling: readonly Pooling[]
  readonly speedModel: SpeedModel
  readonly remoting: RemotingModel
}

/** The rules of equal-size and mixed-size mode that an answer cites. */
export const modeRuleIds = ["equal-default", "mixed-optin", "mixed-placement", "sched-fixed-mixed"] as const
export type ModeRuleId = (typeof modeRuleIds)[number]
/** Those on VMs with several vGPUs. */
export const severalVgpuRuleIds = ["multi-mig", "multi-vgpu-series"] as const
export type SeveralVgpuRuleId = (typeof severalVgpuRuleIds)[number]
