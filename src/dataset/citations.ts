import { kindOf, rowsOf, strengthOf, weakest, type CoverageKind, type DatasetFiles } from "./coverage.ts"
import type { Basis, Evidence } from "./schema/index.ts"

/** A row of a data file under a name that is its own within the file. */
export interface KeyedRow {
  /** Stands in links: the row's id, or what else names it, in letters, digits, dots and hyphens. */
  readonly key: string
  /** For eyes. */
  readonly name: string
  readonly row: unknown
}

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value)

/** Fields that name a row to a reader, the best first. */
const nameFields = ["name", "title", "articleProduct", "item", "topic", "region", "dimension"] as const

/** What names the rows of files that have no name of their own. A path that ends in `/` or `-` stands for every file that starts so. */
const namedBy: Readonly<Record<string, readonly string[]>> = {
  "checklists/seed-numbers": ["value", "meaning"],
  "hardware/boards": ["gpu"],
  "hardware/instances/": ["gpu", "family"],
  "hardware/mixed-placements": ["gpuFrameBufferGb", "vgpuFrameBufferMib"],
  "hardware/placement-rules": ["topic", "rule"],
  "hardware/power": ["gpu"],
  "hardware/resources/": ["gpu"],
  "measurements/analytic-models": ["id"],
  "measurements/migration-times": ["product", "gpu", "usedFrameBufferGib", "vmRamGib"],
  "measurements/native-": ["product", "workload"],
  "measurements/qualitative": ["finding"],
  "measurements/scaling": ["scheduler", "gpu", "workload", "clients"],
  "measurements/speeds/": ["gpuName", "referenceGpuName", "workload"],
  "measurements/stun-times": ["release", "gpu", "usedFrameBufferGib", "vmRamGib", "networkGbps"],
  "models/stun": ["release"],
  "prices/gpus": ["gpu"],
  "prices/licences": ["product", "edition", "term"],
  "prices/licence-rules": ["why"],
  "prices/servers": ["what"],
  "prices/server-power": ["model", "cpu"],
  "reference/amd-intel-migration": ["technology"],
  "reference/amd-intel-performance": ["technology", "conditions"],
  "reference/api-support-article": ["articleProduct", "api", "version"],
  "reference/article-copies": ["copy", "read"],
  "reference/cloud-prices": ["provider", "instance", "region", "os"],
  "reference/electricity": ["region", "sector", "period"],
  "reference/footnotes": ["key", "text"],
  "reference/gvt-g-counts": ["apertureMib", "typeSuffix"],
  "reference/hypervisor-support": ["technology", "hypervisor"],
  "reference/isolation": ["technology"],
  "reference/known-gaps": ["text"],
  "reference/migration-matrix": ["product"],
  "reference/migration-rules": ["mechanism"],
  "reference/related-evidence": ["text"],
  "reference/remoting-formulas": ["meaning"],
  "reference/security-cves": ["cve", "impact"],
  "reference/space": ["region", "what"],
  "reference/sriov-scheduling": ["gpuFamily", "policy"],
  "reference/vram-provisioning": ["rule"],
  "reference/workload-anchors": ["fact"],
}
const namingOf = (file: string): readonly string[] | undefined =>
  namedBy[file] ?? Object.entries(namedBy).find(([path]) => /[/-]$/.test(path) && file.startsWith(path))?.[1]

/** Texts that name a row where nothing else does: at most so many. */
const nameParts = 3
const longest = 96
const longestKey = 64

const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .slice(0, longestKey)
    .replace(/^[-.]+|[-.]+$/g, "")

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text)

const units: readonly (readonly [suffix: RegExp, unit: string])[] = [
  [/Mib$/, " MiB"],
  [/Gib$/, " GiB"],
  [/Gb$/, " GB"],
  [/Gbps$/, " Gbit/s"],
  [/^clients$/, " clients"],
]

function part(row: Node, field: string): readonly string[] {
  const value = row[field]
  if (typeof value === "number") return [`${value}${units.find(([suffix]) => suffix.test(field))?.[1] ?? ""}`]
  return typeof value === "string" && value !== "" ? [value] : []
}

/** A row by its own name, else by what its file names rows by, else by the first things it states. */
function nameOf(file: string, row: unknown, id: string): string {
  if (typeof row === "string") return short(row)
  if (!isNode(row)) return id
  const named = namingOf(file)?.flatMap((field) => part(row, field)) ?? []
  if (named.length > 0) return short(named.join(", "))
  const own = nameFields.map((field) => row[field]).find((value): value is string => typeof value === "string" && value !== "")
  if (own !== undefined) return short(own)
  const texts = Object.entries(row).flatMap(([field, value]) =>
    field !== "id" && !field.startsWith("note") && typeof value === "string" && value !== "" ? [value] : [],
  )
  return short(texts.slice(0, nameParts).join(", ") || id)
}

const counted = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/**
 * The rows of a file, each under a key and a name that no other has. Keys are made of what a row says, not of its place,
 * so that a link stands when rows are added.
 */
export function keyedRows(file: string, json: unknown): readonly KeyedRow[] {
  const isList = Array.isArray(json)
  const list = isRegister(json) ? Object.entries(json).map(([id, row]) => ({ id, row })) : listOf(json)
  const names = list.map(({ id, row }) => nameOf(file, row, id))
  const alike = counted(names)
  const used = new Set<string>()
  return list.map(({ id, row }, place) => {
    const name = names[place] ?? id
    const base = slug(!isList ? id : isNode(row) && typeof row["id"] === "string" ? row["id"] : name) || `row-${place + 1}`
    let key = base
    for (let number = 2; used.has(key); number += 1) key = `${base}.${number}`
    used.add(key)
    return { key, name: (alike.get(name) ?? 1) > 1 ? `${name} (${key})` : name, row }
  })
}

