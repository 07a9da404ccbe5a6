import type { ApiCell, ApiId, Evidence, Product, Standing, Support, SupportCell } from "../../../dataset/schema/index.ts"
import { standingOf } from "../../../engine/feasibility/standing.ts"
import { apiNames } from "../products/columns.ts"
import { supportWords } from "../../common/table/columnSpec.ts"

/** What a cell says, each with a shape, a word and a tone of its own (Face.tsx). `unknown`: nobody has said, which is not `no`. */
export type Look = "version" | "yes" | "native" | "host" | "software" | "conditional" | "tried" | "no" | "unknown" | "not-applicable"

/** One answer of the matrix: what a product does for a column. */
export interface MatrixCell {
  readonly look: Look
  /** At most about seven characters. */
  readonly word: string
  /** In full: "version 4.3 at most". */
  readonly words: string
  readonly since: string | null
  readonly condition: string | null
  readonly note: string | null
  readonly evidence: readonly Evidence[]
  /** Rests on estimates or recollections alone. */
  readonly weak: boolean
  /** False where the dataset has no entry at all. */
  readonly recorded: boolean
}

export type GroupId = "apis" | "operations"

export interface MatrixColumn {
  /** Stands in links; permanent. */
  readonly id: string
  readonly group: GroupId
  readonly name: string
  /** Field of the product that holds it. */
  readonly field: string
  readonly cell: (product: Product) => MatrixCell
}

export const groupNames: Readonly<Record<GroupId, string>> = { apis: "APIs", operations: "Operations" }

/** Of the cell, else of the row for that field, else of the whole row. */
function evidenceOf(product: Product, field: string, own: readonly Evidence[] | undefined): readonly Evidence[] {
  if (own && own.length > 0) return own
  const named = product.evidence.filter((one) => one.fields?.includes(field))
  return named.length > 0 ? named : product.evidence.filter((one) => !one.fields)
}

const isWeak = (evidence: readonly Evidence[]): boolean =>
  evidence.length > 0 && evidence.every(({ basis }) => basis === "estimate" || basis === "recalled")

/** A cell's name: first the words that stand in it, then what they are an answer to, then the rest of the answer. */
export function cellName(column: string, { word, words, since }: Pick<MatrixCell, "word" | "words" | "since">): string {
  const seen = [word === "?" ? null : word, since].filter(Boolean).join(" ")
  const rest = words.startsWith(word) ? words.slice(word.length).replace(/^, /, "") : words
  return `${seen === "" ? "" : `${seen}, `}${column}${rest === "" ? "" : `: ${rest}`}`
}

const missing: MatrixCell = {
  look: "unknown",
  word: "?",
  words: "no entry in the dataset",
  since: null,
  condition: null,
  note: null,
  evidence: [],
  weak: false,
  recorded: false,
}

function apiFace({ state, maxVersion }: ApiCell): Pick<MatrixCell, "look" | "word" | "words"> {
  switch (state) {
    case "version":
      return maxVersion
        ? { look: "version", word: maxVersion, words: `version ${maxVersion} at most` }
        : { look: "yes", word: "yes", words: "yes, the version is not stated" }
    case "supported":
      return { look: "yes", word: "yes", words: "yes, the version is not stated" }
    case "native":
      return { look: "native", word: "native", words: "as the GPU and its own driver" }
    case "host-dependent":
      return { look: "host", word: "host", words: "as the host's GPU and driver" }
    case "software":
      return {
        look: "software",
        word: maxVersion ?? "soft",
        words: `${maxVersion ? `version ${maxVersion} at most, ` : ""}drawn in software`,
      }
    case "none":
      return { look: "no", word: "no", words: "no" }
    case "unknown":
      return { look: "unknown", word: "?", words: "unknown: nobody has said" }
  }
}

export function apiCell(product: Product, api: ApiId): MatrixCell {
  const cell = product.apis[api]
  if (!cell) return missing
  const evidence = evidenceOf(product, "apis", cell.evidence)
  const face = apiFace(cell)
  return {
    ...face,
    since: null,
    condition: cell.conditional ? `${cell.conditional.maxVersion} with ${cell.conditional.condition}` : null,
    note: cell.note ?? null,
    evidence,
    weak: face.look !== "unknown" && isWeak(evidence),
    recorded: true,
  }
}

