import type { MovingWhyTellings } from "../../../engine/basics/why/moving.ts"
import type { Messages } from "../../speak.ts"
import { every } from "./every.ts"

const pause = "pause = intercept + (s per GiB × used frame buffer + s per GiB × RAM) × network factor"

export const moving = {
  ...every,
  "moving-title": "Moving VMs: {product}",
  "moving-formula": "live if the product moves running VMs; else suspend and resume if it can; else shut down and start elsewhere",
  "moving-live": "Live migration",
  "moving-suspend": "Suspend and resume",
  "moving-snapshot": "Snapshot with memory",
  "moving-must-hold": "What must hold",
  "moving-how": "How a VM can be moved",
  "moving-level":
    "{level, select, live {A running VM can be moved.} live-with-conditions {A running VM can be moved under conditions.} suspend-only {The VM must be suspended to be moved.} cold-only {The VM must be shut down to be moved.} none {Moving a VM does not apply to this product.} other {Not known.}}",
  pause: "Pause",
  "pause-title-ordinary": "Pause while moving",
  "pause-formula-ordinary": "pause = that of a VM without GPU state",
  "pause-ordinary": "Pause of an ordinary VM",
  "pause-nothing-held": "The GPU holds nothing that must be copied with the VM.",
  "pause-of-user": "This is the pause of the VM that uses the GPU; the server that owns the GPU stays.",
  "pause-title": "Pause to expect",
  "pause-formula": pause,
  "pause-longest-group": "Pause of the group that pauses longest",
  "pause-worst-title": "Pause at worst",
  "pause-worst-formula": `${pause}, by the published worst cases; never less than expected`,
  "pause-worst": "Longest pause of that group",
  "pause-frame-buffer": "Frame buffer reserved for the VM",
  "pause-used": "Share of it in use",
  "pause-ram": "RAM of the VM",
  "pause-fit-on": "Fit on {release}",
  "pause-fit":
    "{intercept} s + {perGib} s × GiB{perGibRam, select, none {} other { + {perGibRam} s × GiB of RAM}}, network factor {factor, number, hundredths}",
  "pause-expected":
    "Expected: the most favourable fit at the low share, {likely, select, none {the newest table} other {{likely}}} at the likely one, {high, select, none {the newest table} other {{high}}} at the high one.",
  "pause-faster-line": "A faster line than the published one is taken to be filled by a part only.",
  "pause-of-tables": "The tables were published for Tesla V100 and P40; other GPUs are taken to be alike.",
  "pause-beyond": "The published tables end at 32 GiB; beyond that the fits are continued.",
  "drain-title": "Emptying the fullest host",
  "drain-formula-none": "no VM of it can be moved while it runs",
  "drain-stop": "VMs that stop",
  "drain-formula":
    "one after another: sum over its VMs of (RAM × 8.59 Gbit per GiB / (Gbit/s × usable share) + pause); k at once: the greatest of all memory / usable line, sum / k, longest VM",
  "drain-of-group":
    "{group}: {outcome, select, moves {moved running, session kept} may-time-out {moved running unless the pause outlasts the platform's limit} suspended {suspended, moved and resumed} stopped {shut down, session lost} no-room {shut down for want of room elsewhere, session lost} other {not known}}",
  "drain-at-once": "VMs moved at the same time",
  "drain-seconds": "Time to empty the host",
  "drain-one-by-one": "No limit on simultaneous moves was found for this platform, so its VMs move one after another.",
  "drain-together": "Low and likely: so many at once, with the pauses expected. High: one after another, with the worst pauses.",
  "drain-rewritten": "Memory written again during the copy is left out.",
  "failure-title": "Lost when the fullest host fails",
  "failure-formula":
    "every VM on it loses its session: what stood in its RAM and in the GPU is gone; high availability starts it again where there is room",
  "failure-lose": "VMs on it, which lose their session",
  "failure-restart": "Started again elsewhere by the cluster",
  "restart-word":
    "{restart, select, yes {yes} conditional {under a condition} no {no} unknown {no source says} other {does not apply}}{condition, select, none {} other {: {condition}}}",
  "failure-room": "Lost VMs that have room elsewhere, at least",
  "failure-keep": "VMs on other hosts, which run on",
  "failure-spares": "A spare host is fitted like the fullest one, so each takes the VMs of one failed host.",
  "failure-no-spares": "Without a spare host, only what the other hosts have left takes lost VMs.",
} as const satisfies Messages<MovingWhyTellings>
