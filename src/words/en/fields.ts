import { cacheFormats, gpuVendors, guestSystems, isolationLevels, techniqueIds, weightFormats } from "../../dataset/schema/words.ts"
import { limits } from "../../engine/scenario.ts"

/** What the reference of links says of a key, or of a `*key:value` part; of a number of a part, sentences say it too. */
export interface Meaning {
  readonly doc: string
  readonly example: string
  /** What may stand after it; of numbers it follows from their bounds. */
  readonly value?: string
  /** Of a plain number. */
  readonly unit?: string
}

const list = (words: readonly string[]): string => words.join(", ")
const lifted = ", joined by _; any lifts what the scenario restricts"
const needs = ["live-migration", "no-live-migration", "suspend", "no-suspend"]
const isolations = [...isolationLevels, "any"].map((level) => `isolation-${level}`)

/** Parts of a group. */
export const overrideMeanings: Readonly<Record<string, Meaning>> = {
  gpus: { doc: "GPUs of each VM, all in its host; frame buffer, duty and calls are those on each", example: "*gpus:4" },
  fb: { doc: "frame buffer of each VM", example: "*fb:8192", unit: "MiB" },
  duty: { doc: "mean GPU duty of one VM on the workload's reference GPU", example: "*duty:0.2" },
  calls: { doc: "API calls a second of native work", example: "*calls:60000" },
  mib: { doc: "bytes moved a second of native work", example: "*mib:40", unit: "MiB/s" },
  trips: { doc: "blocking round trips a second of native work", example: "*trips:200" },
  vcpu: { doc: "vCPUs of each VM", example: "*vcpu:8" },
  ram: { doc: "RAM of each VM", example: "*ram:32", unit: "GiB" },
  os: { doc: "guest operating system", value: `one of ${list(guestSystems)}`, example: "*os:linux" },
  api: {
    doc: "APIs needed, in place of the workload's own",
    value:
      "APIs of which any will do, joined by _, each with @ and its least version where that matters; repeat the key for several needs; none for no need at all",
    example: "*api:direct3d@11_opengl@4.5*api:cuda",
  },
  active: { doc: "share of the VMs active together in the busy hour", example: "*active:0.8" },
  least: { doc: "least acceptable share of native performance", example: "*least:0.7" },
  "per-host": { doc: "VMs of the group on one host at most (anti-affinity)", example: "*per-host:1" },
  llm: {
    doc: "language model that each VM serves; frame buffer and GPU demand follow from it and from what stands beside it",
    value: "a language model's id",
    example: "*llm:llama-3.3-70b",
  },
  weights: { doc: "format of its weights; as published by default", value: `one of ${list(weightFormats)}`, example: "*weights:fp8" },
  cache: { doc: "format of its keys and values; fp16 by default", value: `one of ${list(cacheFormats)}`, example: "*cache:fp8" },
  context: { doc: "tokens of a sequence, prompt and answer together", example: "*context:8192", unit: "tokens" },
  prompt: { doc: "tokens of it that are prompt", example: "*prompt:6000", unit: "tokens" },
  seqs: { doc: "sequences that a VM answers at once", example: "*seqs:16" },
  tokens: { doc: "tokens of answers a second asked of a VM, all sequences together", example: "*tokens:400", unit: "tokens/s" },
  params: { doc: "parameters of the model, where it is like the one named but of another size", example: "*params:32", unit: "billion" },
  "active-params": { doc: "parameters that work on a token, likewise", example: "*active-params:3.3", unit: "billion" },
  need: {
    doc: "what the group's VMs need otherwise than “need=” says",
    value: `any of ${list([...needs, ...isolations])}, joined by _; none lifts all that “need=” asks for`,
    example: "*need:live-migration_isolation-strong",
  },
  vendors: { doc: "GPU vendors allowed for the group", value: `any of ${list(gpuVendors)}${lifted}`, example: "*vendors:nvidia_amd" },
  hypervisors: { doc: "hypervisors allowed for the group", value: `ids of hypervisors${lifted}`, example: "*hypervisors:kvm_vsphere" },
  models: { doc: "GPU models allowed for the group", value: `ids of GPUs${lifted}`, example: "*models:l4_l40s" },
  technique: {
    doc: "techniques that may serve the group",
    value: `any of ${list(techniqueIds)}${lifted}`,
    example: "*technique:fixed-pass-through",
  },
  grow: { doc: "growth of its VMs from one year to the next, in place of “grow=”", example: "*grow:25", unit: "percent" },
  // oxlint-disable-next-line unicorn/no-thenable -- a word of links
  then: {
    doc: "its VMs in the second year, the third and so on, in place of a growth; the last figure holds for the years after",
    value: `whole numbers, ${limits.laterVms.min} to ${limits.laterVms.max}, joined by _; ${limits.laterYears.max} at most`,
    example: "*then:250_300",
  },
}

/** Parts of a host described by hand. */
export const hostMeanings: Readonly<Record<string, Meaning>> = {
  cores: { doc: "physical cores of the host", example: "*cores:96" },
  ram: { doc: "RAM of the host", example: "*ram:1536", unit: "GiB" },
  sockets: { doc: "CPU sockets", example: "*sockets:1" },
  dw: { doc: "double-wide GPU slots", example: "*dw:4" },
  sw: { doc: "single-wide GPU slots", example: "*sw:8" },
  modules: { doc: "SXM or OAM modules", example: "*modules:8" },
  "gpu-watts": { doc: "most that one GPU may draw (0: no limit)", example: "*gpu-watts:600", unit: "W" },
  "sw-watts": { doc: "the same in a single-wide slot, where that is another", example: "*sw-watts:75", unit: "W" },
  "gpu-power": { doc: "what the supplies give all GPUs together", example: "*gpu-power:2400", unit: "W" },
  idle: { doc: "idle power without GPUs", example: "*idle:180", unit: "W" },
  peak: { doc: "peak power without GPUs", example: "*peak:900", unit: "W" },
  units: { doc: "height in a rack", example: "*units:2", unit: "rack units" },
  usd: { doc: "price without GPUs", example: "*usd:18000", unit: "USD" },
}
