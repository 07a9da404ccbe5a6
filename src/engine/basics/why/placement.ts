import type { CommonTellings } from "../tellings.ts"
import type { Amount, Quote, Thing, ToldOf } from "../told.ts"
import type { Bare, EveryWhyTellings } from "./every.ts"

export interface PlacementWhyTellings
  extends
    EveryWhyTellings,
    Bare<
      | "nothing-placed"
      | "gpus-group-formula"
      | "gpus-frame-buffer"
      | "gpus-frame-buffer-each"
      | "gpus-of-vm"
      | "gpus-no-maximum"
      | "gpus-vms-per-host"
      | "gpus-mig-by-performance"
      | "gpus-mig-instances"
      | "gpus-by-performance"
      | "gpus-encode-asked"
      | "gpus-encode-sessions"
      | "gpus-by-encoders"
      | "gpus-on-one"
      | "gpus-formula"
      | "gpus-lower-bound"
      | "gpus-on-board"
      | "gpus-boards"
      | "gpus-bought"
      | "gpus-on-baseboard"
      | "gpus-spare-boards"
      | "gpus-carry"
      | "gpus-proven"
      | "gpus-in-mode"
      | "hosts-title"
      | "hosts-formula"
      | "hosts-ram"
      | "hosts-vcpu-per-core"
      | "hosts-vcpu"
      | "hosts-ram-offered"
      | "hosts-slots"
      | "hosts-gpu-power"
      | "hosts-boards"
      | "hosts-carry"
      | "whole-scenario"
      | "needs-formula"
      | "needs-against"
    > {
  readonly "gpus-title": { readonly gpu: Thing | null }
  readonly "gpus-of-vm-most": { readonly product: Thing }
  readonly "gpus-type": { readonly type: Thing }
  readonly "gpus-type-most": { readonly type: Thing }
  readonly "gpus-type-most-on-mig": { readonly type: Thing }
  readonly "gpus-memory": { readonly gpu: Thing }
  readonly "gpus-encode-engine": { readonly codec: Quote; readonly tuning: Quote }
  readonly "gpus-encode-engines": { readonly gpu: Thing }
  readonly "gpus-on-set": { readonly gpus: number }
  readonly "gpus-of-group": { readonly group: Thing; readonly vms: number; readonly each: number }
  readonly "gpus-gap": { readonly gap: number }
  readonly "gpus-fewest": { readonly fewest: number; readonly gap: number }
  readonly "gpus-mode": { readonly mode: "equal-size" | "mixed-size" }
  readonly "gpus-sizes-differ": { readonly product: Thing }
  readonly "what-binds": { readonly binds: BindingId }
  readonly "hosts-cores": { readonly host: Thing }
  readonly "hosts-board-power": { readonly gpu: Thing }
  readonly "hosts-limit-power": { readonly power: Amount; readonly boards: number; readonly each: Amount | null; readonly slots: number }
  readonly "hosts-limit-slots": {
    readonly slots: ToldOf<Pick<CommonTellings, "slots">>
    readonly boards: number
    readonly each: Amount | null
  }
  readonly "needs-title": { readonly product: Thing; readonly gpu: Thing | null; readonly feasible: boolean }
  readonly "needs-searched": { readonly candidates: number; readonly feasible: number }
}

/** What stops one more VM from fitting on a GPU or a host. */
export type BindingId =
  | "frame-buffer"
  | "instances-per-gpu"
  | "performance"
  | "one-vm-per-gpu"
  | "slots"
  | "power"
  | "ram"
  | "vcpu"
  | "anti-affinity"
  | "encoders"
  | "none"
