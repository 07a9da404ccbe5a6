import type { ShareWhyTellings, SpeedWhyTellings } from "../../../engine/basics/why/share.ts"
import type { Messages } from "../../speak.ts"
import { every } from "./every.ts"

const throughput = "X(n) ÷ X(1), X(n) the throughput of one of n active VMs"
const timeShare = "1 ÷ (u ÷ time share + 1 − u)"

const sources = (count: string): string => `{${count}, plural, =0 {no source} one {one source} other {{${count}} sources}}`

export const share = {
  ...every,
  share: "Share of native performance",
  "share-title": "Native performance of {product}{gpu, select, none {} other { on {gpu}}}",
  "share-formula": "mean over the groups of (efficiency × sharing factor), weighted by VMs",
  "share-of-group": "{group}: {vms} VMs",
  "share-note":
    "Native is the same workload alone on the same whole GPU without virtualization. The headline is the rate of work delivered (frames, requests, steps); the burst share beside it is the speed of the GPU work while it runs.",
  "share-group-formula": "native share = efficiency × sharing factor",
  "share-efficiency": "Efficiency: one VM alone",
  "share-sharing": "Sharing factor: what the neighbours leave",
  "share-burst": "Burst share: speed of GPU work while it runs",
  "share-least": "Least share asked for",
  "share-pace": "Pace alone on this GPU against {reference, select, none {the reference GPU} other {{reference}}}",
  "share-needed": "Share needed here to keep the target's pace",
  "share-several":
    "Of a VM's {gpus} GPUs each is taken to work like one alone; nothing is taken off for the traffic between them, which native has, too.",
  efficiency: "Efficiency",
  "software-title": "Efficiency of software rendering",
  "software-formula": "speed f = vCPUs × rate per vCPU ÷ GPU's peak;  efficiency = 1 ÷ (u ÷ f + 1 − u)",
  "software-vcpus": "vCPUs of the VM",
  "software-rate": "GPU-equivalent rate of one vCPU",
  "software-peak": "Peak of the reference GPU ({reference, select, none {unknown} other {{reference}}})",
  "software-speed": "f: speed against the reference GPU",
  "software-duty": "u: busy-hour duty on the reference GPU",
  "software-per-core": "vCPUs of active VMs on one core",
  "software-note": "The VM renders on its own vCPUs; what competition for the physical cores takes is the sharing factor.",
  "measured-title": "Efficiency from published measurements",
  "measured-formula":
    "published shares pooled on the logarithm of the time added to a native second: what is closest in technology, class of work, hypervisor kernel and product weighs most",
  "measured-row": "{what, list, dots} · weight {weight} %",
  "one-sided": "one-sided",
  "measured-note":
    "{readings} measurements are pooled; the {shown} heaviest are listed. The closest speak for {scope, select, product {this product} hypervisor {products on the same hypervisor kernel} technology {this technology} other {this technique}}{sameClass, select, yes { and for this class of work} other {; none was published for this class of work, so other classes stand in}}.",
  "measured-range": "The range is made to hold nine of ten figures of papers that the model has not seen, cut off at native.",
  "emulated-title": "Efficiency of an emulated card",
  "emulated-formula": "stated",
  "remoting-title": "Efficiency of API remoting",
  "remoting-formula":
    "1 ÷ (1 + added), added = (1 + (calls × x × c + frames × f) ^ p) ^ (1 ÷ p) − 1 + bytes ÷ B + round trips × RTT + translation; corrected on its logarithm by what published shares deviate from the same formula",
  "remoting-calls": "API calls a native second",
  "remoting-bytes": "Bytes a native second",
  "remoting-trips": "Blocking round trips a native second",
  "remoting-frames": "Frames a native second",
  "remoting-crossing": "x: share of calls that cross one by one ({level})",
  "remoting-crossing-time": "c: time of one crossing ({of})",
  "remoting-your-link": "B: bytes a second of your link",
  "remoting-link": "B: bytes a second",
  "remoting-rtt": "RTT: one round trip",
  "remoting-frame-time": "f: time of one frame",
  "remoting-translation": "Translation to the host's API",
  "remoting-overlap": "p: overlap of calls with the GPU's work",
  "remoting-added-calls": "Added by calls, likely",
  "remoting-added-frames": "Added by frames, likely",
  "remoting-added-transfer": "Added by transfer, likely",
  "remoting-added-trips": "Added by round trips, likely",
  "remoting-mechanism": "Efficiency by the mechanism alone, likely",
  "remoting-support": `API remoting of {work, select, 2d-desktop {2d desktop} 3d-graphics-gpu-bound {3d graphics gpu bound} 3d-graphics-draw-call-heavy {3d graphics draw call heavy} game {game} video-encode {video encode} hpc-compute-bound {hpc compute bound} hpc-transfer-bound {hpc transfer bound} ml-inference {ml inference} ml-training {ml training} other {cpu only control}} was measured by ${sources("ofClass")}{few, select, yes {, too few to say how often such a range holds} other {}}; by this mechanism by ${sources("ofMechanism")}, with {product} by ${sources("ofProduct")}. {readings} measurements are pooled in all.`,
  "remoting-note":
    "What calls and frames take overlaps with the GPU's work in part; what somebody waits for does not. The range is made to hold nine of ten figures of sources that the model has not seen, cut off at native.",
  sharing: "Sharing factor",
  "sharing-vms": "VMs on a full GPU",
  "sharing-active": "Share of them active in the busy hour",
  "sharing-duty-mean": "Mean GPU duty on the reference GPU",
  "sharing-duty-peak": "Peak GPU duty on the reference GPU",
  "sharing-duty": "Busy-hour duty on the reference GPU",
  "sharing-speed": "Speed of {gpu} against the reference",
  "sharing-u": "u: busy-hour duty on {gpu, select, none {the GPU} other {{gpu}}}",
  "sharing-turns": "VMs that take turns on a full MIG instance",
  "sharing-slice-speed": "Speed of the slice against the whole GPU",
  "sharing-spatial": "Spatial factor: one VM alone on the slice",
  "sharing-slice-duty": "Duty of the slice by one active VM",
  "sharing-in-turns": "Time-slicing factor: its turns among the VMs of its MIG instance",
  "sharing-formula-throughput": throughput,
  "sharing-formula-time": timeShare,
  "sharing-formula-slice": "1 ÷ (u ÷ slice speed + 1 − u);  slice speed = (share of the GPU) ^ power × neighbours",
  "sharing-formula-turns":
    "spatial factor × time-slicing factor;  spatial factor = 1 ÷ (u ÷ slice speed + 1 − u);  time-slicing factor = {turns} on the slice, with its duty for u",
  "sharing-scheduler":
    "{scheduler, select, best-effort {Best effort: idle VMs give up their turns; exact mean value analysis of a closed network, averaged over how many neighbours are active.} equal-share {Equal share: each running VM has 1/n of the GPU's time, whatever the others do.} fixed-share {Fixed share: 1/most of the GPU's time, even when the GPU is otherwise empty.} spatial {Spatial partition: a slower private server; nothing is shared but memory bandwidth at the edges.} other {One VM owns the GPU: nothing is shared.}}",
  "sharing-mig-note":
    "MIG with time slicing: each MIG instance is a slower private server, and its VMs take turns on it alone. n and most count the VMs of one instance.",
} as const satisfies Messages<ShareWhyTellings>

export const speed = {
  ...every,
  speed: "Speed",
  "speed-title": "Speed of {gpu} against {reference}",
  "speed-formula": "1 ÷ Σ (share of the time ÷ speed of that part)",
  "speed-formula-rest": "1 ÷ (Σ share of the time ÷ speed of that part + rest)",
  "speed-share": "Share of the time on {reference} that {bound} binds",
  "speed-rate": "{gpu}: {bound}",
  "speed-part": "Speed of that part: {bound}",
  "speed-rest": "Rest: time that no faster GPU shortens",
  "speed-peaks":
    "Rated peaks are not reached alike: each ratio is corrected by what {readings} published speeds of {sources} sources say of generations, makers, power budgets and slopes.",
  "speed-range": "The range is made to hold {percent} % of published speeds of sources that the fit has not seen.",
  "speed-unknown-rates":
    "Not known: {bounds, list}. In its place stands what GPUs of the maker have beside their FP32 peak, and the range is as wide as they differ.",
  "speed-fitted":
    "Fitted: {effect, select, slope {delivered speed grows with the rate to a power} work {the same, of this kind of work} maker {what the makers' software reaches} generation {what the generations reach} other {watts for the rate}}",
} as const satisfies Messages<SpeedWhyTellings>
