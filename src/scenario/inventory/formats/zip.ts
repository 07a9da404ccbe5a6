import { refuse, type Refused } from "../sheet.ts"

/** One file within a packed file. */
export interface Entry {
  readonly name: string
  readonly method: number
  /** Where its packed bytes begin and how many there are. */
  readonly start: number
  readonly packed: number
  readonly isEncrypted: boolean
}

/** What all parts of a file may come to, unpacked, bytes: four times a workbook of 200,000 rows and a dozen columns. */
export const MOST_UNPACKED = 400_000_000

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const ZIP64 = 0x0001

/**
 * The directory at the end of a ZIP file (APPNOTE.TXT 4.3.12 and 4.3.16); null where it is missing or points outside the file. Of what it
 * says only places and names are used: how much an entry unpacks to is counted as it comes out.
 */
export function entriesOf(bytes: Uint8Array): readonly Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === null) return null
  const names = new TextDecoder()
  const found: Entry[] = []
  let at = end.start
  try {
    for (let i = 0; i < end.entries; i++) {
      if (view.getUint32(at, true) !== DIRECTORY) return null
      const [nameLength, extraLength, noteLength] = [
        view.getUint16(at + 28, true),
        view.getUint16(at + 30, true),
        view.getUint16(at + 32, true),
      ]
      const name = names.decode(bytes.subarray(at + 46, at + 46 + nameLength))
      const { packed, offset } = large(view, at, at + 46 + nameLength, extraLength)
      if (view.getUint32(offset, true) !== LOCAL) return null
      const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
      if (start + packed > bytes.length) return null
      found.push({ name, method: view.getUint16(at + 10, true), start, packed, isEncrypted: (view.getUint16(at + 8, true) & 1) === 1 })
      at += 46 + nameLength + extraLength + noteLength
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
  return found
}

function endOfDirectory(view: DataView): { readonly start: number; readonly entries: number } | null {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 65_535); at--) {
    if (view.getUint32(at, true) === END) return { start: view.getUint32(at + 16, true), entries: view.getUint16(at + 10, true) }
  }
  return null
}

/** Sizes and places beyond 32 bits stand in an extra field, in this order, those that are needed. */
function large(view: DataView, at: number, extra: number, length: number): { readonly packed: number; readonly offset: number } {
  let packed = view.getUint32(at + 20, true)
  let offset = view.getUint32(at + 42, true)
  for (let i = extra; i + 4 <= extra + length; i += 4 + view.getUint16(i + 2, true)) {
    if (view.getUint16(i, true) !== ZIP64) continue
    let field = i + 4
    if (view.getUint32(at + 24, true) === 0xffffffff) field += 8
    if (packed === 0xffffffff) {
      packed = Number(view.getBigUint64(field, true))
      field += 8
    }
    if (offset === 0xffffffff) offset = Number(view.getBigUint64(field, true))
  }
  return { packed, offset }
}

/** How much may still come out of a file. */
export interface Budget {
  left: number
}

/** A part as UTF-8 text, or its beginning where `enough` says so. What comes out is counted as it comes: a part that grows beyond the budget is given up there. */
export async function unpack(
  bytes: Uint8Array,
  entry: Entry,
  budget: Budget,
  enough: (text: string) => boolean = () => false,
): Promise<string | Refused> {
  if (entry.isEncrypted) return refuse("file-protected")
  if (entry.method !== 0 && entry.method !== 8) return refuse("packing-unknown")
  const packed = new Blob([bytes.subarray(entry.start, entry.start + entry.packed) as Uint8Array<ArrayBuffer>]).stream()
  const stream = entry.method === 0 ? packed : packed.pipeThrough(new DecompressionStream("deflate-raw"))
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let text = ""
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      budget.left -= value.length
      if (budget.left < 0) {
        await reader.cancel()
        return refuse({ id: "unpacks-to-more", values: { megabytes: MOST_UNPACKED / 1_000_000 } })
      }
      text += decoder.decode(value, { stream: true })
      if (enough(text)) {
        await reader.cancel()
        return text
      }
    }
  } catch {
    return refuse("packing-damaged")
  }
}