const supportLooks: Readonly<Record<Support, Pick<MatrixCell, "look" | "word" | "words">>> = {
  yes: { look: "yes", word: "yes", words: supportWords.yes },
  conditional: { look: "conditional", word: "cond.", words: "under conditions" },
  no: { look: "no", word: "no", words: supportWords.no },
  unknown: { look: "unknown", word: "?", words: "unknown: nobody has said" },
  "not-applicable": { look: "not-applicable", word: "n/a", words: supportWords["not-applicable"] },
}

/** What can be done, but no release supports. */
const triedLooks: Readonly<Record<Exclude<Standing, "supported">, Pick<MatrixCell, "look" | "word" | "words">>> = {
  preview: { look: "tried", word: "preview", words: "a preview: offered for trying out" },
  "out-of-tree": { look: "tried", word: "fork", words: "out of tree: only with code that no release holds" },
  claimed: { look: "tried", word: "claim", words: "claimed: said by its makers, documented nowhere" },
}

export function supportCell(product: Product, field: string, cell: SupportCell | undefined): MatrixCell {
  if (!cell) return missing
  const evidence = evidenceOf(product, field, cell.evidence)
  const binding = cell.support === "yes" || cell.support === "conditional"
  const standing = standingOf(cell)
  const tried = standing === null || standing === "supported" ? null : standing
  const face = tried === null ? supportLooks[cell.support] : triedLooks[tried]
  return {
    ...face,
    since: cell.since ?? null,
    condition: binding ? (cell.condition ?? null) : null,
    note: tried !== null ? (cell.standingWords ?? null) : binding ? null : (cell.condition ?? null),
    evidence,
    weak: face.look !== "unknown" && isWeak(evidence),
    recorded: true,
  }
}

/** The order in which people look for them: graphics, compute, video, the rest. */
const apiOrder: readonly ApiId[] = [
  "direct3d",
  "opengl",
  "opengles",
  "vulkan",
  "cuda",
  "opencl",
  "rocm",
  "oneapi",
  "metal",
  "video-decode",
  "video-encode",
  "glide",
  "2d",
]

const capital = (text: string): string => (text === "oneAPI" ? text : text.charAt(0).toUpperCase() + text.slice(1))

/** Rows of the dataset never change, so that each cell is worked out once. */
function once(make: (product: Product) => MatrixCell): (product: Product) => MatrixCell {
  const made = new WeakMap<Product, MatrixCell>()
  return (product) => {
    let cell = made.get(product)
    if (!cell) made.set(product, (cell = make(product)))
    return cell
  }
}

const operation = (id: string, name: string, field: string, cell: (product: Product) => SupportCell | undefined): MatrixColumn => ({
  id,
  group: "operations",
  name,
  field,
  cell: once((product) => supportCell(product, field, cell(product))),
})

export const matrixColumns: readonly MatrixColumn[] = [
  ...apiOrder.map((api): MatrixColumn => ({
    id: api,
    group: "apis",
    name: capital(apiNames[api]),
    field: "apis",
    cell: (product) => apiCell(product, api),
  })),
  operation("live-migration", "Live migration", "liveMigration", (product) => product.liveMigration),
  operation("suspend", "Suspend, resume", "suspendResume", (product) => product.suspendResume),
  operation("snapshot", "Snapshot", "snapshot", (product) => product.snapshot),
  operation("hot-plug", "Hot plug", "hotPlug", (product) => product.hotPlug),
  operation("ha-restart", "HA restart", "haRestart", (product) => product.haRestart),
]

export const columnById: ReadonlyMap<string, MatrixColumn> = new Map(matrixColumns.map((column) => [column.id, column]))

/** It does it, be it under conditions. */
export const gives = ({ look }: MatrixCell): boolean => look !== "no" && look !== "unknown" && look !== "tried" && look !== "not-applicable"
