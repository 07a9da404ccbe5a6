import type { Measurement } from "../../dataset/core.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Plan, GroupPlan } from "../plan/candidate.ts"
import { evidenceFor } from "../basics/evidence.ts"
import { gpuNamed, share } from "../basics/told.ts"
import type { Derivation, GroupResult, Input, OptionResult } from "../report.ts"
import { speedSteps } from "./speed.ts"
import { chosen, computed, derivation, fact, groupThing, parameter, productAndGpu, tell } from "./inputs.ts"
import { llmRateStep } from "./llm.ts"
import { measuredInput, measurementsShown, remotingStep } from "./remoting.ts"
import { sharingStep } from "./sharing.ts"

/** Why each VM gets the share of native performance it gets: a step for each group, and in it efficiency and sharing. */
export function whyNativeShare(option: OptionResult, plan: Plan, catalogue: Catalogue): Derivation {
  const { nativeShare } = option
  return derivation({
    title: tell("share-title", productAndGpu(option)),
    lead: { id: "lead-native", values: { share: nativeShare && share(nativeShare.likely) } },
    formula: "share-formula",
    inputs: option.groups.map((group) =>
      computed(tell("share-of-group", { group: groupThing(group), vms: group.count }), group.nativeShare, "of-native"),
    ),
    result: computed("share", nativeShare ?? "unknown", "of-native"),
    notes: ["share-note"],
    steps: plan.groups.flatMap((one) => {
      const result = option.groups.find((group) => group.index === one.index)
      return result ? [ofGroup(one, result, option, catalogue)] : []
    }),
  })
}

function ofGroup(plan: GroupPlan, result: GroupResult, option: OptionResult, catalogue: Catalogue): Derivation {
  const { llm } = plan.model.demand
  const { leastNativeShare } = plan.group.overrides
  const { workload } = plan
  return derivation({
    title: tell("named", { of: groupThing(result) }),
    lead: {
      id: "lead-group",
      values: {
        group: groupThing(result),
        efficiency: share(result.efficiency.likely),
        sharing: share(result.sharing.likely),
        costs: result.efficiency.likely < result.sharing.likely ? "technique" : "neighbours",
      },
    },
    formula: "share-group-formula",
    inputs: [
      computed("share-efficiency", result.efficiency, "of-native"),
      computed("share-sharing", result.sharing, "of-being-alone"),
      computed("share-burst", result.burstShare, "of-native"),
      chosen("share-least", leastNativeShare, workload.leastNativeShare, "of-native", workload.evidence),
      ...pace(plan),
    ],
    result: computed("share", result.nativeShare, "of-native"),
    notes: result.gpusPerVm && !llm ? [tell("share-several", { gpus: result.gpusPerVm })] : [],
    steps: [
      ...(llm ? [llmRateStep(plan, llm, catalogue)] : []),
      efficiencyStep(plan, result, catalogue),
      ...(option.gpu && !plan.model.software ? [...speedSteps(plan, catalogue), sharingStep(plan, result, option, catalogue)] : []),
    ],
  })
}

/** What a GPU slower than the reference asks of the share. */
function pace({ model }: GroupPlan): readonly Input[] {
  const { llm, pace: alone, paceRange, referenceGpu: reference } = model.demand
  if (alone >= 1 || llm) return []
  return [
    computed(tell("share-pace", { reference: reference ? gpuNamed(reference) : null }), paceRange, "of-reference"),
    computed("share-needed", model.neededShare, "of-native"),
  ]
}

function efficiencyStep(plan: GroupPlan, result: GroupResult, catalogue: Catalogue): Derivation {
  const { model } = plan
  const outcome = computed("efficiency", result.efficiency, "of-native")
  if (model.remoting) return remotingStep(plan, model.remoting, outcome, catalogue)
  if (model.software) return softwareStep(plan, model.software, outcome, catalogue)
  if (model.measured) return measuredStep(model.measured, result, outcome)
  const emulated = catalogue.parameter("emulated-card-efficiency")
  return derivation({
    title: "emulated-title",
    lead: { id: "lead-emulated-card", values: {} },
    formula: "emulated-formula",
    inputs: [parameter(emulated)],
    result: outcome,
    noteOf: { table: "parameters", id: emulated.id, note: emulated.note },
  })
}

type Software = NonNullable<GroupPlan["model"]["software"]>

function softwareStep(
  { model, context, group, workload }: GroupPlan,
  { speed }: Software,
  result: Input,
  catalogue: Catalogue,
): Derivation {
  const { referenceGpu: reference, referenceDuty } = model.demand
  const perVcpu = "software-gflops-per-vcpu"
  return derivation({
    title: "software-title",
    lead: { id: "lead-software", values: { vcpu: group.overrides.vcpu ?? workload.vcpu, speed: share(speed.likely) } },
    formula: "software-formula",
    inputs: [
      chosen("software-vcpus", group.overrides.vcpu, workload.vcpu, "", workload.evidence),
      fact("software-rate", context.catalogue.value(perVcpu), "gflops", catalogue.parameter(perVcpu).evidence),
      fact(
        tell("software-peak", { reference: reference ? gpuNamed(reference) : null }),
        reference?.fp32Tflops ?? "unknown",
        "tflops-fp32",
        reference ? evidenceFor(reference, "fp32Tflops") : [],
      ),
      computed("software-speed", speed, "of-native"),
      computed("software-duty", referenceDuty, "of-time"),
      computed("software-per-core", context.vcpuPerCore * model.activeShare, ""),
    ],
    result,
    notes: ["software-note"],
  })
}

type Measured = NonNullable<GroupPlan["model"]["measured"]>

function measuredStep({ rows, weights, readings, scope, sameClass }: Measured, { efficiency }: GroupResult, result: Input): Derivation {
  const shown: readonly Measurement[] = rows.slice(0, measurementsShown)
  return derivation({
    title: "measured-title",
    lead: { id: "lead-measured", values: { readings, efficiency: share(efficiency.likely) } },
    formula: "measured-formula",
    inputs: shown.map((row, at) => measuredInput(row, weights[at] ?? 0)),
    result,
    notes: [tell("measured-note", { readings, shown: shown.length, scope, sameClass }), "measured-range"],
  })
}
