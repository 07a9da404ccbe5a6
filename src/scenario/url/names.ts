import { gpuVendors } from "../../dataset/schema/words.ts"
import type { Kind } from "../repairs.ts"
import {
  apiNames,
  currencyNames,
  extraCostNames,
  hostNames,
  hypervisorNames,
  needNames,
  productNames,
  schedulerNames,
  systemNames,
  techniqueNames,
  vendorNames,
  viewNames,
  workloadNames,
  type Names,
} from "./nameTables.ts"

// What a text in a link may stand for, by the names that people give things.

/** In the form of ids: lower case, one hyphen for spaces, underscores and typographic dashes. */
export const tidied = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[_\s‐‑‒–—−]+/g, "-")

export const byKind: Readonly<Partial<Record<Kind, Names>>> = {
  workload: workloadNames,
  product: productNames,
  host: hostNames,
  scheduler: schedulerNames,
  view: viewNames,
  cost: extraCostNames,
  api: apiNames,
  "guest-system": systemNames,
  currency: currencyNames,
  hypervisor: hypervisorNames,
  vendor: vendorNames,
  technique: techniqueNames,
  requirement: needNames,
}

/** Things that one name may stand for; more are no answer but a list. */
const mostMeant = 6

const squashed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "")
const tokens = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/(\d)\s*g(?:i?b)?\b/g, "$1gb")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
/** A series and its number, as shops run them together: "rtx8000". */
const parted = (word: string): readonly string[] => /^([a-z]{3,})(\d+)$/.exec(word)?.slice(1) ?? [word]
/** A model's letters and its number, as they are written apart: "H 200", "MI 300X". */
const closed = (words: readonly string[]): readonly string[] =>
  words.reduce<readonly string[]>((out, word) => {
    const last = out.at(-1)
    return last !== undefined && /^[a-z]{1,2}$/.test(last) && /^\d/.test(word) ? [...out.slice(0, -1), last + word] : [...out, word]
  }, [])
const makers: readonly string[] = [...gpuVendors, "tesla", "geforce", "radeon", "instinct", "firepro"]

/** Something as it is looked for: its id, and the words of its names. */
export interface Named {
  readonly id: string
  readonly whole: readonly string[]
  readonly words: ReadonlySet<string>
}

/** Rows that may be named. */
export type NamedByKind = Readonly<Partial<Record<Kind, readonly Named[]>>>

export function named({ id, name, shortName }: { readonly id: string; readonly name?: string; readonly shortName?: string }): Named {
  const names = [id, name, shortName].filter((one) => one !== undefined)
  return { id, whole: names.map(squashed), words: new Set(names.flatMap(tokens)) }
}

/** Kinds of which one word of a name is enough. Of the others a word could be anything: what restricts is read by its whole name alone. */
const byWord: readonly Kind[] = ["workload", "product", "host", "language-model"]
const gpuKinds: readonly Kind[] = ["gpu", "priced"]

/**
 * What a text may mean: the one that it spells ("L40 S", "NVIDIA vGPU on vSphere"), else all whose names hold every word of it ("A100
 * 80GB" is a PCIe board and an SXM module). None where it could be anything.
 */
function rowsCalled(text: string, kind: Kind, rows: readonly Named[]): readonly string[] {
  const whole = squashed(text)
  if (whole === "") return []
  const ofGpu = gpuKinds.includes(kind)
  const bare = ofGpu ? makers.reduce((left, maker) => (left.startsWith(maker) ? left.slice(maker.length) : left), whole) : whole
  const spelled = rows.filter((row) => row.whole.some((name) => name === whole || name === bare))
  if (spelled.length > 0) return spelled.map((row) => row.id)
  const words = tokens(text).filter((word) => !ofGpu || !makers.includes(word))
  // A model of a GPU is named by letters and digits together; a bare number, size or word could be many.
  const model =
    words.some((word) => /\d/.test(word)) && (words.length > 1 || words.some((word) => /[a-z]/.test(word) && !/^\d+gb$/.test(word)))
  // A server's model may have one letter ("R760", "2U").
  const telling = kind === "host" ? /[a-z]{2}|[a-z]\d|\d[a-z]/ : /[a-z]{2}/
  if (ofGpu ? !model : !byWord.includes(kind) || !words.some((word) => telling.test(word))) return []
  const alike = (row: Named, word: string): boolean => row.words.has(word) || (!ofGpu && row.words.has(word.replace(/s$/, "")))
  const holding = (all: readonly string[]) => rows.filter((row) => all.every((word) => alike(row, word)))
  const found = [words, words.flatMap(parted), ofGpu ? closed(words) : words].map(holding).find(({ length }) => length > 0) ?? []
  return found.length <= mostMeant ? found.map((row) => row.id) : []
}

/** A name and the version behind it: "d3d11", "ESXi 8.0 U3", "windows-server-2025"; the version "" where there is none. */
export function apart(text: string): { readonly name: string; readonly version: string } {
  const [, name = text, version = ""] = /^(.*?[^\d.-])-?v?(\d+(?:\.\d+)*)(?:-?(?:u\d+|r\d+|lts|sp\d+|pro|enterprise))?$/.exec(text) ?? []
  return { name, version }
}

/** Kinds that have versions, which are no part of what they are called. */
const versioned: readonly Kind[] = ["hypervisor", "guest-system", "api"]

/** The known ids that a text stands for though it is none of them; empty where it stands for nothing known here. */
export function called(text: string, kind: Kind, known: ReadonlySet<string>, rows: NamedByKind): readonly string[] {
  const short = text.slice(0, 80)
  const names = byKind[kind] ?? {}
  const tidy = tidied(short)
  const read = (word: string): readonly string[] => [Object.hasOwn(names, word) ? (names[word] ?? []) : word].flat()
  const tried = [tidy, ...(versioned.includes(kind) ? [apart(tidy).name] : []), tidy.replace(/s$/, "")]
  for (const word of tried) {
    const ids = read(word).filter((id) => known.has(id))
    if (ids.length > 0) return ids
  }
  // "Nvidia Corporation" holds one maker's id.
  const makersIn = kind === "vendor" ? tokens(short).filter((word) => known.has(word)) : []
  if (makersIn.length === 1) return makersIn
  return rowsCalled(short, kind, rows[kind] ?? [])
}
