import type { PageState } from "../view.ts"
import { besideTexts } from "./beside.ts"
import { pack } from "./compress.ts"
import { keepText } from "./escape.ts"
import { keyRows, versionKeys } from "./keys.ts"
import { packedGroups } from "./packed.ts"

export interface CurrentVersions {
  readonly datasetVersion: string
  readonly modelVersion: string
  /** The answer that the link is made with (headline.ts), where it is to be told. */
  readonly answer?: string
}

/** More groups than this go into one compressed key. */
export const readableGroups = 20
/** A link this long or shorter passes through chat programs, slides and spreadsheets unharmed. */
export const longestLink = 2000

type Pair = readonly [string, string]
const pairText = ([key, value]: Pair): string => `${key}=${value}`

/** What is written packed. */
interface Packing {
  readonly groups: boolean
  readonly beside: boolean
}
const readable: Packing = { groups: false, beside: false }

function besidePairs(state: PageState, key: string, packed: boolean): readonly Pair[] {
  const texts = (key === "z-beside") === packed ? besideTexts(state) : []
  return packed && texts.length > 0 ? [[key, pack(texts.join("&"))]] : texts.map((text): Pair => [key, text])
}

function pairsOf(state: PageState, packing: Packing): readonly Pair[] {
  const rows = (wanted: (key: string) => boolean): readonly Pair[] =>
    keyRows
      .filter((row) => wanted(row.key))
      .flatMap((row): readonly Pair[] => {
        if (row.key === "beside" || row.key === "z-beside") return besidePairs(state, row.key, packing.beside)
        if (!packing.groups || (row.key !== "vm" && row.key !== "z")) return row.encode(state).map((value): Pair => [row.key, value])
        const groups = row.key === "z" ? packedGroups(state.scenario.groups) : ""
        return groups === "" ? [] : [[row.key, groups]]
      })
  const body = [
    ...rows((key) => !versionKeys.includes(key)),
    ...state.kept.map(([key, value]): Pair => [keepText(key).replaceAll("=", "~3d-"), keepText(value)]),
  ]
  return body.length === 0 ? [] : [...body, ...rows((key) => versionKeys.includes(key))]
}

const textOf = (state: PageState, packing: Packing): string => pairsOf(state, packing).map(pairText).join("&")

/**
 * The canonical fragment, without `#`: keys in fixed order, only what differs from the defaults, only characters that chat,
 * Markdown and slides leave alone; empty for an untouched page. The versions are those of the page that writes the link.
 */
export function encodeFragment(state: PageState, { datasetVersion, modelVersion, answer }: CurrentVersions): string {
  const versions = { dataset: datasetVersion, model: modelVersion, ...(answer === undefined ? {} : { answer }) }
  const now: PageState = { ...state, versions }
  const many = state.scenario.groups.length > readableGroups
  const plain = textOf(now, readable)
  if (!many && plain.length <= longestLink) return plain
  const tried = [plain]
  if (state.beside.others.length > 0) {
    // What is kept beside is packed first: the page's own scenario is what people read.
    const text = textOf(now, { groups: false, beside: true })
    if (!many && text.length <= longestLink) return text
    tried.push(text, textOf(now, { groups: true, beside: true }))
  }
  tried.push(textOf(now, { groups: true, beside: false }))
  return tried.reduce((best, text) => (text.length < best.length ? text : best))
}

/** Keys and values with every group readable, however many. For scenario files. */
export const readablePairs = (state: PageState): readonly Pair[] => pairsOf(state, readable)

/** Whether the page should offer a scenario file in place of the link. */
export const linkTooLong = (state: PageState, versions: CurrentVersions = { datasetVersion: "2026.11.1", modelVersion: "1" }): boolean =>
  encodeFragment(state, versions).length > longestLink
