import { nameLimit, tidyName } from "../bounds.ts"
import { mostBeside } from "../view.ts"
import { inflateLimit, unpack } from "./compress.ts"
import { escapeText, unescapeText } from "./escape.ts"
import { once, type KeyRow } from "./lists.ts"
import { keyTold, type Reader } from "./reader.ts"

// Keys of what is kept beside the page's scenario. What they hold is told as a difference to that scenario, so it is read when all else has
// been (beside.ts), and written by the encoder, which knows every other key.

export const nameRow: KeyRow = {
  key: "name",
  section: "Beside",
  encode: ({ beside: { name } }) => (name === null ? [] : [escapeText(name)]),
  decode: (text, read) => {
    const name = tidyName(unescapeText(text))
    if (name === null) return read.report("ignored", "no-value", { key: keyTold("name") })
    if (name !== unescapeText(text)) read.report("corrected", "beside-name-cut", { most: nameLimit })
    once(read)
    read.state = { ...read.state, beside: { ...read.state.beside, name } }
  },
}

/** Adds one that is kept beside; those beyond the limit are set aside. */
function add(text: string, read: Reader): void {
  if (read.beside.length < mostBeside) return void read.beside.push(text)
  read.keep(text, "beside")
  if (!read.used.has("beside-limit")) read.report("truncated", "beside-at-most", { most: mostBeside })
  read.used.add("beside-limit")
}

export const besideRow: KeyRow = {
  key: "beside",
  section: "Beside",
  encode: () => [],
  decode: (text, read) => {
    if (text.trim() === "") return read.report("ignored", "no-value", { key: keyTold("beside") })
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
    if (state === "too-large") return read.report("ignored", "would-unfold", { key: keyTold("z-beside"), megabytes: inflateLimit / 1e6 })
    const values = whole.split("&").filter((value) => value !== "")
    // The last one is cut where the link was.
    const read1 = state === "whole" ? values : values.slice(0, -1)
    for (const value of read1) add(value, read)
    if (state === "whole") return
    read.report("truncated", "scenarios-damaged", { key: keyTold("z-beside"), read: read1.length })
  },
}
