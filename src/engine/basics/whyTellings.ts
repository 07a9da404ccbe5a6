import type { Scheduler, WorkloadClass } from "../../dataset/core.ts"
import type { CommonTellings, MissingNoteTellings } from "./tellings.ts"
import type { Amount, Quote, Thing, ToldOf } from "./told.ts"

/** Facts without values: what a line is called, a formula, a note that is always the same. */
type Bare<Id extends string> = Readonly<Record<Id, object>>

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

export type CostPart =
  "gpus" | "hosts" | "licences" | "energy" | "maintenance" | "network" | "broker" | "rights" | "space" | "staff" | "financing"

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
  readonly "cost-step": { readonly part: CostPartTold; readonly label: BillTold }
  readonly "at-least": { readonly sum: number }
  readonly "licence-title": { readonly label: BillTold }
  readonly "licence-no-price": { readonly label: BillTold }
  readonly "licence-cores": { readonly of: "processor" | "server" | "order"; readonly cores: number }
  readonly "licence-covers": { readonly vms: number }
  readonly "licence-included": { readonly gpu: Thing; readonly years: number }
}

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

export interface ShareWhyTellings
  extends
    EveryWhyTellings,
    Bare<
      | "share-formula"
      | "share"
      | "share-note"
      | "share-group-formula"
      | "share-efficiency"
      | "share-sharing"
      | "share-burst"
      | "share-least"
      | "share-needed"
      | "efficiency"
      | "software-title"
      | "software-formula"
      | "software-vcpus"
      | "software-rate"
      | "software-speed"
      | "software-duty"
      | "software-per-core"
      | "software-note"
      | "measured-title"
      | "measured-formula"
      | "measured-range"
      | "one-sided"
      | "emulated-title"
      | "emulated-formula"
      | "remoting-title"
      | "remoting-formula"
      | "remoting-calls"
      | "remoting-bytes"
      | "remoting-trips"
      | "remoting-frames"
      | "remoting-your-link"
      | "remoting-link"
      | "remoting-rtt"
      | "remoting-frame-time"
      | "remoting-translation"
      | "remoting-overlap"
      | "remoting-added-calls"
      | "remoting-added-frames"
      | "remoting-added-transfer"
      | "remoting-added-trips"
      | "remoting-mechanism"
      | "remoting-note"
      | "sharing"
      | "sharing-vms"
      | "sharing-active"
      | "sharing-duty-mean"
      | "sharing-duty-peak"
      | "sharing-duty"
      | "sharing-turns"
      | "sharing-slice-speed"
      | "sharing-spatial"
      | "sharing-slice-duty"
      | "sharing-in-turns"
      | "sharing-formula-throughput"
      | "sharing-formula-time"
      | "sharing-formula-slice"
      | "sharing-mig-note"
    > {
  readonly "share-title": { readonly product: Thing; readonly gpu: Thing | null }
  readonly "share-of-group": { readonly group: Thing; readonly vms: number }
  readonly "share-pace": { readonly reference: Thing | null }
  readonly "share-several": { readonly gpus: number }
  readonly "software-peak": { readonly reference: Thing | null }
  readonly "measured-row": { readonly what: readonly Quote[]; readonly weight: number }
  readonly "measured-note": {
    readonly readings: number
    readonly shown: number
    readonly scope: "product" | "hypervisor" | "technology" | "technique"
    readonly sameClass: boolean
  }
  readonly "remoting-crossing": { readonly level: Quote }
  readonly "remoting-crossing-time": { readonly of: Quote }
  readonly "remoting-support": {
    readonly work: WorkloadClass
    readonly ofClass: number
    readonly few: boolean
    readonly ofMechanism: number
    readonly ofProduct: number
    readonly product: Thing
    readonly readings: number
  }
  readonly "sharing-speed": { readonly gpu: Thing }
  readonly "sharing-u": { readonly gpu: Thing | null }
  readonly "sharing-formula-turns": {
    readonly turns: ToldOf<Pick<ShareWhyTellings, "sharing-formula-throughput" | "sharing-formula-time">>
  }
  readonly "sharing-scheduler": { readonly scheduler: Scheduler | "whole" }
}

type BoundTold = ToldOf<Pick<CommonTellings, "bound">>

export interface SpeedWhyTellings extends EveryWhyTellings, Bare<"speed-formula" | "speed-formula-rest" | "speed-rest" | "speed"> {
  readonly "speed-title": { readonly gpu: Thing; readonly reference: Thing }
  readonly "speed-share": { readonly reference: Thing; readonly bound: BoundTold }
  readonly "speed-rate": { readonly gpu: Thing; readonly bound: BoundTold }
  readonly "speed-part": { readonly bound: BoundTold }
  readonly "speed-peaks": { readonly readings: number; readonly sources: number }
  readonly "speed-range": { readonly percent: number }
  readonly "speed-unknown-rates": { readonly bounds: readonly BoundTold[] }
  readonly "speed-fitted": { readonly effect: "slope" | "work" | "maker" | "generation" | "power" }
}

