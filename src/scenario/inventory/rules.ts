import { quote } from "../../engine/basics/told.ts"
import type { InventoryVm } from "../../engine/inventory/placeInventory.ts"
import type { RowReader } from "./cells.ts"
import type { Kind, Role } from "./columns.ts"
import { countAndModel, listedGpus, type GpuNames } from "./gpuNames.ts"
import { memoryUnitOf, mibOf, readAmount } from "./quantity.ts"
import type { ReadHost } from "./readHosts.ts"
import { MOST_GPUS } from "./readVms.ts"
import { LONGEST, type Rule } from "./ruleShape.ts"
import { bare, type ReadingTold } from "./tellings.ts"

/** A VM, and the work that a rule says it does. */
export type ReadVm = InventoryVm & { readonly workload?: string } & Unnamed
/** Whose row has no name: it is called by its place. */
export interface Unnamed {
  readonly isNamed?: false
}

/** What a rule made of its table. */
export interface RuleUse<Text = ReadingTold> {
  readonly caught: number
  /** Names of the first it caught. */
  readonly examples: readonly string[]
  /** Why it means nothing; null where it does. */
  readonly fault: Text | null
}

type Gpus = Pick<ReadVm, "gpus" | "gpuMilli" | "frameBufferMib" | "models" | "workload">
const noGpu: Gpus = { gpus: 0, gpuMilli: 0, frameBufferMib: 0, models: [] }
const isFault = (given: object): given is ReadingTold => "id" in given
const isNone = (text: string): boolean => /^(none|no gpu|0|-)$/i.test(text)

/** What a VM needs, in words; why, where they mean nothing. */
export function vmNeed(text: string, names: GpuNames): Gpus | ReadingTold {
  const said = text.trim()
  if (said === "") return bare("need-unsaid")
  if (isNone(said)) return noGpu
  const workload = names.workload(said)
  if (workload !== null) return { gpus: 1, gpuMilli: 0, frameBufferMib: workload.frameBufferMib.default, models: [], workload: workload.id }
  const stated = countAndModel(said)
  const profile = names.profile(stated.model)
  if (profile !== null && (stated.count ?? 1) >= 1 && (stated.count ?? 1) <= MOST_GPUS)
    return {
      gpus: stated.count ?? 1,
      gpuMilli: 0,
      frameBufferMib: profile.frameBufferMib,
      models: profile.gpus.map((gpu) => gpu.shortName),
    }
  // An amount, and after it the model it is a part of.
  const [, amount = "", rest = ""] = /^([\d.,/]+\s*(?:%|[kmgt]i?b?\b)?)\s*(?:(?:of\s+(?:an?\s+)?|x\s*|×\s*)?(.*))$/i.exec(said) ?? []
  const quarter = /^(\d+)\s*\/\s*(\d+)$/.exec(amount.trim())
  const { value, unit } = quarter ? { value: Number(quarter[1]) / Number(quarter[2]), unit: "" } : readAmount(amount.trim(), "point")
  const gpus = rest === "" ? [] : names.model(rest)
  if (!(value > 0) || !Number.isFinite(value)) return { id: "need-unread", values: { said: quote(said) } }
  if (rest !== "" && gpus.length === 0) return { id: "gpu-unknown", values: { gpu: quote(rest) } }
  const models = gpus.length === 1 ? [gpus[0]!.shortName] : rest === "" ? [] : [rest, ...gpus.map((gpu) => gpu.shortName)]
  const memory = memoryUnitOf(unit)
  if (memory !== null) return { gpus: 1, gpuMilli: 0, frameBufferMib: Math.round(value * mibOf[memory]), models }
  const share = unit === "%" ? value / 100 : value
  if (share < 1) return { gpus: 1, gpuMilli: Math.ceil(share * 1000 - 1e-9), frameBufferMib: 0, models }
  return Number.isInteger(share) && share <= MOST_GPUS
    ? { gpus: share, gpuMilli: 1000, frameBufferMib: 0, models }
    : { id: "need-of-gpus", values: { most: MOST_GPUS, amount: quote(amount.trim()) } }
}

