import type { CacheFormat, GuestSystem, WeightFormat } from "../../dataset/schema/index.ts"
import { cacheFormats, guestSystems, weightFormats } from "../../dataset/schema/words.ts"
import { defaultScenario, limits, type GroupOverrides, type VmGroup } from "../../engine/scenario.ts"
import { hasDirectionControls, nameLimit, overrideLimits, tidyLaterVms, tidyName } from "../bounds.ts"
import { same } from "../../base/same.ts"
import { escapeText, quote, unescapeText } from "./escape.ts"
import { groupNeedKeys, groupNeedRows } from "./groupNeeds.ts"
import { numberField, readFields, type FieldRow } from "./fields.ts"
import { needTexts, readNeed } from "./needs.ts"
import { numberText, wordUnits } from "./number.ts"
import { didYouMean } from "./hints.ts"
import { readId, readLimited, readOnly, type Reader } from "./reader.ts"
import { findId } from "./known.ts"

// A group is <workload>:<count>[:<name>][*key:value…]; groups are separated by commas.

type O = GroupOverrides
const l = overrideLimits
const systems: ReadonlySet<string> = new Set(guestSystems)

const system: FieldRow<O> = {
  key: "os",
  doc: "guest operating system",
  value: `one of ${guestSystems.join(", ")}`,
  example: "*os:linux",
  encode: ({ guestSystem }) => (guestSystem === undefined ? null : escapeText(guestSystem, false)),
  decode: (text, overrides, read) => {
    const id = readOnly(read, unescapeText(text.trim(), false), systems, "guest system")
    if (id !== null) return { ...overrides, guestSystem: id as GuestSystem }
    read.report("ignored", `${quote(text)} is not a guest system known here; the workload's own is used.`)
    return null
  },
}

const needs: FieldRow<O> = {
  key: "api",
  doc: "APIs needed, in place of the workload's own",
  value:
    "APIs of which any will do, joined by _, each with @ and its least version where that matters; repeat the key for several needs; none for no need at all",
  example: "*api:direct3d@11_opengl@4.5*api:cuda",
  encode: (overrides) => (overrides.apiNeeds ? needTexts(overrides.apiNeeds).join("*api:") : null),
  decode: (text, overrides, read) => {
    if (text.trim().toLowerCase() === "none") return { ...overrides, apiNeeds: overrides.apiNeeds ?? [] }
    const need = readNeed(text, read)
    if (need !== null) return { ...overrides, apiNeeds: [...(overrides.apiNeeds ?? []), need] }
    read.report("ignored", `${quote(`*api:${text}`)} names no API known here and is left out.`)
    return null
  },
}

const model: FieldRow<O> = {
  key: "llm",
  doc: "language model that each VM serves; frame buffer and GPU demand follow from it and from what stands beside it",
  value: "a language model's id",
  example: "*llm:llama-3.3-70b",
  encode: ({ llmModel }) => (llmModel === undefined ? null : escapeText(llmModel, false)),
  decode: (text, overrides, read) => {
    const name = unescapeText(text.trim(), false)
    const id = findId(name, read.known.llmModels) ?? readOnly(read, name, read.known.llmModels, "language model")
    if (id !== null) return { ...overrides, llmModel: id }
    const near = didYouMean(read, text, read.known.llmModels, { what: "language model", rows: read.known.named })
    read.report("unknown-id", `There is no language model ${quote(text)} here, so the workload's own figures are used${near}`)
    return null
  },
}

/** A number format, forgiving how it is written: "FP-8", "mxfp4" and "bf16" are known too. */
const formatField = <K extends "llmWeights" | "llmCache">(
  key: string,
  field: K,
  doc: string,
  formats: readonly string[],
  example: string,
): FieldRow<O> => ({
  key,
  doc,
  value: `one of ${formats.join(", ")}`,
  example: `*${key}:${example}`,
  encode: (overrides) => overrides[field] ?? null,
  decode: (text, overrides, read) => {
    const plain = text
      .trim()
      .toLowerCase()
      .replace(/[-_\s]/g, "")
    const known = formats.find((one) => one === (otherFormats[plain] ?? plain))
    if (known !== undefined) return { ...overrides, [field]: known as WeightFormat & CacheFormat }
    read.report("ignored", `${quote(text)} is no number format known here (${formats.join(", ")}); the standard one is used.`)
    return null
  },
})

