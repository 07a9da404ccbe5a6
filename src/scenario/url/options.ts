import type { OptionPin } from "../../engine/scenario.ts"
import { pinLimit } from "../bounds.ts"
import { same } from "../../base/same.ts"
import { escapeText, quote, unescapeText } from "./escape.ts"
import { findId, typeNamed } from "./known.ts"
import { put, type KeyRow } from "./lists.ts"
import { readId, type Reader } from "./reader.ts"

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
  read.report("corrected", `The instance type ${quote(text)} was read as ${quote(id)}.`)
  return id
}

/** `<product>[@<gpu>[:<instance type>]]`, or null after setting it aside. */
function readPin(text: string, read: Reader): OptionPin | null {
  const at = text.indexOf("@")
  const product = readId(read, plain(at < 0 ? text : text.slice(0, at)), read.known.products, "product", text)
  if (product === null) return null
  const rest = at < 0 ? "" : text.slice(at + 1)
  const colon = rest.indexOf(":")
  const gpuText = plain(colon < 0 ? rest : rest.slice(0, colon))
  const typeText = colon < 0 ? "" : plain(rest.slice(colon + 1))
  const gpu = absent(gpuText) ? null : readId(read, gpuText, read.known.gpus, "GPU", text)
  if (gpu === null && !absent(gpuText)) return null
  const instanceType = absent(typeText)
    ? null
    : (readTypeName(typeText, gpu, read) ?? readId(read, typeText, read.known.instanceTypes, "instance type", text))
  if (instanceType === null && !absent(typeText)) return null
  return { product, gpu, instanceType }
}

export const optionRow: KeyRow = {
  key: "option",
  section: "Options",
  encode: ({ scenario }) => scenario.pins.map(pinText),
  decode: (text, read) => {
    const parts = text.split(",").filter((part) => part.trim() !== "")
    if (parts.length === 0) return read.report("ignored", "“option=” has no value.")
    for (const part of parts) {
      const pins = read.state.scenario.pins
      if (pins.length >= pinLimit) {
        read.keep(part)
        if (!read.used.has("option-limit"))
          read.report("truncated", `${pinLimit} pinned options are compared at most; the rest are left out.`)
        read.used.add("option-limit")
        continue
      }
      const pin = readPin(part, read)
      if (pin && !pins.some((other) => same(other, pin))) put(read, { ...read.state.scenario, pins: [...pins, pin] })
    }
  },
}
