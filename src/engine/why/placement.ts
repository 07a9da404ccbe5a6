import type { GroupPlan, Plan } from "../plan/candidate.ts"
import { isModule, limitTold, slotsTold } from "../feasibility/hardware.ts"
import { mixedSizeEvidence, sizeModeRules } from "../plan/mixedSize.ts"
import { evidenceFor } from "../basics/evidence.ts"
import { gpuNamed, productNamed, quote, thing } from "../basics/told.ts"
import type { Derivation, GroupResult, Input, OptionResult, Placement } from "../report.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu } from "../../dataset/core.ts"
import type { Scenario } from "../scenario.ts"
import { bestEvidence } from "../../dataset/bestEvidence.ts"
import { frameBufferOf, llmWorkOf } from "../workload/llm.ts"
import { chosen, computed, derivation, fact, groupThing, tell, told, written, yours } from "./inputs.ts"
import { llmFrameBufferStep } from "./llm.ts"

/** Why it takes this many GPUs. */
export function whyGpus(option: OptionResult, plan: Plan, catalogue: Catalogue): Derivation {
  const { placement } = option
  const { gpu } = plan.candidate
  const steps = plan.groups.flatMap((one) => {
    const result = option.groups.find((group) => group.index === one.index)
    return result ? [ofGroup(one, result, plan, catalogue)] : []
  })
  if (!placement) return { ...nothingPlaced("gpus"), steps }
  const { count, lowerBound, fewest = count, boards, bought, spareBoards } = placement.gpus
  return derivation({
    title: tell("gpus-title", { gpu: gpu && gpuNamed(gpu) }),
    lead: {
      id: "lead-gpus",
      values: { vms: option.groups.reduce((sum, one) => sum + one.count, 0), gpus: count, proven: count === lowerBound },
    },
    formula: "gpus-formula",
    inputs: [
      ...option.groups.map((one) =>
        computed(tell("gpus-of-group", { group: groupThing(one), vms: one.count, each: one.vmsPerGpu }), one.gpusCharged, "gpus-charged"),
      ),
      ...whyMode(option, plan, catalogue),
      computed("gpus-lower-bound", lowerBound, "gpus"),
      ...(gpu ? [fact("gpus-on-board", gpu.gpusPerBoard, "", evidenceFor(gpu, "gpusPerBoard"))] : []),
      ...(gpu && isModule(gpu) ? [computed("gpus-on-baseboard", placement.hosts.boardsPerHostMax, "")] : []),
      computed("gpus-boards", boards, ""),
      computed("gpus-bought", bought, ""),
      ...(spareBoards > 0 ? [computed("gpus-spare-boards", spareBoards, "")] : []),
    ],
    result: computed("gpus-carry", count, ""),
    notes: [howNear(count, fewest, lowerBound)],
    steps,
  })
}

function howNear(count: number, fewest: number, lowerBound: number) {
  if (fewest < count) return tell("gpus-fewest", { fewest, gap: fewest - lowerBound })
  return count === lowerBound ? ("gpus-proven" as const) : tell("gpus-gap", { gap: count - lowerBound })
}

function nothingPlaced(what: "gpus" | "hosts"): Derivation {
  const title = what === "gpus" ? tell("gpus-title", { gpu: null }) : told("hosts-title")
  const lead = { id: "lead-nothing-placed", values: {} } as const
  return derivation({ title, lead, formula: "nothing-placed", result: computed(title, "none", "") })
}