const otherFormats: Readonly<Record<string, string>> = {
  bf16: "fp16",
  f16: "fp16",
  "16": "fp16",
  "8": "fp8",
  "4": "int4",
  mxfp4: "fp4",
  nvfp4: "fp4",
  q4: "int4",
  q4km: "int4",
  awq: "int4",
  gptq: "int4",
  q8: "int8",
}

/** Figures year by year, joined by _ as lists in a group are. */
const later: FieldRow<O> = {
  key: "then",
  doc: "its VMs in the second year, the third and so on, in place of a growth; the last figure holds for the years after",
  value: `whole numbers, ${limits.laterVms.min} to ${numberText(limits.laterVms.max)}, joined by _; ${limits.laterYears.max} at most`,
  example: "*then:250_300",
  encode: ({ laterVms }) => (laterVms === undefined ? null : laterVms.map(numberText).join("_")),
  decode: (text, overrides, read) => {
    const parts = text.split("_").filter((part) => part.trim() !== "")
    const shape = { limit: limits.laterVms, units: wordUnits.count }
    const figures = parts.flatMap((part) => readLimited(read, part, shape, "VMs of a later year", "it is left out") ?? [])
    if (figures.length > limits.laterYears.max)
      read.report("truncated", `A group has figures for ${limits.laterYears.max} later years at most; the rest are left out.`)
    if (parts.length === 0) read.report("ignored", "“*then:” names no figure.")
    return figures.length === 0 ? null : { ...overrides, laterVms: tidyLaterVms(figures) }
  },
}

/** Every override a group may carry, in canonical order. */
export const overrideRows: readonly FieldRow<O>[] = [
  numberField("gpus", "gpusPerVm", "GPUs of each VM, all in its host; frame buffer, duty and calls are those on each", {
    limit: l.gpusPerVm,
    units: wordUnits.count,
    example: 4,
  }),
  numberField("fb", "frameBufferMib", "frame buffer of each VM", {
    unit: "MiB",
    limit: l.frameBufferMib,
    units: wordUnits.mib,
    example: 8192,
  }),
  numberField("duty", "gpuDuty", "mean GPU duty of one VM on the workload's reference GPU", {
    limit: l.gpuDuty,
    units: wordUnits.share,
    example: 0.2,
  }),
  numberField("calls", "apiCallsPerSecond", "API calls a second of native work", {
    limit: l.apiCallsPerSecond,
    units: wordUnits.rate,
    example: 60000,
  }),
  numberField("mib", "mibPerSecond", "bytes moved a second of native work", {
    unit: "MiB/s",
    limit: l.mibPerSecond,
    units: wordUnits.mibPerSecond,
    example: 40,
  }),
  numberField("trips", "roundTripsPerSecond", "blocking round trips a second of native work", {
    limit: l.roundTripsPerSecond,
    units: wordUnits.rate,
    example: 200,
  }),
  numberField("vcpu", "vcpu", "vCPUs of each VM", { limit: l.vcpu, units: wordUnits.none, example: 8 }),
  numberField("ram", "ramGib", "RAM of each VM", { unit: "GiB", limit: l.ramGib, units: wordUnits.gib, example: 32 }),
  system,
  needs,
  numberField("active", "activeShare", "share of the VMs active together in the busy hour", {
    limit: l.activeShare,
    units: wordUnits.share,
    example: 0.8,
  }),
  numberField("least", "leastNativeShare", "least acceptable share of native performance", {
    limit: l.leastNativeShare,
    units: wordUnits.share,
    example: 0.7,
  }),
  numberField("per-host", "vmsPerHost", "VMs of the group on one host at most (anti-affinity)", {
    limit: l.vmsPerHost,
    units: wordUnits.count,
    example: 1,
  }),
  model,
  formatField("weights", "llmWeights", "format of its weights; as published by default", weightFormats, "fp8"),
  formatField("cache", "llmCache", "format of its keys and values; fp16 by default", cacheFormats, "fp8"),
  numberField("context", "llmContextTokens", "tokens of a sequence, prompt and answer together", {
    unit: "tokens",
    limit: l.llmContextTokens,
    units: wordUnits.tokens,
    example: 8192,
  }),
  numberField("prompt", "llmPromptTokens", "tokens of it that are prompt", {
    unit: "tokens",
    limit: l.llmPromptTokens,
    units: wordUnits.tokens,
    example: 6000,
  }),
  numberField("seqs", "llmSequences", "sequences that a VM answers at once", {
    limit: l.llmSequences,
    units: wordUnits.count,
    example: 16,
  }),
  numberField("tokens", "llmTokensPerSecond", "tokens of answers a second asked of a VM, all sequences together", {
    unit: "tokens/s",
    limit: l.llmTokensPerSecond,
    units: wordUnits.tokenRate,
    example: 400,
  }),
  numberField("params", "llmParametersBillion", "parameters of the model, where it is like the one named but of another size", {
    unit: "billion",
    limit: l.llmParametersBillion,
    units: wordUnits.billion,
    example: 32,
  }),
  numberField("active-params", "llmActiveParametersBillion", "parameters that work on a token, likewise", {
    unit: "billion",
    limit: l.llmActiveParametersBillion,
    units: wordUnits.billion,
    example: 3.3,
  }),
  ...groupNeedRows,
  numberField("grow", "growthPercent", "growth of its VMs from one year to the next, in place of “grow=”", {
    unit: "percent",
    limit: l.growthPercent,
    units: wordUnits.percent,
    example: 25,
  }),
  later,
]

