import type { Measurement, Range, Scheduler, WorkloadClass } from "../../dataset/core.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Plan, GroupPlan } from "../plan/candidate.ts"
import { evidenceFor } from "../basics/evidence.ts"
import type { LeadTold } from "../basics/tellings.ts"
import { share, thing } from "../basics/told.ts"
import { crossesNetwork } from "../performance/remoting.ts"
import { linkOfProduct, type RemotingParts } from "../performance/remotingEfficiency.ts"
import { enoughSources } from "../performance/thinEvidence.ts"
import { remotingLoad } from "../performance/remotingLoad.ts"
import { dutyOnSlice, privateServer } from "../performance/sharing.ts"
import type { Derivation, GroupResult, Input, OptionResult } from "../report.ts"
import { speedSteps } from "./speed.ts"
import { chosen, computed, derivation, fact, yours } from "./inputs.ts"
import { llmRateStep } from "./llm.ts"

/** Why each VM gets the share of native performance it gets: a step for each group, and in it efficiency and sharing. */
export function whyNativeShare(option: OptionResult, plan: Plan, catalogue: Catalogue): Derivation {
  const steps = plan.groups.flatMap((one) => {
    const result = option.groups.find((group) => group.index === one.index)
    return result ? [ofGroup(one, result, option, catalogue)] : []
  })
  const result = computed("Share of native performance", option.nativeShare ?? "unknown", "of native")
  const counts = option.groups.map((group) => computed(`${group.name}: ${group.count} VMs`, group.nativeShare, "of native"))
  return derivation(
    `Native performance of ${option.productName}${option.gpuName ? ` on ${option.gpuName}` : ""}`,
    { id: "lead-native", values: { share: option.nativeShare && share(option.nativeShare.likely) } },
    "mean over the groups of (efficiency × sharing factor), weighted by VMs",
    counts,
    result,
    [
      "Native is the same workload alone on the same whole GPU without virtualization. The headline is the rate of work delivered (frames, requests, steps); the burst share beside it is the speed of the GPU work while it runs.",
    ],
    steps,
  )
}

function ofGroup(plan: GroupPlan, result: GroupResult, option: OptionResult, catalogue: Catalogue): Derivation {
  const { llm } = plan.model.demand
  const steps = [
    ...(llm ? [llmRateStep(plan, llm, catalogue)] : []),
    efficiencyStep(plan, result, catalogue),
    ...(option.gpu && !plan.model.software ? [...speedSteps(plan, catalogue), sharingStep(plan, result, option, catalogue)] : []),
  ]
  return derivation(
    result.name,
    {
      id: "lead-group",
      values: {
        group: thing("group", String(result.index), result.name),
        efficiency: share(result.efficiency.likely),
        sharing: share(result.sharing.likely),
        costs: result.efficiency.likely < result.sharing.likely ? "technique" : "neighbours",
      },
    },
    "native share = efficiency × sharing factor",
    [
      computed("Efficiency: one VM alone", result.efficiency, "of native"),
      computed("Sharing factor: what the neighbours leave", result.sharing, "of being alone"),
      computed("Burst share: speed of GPU work while it runs", result.burstShare, "of native"),
      chosen(
        "Least share asked for",
        plan.group.overrides.leastNativeShare,
        plan.workload.leastNativeShare,
        "of native",
        plan.workload.evidence,
      ),
      ...(plan.model.demand.pace < 1 && !llm
        ? [
            computed(
              `Pace alone on this GPU against ${plan.model.demand.referenceGpu?.shortName ?? "the reference GPU"}`,
              plan.model.demand.paceRange,
              "of the reference's",
            ),
            computed("Share needed here to keep the target's pace", plan.model.neededShare, "of native"),
          ]
        : []),
    ],
    computed("Share of native performance", result.nativeShare, "of native"),
    result.gpusPerVm && !llm
      ? [
          `Of a VM's ${result.gpusPerVm} GPUs each is taken to work like one alone; nothing is taken off for the traffic between them, which native has, too.`,
        ]
      : [],
    steps,
  )
}

/** Measurements listed under an efficiency. */
const measurementsShown = 12