/** Why so many VMs of a group go on one GPU. */
function ofGroup(one: GroupPlan, result: GroupResult, plan: Plan, catalogue: Catalogue): Derivation {
  const { group, workload } = one
  const perHost = group.overrides.vmsPerHost
  const { gpu } = plan.candidate
  return derivation({
    title: tell("named", { of: groupThing(result) }),
    lead: { id: "lead-gpus-group", values: { vms: result.vmsPerGpu, binds: result.binds } },
    formula: "gpus-group-formula",
    inputs: [
      frameBuffer(one, catalogue),
      ...(result.gpusPerVm ? severalGpus(result.gpusPerVm, plan) : []),
      ...(perHost === undefined ? [] : [yours("gpus-vms-per-host", perHost, "")]),
      ...instanceType(one, catalogue),
      ...(gpu
        ? [fact(tell("gpus-memory", { gpu: gpuNamed(gpu) }), gpu.memoryMib ?? "unknown", "mib-per-gpu", evidenceFor(gpu, "memoryMib"))]
        : []),
      ...mostByPerformance(one, result, catalogue),
      ...(gpu ? encoding(one, gpu, catalogue) : []),
      chosen("least-share-asked", group.overrides.leastNativeShare, workload.leastNativeShare, "of-native", workload.evidence),
    ],
    result: computed(result.gpusPerVm ? tell("gpus-on-set", { gpus: result.gpusPerVm }) : "gpus-on-one", result.vmsPerGpu, ""),
    notes: [tell("what-binds", { binds: result.binds })],
    steps: llmFrameBufferStep(one, catalogue),
  })
}

function frameBuffer({ group, workload }: GroupPlan, catalogue: Catalogue): Input {
  const own = group.overrides.frameBufferMib
  return own === undefined && llmWorkOf(group, catalogue)
    ? computed("gpus-frame-buffer-each", frameBufferOf(group, workload, catalogue), "mib")
    : chosen("gpus-frame-buffer", own, workload.frameBufferMib.default, "mib", workload.evidence)
}

function severalGpus(gpusPerVm: number, { candidate: { product } }: Plan): readonly Input[] {
  const most = product.sharing.gpusPerVm
  return [
    yours("gpus-of-vm", gpusPerVm, ""),
    fact(tell("gpus-of-vm-most", { product: productNamed(product) }), most?.max ?? "gpus-no-maximum", "", most?.evidence ?? []),
  ]
}

type Type = NonNullable<GroupPlan["type"]>

const typeNamed = ({ id, name }: Type) => thing("instance-type", id, name)

const evidenceOfType = (type: Type, catalogue: Catalogue): readonly Evidence[] =>
  type.evidence ?? catalogue.instanceType(type.id)?.set.evidence ?? []

/** The most of a type that share one MIG instance. */
export const mostOnMig = (type: Type, catalogue: Catalogue): Input =>
  fact(tell("gpus-type-most-on-mig", { type: typeNamed(type) }), type.maxPerGpuInstance ?? "unknown", "", evidenceOfType(type, catalogue))

function instanceType({ type }: GroupPlan, catalogue: Catalogue): readonly Input[] {
  if (!type) return []
  const evidence = evidenceOfType(type, catalogue)
  return [
    fact(tell("gpus-type", { type: typeNamed(type) }), type.frameBufferMib ?? "unknown", "mib", evidence),
    fact(tell("gpus-type-most", { type: typeNamed(type) }), type.maxPerGpu ?? "unknown", "", evidence),
  ]
}

/** From so many on, neighbours are no limit. */
const noLimit = 4096

function mostByPerformance(
  { context, type, mostByPerformance: most }: GroupPlan,
  result: GroupResult,
  catalogue: Catalogue,
): readonly Input[] {
  if (context.turnsOn !== "mig-instance" || !type) return [computed("gpus-by-performance", most >= noLimit ? "no-limit" : most, "")]
  return [
    mostOnMig(type, catalogue),
    computed("gpus-mig-by-performance", most, ""),
    computed("gpus-mig-instances", Math.ceil(result.vmsPerGpu / (result.vmsPerMigInstance ?? 1)), ""),
  ]
}

