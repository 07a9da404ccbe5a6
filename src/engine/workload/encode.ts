import { bestEvidence } from "../../dataset/bestEvidence.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { ApiNeed, EncodeDemand, Encoder, Evidence, Gpu, InstanceType, Workload } from "../../dataset/core.ts"

/** Encode engines of a GPU; null where nobody is known to say. */
export const encodersOf = (gpu: Gpu, catalogue: Catalogue): number | null => catalogue.resources(gpu.id)?.encode.engines ?? gpu.nvencPerGpu

/** True where the VM must encode: one of its needs is met by nothing else. */
export const mustEncode = (needs: readonly ApiNeed[]): boolean =>
  needs.some((need) => need.anyOf.every(({ api }) => api === "video-encode"))

/** The engines of a GPU at a codec; undefined where none of its generation and codec is in the dataset. */
export const encoderOf = (gpu: Gpu, codec: EncodeDemand["codec"], catalogue: Catalogue): Encoder | undefined =>
  catalogue.encoders.find((row) => row.codec === codec && gpu.architecture !== null && row.architectures.includes(gpu.architecture))

/** What stands in the way of more VMs that encode on one GPU. */
export interface EncodeLoad {
  /** Share of all the GPU's engines (or of the slice's) that one active VM keeps busy, likely. */
  readonly engineShare: number
  /** Frames of 1080p a second asked by a VM, and made by one engine. */
  readonly asked: number
  readonly encoder: Encoder
  readonly engines: number
  /** Sessions that the driver allows at once, and a VM takes; null: as many as the engines carry. */
  readonly sessionsMost: number | null
  readonly streams: number
  /** VMs on one GPU at most, where so many of them are active: the lesser of engines and sessions. Not a whole number. */
  readonly most: number
}

/** Engines that a MIG slice has: those of its share of the memory, whole ones. Time slices have turns on all. */
function enginesOf(engines: number, type: InstanceType | null): number {
  const { memorySlices, totalMemorySlices } = type ?? {}
  return memorySlices && totalMemorySlices ? Math.max(1, Math.floor((engines * memorySlices) / totalMemorySlices)) : engines
}

/**
 * Load on a GPU's encode engines: streams × frames a second × (pixels ÷ those of 1080p) ÷ (engines × frames of 1080p that one makes). GeForce
 * drivers allow so many sessions at once (geforce-encode-sessions), professional ones as many as the engines carry. Null where the VM need not encode, or the engines' rate is not in the dataset. Sources: the rows of hardware/encoders. Leaves out decoding.
 */
export function encodeLoad(
  input: {
    readonly workload: Workload
    readonly needs: readonly ApiNeed[]
    readonly gpu: Gpu | null
    readonly type: InstanceType | null
    readonly activeShare: number
  },
  catalogue: Catalogue,
): EncodeLoad | null {
  const { workload, needs, gpu, type, activeShare } = input
  const demand = workload.encode
  if (!demand || !gpu || !mustEncode(needs)) return null
  const engines = encodersOf(gpu, catalogue)
  const encoder = encoderOf(gpu, demand.codec, catalogue)
  if (!engines || !encoder) return null
  const asked = (demand.streams * demand.framesPerSecond * demand.width * demand.height) / (1920 * 1080)
  const makes = demand.tuning === "low-latency" ? encoder.lowLatencyFps.likely : encoder.qualityFps.likely
  const engineShare = asked / (makes * enginesOf(engines, type))
  const sessionsMost = gpu.vendor === "nvidia" && gpu.class === "consumer" ? catalogue.value("geforce-encode-sessions").likely : null
  const active = Math.max(activeShare, 1e-6)
  const most = Math.min(
    asked > 0 ? (makes * engines) / (asked * active) : Infinity,
    sessionsMost === null ? Infinity : sessionsMost / (demand.streams * active),
  )
  return { engineShare, asked, encoder, engines, sessionsMost, streams: demand.streams, most }
}

/** What the load rests on. */
export const encodeEvidence = (load: EncodeLoad, gpu: Gpu, workload: Workload, catalogue: Catalogue): readonly Evidence[] => [
  ...load.encoder.evidence,
  ...(catalogue.resources(gpu.id) ? bestEvidence(catalogue.resources(gpu.id)!, "encode") : []),
  ...bestEvidence(workload, "encode"),
  ...(load.sessionsMost === null ? [] : catalogue.parameter("geforce-encode-sessions").evidence),
]