function efficiencyStep(plan: GroupPlan, result: GroupResult, catalogue: Catalogue): Derivation {
  const { model, context, group, workload } = plan
  const outcome = computed("Efficiency", result.efficiency, "of native")
  if (model.remoting) return remotingStep(plan, model.remoting, outcome, catalogue)
  if (model.software) {
    return derivation(
      "Efficiency of software rendering",
      {
        id: "lead-software",
        values: { vcpu: group.overrides.vcpu ?? workload.vcpu, speed: share(model.software.speed.likely) },
      },
      "speed f = vCPUs × rate per vCPU ÷ GPU's peak;  efficiency = 1 ÷ (u ÷ f + 1 − u)",
      [
        chosen("vCPUs of the VM", group.overrides.vcpu, workload.vcpu, "", workload.evidence),
        fact(
          "GPU-equivalent rate of one vCPU",
          context.catalogue.value("software-gflops-per-vcpu"),
          "GFLOPS",
          catalogue.parameter("software-gflops-per-vcpu").evidence,
        ),
        fact(
          `Peak of the reference GPU (${model.demand.referenceGpu?.shortName ?? "unknown"})`,
          model.demand.referenceGpu?.fp32Tflops ?? "unknown",
          "TFLOPS FP32",
          model.demand.referenceGpu ? evidenceFor(model.demand.referenceGpu, "fp32Tflops") : [],
        ),
        computed("f: speed against the reference GPU", model.software.speed, "of native"),
        computed("u: busy-hour duty on the reference GPU", model.demand.referenceDuty, "of time"),
        computed("vCPUs of active VMs on one core", context.vcpuPerCore * model.activeShare, ""),
      ],
      outcome,
      ["The VM renders on its own vCPUs; what competition for the physical cores takes is the sharing factor."],
    )
  }
  if (model.measured) {
    const { measured } = model
    const scope = {
      product: "this product",
      hypervisor: "products on the same hypervisor kernel",
      technology: "this technology",
      technique: "this technique",
    }[measured.scope]
    const shown = measured.rows.slice(0, measurementsShown)
    return derivation(
      "Efficiency from published measurements",
      { id: "lead-measured", values: { readings: measured.readings, efficiency: share(result.efficiency.likely) } },
      "published shares pooled on the logarithm of the time added to a native second: what is closest in technology, class of work, hypervisor kernel and product weighs most",
      shown.map((row, at) => measuredInput(row, measured.weights[at] ?? 0)),
      outcome,
      [
        `${measured.readings} measurements are pooled; the ${shown.length} heaviest are listed. The closest speak for ${scope}${measured.sameClass ? " and for this class of work" : "; none was published for this class of work, so other classes stand in"}.`,
        "The range is made to hold nine of ten figures of papers that the model has not seen, cut off at native.",
      ],
    )
  }
  const parameter = catalogue.parameter("emulated-card-efficiency")
  return derivation(
    "Efficiency of an emulated card",
    { id: "lead-emulated-card", values: {} },
    "stated",
    [fact(parameter.name, parameter.value, parameter.unit, parameter.evidence)],
    outcome,
    parameter.note ? [parameter.note] : [],
  )
}

/** A published share as an input: its weight in the pool, and what was measured. */
const measuredInput = (row: Measurement, weight: number): Input =>
  fact(
    [row.product, row.workload, row.gpu, `weight ${Math.round(weight * 100)} %`].filter((part) => part !== null).join(" · "),
    row.nativeShare.mean ??
      (row.nativeShare.low !== null && row.nativeShare.high !== null
        ? { low: row.nativeShare.low, likely: (row.nativeShare.low + row.nativeShare.high) / 2, high: row.nativeShare.high }
        : "one-sided"),
    "of native",
    row.evidence,
  )

function supportNote(
  { support: { ofClass, ofMechanism, ofProduct }, readings }: RemotingParts,
  workClass: WorkloadClass,
  productName: string,
): string {
  const sources = (many: number): string => (many === 0 ? "no source" : many === 1 ? "one source" : `${many} sources`)
  const verdict = ofClass < enoughSources ? ", too few to say how often such a range holds" : ""
  return `API remoting of ${workClass.replaceAll("-", " ")} was measured by ${sources(ofClass)}${verdict}; by this mechanism by ${sources(ofMechanism)}, with ${productName} by ${sources(ofProduct)}. ${readings} measurements are pooled in all.`
}

const forwardingParts = ["calls", "frames", "transfer", "trips", "translation"] as const

const forwardedLead = (parts: RemotingParts, calls: number): LeadTold => ({
  id: "lead-forwarded",
  values: {
    calls: Math.round(calls),
    most: forwardingParts.reduce((most, one) => (parts[one] > parts[most] ? one : most)),
    efficiency: share(parts.efficiency.likely),
  },
})

