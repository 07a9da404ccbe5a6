import type { PageState } from "../view.ts"
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

function pairsOf(state: PageState, packed: boolean): readonly Pair[] {
  const rows = (wanted: (key: string) => boolean): readonly Pair[] =>
    keyRows
      .filter((row) => wanted(row.key))
      .flatMap((row): readonly Pair[] => {
        if (!packed || (row.key !== "vm" && row.key !== "z")) return row.encode(state).map((value): Pair => [row.key, value])
        const groups = row.key === "z" ? packedGroups(state.scenario.groups) : ""
        return groups === "" ? [] : [[row.key, groups]]
      })
  const body = [
    ...rows((key) => !versionKeys.includes(key)),
    ...state.kept.map(([key, value]): Pair => [keepText(key).replaceAll("=", "~3d-"), keepText(value)]),
  ]
  return body.length === 0 ? [] : [...body, ...rows((key) => versionKeys.includes(key))]
}

const textOf = (state: PageState, packed: boolean): string => pairsOf(state, packed).map(pairText).join("&")

/**
 * The canonical fragment, without `#`: keys in fixed order, only what differs from the defaults, only characters that chat,
 * Markdown and slides leave alone; empty for an untouched page. The versions are those of the page that writes the link.
 */
export function encodeFragment(state: PageState, { datasetVersion, modelVersion, answer }: CurrentVersions): string {
  const versions = { dataset: datasetVersion, model: modelVersion, ...(answer === undefined ? {} : { answer }) }
  const now: PageState = { ...state, versions }
  const readable = textOf(now, false)
  if (state.scenario.groups.length <= readableGroups && readable.length <= longestLink) return readable
  const packed = textOf(now, true)
  return packed.length < readable.length ? packed : readable
}

/** Keys and values with every group readable, however many. For scenario files. */
export const readablePairs = (state: PageState): readonly Pair[] => pairsOf(state, false)

/** Whether the page should offer a scenario file in place of the link. */
export const linkTooLong = (state: PageState, versions: CurrentVersions = { datasetVersion: "2026.11.1", modelVersion: "1" }): boolean =>
  encodeFragment(state, versions).length > longestLink
