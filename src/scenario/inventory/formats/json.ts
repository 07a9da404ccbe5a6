import { quote } from "../../../engine/basics/told.ts"
import { refuse, sheetOf, type Book, type Refused, type Sheet } from "../sheet.ts"
import { MOST_ROWS, tooManyRows } from "../most.ts"
import { isKubernetes, kubernetesSheets } from "./kubernetes.ts"
import { flavorSheets, openStackSheets } from "./openstack.ts"
import { bare } from "../tellings.ts"
import { get, isObject, listIn, textOf, type Json, type JsonObject } from "./jsonValue.ts"

/** True where a text is JSON by its beginning. */
export const looksLikeJson = (text: string): boolean => /^\s*(\{\s*("|\})|\[\s*(\{|\[|\]))/.test(text.slice(0, 4096))

/** JSON of a known tool, or any list of entries with fields, as tables. */
export function openJson(text: string): Book | Refused {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch (error) {
    const lines = entriesByLine(text)
    if (lines === null) return refuse({ id: "json-damaged", values: { fault: quote(String((error as Error).message).slice(0, 120)) } })
    value = lines
  }
  const known = isKubernetes(value) ? kubernetesSheets(value) : (proxmoxSheets(value) ?? openStackSheets(value) ?? flavorSheets(value))
  const sheets = known ?? plainSheets(value)
  if (sheets.length === 0) return refuse("json-no-list")
  for (const sheet of sheets)
    if (sheet.records.length - 1 > MOST_ROWS) return tooManyRows(sheet.name === null ? bare("this-json") : quote(sheet.name))
  return { kind: "book", format: { id: "by-tool", values: { tool: quote("JSON") } }, version: null, sheets }
}

/** One entry a line. */
function entriesByLine(text: string): Json | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "")
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return null
  try {
    return lines.map((line) => JSON.parse(line) as Json)
  } catch {
    return null
  }
}

/** Fields of an entry, those of objects within it as "outer.inner", three deep; lists of plain values in one cell. */
function flat(entry: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const put = (object: JsonObject, before: string, depth: number): void => {
    for (const [key, value] of Object.entries(object)) {
      if (found.size >= MOST_FIELDS) return
      if (isObject(value)) {
        // Windows PowerShell writes some states as a number beside their names.
        if (isNamedNumber(value)) found.set(before + key, textOf(value["Value"]))
        else if (depth < DEPTH) put(value, `${before}${key}.`, depth + 1)
      } else if (Array.isArray(value)) {
        if (value.length <= 64 && value.every((one) => one === null || typeof one !== "object"))
          found.set(before + key, value.map(textOf).join(", "))
      } else found.set(before + key, textOf(value))
    }
  }
  put(entry, "", 1)
  return found
}
const isNamedNumber = (value: JsonObject): boolean =>
  Object.keys(value).length === 2 && typeof value["value"] === "number" && typeof value["Value"] === "string"
const DEPTH = 3
const MOST_FIELDS = 400

/** Lists under these names hold rows; with others, the longest list of entries does. */
const lists = ["servers", "flavors", "hypervisors", "nodes", "vms", "hosts", "entities", "items", "data", "value", "results"]

function plainSheets(value: Json): readonly Sheet[] {
  if (Array.isArray(value)) return tableOfEntries(value, null)
  if (!isObject(value)) return []
  const named = Object.entries(value).filter((pair): pair is [string, Json[]] => Array.isArray(pair[1]) && pair[1].some(isObject))
  if (named.length === 0) return tableOfEntries([value], null)
  const known = named.filter(([name]) => lists.includes(name.toLowerCase()))
  return (known.length > 0 ? known : named).flatMap(([name, list]) => tableOfEntries(list, named.length > 1 ? name : null))
}

function tableOfEntries(list: readonly Json[], name: string | null): readonly Sheet[] {
  if (list.length > MOST_ROWS) return [{ ...sheetOf([], [], { name }), records: Array<typeof none>(list.length + 1).fill(none) }]
  const rows = list.map((entry) => (isObject(entry) ? flat(entry) : new Map<string, string>()))
  const headers = new Set<string>()
  for (const row of rows) {
    for (const key of row.keys()) if (headers.size < MOST_FIELDS) headers.add(key)
  }
  if (headers.size === 0) return []
  const names = [...headers]
  return [sheetOf(names, rows.map((row, i) => ({ line: i + 1, cells: names.map((key) => row.get(key) ?? "") })), { name })] // prettier-ignore
}
const none = { line: 0, cells: [], fault: null }

/** Proxmox: `/cluster/resources`, alone or as the API wraps it in "data"; storage, pools and networks among them are left out. */
function proxmoxSheets(value: Json): readonly Sheet[] | null {
  const list = listIn(value, "data")
  if (list === null || !list.some((entry) => /^(qemu|lxc|node)$/.test(textOf(get(entry, "type"))) && get(entry, "maxcpu") !== undefined))
    return null
  const rows = (types: readonly string[], fields: readonly string[]) =>
    list.flatMap((entry, i) =>
      isObject(entry) && types.includes(textOf(get(entry, "type")))
        ? [{ line: i + 1, cells: fields.map((field) => textOf(get(entry, field))) }]
        : [],
    )
  const ofVms = ["vmid", "name", "type", "node", "pool", "tags", "status", "template", "maxcpu", "maxmem"]
  const ofHosts = ["node", "status", "maxcpu", "maxmem"]
  const vms = rows(["qemu", "lxc"], ofVms)
  const hosts = rows(["node"], ofHosts)
  const containers = vms.filter((row) => row.cells[2] === "lxc").length
  const notes = containers > 0 ? [{ id: "containers-as-vms", values: { count: containers } } as const] : []
  return [
    ...(vms.length > 0 ? [sheetOf(ofVms, vms, { name: "VMs", kind: "vms", notes })] : []),
    ...(hosts.length > 0 ? [sheetOf(ofHosts, hosts, { name: "nodes", kind: "hosts" })] : []),
  ]
}