/** Efficiency of API remoting: what forwarding adds by its mechanism, and what measurements say of products like this. */
function remotingStep(
  { context, group, workload }: GroupPlan,
  parts: RemotingParts,
  outcome: Derivation["result"],
  catalogue: Catalogue,
): Derivation {
  const { product, network } = context
  const load = remotingLoad(group, workload)
  const inputs: Input[] = [
    chosen("API calls a native second", group.overrides.apiCallsPerSecond, load.apiCalls, "1/s", workload.evidence),
    fact("Bytes a native second", load.bytes, "B/s", workload.evidence),
    chosen("Blocking round trips a native second", group.overrides.roundTripsPerSecond, load.roundTrips, "1/s", workload.evidence),
    ...(load.frames.likely > 0 ? [fact("Frames a native second", load.frames, "1/s", workload.evidence)] : []),
  ]
  const level = product.remoting && catalogue.remoting.levels[product.remoting.level]
  const transport = product.remoting && catalogue.remoting.transports[product.remoting.transport]
  const far = crossesNetwork(product)
  const link = linkOfProduct(product, workload.class, network, catalogue)
  if (level && transport && link) {
    const ofCall = !far && level.secondsPerCrossing ? level : transport
    inputs.push(
      fact(`x: share of calls that cross one by one (${level.name})`, link.crossingShare, "", level.evidence),
      fact(`c: time of one crossing (${ofCall.name})`, link.secondsPerCall, "s", ofCall.evidence),
      far && network.gbps !== null
        ? yours("B: bytes a second of your link", link.bytesPerSecond.likely, "B/s")
        : fact("B: bytes a second", link.bytesPerSecond, "B/s", transport.evidence),
      far && network.rttMs !== null
        ? yours("RTT: one round trip", network.rttMs / 1000, "s")
        : fact("RTT: one round trip", transport.roundTripSeconds, "s", transport.evidence),
      ...(load.frames.likely > 0 ? [fact("f: time of one frame", link.secondsPerFrame, "s", transport.evidence)] : []),
      ...(link.translation.likely > 0
        ? [fact("Translation to the host's API", link.translation, "s per native second", catalogue.remoting.translation.evidence)]
        : []),
      fact("p: overlap of calls with the GPU's work", link.overlap, "", catalogue.remoting.overlap.evidence),
    )
  }
  inputs.push(
    computed("Added by calls, likely", parts.calls, "s per native second"),
    ...(load.frames.likely > 0 ? [computed("Added by frames, likely", parts.frames, "s per native second")] : []),
    computed("Added by transfer, likely", parts.transfer, "s per native second"),
    computed("Added by round trips, likely", parts.trips, "s per native second"),
    computed("Efficiency by the mechanism alone, likely", Math.min(1, parts.mechanism), "of native"),
    ...parts.rows.slice(0, measurementsShown).map((row, at) => measuredInput(row, parts.weights[at] ?? 0)),
  )
  return derivation(
    "Efficiency of API remoting",
    forwardedLead(parts, load.apiCalls.likely),
    "1 ÷ (1 + added), added = (1 + (calls × x × c + frames × f) ^ p) ^ (1 ÷ p) − 1 + bytes ÷ B + round trips × RTT + translation; corrected on its logarithm by what published shares deviate from the same formula",
    inputs,
    outcome,
    [
      supportNote(parts, workload.class, product.shortName),
      "What calls and frames take overlaps with the GPU's work in part; what somebody waits for does not. The range is made to hold nine of ten figures of sources that the model has not seen, cut off at native.",
    ],
  )
}

const schedulerNotes = {
  "best-effort":
    "Best effort: idle VMs give up their turns; exact mean value analysis of a closed network, averaged over how many neighbours are active.",
  "equal-share": "Equal share: each running VM has 1/n of the GPU's time, whatever the others do.",
  "fixed-share": "Fixed share: 1/most of the GPU's time, even when the GPU is otherwise empty.",
  spatial: "Spatial partition: a slower private server; nothing is shared but memory bandwidth at the edges.",
  whole: "One VM owns the GPU: nothing is shared.",
} as const

const timeSlicing = (scheduler: Scheduler | "whole"): string =>
  scheduler === "best-effort" ? "X(n) ÷ X(1), X(n) the throughput of one of n active VMs" : "1 ÷ (u ÷ time share + 1 − u)"

