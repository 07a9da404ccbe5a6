import { quote } from "../../../engine/basics/told.ts"
import { isKnownName } from "../columns.ts"
import { MOST_ROWS } from "../most.ts"
import { sheetOf, type Sheet } from "../sheet.ts"
import { bare, type ReadingTold } from "../tellings.ts"
import { hostsIn } from "./hostList.ts"
import { listSheet, querySheet } from "./nvidiaSmi.ts"

/** What tools print for people to read, as tables. */

const by = (tool: string): ReadingTold => ({ id: "by-tool", values: { tool: quote(tool) } })

/** The tables of a text that a known tool printed; null for any other text. */
export function printedSheets(text: string): { readonly format: ReadingTold; readonly sheets: readonly Sheet[] } | null {
  const start = text.slice(0, 4000)
  if (/^\s*NodeName=\S+ .*\b(CPUTot|CPUAlloc|CoresPerSocket|Gres)=/m.test(start))
    return { format: by("scontrol show node"), sheets: [scontrolSheet(text)] }
  if (/^GPU [0-9A-F]{8}:[0-9A-F]{2}:/im.test(start) && /^\s+(Active vGPUs|vGPU ID)\s+:/m.test(start))
    return { format: by("nvidia-smi vgpu -q"), sheets: [vgpuSheet(text)] }
  const devices = querySheet(text)
  if (devices) return { format: by("nvidia-smi -q"), sheets: [devices] }
  const list = listSheet(text)
  if (list) return { format: by("nvidia-smi -L"), sheets: [list] }
  if (/^\s*uuid\s*\(\s*RO\s*\)\s*:/m.test(start)) return { format: by("xe"), sheets: [xeSheet(text)] }
  if (isSinfo(start)) return { format: by("sinfo"), sheets: [sinfoSheet(text)] }
  const ruled = ruledSheet(text) ?? alignedSheet(text)
  return ruled === null ? null : { format: bare("printed-table"), sheets: [ruled] }
}

interface Lines {
  readonly line: number
  readonly text: string
}
const linesOf = (text: string): readonly Lines[] => text.split(/\r\n|\n|\r/).map((one, i) => ({ line: i + 1, text: one }))

// Slurm

/** Fields begin at a name that Slurm knows or writes with a capital; a value runs to the next of them, blanks and all. */
const slurmFields = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  // What an administrator wrote as the reason or a comment may hold anything: it is cut off first.
  const bare = text.replace(/\b(Reason|Comment|OS|Extra)=.*?(?=\s[A-Z]\w*=|\n|$)/gs, "")
  for (const match of bare.matchAll(/(?:^|\s)([A-Z]\w*)=(\S*)/g)) if (!found.has(match[1]!)) found.set(match[1]!, match[2]!)
  return found
}

const slurmColumns = ["NodeName", "State", "CPUTot", "Sockets", "CoresPerSocket", "ThreadsPerCore", "RealMemory", "Gres", "Partitions"]

function scontrolSheet(text: string): Sheet {
  const blocks: { line: number; text: string }[] = []
  for (const { line, text: one } of linesOf(text)) {
    if (/^\s*NodeName=/.test(one)) blocks.push({ line, text: one })
    else if (blocks.length > 0 && one.trim() !== "") blocks[blocks.length - 1]!.text += `\n${one}`
  }
  let [coreless, cut] = [0, 0]
  const rows = blocks.slice(0, MOST_ROWS + 1).map(({ line, text: block }) => {
    const fields = slurmFields(block)
    const cell = (name: string) => fields.get(name) ?? ""
    if (cell("Sockets") === "" || cell("CoresPerSocket") === "") coreless++
    if (isCut(cell("Gres"))) cut++
    return { line, cells: slurmColumns.map((name) => (name === "Gres" ? gresText(cell(name)) : cell(name))) }
  })
  // Where some nodes say nothing of their cores, the CPUs that Slurm counts are taken for all.
  const columns = coreless === 0 ? slurmColumns : slurmColumns.filter((name) => name !== "Sockets" && name !== "CoresPerSocket")
  const kept = columns.map((name) => slurmColumns.indexOf(name))
  return sheetOf(columns, rows.map((row) => ({ ...row, cells: kept.map((i) => row.cells[i]!) })), { kind: "hosts", place: "Line", caveats: cutCaveats(cut, "node") }) // prettier-ignore
}

