import type { CacheFormat, GuestSystem, WeightFormat } from "../../dataset/schema/index.ts"
import { cacheFormats, guestSystems, weightFormats } from "../../dataset/schema/words.ts"
import { defaultScenario, limits, type GroupOverrides, type VmGroup } from "../../engine/scenario.ts"
import { nameLimit, overrideLimits, tidyLaterVms, tidyName } from "../bounds.ts"
import { same } from "../../base/same.ts"
import { quote, yours } from "../../engine/basics/told.ts"
import { written } from "../repairs.ts"
import { escapeText, turnsDirection, unescapeText } from "./escape.ts"
import { groupNeedKeys, groupNeedRows } from "./groupNeeds.ts"
import { numberFieldsOf, readFields, type FieldRow } from "./fields.ts"
import { needTexts, readNeed } from "./needs.ts"
import { numberText, wordUnits } from "./number.ts"
import { didYouMean } from "./hints.ts"
import { keyTold, readId, readLimited, readOnly, type Reader } from "./reader.ts"
import { findId } from "./known.ts"

// A group is <workload>:<count>[:<name>][*key:value…]; groups are separated by commas.

type O = GroupOverrides
const numberField = numberFieldsOf<O>("of-override")
const l = overrideLimits
const systems: ReadonlySet<string> = new Set(guestSystems)

const system: FieldRow<O> = {
  key: "os",
  encode: ({ guestSystem }) => (guestSystem === undefined ? null : escapeText(guestSystem, false)),
  decode: (text, overrides, read) => {
    const id = readOnly(read, unescapeText(text.trim(), false), systems, "guest-system")
    if (id !== null) return { ...overrides, guestSystem: id as GuestSystem }
    read.report("ignored", "not-here-guest", { written: written(text) })
    return null
  },
}

const needs: FieldRow<O> = {
  key: "api",
  encode: (overrides) => (overrides.apiNeeds ? needTexts(overrides.apiNeeds).join("*api:") : null),
  decode: (text, overrides, read) => {
    if (text.trim().toLowerCase() === "none") return { ...overrides, apiNeeds: overrides.apiNeeds ?? [] }
    const need = readNeed(text, read)
    if (need !== null) return { ...overrides, apiNeeds: [...(overrides.apiNeeds ?? []), need] }
    read.report("ignored", "names-no-api", { written: written(`*api:${text}`) })
    return null
  },
}

const model: FieldRow<O> = {
  key: "llm",
  encode: ({ llmModel }) => (llmModel === undefined ? null : escapeText(llmModel, false)),
  decode: (text, overrides, read) => {
    const name = unescapeText(text.trim(), false)
    const id = findId(name, read.known.llmModels) ?? readOnly(read, name, read.known.llmModels, "language-model")
    if (id !== null) return { ...overrides, llmModel: id }
    const near = didYouMean(read, text, read.known.llmModels, { kind: "language-model", rows: read.known.named })
    read.report("unknown-id", "not-here-model", { written: written(text), near })
    return null
  },
}

