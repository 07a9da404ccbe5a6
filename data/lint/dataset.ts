import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { rowsOf } from "../../src/dataset/coverage.ts"
import type {
  Evidence,
  Gpu,
  GpuBoard,
  GpuPower,
  GpuPrice,
  SupportList,
  Host,
  Hypervisor,
  InstanceType,
  InstanceTypeSet,
  Licence,
  Measurement,
  MixedPlacement,
  ModelParameter,
  PlanningDefault,
  Product,
  Quirk,
  Source,
  StunModel,
  Technique,
  Workload,
} from "../../src/dataset/schema/index.ts"

/** One thing that a rule has to say: in which file, of which row, in a sentence. */
export interface Finding {
  readonly file: string
  readonly id: string
  readonly sentence: string
}

/** A rule looks at the dataset as it stands and says what is wrong with it. */
export type Rule = (dataset: Dataset) => readonly Finding[]

/** A row, with the file it stands in and the name it goes by. */
export interface Located<T> {
  readonly file: string
  readonly id: string
  readonly row: T
}

/** The dataset as the rules see it: every file as text and as JSON, and the kinds that many rules look at. */
export interface Dataset {
  readonly texts: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, unknown>>
  /** The day of this version; no date of the dataset may be later. */
  readonly date: string
  readonly sources: Readonly<Record<string, Source>>
  readonly techniques: readonly Located<Technique>[]
  readonly products: readonly Located<Product>[]
  readonly hypervisors: readonly Located<Hypervisor>[]
  readonly quirks: readonly Located<Quirk>[]
  readonly workloads: readonly Located<Workload>[]
  readonly gpus: readonly Located<Gpu>[]
  readonly instanceSets: readonly Located<InstanceTypeSet>[]
  readonly instanceTypes: readonly {
    readonly file: string
    readonly id: string
    readonly row: InstanceType
    readonly set: InstanceTypeSet
  }[]
  readonly mixedPlacements: readonly Located<MixedPlacement>[]
  readonly hosts: readonly Located<Host>[]
  readonly gpuBoards: readonly Located<GpuBoard>[]
  readonly supportLists: readonly Located<SupportList>[]
  readonly gpuPower: readonly Located<GpuPower>[]
  readonly gpuPrices: readonly Located<GpuPrice>[]
  readonly licences: readonly Located<Licence>[]
  readonly planningDefaults: readonly Located<PlanningDefault>[]
  readonly measurements: readonly Located<Measurement>[]
  readonly parameters: readonly Located<ModelParameter>[]
  readonly stunModels: readonly Located<StunModel>[]
  readonly gpu: (id: string) => Gpu | undefined
  /** Rows of every file whose path starts so; those of sources.json are its sources. */
  readonly rows: <T>(start: string) => readonly Located<T>[]
}

const root = join(dirname(fileURLToPath(import.meta.url)), "..")

const jsonBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return jsonBelow(path)
    return path.endsWith(".json") ? [path.slice(0, -".json".length)] : []
  })

/** A file that is no JSON: nothing else can be said of the data until it is mended. */
export class BrokenFile extends Error {}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const position = /position (\d+)/.exec(message)?.[1]
    const line = position === undefined ? text.split("\n").length : text.slice(0, Number(position)).split("\n").length
    throw new BrokenFile(`data/${path}.json: is not JSON, at or before line ${line} (${message})`)
  }
}

