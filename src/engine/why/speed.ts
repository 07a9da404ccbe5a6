import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Bound, Gpu, Workload } from "../../dataset/core.ts"
import { evidenceFor } from "../basics/evidence.ts"
import { gpuNamed } from "../basics/told.ts"
import type { GroupPlan } from "../plan/candidate.ts"
import type { Profile } from "../performance/demand.ts"
import { fixedShare, kindOf } from "../performance/speed.ts"
import { effectsIn, termsOf } from "../performance/speedEffects.ts"
import { rateOf } from "../workload/rates.ts"
import { boundName, boundUnit, rateEvidence } from "../performance/speedWords.ts"
import type { Derivation, Input } from "../report.ts"
import { computed, derivation, fact } from "./inputs.ts"

/** Why the GPU is so much faster or slower than the one on which the workload is stated: what binds, and how much of it either has. None on that GPU itself. */
export function speedSteps({ model, workload, context }: GroupPlan, catalogue: Catalogue): readonly Derivation[] {
  const { referenceGpu: reference, parts, profile, speed } = model.demand
  const { gpu } = context
  if (!gpu || !reference || parts.length === 0) return []
  const { speedModel } = catalogue
  const precision = profile.tensorPrecision
  const still = fixedShare(profile.boundBy)
  const known = (rate: number | null): Input["value"] => (rate === null ? "unknown" : rate < 0.01 ? 0 : rate)
  const inputs = parts.flatMap(({ bound, share, ofGpu, ofReference, ratio }) => {
    const name = boundName(bound, precision)
    return [
      fact(`Share of the time on ${reference.shortName} that ${name} binds`, share, "of time", evidenceFor(workload, "boundBy")),
      fact(`${gpu.shortName}: ${name}`, known(ofGpu), boundUnit(bound), rateEvidence(bound, gpu, catalogue, precision)),
      fact(`${reference.shortName}: ${name}`, known(ofReference), boundUnit(bound), rateEvidence(bound, reference, catalogue, precision)),
      ...corrections(bound, gpu, reference, profile, workload, catalogue),
      computed(`Speed of that part: ${name}`, ratio, "×"),
    ]
  })
  const unknown = parts.filter((one) => one.ofGpu === null || one.ofReference === null).map((one) => boundName(one.bound, precision))
  return [
    derivation(
      `Speed of ${gpu.shortName} against ${reference.shortName}`,
      {
        id: "lead-speed",
        values: { gpu: gpuNamed(gpu), reference: gpuNamed(reference), times: Number(speed.likely.toPrecision(2)) },
      },
      still > 0 ? "1 ÷ (Σ share of the time ÷ speed of that part + rest)" : "1 ÷ Σ (share of the time ÷ speed of that part)",
      still > 0 ? [...inputs, computed("Rest: time that no faster GPU shortens", still, "of time")] : inputs,
      computed("Speed", speed, "×"),
      [
        `Rated peaks are not reached alike: each ratio is corrected by what ${speedModel.readings} published speeds of ${speedModel.sources} sources say of generations, makers, power budgets and slopes.`,
        `The range is made to hold ${Math.round(speedModel.nominalCoverage * 100)} % of published speeds of sources that the fit has not seen.`,
        ...(unknown.length > 0
          ? [
              `Not known: ${unknown.join(", ")}. In its place stands what GPUs of the maker have beside their FP32 peak, and the range is as wide as they differ.`,
            ]
          : []),
      ],
    ),
  ]
}

const percentOf = (factor: number): number => Math.round((factor - 1) * 1000) / 1000

/** The fitted effects of one ratio, each as a factor on it. Those that change it by less than half a percent are left out. */
function corrections(bound: Bound, gpu: Gpu, reference: Gpu, profile: Profile, workload: Workload, catalogue: Catalogue): readonly Input[] {
  const precision = profile.tensorPrecision ?? "fp16"
  const rate = (one: Gpu): number | null => rateOf(bound, one, catalogue.resources(one.id), precision)
  const here = rate(gpu)
  const there = rate(reference)
  if (!here || !there) return []
  const kind = kindOf({ workloadClass: workload.class })
  const { evidence } = catalogue.speedModel
  const effects = effectsIn(catalogue)
  const named: Readonly<Record<string, string>> = {
    slope: "delivered speed grows with the rate to a power",
    work: "the same, of this kind of work",
    maker: "what the makers' software reaches",
    generation: "what the generations reach",
    power: "watts for the rate",
  }
  const byKind = new Map<string, number>()
  for (const { kind: of, name, factor } of termsOf(bound, gpu, reference, Math.log(here / there), kind, precision, catalogue))
    byKind.set(of, (byKind.get(of) ?? 0) + factor * (effects.get(name)?.mean ?? 0))
  return [...byKind].flatMap(([of, log]) => {
    const change = percentOf(Math.exp(log))
    return Math.abs(change) < 0.005 ? [] : [fact(`Fitted: ${named[of] ?? of}`, change + 1, "× that ratio", evidence.slice(0, 1))]
  })
}
