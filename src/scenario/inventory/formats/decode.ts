import { refuse, type Refused } from "../sheet.ts"
import { bare, type ReadingTold } from "../tellings.ts"

/** Bytes of a file as text, or why they are none. */

export type Decoded = { readonly kind: "text"; readonly text: string; readonly notes: readonly ReadingTold[] } | Refused

const startsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean => first.every((byte, i) => bytes[i] === byte)

/** ZIP: an Excel workbook, or something else that is packed. */
export const isPacked = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6)

/** The names of streams in a compound file ([MS-CFB] 2.6) stand in UTF-16; Office puts a workbook with a password into one of this name ([MS-OFFCRYPTO] 2.3.4.4). */
function holdsWord(bytes: Uint8Array, word: string): boolean {
  const sought = Array.from(word).flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = bytes.indexOf(sought[0]!); at >= 0; at = bytes.indexOf(sought[0]!, at + 1))
    if (sought.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}

/** Of the first 4,096 bytes: how many at even and at odd places are zero. UTF-16 of Western text has a zero beside nearly every letter. */
function zeros(bytes: Uint8Array): { even: number; odd: number; pairs: number } {
  const seen = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  seen.forEach((byte, i) => {
    if (byte !== 0) return
    if (i % 2 === 0) even++
    else odd++
  })
  return { even, odd, pairs: seen.length / 2 }
}

/** UTF-8, UTF-16 with and without a mark at the start, else Windows-1252 (Latin-1). Other kinds of file are refused. */
export function decode(bytes: Uint8Array): Decoded {
  if (isPacked(bytes)) return refuse("is-packed")
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return refuse(holdsWord(bytes, "EncryptedPackage") ? "is-protected-workbook" : "is-old-excel")
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return refuse("is-pdf")
  if (startsWith(bytes, 0x1f, 0x8b)) return refuse("is-gzip")
  const zero = zeros(bytes)
  if (startsWith(bytes, 0xff, 0xfe) || (zero.odd > 0.3 * zero.pairs && zero.even < 0.05 * zero.pairs))
    return refusedText(utf16(bytes, "utf-16le"))
  if (startsWith(bytes, 0xfe, 0xff) || (zero.even > 0.3 * zero.pairs && zero.odd < 0.05 * zero.pairs))
    return refusedText(utf16(bytes, "utf-16be"))
  try {
    return refusedText({ kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), notes: [] })
  } catch {
    return refusedText({
      kind: "text",
      text: new TextDecoder("windows-1252").decode(bytes),
      notes: [bare("read-as-latin-1")],
    })
  }
}

const utf16 = (bytes: Uint8Array, label: "utf-16le" | "utf-16be"): Decoded => ({
  kind: "text",
  text: new TextDecoder(label).decode(bytes),
  notes: [bare("read-as-utf-16")],
})

/** Text that is another kind of file. */
export function refusedText(given: Decoded): Decoded {
  if (given.kind === "refused") return given
  const start = given.text
    .slice(0, 400)
    .replace(/^\uFEFF/, "")
    .trimStart()
  if (/^<(\?xml|!doctype|html|table|workbook)/i.test(start)) return refuse("is-markup")
  if (/^(apiVersion|kind):\s/m.test(start)) return refuse("is-yaml")
  return given
}
