import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range } from "../../dataset/core.ts"
import type { LeadTold } from "../basics/why/leads.ts"
import { gpuNamed, share } from "../basics/told.ts"
import { dutyOnSlice, privateServer } from "../performance/sharing.ts"
import type { GroupPlan } from "../plan/candidate.ts"
import type { Derivation, GroupResult, Input, OptionResult } from "../report.ts"
import { chosen, computed, derivation, fact, parameter, productAndGpu, tell, type Say } from "./inputs.ts"
import { mostOnMig } from "./placement.ts"

const inTurnsOnSlice = ({ context }: GroupPlan): boolean => context.turnsOn === "mig-instance"
const onSlice = (plan: GroupPlan): boolean => plan.context.scheduler === "spatial" || inTurnsOnSlice(plan)

/** The sharing factor: what neighbours on the GPU leave a VM. */
export function sharingStep(plan: GroupPlan, result: GroupResult, option: OptionResult, catalogue: Catalogue): Derivation {
  const { model, context } = plan
  const { referenceGpu: reference, speed, duty } = model.demand
  const { gpu, scheduler } = context
  const inTurns = inTurnsOnSlice(plan)
  return derivation({
    title: "sharing",
    lead: sharingLead(plan, result),
    formula: sharingFormula(plan),
    inputs: [
      ...work(plan, result),
      ...(reference && gpu && reference.id !== gpu.id ? [computed(tell("sharing-speed", { gpu: gpuNamed(gpu) }), speed, "times")] : []),
      computed(tell("sharing-u", { gpu: productAndGpu(option).gpu }), duty, "of-time"),
      ...(inTurns && plan.type ? [mostOnMig(plan.type, catalogue), computed("sharing-turns", result.vmsPerMigInstance ?? 1, "")] : []),
      ...(onSlice(plan) ? slice(plan, catalogue) : []),
      ...(scheduler === "spatial" || scheduler === "whole" ? [] : [parameter(catalogue.parameter("time-slice-efficiency"))]),
      ...(inTurns ? turns(plan, result) : []),
    ],
    result: computed("sharing", result.sharing, "of-being-alone"),
    notes: [tell("sharing-scheduler", { scheduler }), ...(inTurns ? (["sharing-mig-note"] as const) : [])],
  })
}

function sharingLead(plan: GroupPlan, result: GroupResult): LeadTold {
  const { scheduler } = plan.context
  const sharing = share(result.sharing.likely)
  if (onSlice(plan)) return { id: "lead-slice", values: { sharing, turns: inTurnsOnSlice(plan) } }
  if (scheduler === "whole") return { id: "lead-alone", values: {} }
  if (scheduler === "best-effort")
    return { id: "lead-turns", values: { vms: result.vmsPerGpu, duty: share(plan.model.demand.duty.likely), sharing } }
  return { id: "lead-quota", values: { sharing, idle: scheduler === "fixed-share" } }
}

function sharingFormula(plan: GroupPlan): Say {
  const timeSlicing = plan.context.scheduler === "best-effort" ? "sharing-formula-throughput" : "sharing-formula-time"
  if (inTurnsOnSlice(plan)) return tell("sharing-formula-turns", { turns: { id: timeSlicing, values: {} } })
  return onSlice(plan) ? "sharing-formula-slice" : timeSlicing
}

/** What each VM asks of the GPU in the busy hour, of work that is paced by somebody. */
function work({ model, group, workload }: GroupPlan, result: GroupResult): readonly Input[] {
  const { overrides } = group
  return [
    computed("sharing-vms", result.vmsPerGpu, ""),
    chosen("sharing-active", overrides.activeShare, workload.activeShare, "", workload.evidence),
    ...(model.demand.llm
      ? []
      : [
          chosen("sharing-duty-mean", overrides.gpuDuty, workload.gpuDutyMean, "of-time", workload.evidence),
          fact("sharing-duty-peak", workload.gpuDutyPeak, "of-time", workload.evidence),
          computed("sharing-duty", model.demand.referenceDuty, "of-time"),
        ]),
  ]
}

const slice = ({ model }: GroupPlan, catalogue: Catalogue): readonly Input[] => [
  ...(["mig-slice-power-batch", "mig-slice-power-request", "mig-neighbour-factor"] as const).map((id) =>
    parameter(catalogue.parameter(id)),
  ),
  computed("sharing-slice-speed", model.sliceSpeed, ""),
]

/** The two factors of VMs that take turns on a MIG instance. */
function turns({ model }: GroupPlan, result: GroupResult): readonly Input[] {
  const { sharing } = privateServer(model.demand.duty, model.sliceSpeed)
  const factor = (end: keyof Range): number => Math.min(1, result.sharing[end] / sharing[end])
  return [
    computed("sharing-spatial", sharing, "of-being-alone-on-gpu"),
    computed("sharing-slice-duty", dutyOnSlice(model.demand.duty, model.sliceSpeed), "of-time"),
    computed("sharing-in-turns", { low: factor("low"), likely: factor("likely"), high: factor("high") }, "of-being-alone-on-slice"),
  ]
}
