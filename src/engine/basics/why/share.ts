import type { Scheduler, WorkloadClass } from "../../../dataset/core.ts"
import type { CommonTellings } from "../tellings.ts"
import type { Quote, Thing, ToldOf } from "../told.ts"
import type { Bare, EveryWhyTellings } from "./every.ts"

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
