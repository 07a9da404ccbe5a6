/** Longer input is cut before anything else looks at it. */
export const longestInput = 1_000_000

/** Line breaks and joints of wrapped lines. The grammar escapes them, so as they are they are never meant. */
const invisible = /[\r\n\u00ad\u200b\u2060\ufeff]+/g

/** Bytes of a run of %XX as text; what is no UTF-8 is read byte by byte, so nothing is lost. */
function percentDecode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    }
  })
}

const rounds = [1, 2, 3]

/** A part of a link with its percent signs undone, however often it was escaped, and without the joints of wrapped lines. */
const plain = (text: string): string => rounds.reduce((now) => (now.includes("%") ? percentDecode(now) : now), text).replace(invisible, "")

/** What follows the `#` of an address, else what follows its `?`; other text as it is. */
function fragmentOf(text: string): string {
  const hash = text.indexOf("#")
  const before = hash < 0 ? text : text.slice(0, hash)
  const equals = before.indexOf("=")
  // An address shows itself before the first "=": by a scheme, a slash, a question mark or a page's name.
  const opening = equals < 0 ? before : before.slice(0, equals)
  const isAddress = opening.includes("://") || (hash >= 0 && (/[/?]/.test(opening) || opening.endsWith(".html") || opening === ""))
  if (!isAddress) return text
  const fragment = hash < 0 ? "" : text.slice(hash + 1)
  if (fragment !== "" || before === "") return fragment
  const escapedHash = before.indexOf("%23")
  if (escapedHash >= 0) return before.slice(escapedHash + 3)
  const query = before.indexOf("?")
  return query < 0 ? "" : before.slice(query + 1)
}

const junk = " \t.,;:!?)>]}\"'`|\\»”’…。、）】＞"

/** Where punctuation that prose put behind the link begins. */
function junkStart(text: string): number {
  let end = text.length
  while (end > 0 && junk.includes(text.charAt(end - 1))) end--
  return end
}

export interface Normalised {
  /** Key and value as written, percent signs undone. */
  readonly pairs: readonly (readonly [string, string])[]
  /** Characters cut off for the input was too long. */
  readonly tooLong: boolean
  /** Punctuation behind the link, left out. */
  readonly trailing: string
}

/** The pairs of a fragment, a query, or a whole address with whatever chat programs, mail and prose have done to it. */
export function normalise(input: string): Normalised {
  const trimmed = input.slice(0, longestInput).replace(invisible, "").trim()
  const bare = trimmed.replace(/^[<([{"'`«“]{1,8}/, "")
  // A link escaped as a whole has no "=" left. Else separators are as they were, and an escaped & belongs to a value.
  let text = fragmentOf(bare)
  for (const _ of rounds) if (!text.includes("=")) text = percentDecode(text)
  text = fragmentOf(text)
    .replaceAll("&amp;", "&")
    .replace(/^[#?]+/, "")
  const end = junkStart(text)
  const pairs = text
    .slice(0, end)
    .split("&")
    .filter((pair) => pair.trim() !== "")
    .map((pair): readonly [string, string] => {
      const equals = pair.indexOf("=")
      return equals < 0 ? [plain(pair).trim(), ""] : [plain(pair.slice(0, equals)).trim(), plain(pair.slice(equals + 1))]
    })
  // A bracket that opens before the link and closes behind it is nothing to speak of.
  const trailing = bare === trimmed ? text.slice(end).trim() : ""
  return { pairs, tooLong: input.length > longestInput, trailing }
}
