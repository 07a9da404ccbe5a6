import { apiIds, type ApiId, type ApiNeed } from "../../dataset/schema/index.ts"
import { cut } from "../bounds.ts"
import { escapeText, quote, unescapeText } from "./escape.ts"
import { findId, nearestId } from "./known.ts"
import type { Reader } from "./reader.ts"

// One need is `*api:direct3d@11_opengl@4.5` (any of these, @ the least version); several needs are several `*api:`; no need at all is `*api:none`.

const known: ReadonlySet<string> = new Set(apiIds)
const isApi = (id: string | null): id is ApiId => id !== null && known.has(id)

const needText = (need: ApiNeed): string =>
  need.anyOf.map(({ api, minVersion }) => (minVersion ? `${api}@${escapeText(minVersion, false)}` : api)).join("_")

/** The values of the group's `*api:` parts. */
export const needTexts = (needs: readonly ApiNeed[]): readonly string[] => (needs.length === 0 ? ["none"] : needs.map(needText))

/** One `*api:` part, or null where no alternative of it is known. */
export function readNeed(text: string, read: Reader): ApiNeed | null {
  const anyOf: ApiNeed["anyOf"] = []
  for (const alternative of text.split(/[_\s|]+/)) {
    if (alternative === "" || alternative.toLowerCase() === "or") continue
    const at = alternative.indexOf("@")
    const name = unescapeText(at < 0 ? alternative : alternative.slice(0, at), false)
    const api = findId(name, known)
    if (!isApi(api)) {
      const near = read.maySuggest() ? nearestId(name, known) : null
      read.report(
        "unknown-id",
        `There is no API ${quote(name)} here; it is left out of what the group needs${near === null ? "." : `; did you mean ${quote(near)}?`}`,
      )
      continue
    }
    const version = at < 0 ? "" : cut(unescapeText(alternative.slice(at + 1), false), 20)
    anyOf.push(version === "" ? { api } : { api, minVersion: version })
  }
  return anyOf.length === 0 ? null : { anyOf }
}
