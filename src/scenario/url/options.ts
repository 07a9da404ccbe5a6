import { limits, type OptionPin, type PlanPin, type PlanPinPart } from "../../engine/scenario.ts"
import { pinLimit } from "../bounds.ts"
import { planPinLimit, tidyPlan } from "../plans.ts"
import { same } from "../../base/same.ts"
import { written } from "../repairs.ts"
import { escapeText, unescapeText } from "./escape.ts"
import { findId, typeNamed } from "./known.ts"
import { put, type KeyRow } from "./lists.ts"
import { keyTold, naming, readId, type Reader } from "./reader.ts"

const id = (text: string): string => escapeText(text, false)

/** How `option=` names a pin. */
export function pinText({ product, gpu, instanceType }: OptionPin): string {
  if (gpu === null && instanceType === null) return id(product)
  return `${id(product)}@${gpu === null ? "*" : id(gpu)}${instanceType === null ? "" : `:${id(instanceType)}`}`
}

const plain = (text: string): string => unescapeText(text.trim(), false)
const absent = (text: string): boolean => text === "" || text === "*" || /^(?:any|none)$/i.test(text)

/** An instance type by the name its maker gives it on that GPU; null where it is an id, or none. */
function readTypeName(text: string, gpu: string | null, read: Reader): string | null {
  if (gpu === null || read.known.instanceTypes.has(text)) return null
  const id = typeNamed(gpu, text, read.known)
  if (id === null || id === findId(text, read.known.instanceTypes)) return null
  read.report("corrected", "read-as", { kind: "instance-type", written: written(text), meant: [written(id)] })
  return id
}

/** `<product>[@<gpu>[:<instance type>]]`, or null after setting aside what it stands in. */
function readPin(text: string, read: Reader, whole = text): OptionPin | null {
  const at = text.indexOf("@")
  const product = readId(read, plain(at < 0 ? text : text.slice(0, at)), read.known.products, "product", whole)
  if (product === null) return null
  const rest = at < 0 ? "" : text.slice(at + 1)
  const colon = rest.indexOf(":")
  const gpuText = plain(colon < 0 ? rest : rest.slice(0, colon))
  const typeText = colon < 0 ? "" : plain(rest.slice(colon + 1))
  const gpu = absent(gpuText) ? null : readId(read, gpuText, read.known.gpus, "gpu", whole)
  if (gpu === null && !absent(gpuText)) return null
  const instanceType = absent(typeText)
    ? null
    : (readTypeName(typeText, gpu, read) ?? readId(read, typeText, read.known.instanceTypes, "instance-type", whole))
  if (instanceType === null && !absent(typeText)) return null
  return { product, gpu, instanceType }
}

export const optionRow: KeyRow = {
  key: "option",
  section: "Options",
  encode: ({ scenario }) => scenario.pins.map(pinText),
  decode: (text, read) => {
    for (const part of listed(text, read, { what: "options", limit: pinLimit, held: () => read.state.scenario.pins.length })) {
      const pins = read.state.scenario.pins
      const pin = readPin(part, read)
      const again = naming(read, part)
      if (!pin) continue
      if (pins.some((other) => same(other, pin))) again()
      else put(read, { ...read.state.scenario, pins: [...pins, pin] })
    }
  },
}

interface Held {
  readonly what: "options" | "plans"
  readonly limit: number
  readonly held: () => number
}

/** What stands between commas, up to the limit; the rest is set aside. */
function* listed(text: string, read: Reader, { what, limit, held }: Held): Generator<string> {
  const parts = text.split(",").filter((part) => part.trim() !== "")
  if (parts.length === 0) return read.report("ignored", "no-value", { key: keyTold(read.key) })
  for (const part of parts) {
    if (held() < limit) {
      yield part
      continue
    }
    read.keep(part)
    const noted = `${read.key}-limit`
    if (!read.used.has(noted)) read.report("truncated", "pins-at-most", { most: limit, what })
    read.used.add(noted)
  }
}

/** How `plan=` names a plan. A star parts its parts, so no GPU is "any" there. */
export const planPinText = ({ parts }: PlanPin): string =>
  parts
    .map(({ groups, counts, pin }) => {
      const places = groups.map((at, place) => `${at + 1}${(counts?.[place] ?? null) === null ? "" : `x${counts?.[place]}`}`)
      return `${places.join("_")}:${pinText(pin).replace("@*", "@any")}`
    })
    .join("*")

/** "2", or "2x576": the place of a group, and how many of its VMs. Below 0: neither. */
function placeOf(text: string): readonly [at: number, count: number | null] {
  const [, place = "0", count] = /^(\d+)(?:x(\d+))?$/i.exec(text) ?? []
  const vms = count === undefined ? null : Number(count)
  return vms !== null && !(vms >= limits.count.min && vms <= limits.count.max) ? [-1, null] : [Number(place) - 1, vms]
}

/** `<places>:<option>` for each part, or null after setting the plan aside. */
function readPlan(text: string, read: Reader): PlanPin | null {
  /** Groups of which some part serves all that is left. */
  const taken = new Set<number>()
  const parts: PlanPinPart[] = []
  for (const part of text.split("*")) {
    const [places = "", ...rest] = part.split(":")
    const served = plain(places)
      .split(/[\s_]+/)
      .map(placeOf)
    const isNew = ([at, count]: (typeof served)[number]): boolean => count !== null || taken.size < taken.add(at).size
    const inPart = new Set(served.map(([at]) => at))
    if (inPart.size < served.length || !served.every((one) => one[0] >= 0 && one[0] < limits.groups.max && isNew(one))) {
      if (part.trim() === "") read.report("ignored", "plan-part-empty", { plan: written(text) })
      else read.report("ignored", "plan-no-places", { part: written(part), plan: written(text) })
      read.keep(text)
      return null
    }
    const pin = readPin(rest.join(":"), read, text)
    if (pin === null) return null
    const counts = served.map(([, count]) => count)
    parts.push({ groups: served.map(([at]) => at), ...(counts.some((one) => one !== null) ? { counts } : {}), pin })
  }
  return tidyPlan(parts)
}

export const planRow: KeyRow = {
  key: "plan",
  section: "Options",
  encode: ({ scenario }) => scenario.planPins.map(planPinText),
  decode: (text, read) => {
    for (const one of listed(text, read, { what: "plans", limit: planPinLimit, held: () => read.state.scenario.planPins.length })) {
      const { planPins } = read.state.scenario
      const plan = readPlan(one, read)
      const again = naming(read, one)
      if (!plan) continue
      if (planPins.some((other) => same(other, plan))) again()
      else put(read, { ...read.state.scenario, planPins: [...planPins, plan] })
    }
  },
}
