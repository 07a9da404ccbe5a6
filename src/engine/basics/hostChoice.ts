import type { Evidence, Range } from "../../dataset/core.ts"

/** The host model an option stands on, from the dataset or the user's own. */
export interface HostChoice {
  readonly id: string
  readonly name: string
  readonly sockets: number
  /** Physical cores of the whole host, all sockets together. */
  readonly cores: number
  readonly ramGib: number
  /** Height in a rack, rack units; null: not known. */
  readonly rackUnits: number | null
  readonly idleWatts: number
  /** Fully loaded, without GPUs. */
  readonly peakWatts: number
  /** Null: not known. */
  readonly priceUsd: Range | null
  readonly evidence: readonly Evidence[]
  /** Where so many of them are there already. */
  readonly owned?: OwnedKind
}

/** Hosts of the user's own, as a kind of host to choose: so many are there, more like them can be bought. */
export interface OwnedKind {
  /** Place in `Supply.owned`. */
  readonly index: number
  readonly count: number
  /** Of one with its boards, USD. */
  readonly valueUsd: number
  /** The GPU on their boards; null: they have none. */
  readonly gpu: string | null
  /** Boards in each of those that are there; 0: none. */
  readonly boards: number
  /** Its free slots are to be filled: boards are added, or moved together. */
  readonly isFilled: boolean
  /** The host id whose price is that of one more. */
  readonly like: string
}
