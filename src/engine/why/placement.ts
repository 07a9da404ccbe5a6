import type { Plan } from "../plan/candidate.ts"
import { limitText, slotsText } from "../feasibility/hardware.ts"
import { mixedSizeEvidence, sizeModeRules } from "../plan/mixedSize.ts"
import { evidenceFor } from "../basics/evidence.ts"
import type { Binding, Derivation, Input, OptionResult } from "../report.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Scenario } from "../scenario.ts"
import { bestEvidence } from "../../dataset/bestEvidence.ts"
import { frameBufferOf, llmWorkOf } from "../workload/llm.ts"
import { chosen, computed, derivation, fact, yours } from "./inputs.ts"
import { llmFrameBufferStep } from "./llm.ts"

export const bindingWords: Readonly<Record<Binding, string>> = {
  "frame-buffer": "frame buffer: one more would not fit into the GPU's memory",
  "instances-per-gpu": "instances per GPU: the GPU offers no further instance",
  performance: "performance: one more would push the share of native below the least asked for",
  "one-vm-per-gpu": "one VM per GPU: pass-through cannot be shared",
  slots: "GPU slots of the host",
  power: "power that the host's supplies give its GPUs",
  ram: "RAM of the host",
  vcpu: "vCPUs of the host",
  "anti-affinity": "anti-affinity: a host may hold no more VMs of the group",
  encoders: "video encoders: one more would ask more of them than they make",
  none: "nothing: the VMs end before any limit",
}

/** Why it takes this many GPUs. */
export function whyGpus(option: OptionResult, plan: Plan, catalogue: Catalogue): Derivation {
  const { placement } = option
  const { gpu } = plan.candidate
  const steps = plan.groups.flatMap((one) => {
    const result = option.groups.find((group) => group.index === one.index)
    if (!result) return []
    return [
      derivation(
        result.name,
        { id: "lead-gpus-group", values: { vms: result.vmsPerGpu, binds: result.binds } },
        "the least of what frame buffer, instances and the performance target allow",
        [
          one.group.overrides.frameBufferMib === undefined && llmWorkOf(one.group, catalogue)
            ? computed("Frame buffer needed by a VM, on each of its GPUs", frameBufferOf(one.group, one.workload, catalogue), "MiB")
            : chosen(
                "Frame buffer needed by a VM",
                one.group.overrides.frameBufferMib,
                one.workload.frameBufferMib.default,
                "MiB",
                one.workload.evidence,
              ),
          ...(result.gpusPerVm
            ? [
                yours("GPUs of each VM, all in its host", result.gpusPerVm, ""),
                fact(
                  `${plan.candidate.product.shortName}: GPUs of one VM at most`,
                  plan.candidate.product.sharing.gpusPerVm?.max ?? "no maximum published",
                  "",
                  plan.candidate.product.sharing.gpusPerVm?.evidence ?? [],
                ),
              ]
            : []),
          ...(one.group.overrides.vmsPerHost === undefined
            ? []
            : [yours("VMs of the group on one host at most", one.group.overrides.vmsPerHost, "")]),
          ...(one.type
            ? [
                fact(
                  `Instance type ${one.type.name}`,
                  one.type.frameBufferMib ?? "unknown",
                  "MiB",
                  one.type.evidence ?? catalogue.instanceType(one.type.id)?.set.evidence ?? [],
                ),
                fact(
                  `Most ${one.type.name} on a GPU`,
                  one.type.maxPerGpu ?? "unknown",
                  "",
                  one.type.evidence ?? catalogue.instanceType(one.type.id)?.set.evidence ?? [],
                ),
              ]
            : []),
          ...(gpu ? [fact(`Memory of ${gpu.shortName}`, gpu.memoryMib ?? "unknown", "MiB per GPU", evidenceFor(gpu, "memoryMib"))] : []),
          ...(one.context.turnsOn === "mig-instance" && one.type
            ? [
                fact(
                  `Most ${one.type.name} on one MIG instance`,
                  one.type.maxPerGpuInstance ?? "unknown",
                  "",
                  one.type.evidence ?? catalogue.instanceType(one.type.id)?.set.evidence ?? [],
                ),
                computed("Most on one MIG instance that keep the performance target", one.mostByPerformance, ""),
                computed(
                  "MIG instances of the type on a GPU that holds only them",
                  Math.ceil(result.vmsPerGpu / (result.vmsPerMigInstance ?? 1)),
                  "",
                ),
              ]
            : [
                computed("Most on a GPU by the performance target", one.mostByPerformance >= 4096 ? "no limit" : one.mostByPerformance, ""),
              ]),
          ...(one.encode && gpu
            ? [
                fact("Frames of 1080p a second that a VM encodes", one.encode.asked, "frames/s", bestEvidence(one.workload, "encode")),
                fact(
                  `Frames of 1080p a second of one engine, ${one.workload.encode?.codec ?? ""} ${one.workload.encode?.tuning ?? ""}`,
                  one.workload.encode?.tuning === "low-latency" ? one.encode.encoder.lowLatencyFps : one.encode.encoder.qualityFps,
                  "frames/s",
                  one.encode.encoder.evidence,
                ),
                fact(
                  `Encode engines of ${gpu.shortName}`,
                  one.encode.engines,
                  "",
                  catalogue.resources(gpu.id) ? bestEvidence(catalogue.resources(gpu.id)!, "encode") : [],
                ),
                ...(one.encode.sessionsMost === null
                  ? []
                  : [
                      fact(
                        "Encode sessions that its driver allows",
                        one.encode.sessionsMost,
                        "",
                        catalogue.parameter("geforce-encode-sessions").evidence,
                      ),
                    ]),
                computed("Most on a GPU by its encoders, so many of them being active", Math.floor(one.encode.most + 1e-9), ""),
              ]
            : []),
          chosen(
            "Least share of native asked for",
            one.group.overrides.leastNativeShare,
            one.workload.leastNativeShare,
            "of native",
            one.workload.evidence,
          ),
        ],
        computed(result.gpusPerVm ? `VMs on one set of ${result.gpusPerVm} GPUs` : "VMs on one GPU", result.vmsPerGpu, ""),
        [`What binds: ${bindingWords[result.binds]}.`],
        llmFrameBufferStep(one, catalogue),
      ),
    ]
  })
  if (!placement)
    return derivation(
      "GPUs",
      { id: "lead-nothing-placed", values: {} },
      "nothing could be placed",
      [],
      computed("GPUs", "none", ""),
      [],
      steps,
    )
  return derivation(
    gpu ? `GPUs: ${gpu.shortName}` : "GPUs",
    {
      id: "lead-gpus",
      values: {
        vms: option.groups.reduce((sum, one) => sum + one.count, 0),
        gpus: placement.gpus.count,
        proven: placement.gpus.count === placement.gpus.lowerBound,
      },
    },
    "VMs ÷ VMs per GPU, rounded up; the remainders of the groups packed together under the product's rules; boards bought whole",
    [
      ...option.groups.map((one) => computed(`${one.name}: ${one.count} VMs, ${one.vmsPerGpu} on a GPU`, one.gpusCharged, "GPUs charged")),
      ...whyMode(option, plan, catalogue),
      computed("Lower bound: no placement under these rules needs fewer", placement.gpus.lowerBound, "GPUs"),
      ...(gpu ? [fact("GPUs on a board", gpu.gpusPerBoard, "", evidenceFor(gpu, "gpusPerBoard"))] : []),
      computed("Boards", placement.gpus.boards, ""),
      computed("GPUs bought with them", placement.gpus.bought, ""),
      ...(placement.gpus.spareBoards > 0
        ? [computed("Boards in the spare hosts, fitted like the fullest host", placement.gpus.spareBoards, "")]
        : []),
    ],
    computed("GPUs that carry VMs", placement.gpus.count, ""),
    [
      placement.gpus.count === placement.gpus.lowerBound
        ? "The count equals its lower bound, so no placement needs fewer."
        : `The count is ${placement.gpus.count - placement.gpus.lowerBound} over its lower bound; a better placement may or may not exist.`,
    ],
    steps,
  )
}

