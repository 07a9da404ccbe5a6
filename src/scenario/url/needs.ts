import type { ApiId, ApiNeed } from "../../dataset/schema/index.ts"
import { apiIds } from "../../dataset/schema/words.ts"
import { cut } from "../bounds.ts"
import { written } from "../repairs.ts"
import { escapeId, escapeText, unescapeText } from "./escape.ts"
import { findId } from "./known.ts"
import { apart, called, tidied } from "./names.ts"
import { didYouMean } from "./hints.ts"
import { standingWord, type Reader } from "./reader.ts"

// One need is `*api:direct3d@11_opengl@4.5` (any of these, @ the least version); several needs are several `*api:`; no need at all is `*api:none`.

const known: ReadonlySet<string> = new Set(apiIds)
const isApi = (id: string | null): id is ApiId => id !== null && known.has(id)

const needText = (need: ApiNeed): string =>
  need.anyOf.map(({ api, minVersion }) => (minVersion ? `${escapeId(api)}@${escapeText(minVersion, false)}` : escapeId(api))).join("_")

/** The values of the group's `*api:` parts. */
export const needTexts = (needs: readonly ApiNeed[]): readonly string[] => (needs.length === 0 ? ["none"] : needs.map(needText))

/**
 * One `*api:` part, or null where it names nothing. An alternative that is not known is left out, which asks for no less; where none is
 * known the first stays, so that the need stands and nothing meets it.
 */
export function readNeed(text: string, read: Reader): ApiNeed | null {
  const anyOf: ApiNeed["anyOf"] = []
  let unknown: ApiNeed["anyOf"][number] | null = null
  for (const alternative of text.split(/[_\s|]+/)) {
    if (alternative === "" || alternative.toLowerCase() === "or") continue
    const at = alternative.indexOf("@")
    const name = unescapeText(at < 0 ? alternative : alternative.slice(0, at), false)
    const api = findId(name, known) ?? called(name, "api", known, {})[0] ?? null
    // "d3d11" has its version in its name.
    const version = cut(
      at < 0
        ? findId(name, known) === null && api !== null
          ? apart(tidied(name)).version
          : ""
        : unescapeText(alternative.slice(at + 1), false),
      20,
    )
    if (isApi(api) && findId(name, known) === null)
      read.report("corrected", "read-as", {
        kind: "api",
        written: written(name),
        meant: [written(version === "" ? api : `${api}@${version}`)],
      })
    if (!isApi(api)) {
      const word = standingWord(read, name, [])
      if (word === null) continue
      read.report("unknown-id", "not-here-api", { written: written(word), near: didYouMean(read, word, known, { kind: "api" }) })
      unknown ??= { api: word as ApiId, ...(version === "" ? {} : { minVersion: version }) }
      continue
    }
    anyOf.push(version === "" ? { api } : { api, minVersion: version })
  }
  if (anyOf.length > 0) return { anyOf }
  return unknown && { anyOf: [unknown] }
}
