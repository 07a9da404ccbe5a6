import type { Kind, Role, Unit } from "./columns.ts"
import type { LayoutReason, ReadingTold } from "./tellings.ts"

/** What an export is known by, and what its columns mean where their names alone don't say. */
export interface Layout {
  readonly title: string
  readonly kind: Kind
  /** All of these stand among the plain names of the columns. */
  readonly has: readonly string[]
  readonly any?: readonly string[]
  /** Or: this column holds nothing but names of GPUs. */
  readonly gpus?: string
  /** Nothing else has such columns: in the place of the other kind of table it is refused. */
  readonly sure?: true
  /** Numbers that stand for states in which a VM does not run, as scripts write them. */
  readonly off?: readonly string[]
  /** What tells one version's columns from another's, where something does. */
  readonly version?: (headers: readonly string[]) => ReadingTold | null
  /** By plain name. null: not read, for the reason given. */
  readonly columns: Readonly<Record<string, { readonly role: Role | null; readonly unit?: Unit; readonly why?: LayoutReason }>>
}

export const mib = { role: "ram", unit: "MiB" } as const
export const bytes = { role: "ram", unit: "B" } as const
export const stands = { role: null, why: "runs-there-now" } as const
export const inUse = { role: null, why: "counts-runs-not-there" } as const
export const counted = { role: null, why: "cores-count-all" } as const
export const serverModel = { role: "serverModel", why: "server-model" } as const
