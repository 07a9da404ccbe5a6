import { noUse, unverifiedFacts, type Citation, type SourceUse, type Unverified } from "../../../dataset/citations.ts"
import { coverageKinds, type CoverageKind, type DatasetFiles } from "../../../dataset/coverage.ts"
import { weakFacts, type WeakFact } from "../../../dataset/weakFacts.ts"
import type { Basis, Evidence, Source } from "../../../dataset/schema/index.ts"
import { count } from "../../../ui/format.ts"
import type { TableSpec } from "../../common/table/columnSpec.ts"
import { basisStyles } from "../../common/BasisTag.tsx"
import { fieldText, grouped } from "../data/values.ts"

export const kindLabel = (kind: CoverageKind): string => coverageKinds.find((one) => one.kind === kind)?.label ?? kind

const sourceKinds: Readonly<Record<string, string>> = {
  "vendor-doc": "vendor’s documentation",
  "project-doc": "project’s documentation",
  paper: "paper",
  "price-list": "price list",
  secondary: "secondary",
}
export const sourceKind = (kind: string): string => sourceKinds[kind] ?? kind

/** Two entries of the register stand for no publication: reasoning here, and memory. */
export const notPublished: ReadonlySet<string> = new Set(["derived", "recalled"])
export const kindOf = (id: string, { kind }: Source): string => (notPublished.has(id) ? "no publication" : kind)

export interface SourceRow {
  readonly id: string
  readonly source: Source
  readonly use: SourceUse
  /** Of its citations those that answers can rest on. */
  readonly inAnswers: number
  /** Options compared now whose figures rest on it. */
  readonly behind: number
}

export interface Weights {
  readonly inAnswers: ReadonlyMap<string, number>
  /** The sources of each option compared. */
  readonly options: readonly { readonly sources: readonly string[] }[]
}

export const sourceRows = (
  sources: Readonly<Record<string, Source>>,
  uses: ReadonlyMap<string, SourceUse>,
  { inAnswers, options }: Weights,
): readonly SourceRow[] =>
  Object.entries(sources).map(([id, source]) => ({
    id,
    source,
    use: uses.get(id) ?? noUse,
    inAnswers: inAnswers.get(id) ?? 0,
    behind: options.filter((one) => one.sources.includes(id)).length,
  }))

/** All sources as a table. */
export const sourceSpec: TableSpec<SourceRow> = {
  name: "Sources",
  caption: "Publications the dataset cites, those that answers rest on most first",
  view: "sources",
  fileName: "gpu-virtualization-sources",
  rowId: (row) => row.id,
  sort: "-answers",
  evidence: () => [],
  record: ({ id, source, use }) => ({ id, ...source, citations: use.citations.length, rows: use.rows }),
  columns: [
    { id: "title", header: "Source", kind: "text", value: ({ source }) => source.title, note: ({ id }) => id },
    { id: "publisher", header: "Publisher", kind: "text", value: ({ source }) => source.publisher ?? null, missing: "–" },
    { id: "date", header: "Date", kind: "text", value: ({ source }) => source.date ?? null, missing: "undated" },
    {
      id: "kind",
      header: "Kind",
      kind: "text",
      value: ({ id, source }) => kindOf(id, source),
      text: ({ id, source }) => sourceKind(kindOf(id, source)),
      facet: "main",
      facetName: sourceKind,
    },
    {
      id: "answers",
      header: "Cited in answers",
      kind: "number",
      // What is no publication is no source to trust: it stands under the weak facts.
      value: ({ id, inAnswers }) => (notPublished.has(id) ? null : inAnswers),
      text: ({ inAnswers }) => count(inAnswers),
      missing: "see weak facts",
    },
    {
      id: "behind",
      header: "Options compared that rest on it",
      kind: "number",
      value: ({ behind }) => behind,
      text: ({ behind }) => count(behind),
    },
    {
      id: "citations",
      header: "Cited in all",
      kind: "number",
      value: ({ use }) => use.citations.length,
      text: ({ use }) => count(use.citations.length),
    },
    { id: "rows", header: "Rows", kind: "number", value: ({ use }) => use.rows, text: ({ use }) => count(use.rows) },
    {
      id: "founded",
      header: "Measured, documented",
      kind: "number",
      value: ({ use }) => use.founded,
      text: ({ use }) => count(use.founded),
    },
    {
      id: "reported",
      header: "Claimed, reported",
      kind: "number",
      value: ({ use }) => use.reported,
      text: ({ use }) => count(use.reported),
    },
    {
      id: "unverified",
      header: "Estimated, recalled",
      kind: "number",
      value: ({ use }) => use.unverified,
      text: ({ use }) => count(use.unverified),
    },
    {
      id: "for",
      header: "Cited for",
      kind: "list",
      value: ({ use }) => use.kinds.map(kindLabel),
      facet: "main",
      wide: true,
    },
    { id: "url", header: "Address", kind: "text", value: ({ source }) => source.url ?? null, optional: true, wide: true, missing: "none" },
  ],
}

const basisName = (basis: string): string => basisStyles[basis as Basis]?.word ?? basis

const evidenceOfCitation = ({ source, basis, locator, note }: Citation): readonly Evidence[] => [
  { source, basis, ...(locator === null ? {} : { locator }), ...(note === null ? {} : { note }) },
]

