import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu } from "../../dataset/core.ts"
import { gpuVendors } from "../../dataset/schema/index.ts"
import { frameBufferEvidence, llmMemoryTold, tokensReason } from "./llmReasons.ts"
import { type TypeChoice } from "../feasibility/instanceTypes.ts"
import { reason, unknownOf } from "../feasibility/productReasons.ts"
import { askedBy, isOwned } from "../feasibility/needs.ts"
import { evidenceFor } from "../basics/evidence.ts"
import { hasInstanceTypes } from "../feasibility/technology.ts"
import { performanceAt, type GroupModel } from "../performance/groupPerformance.ts"
import type { ReasonTellings, ReasonTold } from "../basics/tellings.ts"
import { amount, gpuNamed, productNamed, quote, share, type Amount, type ToldOf } from "../basics/told.ts"
import { boundTold, rateEvidence, rateTold, slowestPart } from "../performance/speedWords.ts"
import { encodeEvidence, type EncodeLoad } from "../workload/encode.ts"
import type { Reason } from "../report.ts"
import type { Scenario, VmGroup } from "../scenario.ts"
import type { Candidate, GroupPlan } from "./candidate.ts"

export function typeReasons(
  choice: TypeChoice,
  { group, index, wanted }: { readonly group: VmGroup; readonly index: number; readonly wanted: number },
  { product, technology, gpu }: Candidate,
  catalogue: Catalogue,
): Reason[] {
  if (!gpu || choice.problem === null) return []
  const evidence: readonly Evidence[] = evidenceFor(gpu, "memoryMib")
  const named = gpuNamed(gpu)
  switch (choice.problem) {
    case "none-offered":
      return [
        reason(
          "no-instance-type",
          { id: "no-type-offered", values: { product: productNamed(product), gpu: named, mig: technology === "nvidia-mig" } },
          evidence,
          index,
        ),
      ]
    case "series":
      return [reason("series", { id: "no-type-of-series", values: { gpu: named } }, evidence, index)]
    case "frame-buffer":
      return [
        reason(
          "frame-buffer",
          {
            id: "frame-buffer-short",
            values: {
              wanted: amount(wanted, "MiB"),
              of: hasInstanceTypes(technology) ? "slice" : "gpu",
              gpu: named,
              largest: amount(choice.largestMib, "MiB"),
              llm: llmMemoryTold(group, choice.largestMib, catalogue),
            },
          },
          group.overrides.llmModel === undefined ? evidence : [...evidence, ...frameBufferEvidence(group, gpu, catalogue)],
          index,
        ),
      ]
  }
}

export function encodersReason({ index, context, workload }: GroupPlan, load: EncodeLoad): Reason {
  const { gpu, catalogue } = context
  const named = gpuNamed(gpu ?? { id: "", shortName: "" })
  const { streams, sessionsMost, engines } = load
  const told: ReasonTold =
    sessionsMost !== null && streams > sessionsMost
      ? { id: "encoder-sessions", values: { streams, gpu: named, most: sessionsMost } }
      : {
          id: "encoder-frames",
          values: {
            asked: Math.round(load.asked),
            makes: Math.round(load.asked / load.engineShare),
            engines,
            gpu: named,
            slice: context.scheduler === "spatial",
          },
        }
  return reason("encoders", told, gpu ? encodeEvidence(load, gpu, workload, catalogue) : [], index)
}

/** As many digits as are said: a range that is said as one figure is one. */
const twoDigits = (value: number): number => Number(value.toPrecision(2))

