import type { Catalogue } from "../../dataset/catalogue.ts"
import { evidenceFor } from "../feasibility/productReasons.ts"
import type { GroupPlan } from "../candidate.ts"
import { boundName, boundUnit, rateEvidence } from "../performance/speedWords.ts"
import type { Derivation, Input } from "../report.ts"
import { computed, derivation, fact } from "./inputs.ts"

/** Why the GPU is so much faster or slower than the one on which the workload is stated: what binds, and how much of it either has. None on that GPU itself. */
export function speedSteps({ model, workload, context }: GroupPlan, catalogue: Catalogue): readonly Derivation[] {
  const { referenceGpu: reference, parts, profile, speed } = model.demand
  const { gpu } = context
  if (!gpu || !reference || parts.length === 0) return []
  const precision = profile.tensorPrecision
  const known = (rate: number | null): Input["value"] => (rate === null ? "unknown" : rate < 0.01 ? 0 : rate)
  const inputs = parts.flatMap(({ bound, share, ofGpu, ofReference, ratio }) => {
    const name = boundName(bound, precision)
    return [
      fact(`Share of the time on ${reference.shortName} that ${name} binds`, share, "of time", evidenceFor(workload, "boundBy")),
      fact(`${gpu.shortName}: ${name}`, known(ofGpu), boundUnit(bound), rateEvidence(bound, gpu, catalogue, precision)),
      fact(`${reference.shortName}: ${name}`, known(ofReference), boundUnit(bound), rateEvidence(bound, reference, catalogue, precision)),
      computed(`Speed of that part`, ratio, "×"),
    ]
  })
  const unknown = parts.filter((one) => one.ofGpu === null || one.ofReference === null).map((one) => boundName(one.bound, precision))
  return [
    derivation(
      `Speed of ${gpu.shortName} against ${reference.shortName}`,
      "1 ÷ Σ (share of the time ÷ speed of that part)",
      inputs,
      computed("Speed", speed, "×"),
      unknown.length > 0
        ? [
            `Not known: ${unknown.join(", ")}. In its place stands what GPUs of the maker have beside their FP32 peak, and the range is as wide as they differ.`,
          ]
        : [],
    ),
  ]
}
