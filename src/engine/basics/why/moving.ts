import type { Quote, Thing, ToldOf } from "../told.ts"
import type { Bare, EveryWhyTellings } from "./every.ts"

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
      | "failure-lose"
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
