import type { CommonTellings } from "../tellings.ts"
import type { Thing } from "../told.ts"

/** Facts without values: what a line is called, a formula, a note that is always the same. */
export type Bare<Id extends string> = Readonly<Record<Id, object>>

/** What derivations of every kind say. */
export interface EveryWhyTellings
  extends
    CommonTellings,
    Bare<"unknown" | "not-known" | "none" | "no-limit" | "least-share-asked" | "lower-bound" | "spare-hosts" | "migration-network"> {
  /** Something by its own name. */
  readonly named: { readonly of: Thing }
  /** A group that has no name: its number. */
  readonly "group-number": { readonly number: number }
  readonly "support-word": { readonly support: "yes" | "conditional" | "no" | "unknown" | "not-applicable" }
}