export interface LlmWhyTellings
  extends
    EveryWhyTellings,
    Bare<
      | "llm-active"
      | "llm-experts"
      | "llm-weights-format"
      | "llm-cache-format"
      | "llm-context-tokens"
      | "llm-prompt"
      | "llm-sequences"
      | "llm-asked"
      | "llm-formula-latent"
      | "llm-formula-heads"
      | "llm-layers"
      | "llm-vector"
      | "llm-heads"
      | "llm-window"
      | "llm-cache-of-one"
      | "llm-weights"
      | "llm-cache"
      | "llm-weights-gpus"
      | "llm-cache-gpus"
      | "llm-frame-buffer"
      | "llm-frame-buffer-each"
      | "llm-leaves-out"
      | "llm-rate-formula"
      | "llm-read-share"
      | "llm-step-memory"
      | "llm-step-tensor"
      | "llm-step-link"
      | "llm-step-software"
      | "llm-prompt-token"
      | "llm-link-left"
      | "llm-duty"
      | "llm-rate"
      | "llm-own-reference"
      | "llm-bridges"
    > {
  readonly "llm-memory-title": { readonly model: Thing }
  readonly "llm-parameters": { readonly model: Thing }
  readonly "llm-some-of": { readonly some: number; readonly all: number }
  readonly "llm-heads-of": { readonly heads: number; readonly size: number }
  readonly "llm-window-of": { readonly layers: number; readonly tokens: number }
  readonly "llm-rate-title": { readonly model: Thing; readonly gpus: number; readonly gpu: Thing | null }
  readonly "llm-bandwidth": { readonly gpu: Thing }
  readonly "llm-bandwidth-unknown": { readonly gpu: Thing }
  readonly "llm-matrix-rate": { readonly format: Quote }
}

export interface MovingWhyTellings
  extends
    EveryWhyTellings,
    Bare<
      | "moving-formula"
      | "moving-live"
      | "moving-suspend"
      | "moving-snapshot"
      | "moving-must-hold"
      | "moving-how"
      | "pause-title-ordinary"
      | "pause-formula-ordinary"
      | "pause-ordinary"
      | "pause"
      | "pause-nothing-held"
      | "pause-of-user"
      | "pause-frame-buffer"
      | "pause-used"
      | "pause-ram"
      | "pause-faster-line"
      | "pause-of-tables"
      | "pause-beyond"
      | "pause-title"
      | "pause-formula"
      | "pause-longest-group"
      | "pause-worst-title"
      | "pause-worst-formula"
      | "pause-worst"
      | "drain-title"
      | "drain-formula-none"
      | "drain-stop"
      | "drain-formula"
      | "drain-at-once"
      | "drain-seconds"
      | "drain-one-by-one"
      | "drain-together"
      | "drain-rewritten"
      | "failure-title"
      | "failure-formula"
      | "failure-vms"
      | "failure-restart"
      | "failure-room"
      | "failure-keep"
      | "failure-spares"
      | "failure-no-spares"
    > {
  readonly "moving-title": { readonly product: Thing }
  readonly "moving-level": { readonly level: "live" | "live-with-conditions" | "suspend-only" | "cold-only" | "none" | "unknown" }
  readonly "pause-fit-on": { readonly release: Quote }
  readonly "pause-fit": { readonly intercept: number; readonly perGib: number; readonly perGibRam: number | null; readonly factor: number }
  readonly "pause-expected": { readonly likely: Quote | null; readonly high: Quote | null }
  readonly "drain-of-group": {
    readonly group: ToldOf<Pick<EveryWhyTellings, "named" | "group-number">>
    readonly outcome: "moves" | "may-time-out" | "suspended" | "stopped" | "no-room" | "unknown"
  }
  readonly "restart-word": {
    readonly restart: "yes" | "conditional" | "no" | "unknown" | "not-applicable"
    readonly condition: Quote | null
  }
}

/** All that derivations say, after their first sentence. */
export interface WhyTellings
  extends CostWhyTellings, PlacementWhyTellings, ShareWhyTellings, SpeedWhyTellings, LlmWhyTellings, MovingWhyTellings {}

export type WhyTold = ToldOf<WhyTellings>

/** Facts of a derivation that have no values: their id is enough. */
export type BareWhy = { readonly [Id in keyof WhyTellings]: object extends WhyTellings[Id] ? Id : never }[keyof WhyTellings]

/** Units of a derivation's figures; those of the dataset's own rows are quoted. */
export type WhyUnit =
  | ""
  | "usd"
  | "usd-per-year"
  | "mib"
  | "mib-per-gpu"
  | "gib"
  | "share"
  | "of-native"
  | "of-time"
  | "of-all-hours"
  | "of-being-alone"
  | "of-being-alone-on-gpu"
  | "of-being-alone-on-slice"
  | "of-frame-buffer"
  | "of-reference"
  | "times"
  | "times-that-ratio"
  | "seconds"
  | "milliseconds"
  | "seconds-per-native-second"
  | "per-second"
  | "bytes-per-second"
  | "gbit-per-second"
  | "gb-per-second"
  | "frames-per-second"
  | "tokens-per-second"
  | "gflops"
  | "tflops"
  | "tflops-fp32"
  | "engines"
  | "billions"
  | "trillions-per-second"
  | "watts"
  | "kilowatts"
  | "kilowatt-hours"
  | "gpu"
  | "gpus"
  | "gpus-charged"
  | "board"
  | "module"
  | "host"
  | "hosts"
  | "vm"
  | "person"
  | "core"
  | "socket"
  | "cluster"
  | "licence"
  | "named-user"
  | "concurrent-user"
  | "hour"
  | "month"
  | "year"
  | "years"
  | "perpetual"

export type InputUnit = WhyUnit | Quote
