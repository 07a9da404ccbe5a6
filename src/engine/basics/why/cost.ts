import type { MissingNoteTellings } from "../tellings.ts"
import type { Thing, ToldOf } from "../told.ts"
import type { Bare, EveryWhyTellings } from "./every.ts"

export const costParts = [
  "gpus",
  "hosts",
  "licences",
  "energy",
  "maintenance",
  "network",
  "broker",
  "rights",
  "space",
  "staff",
  "financing",
] as const
export type CostPart = (typeof costParts)[number]

/** Something for each of them. */
export const byCostPart = <T>(make: (part: CostPart) => T): Record<CostPart, T> =>
  Object.fromEntries(costParts.map((part) => [part, make(part)])) as Record<CostPart, T>

/** What a line of the bill is for, and what the number is called by which it's worked out. */
export interface BillTellings extends Pick<EveryWhyTellings, "as-written" | "named">, Bare<"energy-busy-hours"> {
  readonly "bill-licence-of": { readonly product: Thing }
  readonly "bill-electricity": { readonly of: "gpus" | "hosts" }
  readonly "bill-maintenance": object
  /** Of a line: the part that is there already. */
  readonly "bill-owned": { readonly of: BillTold }
}

export type BillTold = ToldOf<BillTellings>
type CostPartTold = ToldOf<Pick<CostWhyTellings, "cost-part">>

export interface CostWhyTellings
  extends
    BillTellings,
    MissingNoteTellings,
    Bare<
      | "cost"
      | "cost-nothing-to-price"
      | "cost-total"
      | "plan-cost-formula"
      | "plan-spares-note"
      | "cost-horizon"
      | "cost-bought-formula"
      | "cost-units-bought"
      | "cost-owned-formula"
      | "cost-units-owned"
      | "cost-owned-value"
      | "cost-purchases"
      | "cost-replacements"
      | "cost-board-price"
      | "cost-host-price"
      | "cost-spares-note"
      | "cost-maintenance-formula"
      | "cost-hardware-once"
      | "cost-hardware-note"
      | "energy-formula"
      | "energy-idle-all"
      | "energy-busy-all"
      | "energy-unpublished"
      | "energy-boards"
      | "energy-board-idle"
      | "energy-board-full"
      | "energy-gpus-busy"
      | "energy-gpus-note"
      | "energy-hosts"
      | "energy-host-idle"
      | "energy-host-full"
      | "energy-host-load"
      | "energy-hosts-note"
      | "licence"
      | "licence-formula"
      | "licence-units"
      | "licence-unit-price"
      | "licence-terms"
      | "licence-support"
      | "licence-rule"
      | "licence-concurrent-users"
      | "licence-named-users"
      | "space-formula"
      | "space-power"
      | "space-note"
      | "staff-formula"
      | "staff-vms"
      | "staff-note"
      | "interest-formula"
      | "interest-borrowings"
      | "interest-gpus"
      | "interest-hosts"
      | "interest-note"
    > {
  readonly "cost-title": { readonly years: number }
  readonly "cost-part": { readonly part: CostPart }
  /** A part as it stands in a sum. */
  readonly "cost-term": { readonly part: CostPart }
  readonly "cost-formula": { readonly terms: readonly ToldOf<Pick<CostWhyTellings, "cost-term">>[] }
  /** A part of a plan: whom it serves, and with what. */
  readonly "plan-part": { readonly groups: readonly Thing[]; readonly product: Thing; readonly gpu: Thing | null }
  readonly "cost-step": { readonly part: CostPartTold; readonly label: BillTold }
  readonly "at-least": { readonly sum: number }
  readonly "licence-title": { readonly label: BillTold }
  readonly "licence-no-price": { readonly label: BillTold }
  readonly "licence-cores": { readonly of: "processor" | "server" | "order"; readonly cores: number }
  readonly "licence-covers": { readonly vms: number }
  readonly "licence-included": { readonly gpu: Thing; readonly years: number }
}
