import { bases, type Basis, type Evidence } from "./schema/index.ts"
import type { Source } from "./schema/index.ts"

/** Files of the dataset by their path under data/ without ".json". */
export type DatasetFiles = Readonly<Record<string, unknown>>

/** How well a fact is founded. `founded`: documented or measured. `reported`: vendor claim or secondary. `unverified`: estimate or recalled. */
export const strengths = ["founded", "reported", "unverified"] as const
export type Strength = (typeof strengths)[number]

const strengthOfBasis: Readonly<Record<Basis, Strength>> = {
  documented: "founded",
  measured: "founded",
  "vendor-claim": "reported",
  secondary: "reported",
  estimate: "unverified",
  recalled: "unverified",
}
export const strengthOf = (basis: Basis): Strength => strengthOfBasis[basis]

/** The kinds of row, and the files that hold them. A path that ends in `/` or `-` stands for every file that starts so. */
export const coverageKinds = [
  { kind: "techniques", label: "Techniques", paths: ["techniques", "how-it-works"] },
  { kind: "glossary", label: "Terms of the glossary", paths: ["glossary/"] },
  { kind: "lessons", label: "Lessons", paths: ["lessons/", "challenges"] },
  { kind: "products", label: "Products", paths: ["products/"] },
  { kind: "hypervisors", label: "Hypervisors", paths: ["hypervisors"] },
  { kind: "gpus", label: "GPUs", paths: ["hardware/gpus/"] },
  { kind: "gpu-resources", label: "Resources of GPUs", paths: ["hardware/resources/", "hardware/encoders"] },
  { kind: "instance-types", label: "Instance types", paths: ["hardware/instances/"] },
  { kind: "placement", label: "Placement rules", paths: ["hardware/mixed-placements", "hardware/placement-rules"] },
  { kind: "hosts", label: "Hosts", paths: ["hardware/hosts"] },
  { kind: "gpu-boards", label: "Boards of GPUs", paths: ["hardware/boards"] },
  { kind: "support-lists", label: "Lists of supported GPUs", paths: ["hardware/support-lists"] },
  { kind: "gpu-power", label: "Power of GPUs", paths: ["hardware/power"] },
  { kind: "gpu-prices", label: "Prices of GPUs", paths: ["prices/gpus"] },
  { kind: "licences", label: "Licences", paths: ["prices/licences", "prices/licence-rules"] },
  { kind: "server-prices", label: "Prices and power of servers", paths: ["prices/servers", "prices/server-power"] },
  { kind: "planning-defaults", label: "Planning defaults", paths: ["prices/defaults"] },
  { kind: "workloads", label: "Workloads", paths: ["workloads", "llm-models"] },
  { kind: "measurements", label: "Measurements of native share", paths: ["measurements/native-"] },
  { kind: "speeds", label: "Speeds of one GPU against another", paths: ["measurements/speeds/"] },
  { kind: "other-measurements", label: "Other measurements", paths: ["measurements/"] },
  { kind: "model-constants", label: "Model constants", paths: ["models/"] },
  { kind: "quirks", label: "Pass-through quirks", paths: ["quirks"] },
  { kind: "reference", label: "Reference tables", paths: ["reference/"] },
  { kind: "checklists", label: "Checklists of the article", paths: ["checklists/"] },
] as const satisfies readonly { kind: string; label: string; paths: readonly string[] }[]
export type CoverageKind = (typeof coverageKinds)[number]["kind"]

const holds = (pattern: string, path: string): boolean => (/[/-]$/.test(pattern) ? path.startsWith(pattern) : path === pattern)

/** The kind of the rows in a file; undefined for files that hold no facts (version, sources, debts). The most exact path wins. */
export function kindOf(path: string): CoverageKind | undefined {
  const found = coverageKinds.flatMap(({ kind, paths }) => paths.filter((one) => holds(one, path)).map((one) => ({ kind, one })))
  return found.sort((a, b) => b.one.length - a.one.length)[0]?.kind
}

/**
 * One thing the dataset claims. `field` null: the row as a whole; a name: that field, or the cell or sentence with evidence of its own.
 * `weight` is the number of rows it speaks for: a set's evidence speaks for each of its instance types.
 */