/**
 * GPUs of a node's generic resources: "gpu:a100:4(S:0-1),nvme:1" is 4x a100. Instances that MIG has cut ("gpu:a100_3g.20gb:2") stand for the least
 * number of their model's GPUs that hold them all, by compute slices, of which a GPU has seven and A30 four.
 */
export function gresText(gres: string): string {
  const parts = gres.replace(/\([^)]*\)/g, "").split(",")
  const cut = new Map<string, number[]>()
  const whole = parts.flatMap((part) => {
    const instances = migPart(part)
    if (instances !== null) cut.set(instances.type, [...(cut.get(instances.type) ?? []), ...Array<number>(instances.count).fill(instances.slices)]) // prettier-ignore
    return instances === null ? [part] : []
  })
  const gpus = whole.flatMap((part) => {
    const match = /^gpu(?::([^:]+))?(?::(\d+))?$/.exec(part.trim())
    if (!match) return []
    const [, type, count] = match
    // "gpu:4" names a number, "gpu:a100" one GPU of a type.
    return type !== undefined && count === undefined && /^\d+$/.test(type)
      ? [{ type: "", count: type }]
      : [{ type: type ?? "", count: count ?? "1" }]
  })
  const real = [
    ...gpus,
    ...[...cut].map(([type, slices]) => ({ type, count: String(leastGpus(slices, /a30$/i.test(type) ? 4 : 7)) })),
  ].filter((one) => one.count !== "0")
  return real.map(({ type, count }) => (type === "" ? `gpu:${count}` : `${count}x ${type.replaceAll("_", " ")}`)).join(", ")
}

/** "gpu:a100_3g.20gb:4" is four instances of three slices; at most as many as a host's GPUs can hold. */
function migPart(part: string): { readonly type: string; readonly slices: number; readonly count: number } | null {
  const match = /^gpu:(?:(.*?)[_-])??(?:mig[_-])?(\d)g\.\d+gb[^:]*(?::(\d{1,3}))?$/i.exec(part.trim())
  return match ? { type: (match[1] ?? "").replace(/[_-]mig$/i, ""), slices: Number(match[2]), count: Number(match[3] ?? 1) } : null
}
const isCut = (gres: string): boolean => gres.replace(/\([^)]*\)/g, "").split(",").some((part) => migPart(part) !== null) // prettier-ignore

/** No fewer GPUs hold instances of so many slices: together, and of each size by itself. */
export function leastGpus(slices: readonly number[], ofOne: number): number {
  const together = Math.ceil(slices.reduce((sum, one) => sum + one, 0) / ofOne)
  const bySize = [...new Set(slices)].map((size) =>
    Math.ceil(slices.filter((one) => one === size).length / Math.max(1, Math.floor(ofOne / Math.max(1, size)))),
  )
  return Math.max(together, ...bySize, 0)
}

const cutCaveats = (count: number, what: "node" | "line"): readonly ReadingTold[] =>
  count > 0 ? [{ id: "instances-cut", values: { count, what } }] : []

/** With column names; `sinfo -h` leaves them out. */
const isSinfo = (start: string): boolean => /^(NODELIST|HOSTNAMES|NODE_ADDR|PARTITION)\s.*\b(CPUS|MEMORY|GRES|STATE)\b/m.test(start)