/** The mode in which vGPUs share GPUs, with the rules it is documented by. */
function whyMode({ sizeMode }: OptionResult, plan: Plan, catalogue: Catalogue): readonly Input[] {
  if (sizeMode === null) return []
  const { product } = plan.candidate
  const where = product.sharing.mixedSizes
  return [
    ...sizeModeRules(sizeMode, catalogue).map((one, i) => fact(i === 0 ? `Mode: ${sizeMode}` : "In this mode", one.rule, "", one.evidence)),
    ...(sizeMode === "mixed-size"
      ? [
          fact(
            `${product.shortName}: sizes may differ on a GPU`,
            where?.condition ?? where?.support ?? "yes",
            "",
            mixedSizeEvidence(plan, sizeMode, catalogue),
          ),
        ]
      : []),
  ]
}

/** Why it takes this many hosts. */
export function whyHosts(option: OptionResult, plan: Plan, scenario: Scenario, catalogue: Catalogue): Derivation {
  const { placement } = option
  if (!placement)
    return derivation("Hosts", { id: "lead-nothing-placed", values: {} }, "nothing could be placed", [], computed("Hosts", "none", ""))
  const host = plan.hosts.find((one) => one.id === placement.hosts.hostId)
  const gpu = placement.gpus.boards > 0 ? plan.candidate.gpu : null
  return derivation(
    "Hosts",
    { id: "lead-hosts", values: { hosts: placement.hosts.count, spare: placement.hosts.spare } },
    "each host filled up to its vCPUs, RAM, GPU slots and the power for GPUs; spares on top",
    [
      ...(host ? [fact(`${host.name}: cores`, host.cores, "", host.evidence), fact("RAM", host.ramGib, "GiB", host.evidence)] : []),
      yours("vCPUs scheduled on a core", scenario.supply.vcpuPerCore, ""),
      computed("vCPUs a host offers", placement.hosts.vcpuPerHost, ""),
      computed("RAM a host offers to VMs", placement.hosts.ramGibPerHost, "GiB"),
      ...(host && gpu ? [fact(`Slots for GPUs`, slotsText(host), "", host.evidence)] : []),
      ...(host && gpu && host.gpuPowerWatts !== null ? [fact("Power for all GPUs of a host", host.gpuPowerWatts, "W", host.evidence)] : []),
      ...(gpu
        ? [fact(`Power of a board of ${gpu.shortName}`, gpu.boardTdpWatts ?? "unknown", "W", evidenceFor(gpu, "boardTdpWatts"))]
        : []),
      computed("Boards a host takes", placement.hosts.boardsPerHostMax, ""),
      computed("Lower bound", placement.hosts.lowerBound, "hosts"),
      yours("Spare hosts", placement.hosts.spare, ""),
    ],
    computed("Hosts that carry VMs", placement.hosts.count, ""),
    [`What binds: ${bindingWords[placement.hosts.binds]}.`, ...(host && gpu ? [limitText(gpu, host, catalogue)] : [])],
  )
}
