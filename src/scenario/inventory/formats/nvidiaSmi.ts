import { sheetOf, type Sheet } from "../sheet.ts"

/** The GPUs of a host as NVIDIA's tool prints them for people: the same columns as it writes of them as CSV. */

const columns = ["index", "name", "uuid", "memory.total [MiB]"]

interface Device {
  readonly line: number
  readonly fields: ReadonlyMap<string, string>
}

const deviceSheet = (devices: readonly Device[]): Sheet =>
  sheetOf(
    columns,
    devices.map(({ line, fields }, at) => ({
      line,
      cells: [String(at), ...["Product Name", "GPU UUID", "FB Memory Usage Total"].map((name) => fields.get(name) ?? "")],
    })),
    { kind: "hosts", place: "Line" },
  )

/** Fields of a GPU by name, those of a section behind its name; what is set in deeper is of its parts under MIG, not of the GPU. */
function devicesIn(text: string): readonly Device[] {
  const found: { line: number; fields: Map<string, string> }[] = []
  let section = ""
  text.split(/\r\n|\n|\r/).forEach((one, i) => {
    if (/^GPU\s+[0-9A-F]+:/i.test(one)) {
      found.push({ line: i + 1, fields: new Map() })
      section = ""
      return
    }
    const match = /^( {4}| {8}|\t{1,2})(\S[^:]*?)\s*(?::\s?(.*))?$/.exec(one)
    const fields = found.at(-1)?.fields
    if (!match || !fields) return
    const [, indent, name, value] = match
    const isInner = indent!.length > 4 || indent === "\t\t"
    if (!isInner) section = value === undefined ? name! : ""
    const key = isInner ? `${section} ${name!}` : name!
    if (value !== undefined && !fields.has(key)) fields.set(key, value.trim())
  })
  return found
}

/** `nvidia-smi -q`; null for any other text. */
export const querySheet = (text: string): Sheet | null =>
  /^=+NVSMI LOG=+\s*$/m.test(text.slice(0, 4000)) ? deviceSheet(devicesIn(text)) : null

const listed = /^GPU (\d+): (.+?) \(UUID: ([^)]*)\)\s*$/

/** `nvidia-smi -L`: a line for each GPU, below it those of its instances; null for any other text. */
export function listSheet(text: string): Sheet | null {
  if (!/^GPU \d+: .+ \(UUID: [^)]*\)\s*$/m.test(text.slice(0, 4000))) return null
  const devices = text.split(/\r\n|\n|\r/).flatMap((one, i): readonly Device[] => {
    const match = listed.exec(one)
    return match ? [{ line: i + 1, fields: new Map([["Product Name", match[2]!], ["GPU UUID", match[3]!]]) }] : [] // prettier-ignore
  })
  return deviceSheet(devices)
}
