import { refuse, type Refused } from "../sheet.ts"

/** Bytes of a file as text, or why they are none. */

export type Decoded = { readonly kind: "text"; readonly text: string; readonly notes: readonly string[] } | Refused

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

/** UTF-8, UTF-16 with and without a mark at the start, else Windows-1252 (Latin-1). Other kinds of file are refused in a sentence. */
export function decode(bytes: Uint8Array): Decoded {
  if (isPacked(bytes)) return refuse("This is a packed file. Unpack it and give the table inside.")
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return holdsWord(bytes, "EncryptedPackage")
      ? refuse("This workbook is protected by a password, so nothing of it can be read. Save it without one and give that.")
      : refuse("This is a workbook of an older Excel (.xls), which cannot be read. Save it as .xlsx or CSV and give that.")
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return refuse("This is a PDF, which holds no table that can be read. Give a CSV file.")
  if (startsWith(bytes, 0x1f, 0x8b)) return refuse("This file is packed with gzip. Unpack it and give the CSV file inside.")
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
      notes: ["The file is no UTF-8; its letters are read as Latin-1 (Windows-1252)."],
    })
  }
}

const utf16 = (bytes: Uint8Array, label: "utf-16le" | "utf-16be"): Decoded => ({
  kind: "text",
  text: new TextDecoder(label).decode(bytes),
  notes: ["The file's letters are read as UTF-16."],
})

/** Text that is another kind of file. */
export function refusedText(given: Decoded): Decoded {
  if (given.kind === "refused") return given
  const start = given.text
    .slice(0, 400)
    .replace(/^\uFEFF/, "")
    .trimStart()
  if (/^<(\?xml|!doctype|html|table|workbook)/i.test(start))
    return refuse("This is XML or HTML, which cannot be read. Give a table as CSV or a workbook.")
  if (/^(apiVersion|kind):\s/m.test(start))
    return refuse("This is YAML, which cannot be read. Ask for JSON (kubectl get … -o json) and give that.")
  return given
}