function sinfoSheet(text: string): Sheet {
  const lines = linesOf(text)
  const at = lines.findIndex(({ text: one }) => isSinfo(one))
  const headers = lines[at]!.text.trim().split(/\s+/)
  const last = headers.length - 1
  const rows: { line: number; cells: string[] }[] = []
  const place = headers.findIndex((header) => /^(NODELIST|HOSTNAMES|NODE_ADDR)$/.test(header))
  const seen = new Set<string>()
  let [again, least, cut] = [0, 0, 0]
  for (const { line, text: one } of lines.slice(at + 1)) {
    const cells = one.trim().split(/\s+/)
    if (cells[0] === "" || rows.length > MOST_ROWS) continue
    // A reason holds blanks, and is last.
    if (cells.length > headers.length && /^REASON$/.test(headers[last]!)) cells.splice(last, cells.length, cells.slice(last).join(" "))
    const named = place < 0 ? [""] : hostsIn(cells[place] ?? "")
    const nodes = named.filter((node) => node === "" || !seen.has(node))
    if (nodes.length < named.length) again++
    if (nodes.length === 0) continue
    for (const node of nodes) seen.add(node)
    const read = cells.map((cell, i) => {
      const header = headers[i] ?? ""
      if (header === "GRES") {
        if (isCut(cell)) cut++
        return gresText(cell)
      }
      if (/^(CPUS|MEMORY)$/.test(header) && /^\d+\+$/.test(cell)) {
        least++
        return cell.slice(0, -1)
      }
      return cell
    })
    // Nodes alike stand in one line, which says how many they are.
    const alone = (node: string): string[] => read.map((cell, i) => (i === place ? node : headers[i] === "NODES" ? "1" : cell))
    rows.push(...(named.length === 1 ? [{ line, cells: read }] : nodes.map((node) => ({ line, cells: alone(node) }))))
  }
  return sheetOf(headers, rows, {
    kind: "hosts",
    place: "Line",
    notes: again > 0 ? [{ id: "nodes-again", values: { count: again } }] : [],
    caveats: [...(least > 0 ? [{ id: "figures-least", values: { count: least } } as const] : []), ...cutCaveats(cut, "line")],
  })
}

// NVIDIA vGPU

const vgpuColumns = ["VM Name", "VM UUID", "vGPU Name", "FB Memory Usage Total", "License Status", "GPU"]

/** `nvidia-smi vgpu -q`: a VM for each of its VMs, with the vGPUs it holds; a VM with vGPUs of several types has a row that cannot be read. */
function vgpuSheet(text: string): Sheet {
  interface Vgpu {
    readonly line: number
    readonly gpu: string
    readonly fields: Map<string, string>
  }
  const found: Vgpu[] = []
  let gpu = ""
  let section = ""
  for (const { line, text: one } of linesOf(text)) {
    const bus = /^GPU\s+(\S+)/.exec(one)
    const match = /^(\s+)(\S[^:]*?)\s*:\s?(.*)$/.exec(one)
    if (bus) {
      gpu = bus[1]!
      section = ""
    } else if (match?.[2] === "vGPU ID") {
      found.push({ line, gpu, fields: new Map() })
      section = ""
    } else if (match && found.length > 0) {
      const name = section !== "" && match[1]!.length >= 12 ? `${section} ${match[2]!}` : match[2]!
      if (!found[found.length - 1]!.fields.has(name)) found[found.length - 1]!.fields.set(name, match[3]!.trim())
    } else if (one.trim() !== "" && /^\s{8}\S/.test(one)) section = one.trim()
  }
  const byVm = new Map<string, Vgpu[]>()
  for (const one of found) {
    const key = one.fields.get("VM UUID") || one.fields.get("VM Name") || String(one.line)
    byVm.set(key, [...(byVm.get(key) ?? []), one])
  }
  const rows = [...byVm.values()].map((vgpus) => {
    const [first] = vgpus
    const cell = (name: string) => first!.fields.get(name) ?? ""
    const types = [...new Set(vgpus.map((one) => one.fields.get("vGPU Name") ?? ""))]
    const type = types.length === 1 ? (vgpus.length === 1 ? types[0]! : `${vgpus.length}x ${types[0]!}`) : types.join(" + ")
    const gpus = [...new Set(vgpus.map((one) => one.gpu))].join(", ")
    return {
      line: first!.line,
      cells: [cell("VM Name"), cell("VM UUID"), type, cell("FB Memory Usage Total"), cell("License Status"), gpus],
    }
  })
  return sheetOf(vgpuColumns, rows, { kind: "vms", place: "Line" })
}

// XenServer