/** What hosts hold, in words; why, where they mean nothing. */
export function hostGpus(text: string, names: GpuNames): Omit<ReadHost, "name" | "vcpu" | "ramGib"> | ReadingTold {
  const said = text.trim()
  if (said === "") return bare("hold-unsaid")
  if (isNone(said)) return { gpus: 0, model: null, gpuMemoryMib: null }
  const several = listedGpus(said) ?? []
  if (several.length > 1) {
    const each = several.map(({ count, model }) => hostGpus(`${count}x ${model}`, names))
    const fault = each.find(isFault)
    const [first, ...beside] = each.flatMap((one) => (isFault(one) ? [] : [one]))
    return fault ?? { ...first!, beside }
  }
  const { count, model } = several[0] ?? countAndModel(said)
  const gpus = names.model(model)
  if (gpus.length === 0) return { id: "gpu-unknown", values: { gpu: quote(model) } }
  if (gpus.length > 1) {
    const may = gpus.slice(0, 4).map((gpu) => quote(gpu.shortName))
    return { id: "gpu-open", values: { model: quote(model), may, more: gpus.length > 4 } }
  }
  if ((count ?? 1) < 1 || (count ?? 1) > MOST_GPUS) return { id: "hold-at-most", values: { most: MOST_GPUS } }
  return { gpus: count ?? 1, model: gpus[0]!.shortName, gpuMemoryMib: null }
}

/** Whether a text is meant by a pattern: a star takes as few letters as it can and, where the rest fails, one more; never longer than letters times letters. */
function matcher(pattern: string): (text: string) => boolean {
  const sought = pattern.trim().slice(0, LONGEST).toLowerCase()
  if (sought === "") return () => true
  if (!/[*?]/.test(sought)) return (text) => text.toLowerCase().includes(sought)
  return (text) => fitsWhole(text.slice(0, 400).toLowerCase(), sought)
}

function fitsWhole(text: string, pattern: string): boolean {
  let [at, place] = [0, 0]
  let star = -1
  let after = 0
  while (at < text.length) {
    if (pattern[place] === "*") {
      star = place++
      after = at
    } else if (pattern[place] === "?" || pattern[place] === text[at]) {
      at++
      place++
    } else if (star >= 0) {
      place = star + 1
      at = ++after
    } else return false
  }
  while (pattern[place] === "*") place++
  return place === pattern.length
}

/** Applies the rules of one kind of table to its rows, and remembers what each caught. */
export function ruleBook(rules: readonly Rule[], kind: Kind, names: GpuNames) {
  const made = rules.map((rule) => {
    const isOurs = rule.of === kind
    const given = !isOurs ? null : kind === "vms" ? vmNeed(rule.gives, names) : hostGpus(rule.gives, names)
    return {
      rule,
      given: given === null || isFault(given) ? null : given,
      fault: given !== null && isFault(given) ? given : null,
      fits: matcher(rule.pattern),
      caught: 0,
      examples: [] as string[],
    }
  })
  const isAny = made.some((one) => one.given !== null)
  return {
    /** There are rules that mean something. */
    isAny,
    /** What the first rule that fits a row gives; null where none does. */
    giftFor: (row: RowReader) => {
      for (const one of made) {
        if (one.given === null) continue
        if (one.rule.pattern.trim() !== "" && !row.has(one.rule.field as Role)) continue
        if (!one.fits(row.text(one.rule.field as Role))) continue
        one.caught++
        if (one.examples.length < 3) one.examples.push(row.text("name") || row.at)
        return one.given
      }
      return null
    },
    /** Of a gift that names work: only that. */
    workOf: (gift: object): { readonly workload: string } | null =>
      "workload" in gift && typeof gift.workload === "string" ? { workload: gift.workload } : null,
    uses: (): readonly RuleUse[] => made.map(({ caught, examples, fault }) => ({ caught, examples, fault })),
    caught: () => made.reduce((sum, one) => sum + one.caught, 0),
  }
}