/** Puts the files' texts into the form that rules read. */
export function makeDataset(texts: Readonly<Record<string, string>>, parsed: Readonly<Record<string, unknown>> = {}): Dataset {
  const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, parsed[path] ?? parse(path, text)]))
  const rowsIn = (file: string): readonly { readonly id: string; readonly row: unknown }[] =>
    file === "sources" ? Object.entries(files[file] as object).map(([id, row]) => ({ id, row: row as unknown })) : rowsOf(files[file])
  const rows = <T>(start: string): readonly Located<T>[] =>
    Object.keys(files).flatMap((file) => (file.startsWith(start) ? rowsIn(file).map(({ id, row }) => ({ file, id, row: row as T })) : []))
  const gpus = rows<Gpu>("hardware/gpus/")
  const instanceSets = rows<InstanceTypeSet>("hardware/instances/")
  const gpuById = new Map(gpus.map(({ row }) => [row.id, row]))
  return {
    texts,
    files,
    date: (files["version"] as { readonly date: string }).date,
    sources: files["sources"] as Readonly<Record<string, Source>>,
    techniques: rows("techniques"),
    products: rows("products/"),
    hypervisors: rows("hypervisors"),
    quirks: rows("quirks"),
    workloads: rows("workloads"),
    gpus,
    instanceSets,
    instanceTypes: instanceSets.flatMap(({ file, row: set }) => set.types.map((row) => ({ file, id: row.id, row, set }))),
    mixedPlacements: rows("hardware/mixed-placements"),
    hosts: rows("hardware/hosts"),
    gpuBoards: rows("hardware/boards"),
    supportLists: rows("hardware/support-lists"),
    gpuPower: rows("hardware/power"),
    gpuPrices: rows("prices/gpus"),
    licences: rows("prices/licences"),
    planningDefaults: rows("prices/defaults"),
    measurements: rows("measurements/native-"),
    parameters: rows("models/parameters"),
    stunModels: rows("models/stun"),
    gpu: (id) => gpuById.get(id),
    rows,
  }
}

/** Reads every JSON file below data/. */
export function loadDataset(): Dataset {
  return makeDataset(Object.fromEntries(jsonBelow("").map((path) => [path, readFileSync(join(root, `${path}.json`), "utf8")])))
}

/** The form that every file is written in. */
export const textOf = (json: unknown): string => `${JSON.stringify(json, null, 1)}\n`

/** An object within a row, with the path that leads to it; a text within a row, with its key too. */
export interface Place {
  readonly at: string
  readonly node: Readonly<Record<string, unknown>>
}
interface TextPlace {
  readonly at: string
  readonly key: string
  readonly text: string
}
interface Contents {
  readonly objects: Place[]
  readonly texts: TextPlace[]
}

/** What each row contains, found once: altered copies of the dataset share the rows that were not altered. */
const known = new WeakMap<object, Contents>()

function contentsOf(row: unknown): Contents {
  const cached = typeof row === "object" && row !== null ? known.get(row) : undefined
  if (cached) return cached
  const contents: Contents = { objects: [], texts: [] }
  collect(row, "", "", contents)
  if (typeof row === "object" && row !== null) known.set(row, contents)
  return contents
}

function collect(value: unknown, at: string, key: string, into: Contents): void {
  if (typeof value === "string") into.texts.push({ at, key, text: value })
  else if (Array.isArray(value)) for (const [place, one] of value.entries()) collect(one, `${at}[${place}]`, key, into)
  else if (typeof value === "object" && value !== null) {
    into.objects.push({ at, node: value as Readonly<Record<string, unknown>> })
    for (const [name, one] of Object.entries(value)) collect(one, at === "" ? name : `${at}.${name}`, name, into)
  }
}

/** Every object in a row, the row itself included. */
export const objectsIn = (row: unknown): readonly Place[] => contentsOf(row).objects

/** Every evidence entry of the dataset, with the row and the place within it. */
export function evidenceIn(dataset: Dataset): readonly (Located<Evidence> & { readonly at: string })[] {
  return dataset.rows<unknown>("").flatMap(({ file, id, row }) =>
    objectsIn(row)
      .filter(({ node }) => typeof node["source"] === "string" && typeof node["basis"] === "string")
      .map(({ at, node }) => ({ file, id, at, row: node as unknown as Evidence })),
  )
}

/** Every text of the dataset, with its key, the row and the place within it. */
export function textsIn(dataset: Dataset): readonly (Located<string> & { readonly at: string; readonly key: string })[] {
  return dataset
    .rows<unknown>("")
    .flatMap(({ file, id, row }) => contentsOf(row).texts.map(({ at, key, text }) => ({ file, id, row: text, at, key })))
}

/** Values that occur more than once, each once. */
export const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, place) => values.indexOf(value) !== place)),
]

/** Says the same sentence of each row for which it is true. */
export const findAll = <T>(
  rows: readonly Located<T>[],
  wrong: (row: T) => boolean,
  sentence: string | ((row: T) => string),
): readonly Finding[] =>
  rows
    .filter(({ row }) => wrong(row))
    .map(({ file, id, row }) => ({ file, id, sentence: typeof sentence === "string" ? sentence : sentence(row) }))
