import type { CatalogueData } from "../../dataset/catalogue.ts"
import { named, tidied, type NamedByKind } from "./names.ts"

/** The ids a link may name. A group or option that names another is set aside and reported. */
export interface KnownIds {
  readonly workloads: ReadonlySet<string>
  readonly llmModels: ReadonlySet<string>
  readonly products: ReadonlySet<string>
  readonly gpus: ReadonlySet<string>
  readonly hosts: ReadonlySet<string>
  readonly hypervisors: ReadonlySet<string>
  readonly licences: ReadonlySet<string>
  readonly instanceTypes: ReadonlySet<string>
  /** Ids of instance types by GPU and the name their maker gives them: "rtx-pro-6000-bse:dc-1-2b". */
  readonly typesByName: ReadonlyMap<string, string>
  /** What may be called by the words of its name. */
  readonly named: NamedByKind
}

type Rows = Pick<CatalogueData, "workloads" | "llmModels" | "products" | "gpus" | "hosts" | "hypervisors" | "licences" | "instanceTypeSets">

const ids = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map((row) => row.id))

export function knownIds(catalogue: Rows): KnownIds {
  const [gpus, hosts, licences] = [catalogue.gpus.map(named), catalogue.hosts.map(named), catalogue.licences.map(({ id }) => named({ id }))]
  return {
    workloads: ids(catalogue.workloads),
    llmModels: ids(catalogue.llmModels),
    products: ids(catalogue.products),
    gpus: ids(catalogue.gpus),
    hosts: ids(catalogue.hosts),
    hypervisors: ids(catalogue.hypervisors),
    licences: ids(catalogue.licences),
    instanceTypes: ids(catalogue.instanceTypeSets.flatMap((set) => set.types)),
    named: {
      workload: catalogue.workloads.map(named),
      "language-model": catalogue.llmModels.map(named),
      product: catalogue.products.map(named),
      hypervisor: catalogue.hypervisors.map(named),
      gpu: gpus,
      host: hosts,
      priced: [...gpus, ...hosts, ...licences],
    },
    typesByName: new Map(
      catalogue.instanceTypeSets.flatMap((set) => set.types.map((type) => [typeNameKey(set.gpu, type.name), type.id] as const)),
    ),
  }
}

const typeNameKey = (gpu: string, name: string): string => `${gpu}:${tidied(name)}`

/** The id of a GPU's instance type by its maker's name, as hypervisors list it ("DC-1-2B", "grid_a16-2q", "NVIDIA L4-2Q"); null where there is none. */
export const typeNamed = (gpu: string, name: string, known: KnownIds): string | null =>
  known.typesByName.get(typeNameKey(gpu, tidied(name).replace(/^(?:grid|nvidia)-/, ""))) ?? null

/** A known id for what was written, forgiving case, spaces, underscores and typographic dashes; null where there is none. */
export function findId(text: string, known: ReadonlySet<string>): string | null {
  if (known.has(text)) return text
  const tidy = tidied(text)
  return known.has(tidy) ? tidy : null
}

/** Edits (insert, delete, replace, swap two neighbours) that turn one word into the other. */
function distance(a: string, b: string): number {
  let before: readonly number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1), swapped))
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}

/** Without its hyphens, as "h100sxm5". */
const joined = (id: string): string => id.replaceAll("-", "")

/** A letter O among digits is a nought: "A1OO". */
const withNoughts = (text: string): string => text.replace(/(?<=\d)o+/g, (letters) => "0".repeat(letters.length))

/** All that have it as a word ("dell": each of Dell's), else all of which words begin with each of its own ("mi300", "xen-vgpu"). */
function holdingWords(wanted: string, known: ReadonlySet<string>): readonly string[] {
  const all = [...known].map((id) => ({ id, words: id.split("-") }))
  const holding = all.filter(({ words }) => words.includes(wanted))
  const parts = wanted.split("-")
  const beginning = parts.every((part) => part.length > 2)
    ? all.filter(({ words }) => parts.every((part) => words.some((word) => word.startsWith(part))))
    : []
  return (holding.length > 1 ? holding : beginning).map(({ id }) => id)
}

/**
 * The known ids that what was written may stand for: all that hold its words, else the one most like it, of which less than `apart` of
 * the letters differ; one that contains it comes close, too. Empty where none is near.
 */
export function nearestIds(text: string, known: ReadonlySet<string>, apart = 0.6): readonly string[] {
  const wanted = withNoughts(tidied(text).slice(0, 48))
  const holding = holdingWords(wanted, known)
  if (holding.length > 0) return holding
  let best: string | null = null
  let least = Math.max(2, Math.ceil(wanted.length * apart))
  for (const id of known) {
    const contains = wanted.length > 2 && joined(id).includes(joined(wanted))
    const edits = contains ? 1 + (id.length - wanted.length) / 100 : distance(wanted, id.slice(0, 48))
    if (edits < least) [best, least] = [id, edits]
  }
  return best === null ? [] : [best]
}