/** A number format, forgiving how it is written: "FP-8", "mxfp4" and "bf16" are known too. */
const formatField = <K extends "llmWeights" | "llmCache">(key: string, field: K, formats: readonly string[]): FieldRow<O> => ({
  key,
  encode: (overrides) => overrides[field] ?? null,
  decode: (text, overrides, read) => {
    const plain = text
      .trim()
      .toLowerCase()
      .replace(/[-_\s]/g, "")
    const known = formats.find((one) => one === (otherFormats[plain] ?? plain))
    if (known !== undefined) return { ...overrides, [field]: known as WeightFormat & CacheFormat }
    read.report("ignored", "not-here-format", { written: written(text), formats: formats.map(quote) })
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
  encode: ({ laterVms }) => (laterVms === undefined ? null : laterVms.map(numberText).join("_")),
  decode: (text, overrides, read) => {
    const parts = text.split("_").filter((part) => part.trim() !== "")
    const shape = { limit: limits.laterVms, units: wordUnits.count }
    const figures = parts.flatMap((part) => readLimited(read, part, shape, { id: "of-later-year", values: {} }, "left-out") ?? [])
    if (figures.length > limits.laterYears.max) read.report("truncated", "later-years-at-most", { most: limits.laterYears.max })
    if (parts.length === 0) read.report("ignored", "no-figure", { key: yours("*then:") })
    return figures.length === 0 ? null : { ...overrides, laterVms: tidyLaterVms(figures) }
  },
}

/** Every override a group may carry, in canonical order. */
export const overrideRows: readonly FieldRow<O>[] = [
  numberField("gpus", "gpusPerVm", {
    limit: l.gpusPerVm,
    units: wordUnits.count,
  }),
  numberField("fb", "frameBufferMib", {
    limit: l.frameBufferMib,
    units: wordUnits.mib,
  }),
  numberField("duty", "gpuDuty", {
    limit: l.gpuDuty,
    units: wordUnits.share,
  }),
  numberField("calls", "apiCallsPerSecond", {
    limit: l.apiCallsPerSecond,
    units: wordUnits.rate,
  }),
  numberField("mib", "mibPerSecond", {
    limit: l.mibPerSecond,
    units: wordUnits.mibPerSecond,
  }),
  numberField("trips", "roundTripsPerSecond", {
    limit: l.roundTripsPerSecond,
    units: wordUnits.rate,
  }),
  numberField("vcpu", "vcpu", { limit: l.vcpu, units: wordUnits.none }),
  numberField("ram", "ramGib", { limit: l.ramGib, units: wordUnits.gib }),
  system,
  needs,
  numberField("active", "activeShare", {
    limit: l.activeShare,
    units: wordUnits.share,
  }),
  numberField("least", "leastNativeShare", {
    limit: l.leastNativeShare,
    units: wordUnits.share,
  }),
  numberField("per-host", "vmsPerHost", {
    limit: l.vmsPerHost,
    units: wordUnits.count,
  }),
  model,
  formatField("weights", "llmWeights", weightFormats),
  formatField("cache", "llmCache", cacheFormats),
  numberField("context", "llmContextTokens", {
    limit: l.llmContextTokens,
    units: wordUnits.tokens,
  }),
  numberField("prompt", "llmPromptTokens", {
    limit: l.llmPromptTokens,
    units: wordUnits.tokens,
  }),
  numberField("seqs", "llmSequences", {
    limit: l.llmSequences,
    units: wordUnits.count,
  }),
  numberField("tokens", "llmTokensPerSecond", {
    limit: l.llmTokensPerSecond,
    units: wordUnits.tokenRate,
  }),
  numberField("params", "llmParametersBillion", {
    limit: l.llmParametersBillion,
    units: wordUnits.billion,
  }),
  numberField("active-params", "llmActiveParametersBillion", {
    limit: l.llmActiveParametersBillion,
    units: wordUnits.billion,
  }),
  ...groupNeedRows,
  numberField("grow", "growthPercent", {
    limit: l.growthPercent,
    units: wordUnits.percent,
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
  const group = written(head)
  const of = { id: "of-count", values: { group } } as const
  const vms = readLimited(read, count, { limit: limits.count, units: wordUnits.count }, of, "one")
  const name = unescapeText(nameParts.join(":"))
  const short = tidyName(name)
  if (turnsDirection(nameParts.join(":"))) read.report("corrected", "name-turned", { name: written(short ?? "") })
  if (name.length > nameLimit) read.report("truncated", "name-cut", { name: written(name), most: nameLimit })
  const overrides = readFields(fields, {}, overrideRows, read, {
    owner: { id: "owner-group", values: { group } },
    repeatable: ["api", ...groupNeedKeys],
  })
  return { name: short, workload, count: vms ?? 1, overrides }
}

/** Adds the groups of a `vm=` value to those read so far; those beyond the limit are set aside. */
export function readGroups(text: string, read: Reader): void {
  const parts = splitGroups(text)
  if (parts.length === 0) read.report("ignored", "no-group", { key: keyTold("vm") })
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
  if (beyond > 0) read.report("truncated", "groups-at-most", { most: limits.groups.max, beyond })
}
