import { bestEvidence } from "../../dataset/bestEvidence.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Bound, Evidence, Gpu, TensorPrecision } from "../../dataset/core.ts"
import type { CommonTellings } from "../basics/tellings.ts"
import { amount, word, type ToldOf } from "../basics/told.ts"
import { evidenceFor } from "../basics/evidence.ts"
import type { BoundSpeed } from "./speed.ts"
import { tensorRate } from "../workload/rates.ts"

/** What binds. */
export const boundTold = (bound: Bound, precision: TensorPrecision = "fp16"): ToldOf<Pick<CommonTellings, "bound">> => ({
  id: "bound",
  values: { bound, format: word("format", precision) },
})

/** A rate with its unit. */
export function rateTold(bound: Bound, rate: number | null): ToldOf<Pick<CommonTellings, "rate" | "rate-unknown" | "rate-of-encoders">> {
  if (rate === null) return { id: "rate-unknown", values: {} }
  if (bound === "encode") return { id: "rate-of-encoders", values: { encoders: rate < 1 ? 0 : rate } }
  return { id: "rate", values: { rate: amount(rate, bound === "memory" ? "GB/s" : "TFLOPS", 4) } }
}

/** The part that takes most of the time on the other GPU. */
export const slowestPart = (parts: readonly BoundSpeed[]): BoundSpeed | undefined =>
  [...parts].sort((a, b) => b.share.likely / b.ratio.likely - a.share.likely / a.ratio.likely)[0]

/** Where the rate of a GPU at what binds was read. */
export function rateEvidence(bound: Bound, gpu: Gpu, catalogue: Catalogue, precision: TensorPrecision = "fp16"): readonly Evidence[] {
  const resources = catalogue.resources(gpu.id)
  if (bound === "fp32" || !resources) return evidenceFor(gpu, "fp32Tflops")
  switch (bound) {
    case "memory":
      return bestEvidence(resources, "memoryBandwidthGBs")
    case "encode":
      return bestEvidence(resources, "encode")
    case "fp64":
      return bestEvidence(resources, (resources.fp64TensorTflops ?? 0) > (resources.fp64Tflops ?? 0) ? "fp64TensorTflops" : "fp64Tflops")
    case "tensor": {
      const field = tensorRate(gpu, resources, precision)?.field
      return field ? bestEvidence(resources, field) : evidenceFor(gpu, "fp32Tflops")
    }
  }
}
