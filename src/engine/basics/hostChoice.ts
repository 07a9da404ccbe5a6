import type { Evidence, Range } from "../../dataset/core.ts"

/** The host model an option stands on, from the dataset or the user's own. */
export interface HostChoice {
  readonly id: string
  readonly name: string
  readonly sockets: number
  /** Physical cores of the whole host, all sockets together. */
  readonly cores: number
  readonly ramGib: number
  readonly idleWatts: number
  /** Fully loaded, without GPUs. */
  readonly peakWatts: number
  /** Null: not known. */
  readonly priceUsd: Range | null
  readonly evidence: readonly Evidence[]
}
