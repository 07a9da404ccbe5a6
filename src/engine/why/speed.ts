import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Bound, Gpu, Workload } from "../../dataset/core.ts"
import { evidenceFor } from "../basics/evidence.ts"
import { gpuNamed } from "../basics/told.ts"
import type { GroupPlan } from "../plan/candidate.ts"
import type { Profile } from "../performance/demand.ts"
import { fixedShare, kindOf } from "../performance/speed.ts"
import { effectsIn, termsOf, type EffectKind } from "../performance/speedEffects.ts"
import { rateOf } from "../workload/rates.ts"
import { boundTold, rateEvidence } from "../performance/speedWords.ts"
import type { Derivation, Input } from "../report.ts"
import type { WhyUnit } from "../basics/why/units.ts"
import { computed, derivation, fact, tell } from "./inputs.ts"

const rateUnits: Readonly<Record<Bound, WhyUnit>> = {
  fp32: "tflops",
  tensor: "tflops",
  memory: "gb-per-second",
  fp64: "tflops",
  encode: "engines",
}

/** Why the GPU is so much faster or slower than the one on which the workload is stated: what binds, and how much of it either has. None on that GPU itself. */
export function speedSteps({ model, workload, context }: GroupPlan, catalogue: Catalogue): readonly Derivation[] {
  const { referenceGpu: reference, parts, profile, speed } = model.demand
  const { gpu } = context
  if (!gpu || !reference || parts.length === 0) return []
  const { speedModel } = catalogue
  const precision = profile.tensorPrecision
  const still = fixedShare(profile.boundBy)
  const known = (rate: number | null): number | "unknown" => (rate === null ? "unknown" : rate < 0.01 ? 0 : rate)
  const names = { gpu: gpuNamed(gpu), reference: gpuNamed(reference) }
  const inputs = parts.flatMap(({ bound, share, ofGpu, ofReference, ratio }) => {
    const name = boundTold(bound, precision)
    const rate = (of: Gpu, value: number | null): Input =>
      fact(
        tell("speed-rate", { gpu: gpuNamed(of), bound: name }),
        known(value),
        rateUnits[bound],
        rateEvidence(bound, of, catalogue, precision),
      )
    return [
      fact(tell("speed-share", { reference: names.reference, bound: name }), share, "of-time", evidenceFor(workload, "boundBy")),
      rate(gpu, ofGpu),
      rate(reference, ofReference),
      ...corrections({ bound, gpu, reference, profile, workload }, catalogue),
      computed(tell("speed-part", { bound: name }), ratio, "times"),
    ]
  })
  const unknown = parts.filter((one) => one.ofGpu === null || one.ofReference === null).map((one) => boundTold(one.bound, precision))
  const { readings, sources, nominalCoverage } = speedModel
  return [
    derivation({
      title: tell("speed-title", names),
      lead: { id: "lead-speed", values: { ...names, times: Number(speed.likely.toPrecision(2)) } },
      formula: still > 0 ? "speed-formula-rest" : "speed-formula",
      inputs: still > 0 ? [...inputs, computed("speed-rest", still, "of-time")] : inputs,
      result: computed("speed", speed, "times"),
      notes: [
        tell("speed-peaks", { readings, sources }),
        tell("speed-range", { percent: Math.round(nominalCoverage * 100) }),
        ...(unknown.length > 0 ? [tell("speed-unknown-rates", { bounds: unknown })] : []),
      ],
    }),
  ]
}

const percentOf = (factor: number): number => Math.round((factor - 1) * 1000) / 1000

/** One GPU against another in what binds. */
interface Ratio {
  readonly bound: Bound
  readonly gpu: Gpu
  readonly reference: Gpu
  readonly profile: Profile
  readonly workload: Workload
}

/** The fitted effects of one ratio, each as a factor on it. Those that change it by less than half a percent are left out. */
function corrections({ bound, gpu, reference, profile, workload }: Ratio, catalogue: Catalogue): readonly Input[] {
  const precision = profile.tensorPrecision ?? "fp16"
  const rate = (one: Gpu): number | null => rateOf(bound, one, catalogue.resources(one.id), precision)
  const here = rate(gpu)
  const there = rate(reference)
  if (!here || !there) return []
  const kind = kindOf({ workloadClass: workload.class })
  const { evidence } = catalogue.speedModel
  const effects = effectsIn(catalogue)
  const byKind = new Map<EffectKind, number>()
  for (const { kind: of, name, factor } of termsOf(bound, { gpu, reference, peaks: Math.log(here / there) }, kind, precision, catalogue))
    byKind.set(of, (byKind.get(of) ?? 0) + factor * (effects.get(name)?.mean ?? 0))
  return [...byKind].flatMap(([of, log]) => {
    const change = percentOf(Math.exp(log))
    return Math.abs(change) < 0.005
      ? []
      : [fact(tell("speed-fitted", { effect: of }), change + 1, "times-that-ratio", evidence.slice(0, 1))]
  })
}