function sharingLead({ context: { scheduler }, model }: GroupPlan, result: GroupResult, inTurnsOnSlice: boolean): LeadTold {
  const sharing = share(result.sharing.likely)
  if (scheduler === "spatial" || inTurnsOnSlice) return { id: "lead-slice", values: { sharing, turns: inTurnsOnSlice } }
  if (scheduler === "whole") return { id: "lead-alone", values: {} }
  if (scheduler === "best-effort")
    return { id: "lead-turns", values: { vms: result.vmsPerGpu, duty: share(model.demand.duty.likely), sharing } }
  return { id: "lead-quota", values: { sharing, idle: scheduler === "fixed-share" } }
}

function sharingStep(plan: GroupPlan, result: GroupResult, option: OptionResult, catalogue: Catalogue): Derivation {
  const { model, group, workload, context } = plan
  const inTurnsOnSlice = context.turnsOn === "mig-instance"
  const sliced = context.scheduler === "spatial" || inTurnsOnSlice
  const efficiency = catalogue.parameter("time-slice-efficiency")
  const { referenceGpu: reference } = model.demand
  const inputs: Input[] = [
    computed("VMs on a full GPU", result.vmsPerGpu, ""),
    chosen("Share of them active in the busy hour", group.overrides.activeShare, workload.activeShare, "", workload.evidence),
    ...(model.demand.llm
      ? []
      : [
          chosen("Mean GPU duty on the reference GPU", group.overrides.gpuDuty, workload.gpuDutyMean, "of time", workload.evidence),
          fact("Peak GPU duty on the reference GPU", workload.gpuDutyPeak, "of time", workload.evidence),
          computed("Busy-hour duty on the reference GPU", model.demand.referenceDuty, "of time"),
        ]),
  ]
  if (reference && context.gpu && reference.id !== context.gpu.id) {
    inputs.push(computed(`Speed of ${context.gpu.shortName} against the reference`, model.demand.speed, "×"))
  }
  inputs.push(computed(`u: busy-hour duty on ${option.gpuName ?? "the GPU"}`, model.demand.duty, "of time"))
  if (inTurnsOnSlice && plan.type) {
    const evidence = plan.type.evidence ?? catalogue.instanceType(plan.type.id)?.set.evidence ?? []
    inputs.push(
      fact(`Most ${plan.type.name} on one MIG instance`, plan.type.maxPerGpuInstance ?? "unknown", "", evidence),
      computed("VMs that take turns on a full MIG instance", result.vmsPerMigInstance ?? 1, ""),
    )
  }
  if (sliced) {
    const powers = ["mig-slice-power-batch", "mig-slice-power-request", "mig-neighbour-factor"] as const
    for (const one of powers.map((id) => catalogue.parameter(id))) inputs.push(fact(one.name, one.value, one.unit, one.evidence))
    inputs.push(computed("Speed of the slice against the whole GPU", model.sliceSpeed, ""))
  }
  if (context.scheduler !== "spatial" && context.scheduler !== "whole")
    inputs.push(fact(efficiency.name, efficiency.value, efficiency.unit, efficiency.evidence))
  if (inTurnsOnSlice) {
    const { sharing } = privateServer(model.demand.duty, model.sliceSpeed)
    const turns = (end: keyof Range): number => Math.min(1, result.sharing[end] / sharing[end])
    inputs.push(
      computed("Spatial factor: one VM alone on the slice", sharing, "of being alone on the GPU"),
      computed("Duty of the slice by one active VM", dutyOnSlice(model.demand.duty, model.sliceSpeed), "of time"),
      computed(
        "Time-slicing factor: its turns among the VMs of its MIG instance",
        { low: turns("low"), likely: turns("likely"), high: turns("high") },
        "of being alone on the slice",
      ),
    )
  }
  return derivation(
    "Sharing factor",
    sharingLead(plan, result, inTurnsOnSlice),
    inTurnsOnSlice
      ? `spatial factor × time-slicing factor;  spatial factor = 1 ÷ (u ÷ slice speed + 1 − u);  time-slicing factor = ${timeSlicing(context.scheduler)} on the slice, with its duty for u`
      : sliced
        ? "1 ÷ (u ÷ slice speed + 1 − u);  slice speed = (share of the GPU) ^ power × neighbours"
        : timeSlicing(context.scheduler),
    inputs,
    computed("Sharing factor", result.sharing, "of being alone"),
    [
      schedulerNotes[context.scheduler],
      ...(inTurnsOnSlice
        ? [
            "MIG with time slicing: each MIG instance is a slower private server, and its VMs take turns on it alone. n and most count the VMs of one instance.",
          ]
        : []),
    ],
  )
}