/** The GPU itself is too slow, and what makes it so. */
function paceReason(model: GroupModel, index: number, gpu: Gpu, reference: Gpu, catalogue: Catalogue): Reason {
  const { paceRange, profile, parts } = model.demand
  const [low, high] = [paceRange.low, paceRange.high].map((pace) => share(twoDigits(model.efficiency.likely * pace))) as [Amount, Amount]
  const slow = slowestPart(parts)
  const binds: ToldOf<Pick<ReasonTellings, "pace-binds">> | null = slow
    ? {
        id: "pace-binds",
        values: {
          bound: boundTold(slow.bound, profile.tensorPrecision),
          here: rateTold(slow.bound, slow.ofGpu),
          there: rateTold(slow.bound, slow.ofReference),
        },
      }
    : null
  const values = {
    target: share(model.targetShare),
    reference: gpuNamed(reference),
    gpu: gpuNamed(gpu),
    low,
    high,
    about: low.amount === high.amount,
    binds,
  }
  const evidence = slow
    ? [gpu, reference].flatMap((one) => rateEvidence(slow.bound, one, catalogue, profile.tensorPrecision))
    : evidenceFor(gpu, "fp32Tflops")
  return reason("pace", { id: "pace-short", values }, evidence, index)
}

export function performanceReason({ model, index, context }: GroupPlan): Reason {
  const tokens = tokensReason(model, index, context)
  if (tokens) return tokens
  const best = performanceAt(model, 1, context).nativeShare.likely
  const reference = model.demand.referenceGpu
  if (best >= model.targetShare && context.gpu && reference) {
    return paceReason(model, index, context.gpu, reference, context.catalogue)
  }
  const where = model.software ? "vcpus" : context.scheduler === "spatial" || context.turnsOn === "mig-instance" ? "slice" : "gpu"
  const evidence = [
    ...(model.measured?.rows[0]?.evidence ?? []),
    ...(model.remoting?.evidence ?? []),
    ...(model.software ? context.catalogue.parameter("software-gflops-per-vcpu").evidence : []),
  ]
  return reason(
    "performance",
    { id: "performance-short", values: { target: share(model.targetShare), where, best: share(best) } },
    evidence,
    index,
  )
}

const isVendor = (id: string): boolean => gpuVendors.some((vendor) => vendor === id)

/** Why a GPU model is ruled out before anything is placed on it. */
export function gpuReasons(gpu: Gpu, scenario: Scenario, catalogue: Catalogue): Reason[] {
  const { policies } = scenario
  const named = gpuNamed(gpu)
  const found: Reason[] = []
  for (const { asked: vendors, group } of askedBy(scenario, (needs) => needs.vendors)) {
    if (vendors.length === 0 || vendors.includes(gpu.vendor)) continue
    const values = { gpu: named, unknown: unknownOf(vendors, isVendor) }
    found.push(reason("vendor-policy", { id: "vendor-left-out", values }, evidenceFor(gpu, "vendor"), group))
  }
  for (const { asked: gpus, group } of askedBy(scenario, (needs) => needs.gpus)) {
    if (gpus.includes(gpu.id)) continue
    if (gpus.length > 0) {
      const values = { gpu: named, unknown: unknownOf(gpus, (id) => catalogue.gpu(id) !== undefined) }
      found.push(reason("gpu-policy", { id: "gpu-not-allowed", values }, [], group))
    }
    if (!policies.includeUnsupported && !gpu.buyable && !isOwned(gpu, scenario)) {
      const [told, evidence] = whyNotSold(gpu, catalogue)
      found.push(reason("gpu-status", told, evidence, group))
    }
  }
  return found
}

/** Why a GPU counts as not to be bought: by what is known of its board, else by its status. */
function whyNotSold(gpu: Gpu, catalogue: Catalogue): readonly [told: ReasonTold, evidence: readonly Evidence[]] {
  const board = catalogue.board(gpu.id)
  const values = { gpu: gpuNamed(gpu) }
  if (board?.offer === "cloud") return [{ id: "gpu-in-cloud-only", values }, evidenceFor(board, "offer")]
  if (board?.offer === "used") return [{ id: "gpu-used-only", values }, evidenceFor(board, "offer")]
  if (board?.cooling === "active") return [{ id: "gpu-with-fans", values }, evidenceFor(board, "cooling")]
  return [{ id: "gpu-not-sold", values: { ...values, status: quote(gpu.status) } }, evidenceFor(gpu, "status")]
}