/** `xe vm-list` and `xe host-list`: a block of "name ( RW): value" for each; `params=all` has them all. */
function xeSheet(text: string): Sheet {
  const blocks: { line: number; fields: Map<string, string> }[] = []
  for (const { line, text: one } of linesOf(text)) {
    const match = /^\s*([\w-]+)\s*\(\s*[SM]?R[OW]\s*\)\s*(?:\[DEPRECATED\]\s*)?:\s?(.*)$/.exec(one)
    if (!match) continue
    if (match[1] === "uuid") blocks.push({ line, fields: new Map() })
    const fields = blocks[blocks.length - 1]?.fields
    if (fields && !fields.has(match[1]!)) fields.set(match[1]!, match[2]!.trim())
  }
  const cpus = (info: string, name: string) => new RegExp(`\\b${name}: (\\d+)`).exec(info)?.[1] ?? ""
  const isHost = blocks.some(({ fields }) => fields.has("cpu_info") || fields.has("hostname"))
  if (isHost) {
    const columns = ["name-label", "enabled", "CPUs (cpu_count)", "memory-total"]
    const rows = blocks.map(({ line, fields }) => ({
      line,
      cells: [
        fields.get("name-label") ?? "",
        fields.get("enabled") === "false" ? "maintenance" : "enabled",
        cpus(fields.get("cpu_info") ?? "", "cpu_count"),
        fields.get("memory-total") ?? "",
      ],
    }))
    return sheetOf(columns, rows, { kind: "hosts", place: "Line" })
  }
  const isControl = (fields: ReadonlyMap<string, string>) =>
    fields.get("is-control-domain") === "true" || (fields.get("name-label") ?? "").startsWith("Control domain on host")
  const control = blocks.filter(({ fields }) => isControl(fields)).length
  const names = new Set(blocks.flatMap(({ fields }) => [...fields.keys()]))
  const columns = ["name-label", "uuid", "power-state", "is-a-template", "VCPUs-max", "VCPUs-number", "memory-static-max", "memory-dynamic-max", "memory-actual", "resident-on"].filter((name) => names.has(name)) // prettier-ignore
  const rows = blocks
    .filter(({ fields }) => !isControl(fields))
    .map(({ line, fields }) => ({ line, cells: columns.map((name) => fields.get(name) ?? "") }))
  return sheetOf(columns, rows, {
    kind: "vms",
    place: "Line",
    notes: control > 0 ? [{ id: "domains-left-out", values: { count: control } }] : [],
  })
}

// Tables drawn with lines

/** "+----+" or "┌────┐" between rows of "| a | b |": what openstack, pvesh and databases print. */
function ruledSheet(text: string): Sheet | null {
  const start = text.slice(0, 4000)
  if (!/^\s*(\+[-=+]{3,}\+|[┌╒╔][─═┬╤╦┐╕╗]{3,})\s*$/m.test(start)) return null
  const rows: { line: number; cells: string[] }[] = []
  for (const { line, text: one } of linesOf(text)) {
    if (!/^\s*[|│║]/.test(one)) continue
    rows.push({ line, cells: one.trim().replace(/^[|│║]|[|│║]$/g, "").split(/[|│║]/).map((cell) => cell.trim()) }) // prettier-ignore
  }
  const [header, ...rest] = rows
  return header === undefined || rest.length === 0 ? null : sheetOf(header.cells, rest, { place: "Line" })
}

/** Columns that stand below each other with blanks between, as kubectl and PowerShell print them: every row has its cells where the names begin. */
function alignedSheet(text: string): Sheet | null {
  const lines = linesOf(text).filter(({ text: one }) => one.trim() !== "")
  const [header, ...below] = lines
  if (header === undefined || below.length === 0 || /[,;|\t=:]/.test(header.text)) return null
  // PowerShell rules off each name, and parts columns by one blank where they are full.
  const ruled = /^-[-\s]+$/.test(below[0]!.text) ? [...below[0]!.text.matchAll(/-+/g)].map(({ index }) => index) : null
  const starts = ruled ?? [...header.text.trimEnd().matchAll(/\S+(?: \S+)*/g)].map(({ index }) => index)
  const names = starts.map((from, at) => header.text.slice(from, starts[at + 1]).trim())
  if (names.filter(isColumn).length < 3) return null
  const rows = below
    .filter(({ text: one }) => !/^[-\s]+$/.test(one))
    .map(({ line, text: one }) => {
      const cells = starts.map((from, at) => one.slice(from, starts[at + 1]).trim())
      const isCut = starts.some((from) => from > 0 && from < one.length && one[from - 1] !== " ")
      return { line, cells: cells.map((cell) => (/^<(none|unset)>$/.test(cell) ? "" : cell)), isCut }
    })
  if (rows.length === 0 || rows.some(({ isCut }) => isCut)) return null
  return sheetOf(names, rows, { place: "Line" })
}

const [isOfVms, isOfHosts] = [isKnownName("vms"), isKnownName("hosts")]
const isColumn = (name: string): boolean => isOfVms(name) || isOfHosts(name)
