import { cut, nameLimit, tidyName } from "../bounds.ts"
import { mostBeside } from "../view.ts"
import { inflateLimit, unpack } from "./compress.ts"
import { escapeText, unescapeText } from "./escape.ts"
import { once, type KeyRow } from "./lists.ts"
import type { Reader } from "./reader.ts"

// Keys of what is kept beside the page's scenario. What they hold is told as a difference to that scenario, so it is read when all else has
// been (beside.ts), and written by the encoder, which knows every other key.

export const nameRow: KeyRow = {
  key: "name",
  section: "Beside",
  encode: ({ beside: { name } }) => (name === null ? [] : [escapeText(name)]),
  decode: (text, read) => {
    const name = tidyName(unescapeText(text))
    if (name === null) return read.report("ignored", "“name=” has no value.")
    if (name !== unescapeText(text))
      read.report("corrected", `The name was cut to ${nameLimit} characters, or turned the direction of text.`)
    once(read)
    read.state = { ...read.state, beside: { ...read.state.beside, name } }
  },
}

/** Adds one that is kept beside; those beyond the limit are set aside. */
function add(text: string, read: Reader): void {
  if (read.beside.length < mostBeside) return void read.beside.push(text)
  read.keep(text, "beside")
  if (!read.used.has("beside-limit"))
    read.report("truncated", `${mostBeside} scenarios stand beside another at most; the rest are left out and stay in the link.`)
  read.used.add("beside-limit")
}

export const besideRow: KeyRow = {
  key: "beside",
  section: "Beside",
  encode: () => [],
  decode: (text, read) => {
    if (text.trim() === "") return read.report("ignored", "“beside=” has no value.")
    add(text, read)
  },
}

/** The values of all `beside=`, by `&`, packed as `z=` is. */
export const packedBesideRow: KeyRow = {
  key: "z-beside",
  section: "Link",
  encode: () => [],
  decode: (text, read) => {
    const { text: whole, state } = unpack(text)
    if (state === "too-large")
      return read.report("ignored", `“z-beside=” would unfold to more than ${inflateLimit / 1e6} MB and was not opened.`)
    const values = whole.split("&").filter((value) => value !== "")
    // The last one is cut where the link was.
    const read1 = state === "whole" ? values : values.slice(0, -1)
    for (const value of read1) add(value, read)
    if (state === "whole") return
    const count = read1.length === 0 ? "none" : `only the first ${read1.length}`
    read.report("truncated", `“z-beside=” is damaged or cut short: ${count} of its scenarios could be read.`)
  },
}

/** A text for a sentence that tells of one of them. */
export const named = (name: string | null, place: number): string => (name === null ? `scenario ${place} beside` : `“${cut(name, 40)}”`)
