import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, Product, TechnologyId } from "../../dataset/core.ts"
import type { Placement } from "../report.ts"
import type { Scenario } from "../scenario.ts"

export interface MigrationGroup {
  /** Index into scenario.groups. */
  readonly index: number
  /** Frame buffer reserved for each VM on all its GPUs, MiB. */
  readonly frameBufferMib: number
  readonly ramGib: number
  readonly vcpu: number
  /** On a GPU that holds this group alone; 0 where no GPU is used. */
  readonly vmsPerGpu: number
  /** GPUs of each VM; 1 by default. */
  readonly gpusPerVm?: number
  /** On one host at most; Infinity by default. */
  readonly maxPerHost?: number
}

export interface MigrationInput {
  readonly product: Product
  readonly gpu: Gpu | null
  /** The technology the option uses; MIG-backed vGPUs migrate under a product whose own technology is time-sliced vGPU. */
  readonly technology: TechnologyId
  readonly scenario: Scenario
  /** Null: nothing could be placed, so there is no host to empty. */
  readonly placement: Placement | null
  readonly groups: readonly MigrationGroup[]
  readonly catalogue: Catalogue
}
