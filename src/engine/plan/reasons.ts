import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu } from "../../dataset/core.ts"
import { gpuVendors } from "../../dataset/schema/index.ts"
import { frameBufferEvidence, llmFrameBufferWords, tokensReason } from "./llmReasons.ts"
import { type TypeChoice } from "../feasibility/instanceTypes.ts"
import { reason, unknownOf } from "../feasibility/productReasons.ts"
import { evidenceFor } from "../basics/evidence.ts"
import { hasInstanceTypes } from "../feasibility/technology.ts"
import { performanceAt, type GroupModel } from "../performance/groupPerformance.ts"
import { boundName, rateEvidence, rateWords, slowestPart } from "../performance/speedWords.ts"
import { encodeEvidence, type EncodeLoad } from "../workload/encode.ts"
import type { Reason } from "../report.ts"
import type { Scenario, VmGroup } from "../scenario.ts"
import type { Candidate, GroupPlan } from "./candidate.ts"

export function typeReasons(
  choice: TypeChoice,
  wanted: number,
  { product, technology, gpu }: Candidate,
  group: VmGroup,
  index: number,
  catalogue: Catalogue,
): Reason[] {
  if (!gpu || choice.problem === null) return []
  const evidence: readonly Evidence[] = evidenceFor(gpu, "memoryMib")
  const name = gpu.shortName
  switch (choice.problem) {
    case "none-offered":
      return [
        reason(
          "no-instance-type",
          `no ${technology === "nvidia-mig" ? "MIG-backed vGPU type" : "instance type"} of ${name} is known for ${product.shortName}`,
          evidence,
          index,
        ),
      ]
    case "series":
      return [reason("series", `${name} offers only vGPU types of a series that does not serve what it needs`, evidence, index)]
    case "frame-buffer":
      return [
        reason(
          "frame-buffer",
          `needs ${wanted} MiB of frame buffer; ${hasInstanceTypes(technology) ? "the largest usable slice" : "one GPU"} of ${name} has ${choice.largestMib} MiB${llmFrameBufferWords(group, choice.largestMib, catalogue)}`,
          group.overrides.llmModel === undefined ? evidence : [...evidence, ...frameBufferEvidence(group, gpu, catalogue)],
          index,
        ),
      ]
  }
}

export function encodersReason({ index, context, workload }: GroupPlan, load: EncodeLoad): Reason {
  const { gpu, catalogue } = context
  const name = gpu?.shortName ?? ""
  const frames = (value: number): string => Math.round(value).toLocaleString("en-US")
  const text =
    load.sessionsMost !== null && load.streams > load.sessionsMost
      ? `encodes ${load.streams} streams; the driver of ${name} allows ${load.sessionsMost} at once`
      : `encodes ${frames(load.asked)} frames of 1080p a second; the ${load.engines === 1 ? "encoder" : `${load.engines} encoders`} of ${name} ${context.scheduler === "spatial" ? "in its slice make" : load.engines === 1 ? "makes" : "make"} about ${frames(load.asked / load.engineShare)}`
  return reason("encoders", text, gpu ? encodeEvidence(load, gpu, workload, catalogue) : [], index)
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`

/** The GPU itself is too slow, and what makes it so. */
function paceReason(model: GroupModel, index: number, gpu: Gpu, reference: Gpu, catalogue: Catalogue): Reason {
  const { paceRange, profile, parts } = model.demand
  const kept = [paceRange.low, paceRange.high].map((pace) => percent(model.efficiency.likely * pace))
  const slow = slowestPart(parts)
  const binds = slow
    ? `: ${boundName(slow.bound, profile.tensorPrecision)} binds most of its time there, ${rateWords(slow.bound, slow.ofGpu)} against ${rateWords(slow.bound, slow.ofReference)}`
    : ""
  const text = `must keep ${percent(model.targetShare)} of the pace it has on ${reference.shortName}; ${gpu.shortName} keeps ${kept[0] === kept[1] ? `about ${kept[0]}` : `${kept[0]} to ${kept[1]}`} even alone${binds}`
  const evidence = slow
    ? [gpu, reference].flatMap((one) => rateEvidence(slow.bound, one, catalogue, profile.tensorPrecision))
    : evidenceFor(gpu, "fp32Tflops")
  return reason("pace", text, evidence, index)
}

export function performanceReason({ model, index, context }: GroupPlan): Reason {
  const tokens = tokensReason(model, index, context)
  if (tokens) return tokens
  const share = performanceAt(model, 1, context).nativeShare.likely
  const reference = model.demand.referenceGpu
  if (share >= model.targetShare && context.gpu && reference) {
    return paceReason(model, index, context.gpu, reference, context.catalogue)
  }
  const best = percent(share)
  const where = model.software
    ? "rendered on its vCPUs"
    : context.scheduler === "spatial" || context.turnsOn === "mig-instance"
      ? "even alone on its slice"
      : "even alone on its GPU"
  const evidence = [
    ...(model.measured?.rows[0]?.evidence ?? []),
    ...(model.remoting?.evidence ?? []),
    ...(model.software ? context.catalogue.parameter("software-gflops-per-vcpu").evidence : []),
  ]
  return reason("performance", `must have ${percent(model.targetShare)} of native; ${where} it reaches about ${best}`, evidence, index)
}

const isVendor = (id: string): boolean => gpuVendors.some((vendor) => vendor === id)

/** Why a GPU model is ruled out before anything is placed on it. */
export function gpuReasons(gpu: Gpu, scenario: Scenario, catalogue: Catalogue): Reason[] {
  const { policies, supply } = scenario
  const found: Reason[] = []
  if (policies.vendors.length > 0 && !policies.vendors.includes(gpu.vendor)) {
    found.push(
      reason(
        "vendor-policy",
        `${gpu.shortName} is made by a vendor that your policy leaves out${unknownOf(policies.vendors, isVendor)}`,
        evidenceFor(gpu, "vendor"),
      ),
    )
  }
  if (supply.gpus.length > 0 && !supply.gpus.includes(gpu.id)) {
    found.push(
      reason(
        "gpu-policy",
        `${gpu.shortName} is not among the GPU models you allow${unknownOf(supply.gpus, (id) => catalogue.gpu(id) !== undefined)}`,
        [],
      ),
    )
  }
  if (!policies.includeUnsupported && !gpu.buyable && !supply.gpus.includes(gpu.id)) {
    const [text, evidence] = whyNotSold(gpu, catalogue)
    found.push(reason("gpu-status", text, evidence))
  }
  return found
}

/** Why a GPU counts as not to be bought: by what is known of its board, else by its status. */
function whyNotSold(gpu: Gpu, catalogue: Catalogue): readonly [text: string, evidence: readonly Evidence[]] {
  const board = catalogue.board(gpu.id)
  if (board?.offer === "cloud") return [`${gpu.shortName} is found in a cloud only; nobody sells it`, evidenceFor(board, "offer")]
  if (board?.offer === "used")
    return [`${gpu.shortName} is offered used only; no price of a new board is known`, evidenceFor(board, "offer")]
  if (board?.cooling === "active")
    return [`${gpu.shortName} has fans of its own, and no list of a server's maker that was read names it`, evidenceFor(board, "cooling")]
  return [
    `${gpu.shortName} is not sold new for servers with support for virtualizing it (its status: ${gpu.status})`,
    evidenceFor(gpu, "status"),
  ]
}
