/** Longer input is cut before anything else looks at it. */
export const longestInput = 1_000_000

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
  /** Key and value as written, apart from percent signs. */
  readonly pairs: readonly (readonly [string, string])[]
  /** Characters cut off for the input was too long. */
  readonly tooLong: boolean
  /** Punctuation behind the link, left out. */
  readonly trailing: string
}

/** The pairs of a fragment, a query, or a whole address with whatever chat programs, mail and prose have done to it. */
export function normalise(input: string): Normalised {
  let text = input.slice(0, longestInput)
  for (let round = 0; round < 3 && text.includes("%"); round++) text = percentDecode(text)
  // Line breaks and invisible joints of wrapped lines. The grammar escapes them, so here they are never meant.
  text = text
    .replace(/[\r\n\u00ad\u200b\u2060\ufeff]+/g, "")
    .replaceAll("&amp;", "&")
    .trim()
  text = fragmentOf(text.replace(/^[<([{"'`«“]{1,8}/, "")).replace(/^[#?]+/, "")
  const end = junkStart(text)
  const pairs = text
    .slice(0, end)
    .split("&")
    .filter((pair) => pair.trim() !== "")
    .map((pair): readonly [string, string] => {
      const equals = pair.indexOf("=")
      return equals < 0 ? [pair.trim(), ""] : [pair.slice(0, equals).trim(), pair.slice(equals + 1)]
    })
  return { pairs, tooLong: input.length > longestInput, trailing: text.slice(end) }
}