export interface Fact {
  readonly kind: CoverageKind
  readonly file: string
  readonly row: string
  readonly field: string | null
  readonly basis: Basis
  readonly sources: readonly string[]
  readonly weight: number
}

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value)
const evidenceAt = (node: Node): readonly Evidence[] => (Array.isArray(node["evidence"]) ? (node["evidence"] as Evidence[]) : [])

/** The least founded of the bases given. */
export const weakest = (all: readonly Basis[]): Basis | undefined => [...all].sort((a, b) => bases.indexOf(b) - bases.indexOf(a))[0]

/** The words in which a row states the basis of fields that no evidence names begin with a basis. */
function unlistedBasis({ unlistedFieldsBasis: words }: Node): Basis[] {
  return typeof words === "string" ? bases.filter((basis) => words.startsWith(basis)) : []
}

/** Evidence of one field: the entries that name it, else those for the whole row. */
export function evidenceOfField(row: { readonly evidence: readonly Evidence[] }, field: string): readonly Evidence[] {
  const named = row.evidence.filter((one) => one.fields?.includes(field))
  return named.length > 0 ? named : row.evidence.filter((one) => !one.fields)
}

const nameOf = (row: unknown, place: number): string => {
  const node = isNode(row) ? row : {}
  const name = ["id", "gpu", "cve", "product", "name", "topic"].map((key) => node[key]).find((value) => typeof value === "string")
  return typeof name === "string" ? name : `row ${place + 1}`
}

/** The rows of a file. Files that are an object hold theirs one or two levels down, and a row's name is its keys. */
export function rowsOf(json: unknown): readonly { readonly id: string; readonly row: unknown }[] {
  if (Array.isArray(json)) return json.map((row: unknown, place) => ({ id: nameOf(row, place), row }))
  if (!isNode(json)) return []
  return Object.entries(json).flatMap(([key, value]) => {
    if (!isNode(value)) return []
    if ("evidence" in value) return [{ id: key, row: value }]
    return Object.entries(value).flatMap(([inner, row]) => (isNode(row) ? [{ id: `${key}.${inner}`, row }] : []))
  })
}

type Claim = Pick<Fact, "field" | "basis" | "sources">

const claim = (field: string | null, entries: readonly Evidence[], extra: readonly Basis[] = []): Claim[] => {
  const basis = weakest([...entries.map((one) => one.basis), ...extra])
  return basis ? [{ field, basis, sources: [...new Set(entries.map((one) => one.source))] }] : []
}

/** Claims of one node: the node as a whole, the fields its evidence names, and every cell below that has evidence of its own. */
function claimsOf(node: Node, at: string): Claim[] {
  const entries = evidenceAt(node)
  const below = Object.entries(node)
    .filter(([key]) => key !== "evidence")
    .flatMap(([key, value]) => claimsBelow(value, at === "" ? key : `${at}.${key}`))
  const whole = entries.filter((one) => !one.fields)
  const named = [...new Set(entries.flatMap((one) => one.fields ?? []))].filter((field) => !below.some((one) => one.field === field))
  return [
    ...claim(at === "" ? null : at, whole, unlistedBasis(node)),
    ...named.flatMap((field) =>
      claim(
        at === "" ? field : `${at}.${field}`,
        entries.filter((one) => one.fields?.includes(field)),
      ),
    ),
    ...below,
  ]
}

function claimsBelow(value: unknown, at: string): Claim[] {
  if (Array.isArray(value)) return value.flatMap((one, place) => claimsBelow(one, `${at}[${place}]`))
  return isNode(value) ? claimsOf(value, at) : []
}

/** Every fact of the dataset with its basis: the weakest evidence among that which speaks for it. */
export function factsOf(files: DatasetFiles): readonly Fact[] {
  return Object.entries(files).flatMap(([file, json]) => {
    const kind = kindOf(file)
    if (!kind) return []
    return rowsOf(json).flatMap(({ id, row }) => {
      const weight = weightOf(row)
      return isNode(row) ? claimsOf(row, "").map((one) => ({ ...one, kind, file, row: id, weight })) : []
    })
  })
}