/** The facts that rest on one source. */
export const citationSpec = (
  id: string,
  targetOf: (file: string, key: string) => { readonly view: TableSpec<Citation>["view"]; readonly focus: string },
): TableSpec<Citation> => ({
  name: "Facts that rest on it",
  caption: "Rows and fields that cite this source",
  view: "sources",
  fileName: `gpu-virtualization-source-${id}`,
  rowId: (row) => `${row.file} ${row.number}`,
  target: (row) => targetOf(row.file, row.key),
  sort: "kind",
  evidence: evidenceOfCitation,
  columns: [
    { id: "name", header: "Row", kind: "text", value: (row) => row.name },
    { id: "kind", header: "Kind", kind: "text", value: (row) => kindLabel(row.kind), facet: "main" },
    {
      id: "fields",
      header: "For",
      kind: "list",
      value: (row) => row.fields,
      missing: "the row",
      text: (row) => (row.fields.length === 0 ? "the whole row" : row.fields.map(fieldText).join("; ")),
    },
    {
      id: "basis",
      header: "Basis",
      kind: "text",
      value: (row) => row.basis,
      text: (row) => basisName(row.basis),
      facet: "main",
      facetName: basisName,
    },
    { id: "locator", header: "Where in it", kind: "text", value: (row) => row.locator, wide: true, missing: "–" },
    { id: "note", header: "Note", kind: "text", value: (row) => row.note, wide: true, optional: true, missing: "–" },
  ],
})

/** Why an unverified fact matters, in the order in which they are shown. */
export const bearings = [
  "what is told of a GPU on sale",
  "price of a GPU on sale",
  "licence",
  "power of a GPU on sale",
  "constant of the model",
  "planning default",
  "shown only",
] as const
export type Bearing = (typeof bearings)[number]

export interface WeakRow extends Unverified {
  readonly bearing: Bearing
  readonly value: string | null
}

const bearingOf: Readonly<Record<WeakFact["about"], Bearing>> = {
  GPU: "what is told of a GPU on sale",
  price: "price of a GPU on sale",
  licence: "licence",
  "power rating": "power of a GPU on sale",
  "power draw": "power of a GPU on sale",
}
const fileOf: Readonly<Record<WeakFact["about"], string>> = {
  GPU: "hardware/gpus/",
  price: "prices/gpus",
  licence: "prices/licences",
  "power rating": "hardware/gpus/",
  "power draw": "hardware/power",
}

/** Everything that is estimated or recalled; what results rest on comes first. */
export function weakRows(files: DatasetFiles, citations: readonly Citation[]): readonly WeakRow[] {
  const heavy = weakFacts(files)
  const facts = unverifiedFacts(citations)
  const seen = new Set<string>()
  const first = heavy.flatMap((weak): readonly WeakRow[] => {
    const ofRow = facts.filter((one) => one.key === weak.id && one.file.startsWith(fileOf[weak.about]))
    const fact = ofRow.find((one) => one.field === weak.field) ?? ofRow.find((one) => one.field === "") ?? ofRow[0]
    if (!fact) return []
    seen.add(`${fact.file} ${fact.key} ${fact.field}`)
    return [{ ...fact, name: weak.name, field: weak.field, basis: weak.basis, bearing: bearingOf[weak.about], value: weak.value }]
  })
  const rest = facts
    .filter((one) => !seen.has(`${one.file} ${one.key} ${one.field}`))
    .map((one): WeakRow => ({
      ...one,
      bearing:
        one.kind === "model-constants" ? "constant of the model" : one.kind === "planning-defaults" ? "planning default" : "shown only",
      value: null,
    }))
  return [...first, ...rest].sort((a, b) => bearings.indexOf(a.bearing) - bearings.indexOf(b.bearing))
}

export const weakSpec = (
  targetOf: (file: string, key: string) => { readonly view: TableSpec<WeakRow>["view"]; readonly focus: string },
): TableSpec<WeakRow> => ({
  name: "Weak facts",
  caption: "What is estimated or recalled; what results rest on comes first",
  view: "sources",
  fileName: "gpu-virtualization-weak-facts",
  rowId: (row) => `${row.file} ${row.key} ${row.field}`,
  target: (row) => targetOf(row.file, row.key),
  sort: "",
  evidence: (row) => [{ source: row.basis === "recalled" ? "recalled" : "derived", basis: row.basis }],
  columns: [
    { id: "name", header: "Row", kind: "text", value: (row) => row.name },
    {
      id: "field",
      header: "Field",
      kind: "text",
      value: (row) => row.field,
      text: (row) => (row.field === "" ? "the whole row" : fieldText(row.field)),
    },
    {
      id: "value",
      header: "Value",
      kind: "text",
      value: (row) => row.value,
      text: (row) => grouped(row.value ?? ""),
      missing: "see its page",
    },
    {
      id: "basis",
      header: "Basis",
      kind: "text",
      value: (row) => row.basis,
      text: (row) => basisName(row.basis),
      facet: "main",
      facetName: basisName,
    },
    {
      id: "bearing",
      header: "Bears on results as",
      kind: "text",
      value: (row) => row.bearing,
      facet: "main",
    },
    { id: "kind", header: "Kind", kind: "text", value: (row) => kindLabel(row.kind), facet: "main" },
    { id: "note", header: "Why", kind: "text", value: (row) => row.note ?? row.locator, wide: true, missing: "not stated" },
  ],
})