export function groupText(group: VmGroup): string {
  const name = group.name === null ? "" : `:${escapeText(group.name)}`
  const overrides = overrideRows.map((row) => {
    const text = row.encode(group.overrides)
    return text === null ? "" : `*${row.key}:${text}`
  })
  return `${escapeText(group.workload, false)}:${numberText(group.count)}${name}${overrides.join("")}`
}

/** The value of `vm=`; empty for the default group. */
export const groupsText = (groups: readonly VmGroup[]): string =>
  same(groups, defaultScenario.groups) ? "" : groups.map(groupText).join(",")

/** Bounds the work on hostile texts. */
const longestMerge = 2000

/** The groups' texts. A comma before exactly three digits after a number separates thousands: "cad-light:1,500" is one group. */
export function splitGroups(text: string): readonly string[] {
  const parts: string[] = []
  for (const part of text.split(",")) {
    const before = parts.at(-1)
    if (before !== undefined && before.length <= longestMerge && /^\d{3}(?:$|[:*])/.test(part) && /:\d{1,3}(?:,\d{3})*$/.test(before))
      parts[parts.length - 1] = `${before},${part}`
    else parts.push(part)
  }
  return parts.filter((part) => part.trim() !== "")
}

function readGroup(text: string, read: Reader): VmGroup | null {
  const [head = "", ...fields] = text.split("*")
  const [id = "", count = "", ...nameParts] = head.split(":")
  const workload = readId(read, unescapeText(id.trim(), false), read.known.workloads, "workload", text)
  if (workload === null) return null
  const owner = `the group ${quote(head)}`
  const vms = readLimited(read, count, { limit: limits.count, units: wordUnits.count }, `the number of VMs of ${owner}`, "1 is used")
  const name = unescapeText(nameParts.join(":"))
  const short = tidyName(name)
  if (hasDirectionControls(name))
    read.report("corrected", `The name ${quote(short ?? "")} held characters that turn the direction of text; they were taken out.`)
  if (name.length > nameLimit) read.report("truncated", `The name ${quote(name)} is longer than ${nameLimit} characters and was cut.`)
  const overrides = readFields(fields, {}, overrideRows, read, { owner, repeatable: ["api", ...groupNeedKeys] })
  return { name: short, workload, count: vms ?? 1, overrides }
}

/** Adds the groups of a `vm=` value to those read so far; those beyond the limit are set aside. */
export function readGroups(text: string, read: Reader): void {
  const parts = splitGroups(text)
  if (parts.length === 0) read.report("ignored", "“vm=” names no group.")
  let beyond = 0
  for (const part of parts) {
    if (read.groups.length >= limits.groups.max) {
      beyond++
      read.keep(part)
      continue
    }
    const group = readGroup(part, read)
    if (group) read.groups.push(group)
  }
  if (beyond > 0)
    read.report(
      "truncated",
      `A scenario holds ${limits.groups.max} groups at most; ${beyond} more ${beyond === 1 ? "is" : "are"} left out.`,
    )
}