const weightOf = (row: unknown): number => (isNode(row) && Array.isArray(row["types"]) ? row["types"].length : 1)

export type StrengthCounts = Readonly<Record<Strength, number>>

/** What one kind of row rests on. Counts, not shares: the reader divides. */
export interface KindCoverage {
  readonly kind: CoverageKind
  readonly label: string
  readonly rows: number
  /** Rows by the weakest evidence that covers the row as a whole; rows without any evidence (lists of gaps) are in none. */
  readonly rowsBy: StrengthCounts
  /** The rows themselves and, each counted once more, the fields, cells and sentences with evidence of their own. */
  readonly facts: number
  readonly factsBy: StrengthCounts
  /** The oldest dated source cited, and how many sources cited have no date. */
  readonly oldestSource: { readonly id: string; readonly date: string } | null
  readonly undatedSources: number
}

const count = (of: readonly { readonly basis: Basis; readonly weight: number }[]): StrengthCounts => {
  const by = { founded: 0, reported: 0, unverified: 0 }
  for (const { basis, weight } of of) by[strengthOf(basis)] += weight
  return by
}

/** `derived` and `recalled` stand for reasoning and memory: they are no publication. */
const notPublished: ReadonlySet<string> = new Set(["derived", "recalled"])

/** Coverage of each kind, in the order of `coverageKinds`. */
export function coverage(files: DatasetFiles): readonly KindCoverage[] {
  const sources = (files["sources"] ?? {}) as Readonly<Record<string, Source>>
  const facts = factsOf(files)
  return coverageKinds.map(({ kind, label }) => {
    const rows = Object.entries(files)
      .filter(([path]) => kindOf(path) === kind)
      .flatMap(([file, json]) => rowsOf(json).map(({ id, row }, place) => ({ key: `${file} ${id} ${place}`, row })))
    const own = facts.filter((fact) => fact.kind === kind)
    const ids = [...new Set(own.flatMap((fact) => fact.sources))].filter((id) => !notPublished.has(id))
    const dated = ids.flatMap((id) => (sources[id]?.date ? [{ id, date: sources[id].date }] : []))
    return {
      kind,
      label,
      rows: rows.reduce((sum, { row }) => sum + weightOf(row), 0),
      rowsBy: count(rows.flatMap(({ row }) => rowBasis(row).map((basis) => ({ basis, weight: weightOf(row) })))),
      facts: own.reduce((sum, fact) => sum + fact.weight, 0),
      factsBy: count(own),
      oldestSource: dated.sort((a, b) => a.date.localeCompare(b.date))[0] ?? null,
      undatedSources: ids.length - dated.length,
    }
  })
}

/** The basis of a row: its evidence for the row as a whole, else the weakest evidence anywhere in it. */
function rowBasis(row: unknown): Basis[] {
  if (!isNode(row)) return []
  const claims = claimsOf(row, "")
  const whole = claims.find((one) => one.field === null)?.basis ?? weakest(claims.map((one) => one.basis))
  return whole ? [whole] : []
}

/** When the dataset was first compiled: sources that do not say when they were opened were opened by then. */
export const firstCompiled = "2026-11-23"

/** A source, when it was last opened, and how much rests on it. */
export interface CheckedSource {
  readonly id: string
  readonly title: string
  readonly checked: string
  /** Of the text, where it bears one. */
  readonly date: string | null
  /** Facts that cite it. */
  readonly facts: number
}

/** The sources cited, those first that were opened longest ago; of those opened on one day, those first that most rests on. */
export function staleSources(files: DatasetFiles): readonly CheckedSource[] {
  const sources = (files["sources"] ?? {}) as Readonly<Record<string, Source>>
  const facts = new Map<string, number>()
  for (const fact of factsOf(files)) for (const id of fact.sources) facts.set(id, (facts.get(id) ?? 0) + fact.weight)
  return Object.entries(sources)
    .filter(([id]) => !notPublished.has(id))
    .map(([id, { title, checked = firstCompiled, date = null }]) => ({ id, title, checked, date, facts: facts.get(id) ?? 0 }))
    .sort((a, b) => a.checked.localeCompare(b.checked) || b.facts - a.facts || a.id.localeCompare(b.id))
}
