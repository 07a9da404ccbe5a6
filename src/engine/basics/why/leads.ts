import type { MigrationLevel } from "../moved.ts"
import type { Amount, Thing, ToldOf } from "../told.ts"
import type { CostPart } from "./cost.ts"
import type { BindingId } from "./placement.ts"

/** What a derivation says to somebody who has never met its words, before its formula. */
export interface LeadTellings {
  readonly "lead-native": { readonly share: Amount | null }
  readonly "lead-group": {
    readonly group: Thing
    readonly efficiency: Amount
    readonly sharing: Amount
    readonly costs: "technique" | "neighbours"
  }
  readonly "lead-forwarded": { readonly calls: number; readonly most: ForwardingPart; readonly efficiency: Amount }
  readonly "lead-software": { readonly vcpu: number; readonly speed: Amount }
  readonly "lead-measured": { readonly readings: number; readonly efficiency: Amount }
  readonly "lead-emulated-card": object
  readonly "lead-turns": { readonly vms: number; readonly duty: Amount; readonly sharing: Amount }
  readonly "lead-quota": { readonly sharing: Amount; readonly idle: boolean }
  readonly "lead-slice": { readonly sharing: Amount; readonly turns: boolean }
  readonly "lead-alone": object
  readonly "lead-speed": { readonly gpu: Thing; readonly reference: Thing; readonly times: number }
  readonly "lead-llm-rate": { readonly model: Thing }
  readonly "lead-llm-memory": { readonly model: Thing }
  readonly "lead-gpus": { readonly vms: number; readonly gpus: number; readonly proven: boolean }
  readonly "lead-gpus-group": { readonly vms: number; readonly binds: BindingId }
  readonly "lead-nothing-placed": object
  readonly "lead-hosts": { readonly hosts: number; readonly spare: number }
  readonly "lead-cost": { readonly years: number }
  readonly "lead-plan-cost": { readonly parts: number }
  readonly "lead-nothing-priced": object
  readonly "lead-bought": { readonly part: BoughtPart }
  readonly "lead-maintenance": object
  readonly "lead-licence": object
  readonly "lead-energy": { readonly of: "gpus" | "hosts" }
  readonly "lead-space": object
  readonly "lead-staff": object
  readonly "lead-interest": object
  readonly "lead-moving": { readonly level: MigrationLevel }
  readonly "lead-ordinary-pause": object
  readonly "lead-pause": { readonly gib: number; readonly gbps: number }
  readonly "lead-worst-pause": object
  readonly "lead-drain": { readonly vms: number; readonly stops: boolean }
  readonly "lead-failure": { readonly lose: number; readonly keep: number }
  readonly "lead-needs": { readonly feasible: boolean; readonly reasons: number }
}

/** What is bought once and wears out. */
export type BoughtPart = Extract<CostPart, "gpus" | "hosts" | "network">
export type ForwardingPart = "calls" | "frames" | "transfer" | "trips" | "translation"
export type LeadTold = ToldOf<LeadTellings>