/** The rows of a file, or those of the list it holds; a file of single values is one row. */
function listOf(json: unknown): readonly { readonly id: string; readonly row: unknown }[] {
  const rows = rowsOf(json)
  if (rows.length > 0 || !isNode(json)) return rows
  const lists = Object.values(json).filter(Array.isArray)
  return lists.length > 0 ? lists.flatMap((list) => rowsOf(list)) : [{ id: "file", row: json }]
}

/** The register of sources: an object whose every value is a row, without evidence of its own. */
const isRegister = (json: unknown): json is Node =>
  isNode(json) && Object.values(json).length > 0 && Object.values(json).every((row) => isNode(row) && typeof row["title"] === "string")

/** One entry of evidence: a source, and what it is cited for. */
export interface Citation {
  /** Its place among all citations of its file. */
  readonly number: number
  readonly source: string
  readonly basis: Basis
  readonly locator: string | null
  readonly note: string | null
  readonly file: string
  readonly kind: CoverageKind
  readonly key: string
  readonly name: string
  /** Fields or the cell it speaks for; empty: the row as a whole. */
  readonly fields: readonly string[]
}

/** Every entry of evidence below a node, with the path at which it stands. */
function* entriesBelow(value: unknown, at: string): Generator<readonly [string, Evidence]> {
  if (Array.isArray(value)) {
    for (const [place, one] of value.entries()) if (typeof one === "object" && one !== null) yield* entriesBelow(one, `${at}[${place + 1}]`)
    return
  }
  if (!isNode(value)) return
  for (const [field, inner] of Object.entries(value)) {
    if (field === "evidence" && Array.isArray(inner)) for (const entry of inner as Evidence[]) yield [at, entry]
    else if (typeof inner === "object" && inner !== null) yield* entriesBelow(inner, at === "" ? field : `${at}.${field}`)
  }
}

/** Every citation of one file. */
export function citationsOfFile(file: string, json: unknown): readonly Citation[] {
  const kind = kindOf(file)
  if (!kind) return []
  return keyedRows(file, json)
    .flatMap(({ key, name, row }) => [...entriesBelow(row, "")].map(([at, entry]) => ({ key, name, at, entry })))
    .map(({ key, name, at, entry }, number) => ({
      number,
      source: entry.source,
      basis: entry.basis,
      locator: entry.locator ?? null,
      note: entry.note ?? null,
      file,
      kind,
      key,
      name,
      fields: entry.fields ? entry.fields.map((field) => (at === "" ? field : `${at}.${field}`)) : at === "" ? [] : [at],
    }))
}

/** Every citation of the dataset, in the order of its files. */
export const citationsOf = (files: DatasetFiles): readonly Citation[] =>
  Object.entries(files).flatMap(([file, json]) => citationsOfFile(file, json))

/** What rests on one source. */
export interface SourceUse {
  readonly citations: readonly Citation[]
  /** Rows in which it is cited. */
  readonly rows: number
  readonly kinds: readonly CoverageKind[]
  readonly founded: number
  readonly reported: number
  readonly unverified: number
}

export const noUse: SourceUse = { citations: [], rows: 0, kinds: [], founded: 0, reported: 0, unverified: 0 }

/** Citations by source id. */
export function usesOf(citations: readonly Citation[]): ReadonlyMap<string, SourceUse> {
  const bySource = new Map<string, Citation[]>()
  for (const one of citations) {
    const list = bySource.get(one.source)
    if (list) list.push(one)
    else bySource.set(one.source, [one])
  }
  return new Map(
    [...bySource].map(([source, list]) => {
      const by = { founded: 0, reported: 0, unverified: 0 }
      for (const one of list) by[strengthOf(one.basis)] += 1
      const use: SourceUse = {
        citations: list,
        rows: new Set(list.map((one) => `${one.file} ${one.key}`)).size,
        kinds: [...new Set(list.map((one) => one.kind))],
        ...by,
      }
      return [source, use]
    }),
  )
}

/** A fact that nobody has verified: the field or the row of which every source at hand is an estimate or a recollection. */
export interface Unverified {
  readonly file: string
  readonly kind: CoverageKind
  readonly key: string
  readonly name: string
  /** Empty: the row as a whole. */
  readonly field: string
  readonly basis: Basis
  readonly locator: string | null
  readonly note: string | null
}

/** Fields, cells and rows whose weakest evidence is an estimate or a recollection, each once. */
export function unverifiedFacts(citations: readonly Citation[]): readonly Unverified[] {
  const facts = new Map<string, Citation[]>()
  for (const one of citations) {
    for (const field of one.fields.length > 0 ? one.fields : [""]) {
      const id = `${one.file} ${one.key} ${field}`
      const list = facts.get(id)
      if (list) list.push(one)
      else facts.set(id, [one])
    }
  }
  return [...facts].flatMap(([id, list]) => {
    const basis = weakest(list.map((one) => one.basis))
    const entry = list.find((one) => one.basis === basis)
    if (!basis || !entry || strengthOf(basis) !== "unverified") return []
    const { file, kind, key, name, locator, note } = entry
    return [{ file, kind, key, name, field: id.slice(file.length + key.length + 2), basis, locator, note }]
  })
}