function encoding({ encode, workload }: GroupPlan, gpu: Gpu, catalogue: Catalogue): readonly Input[] {
  if (!encode) return []
  const { codec = "", tuning = "" } = workload.encode ?? {}
  const { encoder } = encode
  const resources = catalogue.resources(gpu.id)
  return [
    fact("gpus-encode-asked", encode.asked, "frames-per-second", bestEvidence(workload, "encode")),
    fact(
      tell("gpus-encode-engine", { codec: quote(codec), tuning: quote(tuning) }),
      tuning === "low-latency" ? encoder.lowLatencyFps : encoder.qualityFps,
      "frames-per-second",
      encoder.evidence,
    ),
    fact(tell("gpus-encode-engines", { gpu: gpuNamed(gpu) }), encode.engines, "", resources ? bestEvidence(resources, "encode") : []),
    ...(encode.sessionsMost === null
      ? []
      : [fact("gpus-encode-sessions", encode.sessionsMost, "", catalogue.parameter("geforce-encode-sessions").evidence)]),
    computed("gpus-by-encoders", Math.floor(encode.most + 1e-9), ""),
  ]
}

/** The mode in which vGPUs share GPUs, with the rules it is documented by. */
function whyMode({ sizeMode }: OptionResult, plan: Plan, catalogue: Catalogue): readonly Input[] {
  if (sizeMode === null) return []
  const { product } = plan.candidate
  const where = product.sharing.mixedSizes
  const rules = sizeModeRules(sizeMode, catalogue).map((one, i) =>
    fact(i === 0 ? tell("gpus-mode", { mode: sizeMode }) : "gpus-in-mode", written(one.rule), "", one.evidence),
  )
  if (sizeMode !== "mixed-size") return rules
  return [
    ...rules,
    fact(
      tell("gpus-sizes-differ", { product: productNamed(product) }),
      where?.condition ? written(where.condition) : tell("support-word", { support: where?.support ?? "yes" }),
      "",
      mixedSizeEvidence(plan, sizeMode, catalogue),
    ),
  ]
}

/** Why it takes this many hosts. */
export function whyHosts(option: OptionResult, plan: Plan, scenario: Scenario, catalogue: Catalogue): Derivation {
  const { placement } = option
  if (!placement) return nothingPlaced("hosts")
  const { hosts } = placement
  const host = plan.hosts.find((one) => one.id === hosts.hostId)
  const gpu = placement.gpus.boards > 0 ? plan.candidate.gpu : null
  return derivation({
    title: "hosts-title",
    lead: { id: "lead-hosts", values: { hosts: hosts.count, spare: hosts.spare } },
    formula: "hosts-formula",
    inputs: [
      ...(host ? machine(host) : []),
      yours("hosts-vcpu-per-core", scenario.supply.vcpuPerCore, ""),
      computed("hosts-vcpu", hosts.vcpuPerHost, ""),
      computed("hosts-ram-offered", hosts.ramGibPerHost, "gib"),
      ...(host && gpu ? slots(host) : []),
      ...(gpu
        ? [
            fact(
              tell("hosts-board-power", { gpu: gpuNamed(gpu) }),
              gpu.boardTdpWatts ?? "unknown",
              "watts",
              evidenceFor(gpu, "boardTdpWatts"),
            ),
          ]
        : []),
      ...ofHosts(hosts),
    ],
    result: computed("hosts-carry", hosts.count, ""),
    notes: [tell("what-binds", { binds: hosts.binds }), ...(host && gpu ? [limitTold(gpu, host, catalogue)] : [])],
  })
}

type Host = Plan["hosts"][number]

const machine = (host: Host): readonly Input[] => [
  fact(tell("hosts-cores", { host: thing("host", host.id, host.name) }), host.cores, "", host.evidence),
  fact("hosts-ram", host.ramGib, "gib", host.evidence),
]

const slots = (host: Host): readonly Input[] => [
  fact("hosts-slots", slotsTold(host), "", host.evidence),
  ...(host.gpuPowerWatts === null ? [] : [fact("hosts-gpu-power", host.gpuPowerWatts, "watts", host.evidence)]),
]

const ofHosts = ({ boardsPerHostMax, lowerBound, spare }: Placement["hosts"]): readonly Input[] => [
  computed("hosts-boards", boardsPerHostMax, ""),
  computed("lower-bound", lowerBound, "hosts"),
  yours("spare-hosts", spare, ""),
]
