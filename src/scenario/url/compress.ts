import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate"

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/** More than this is refused: no scenario of 50 groups comes near it. */
export const inflateLimit = 1_000_000

export function toBase64Url(bytes: Uint8Array): string {
  let text = ""
  for (let at = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let digit = 0; digit < Math.min(4, bytes.length - at + 1); digit++) text += alphabet[(word >> (18 - 6 * digit)) & 63] ?? ""
  }
  return text
}

/** Null where a character is foreign to it. Padding and the `+/` of plain base64 are understood. */
export function fromBase64Url(text: string): Uint8Array | null {
  const digits = Array.from(text.replace(/[=\s]+/g, ""), (digit) => alphabet.indexOf(digit === "+" ? "-" : digit === "/" ? "_" : digit))
  if (digits.includes(-1)) return null
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  for (let at = 0; at < bytes.length; at++) {
    const first = Math.floor((at * 4) / 3)
    bytes[at] = (((digits[first] ?? 0) << 6) | (digits[first + 1] ?? 0)) >> (4 - 2 * (at % 3))
  }
  return bytes
}

/** Closes the packed text, so that a link cut anywhere is noticed. It can't stand in a value. */
const endMark = "&"

export const pack = (text: string): string => toBase64Url(deflateSync(strToU8(text + endMark), { level: 9 }))

export interface Unpacked {
  readonly text: string
  /** "cut": the text ends early, for the link was shortened or changed on its way. */
  readonly state: "whole" | "cut" | "too-large"
}

/** Input pushed at once: expands to about half the limit at most, for deflate gives 1,032 bytes for one. */
const chunkBytes = 512

/** What `pack` packed, or as much of it as can be read. Never more than `inflateLimit`, whatever the input claims. */
export function unpack(packed: string): Unpacked {
  const bytes = fromBase64Url(packed)
  if (bytes === null) return { text: "", state: "cut" }
  let text = ""
  const inflate = new Inflate((chunk) => {
    text += strFromU8(chunk, true)
  })
  try {
    // Never marked as final: then a cut stream still gives what it holds.
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      inflate.push(bytes.slice(at, at + chunkBytes))
      if (text.length > inflateLimit) return { text: "", state: "too-large" }
    }
  } catch {
    return { text, state: "cut" }
  }
  return text.endsWith(endMark) ? { text: text.slice(0, -1), state: "whole" } : { text, state: "cut" }
}
