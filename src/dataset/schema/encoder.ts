import * as v from "valibot"
import { EvidenceListSchema, IdSchema, RangeSchema } from "./common.ts"

export const videoCodecs = ["h264", "hevc", "av1"] as const
export const VideoCodecSchema = v.picklist(videoCodecs)

/** How an encoder is set: for streams that must not lag, or for files and broadcasts that must look well. */
export const encodeTunings = ["low-latency", "quality"] as const
export const EncodeTuningSchema = v.picklist(encodeTunings)

/** Frames of 1920 × 1080 that one encode engine of a generation makes in a second, by how it is set. */
export const EncoderSchema = v.strictObject({
  id: IdSchema,
  kind: v.picklist(["NVENC", "VCN", "VCE", "QSV"]),
  /** `architecture` of the GPUs whose engines these are. */
  architectures: v.pipe(v.array(v.string()), v.minLength(1)),
  codec: VideoCodecSchema,
  lowLatencyFps: RangeSchema,
  qualityFps: RangeSchema,
  evidence: EvidenceListSchema,
})
export type Encoder = Readonly<v.InferOutput<typeof EncoderSchema>>

/** What a VM encodes while it is active. */
export const EncodeDemandSchema = v.strictObject({
  streams: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Of each. */
  width: v.number(),
  height: v.number(),
  framesPerSecond: v.number(),
  codec: VideoCodecSchema,
  tuning: EncodeTuningSchema,
})
export type EncodeDemand = Readonly<v.InferOutput<typeof EncodeDemandSchema>>
