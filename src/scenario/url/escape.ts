import { hasDirectionControls, withoutDirectionControls } from "../bounds.ts"

// The alphabet of links. `~` opens an escape: the hexadecimal code points of a run of other characters, separated by `.` and closed by `-`.
// "Büro 日本" is written B~fc-ro_~65e5.672c-

const notAllowed = /[^A-Za-z0-9\-._~:,@*=&]+/gu
const notPlain = /[^A-Za-z0-9.-]+/gu
const escaped = /~((?:[0-9a-f]{1,6}\.)*[0-9a-f]{1,6})-|_/gi

/** Every character that may stand in a link. */
export const allowedFragment = /^[A-Za-z0-9\-._~:,@*=&]*$/

const hexOf = (run: string): string => `~${Array.from(run, (character) => (character.codePointAt(0) ?? 0).toString(16)).join(".")}-`

/** A text as it stands in a link, none of the grammar's own characters in it. `spaces`: a space becomes `_`, which reads better. */
export function escapeText(text: string, spaces = true): string {
  return text.replace(notPlain, (run) =>
    spaces
      ? run
          .split(/( +)/)
          .map((part) => (part === "" ? "" : part.startsWith(" ") ? "_".repeat(part.length) : hexOf(part)))
          .join("")
      : hexOf(run),
  )
}

const reservedWord = /^(?:none|any|all|auto|default|or)$/i

/** An id of a list in a link; one that looks like a word of the grammar has its first letter escaped, so that it stays an id. */
export const escapeId = (id: string): string => (reservedWord.test(id) ? `${hexOf(id.slice(0, 1))}${id.slice(1)}` : escapeText(id, false))

/**
 * The inverse of `escapeText`. What is no well-formed escape stands for itself, so any text has a meaning. Characters that would turn the direction
 * of the text around what was read are in none.
 */
export const unescapeText = (text: string, spaces = true): string => withoutDirectionControls(unescaped(text, spaces))

/** Whether reading it took characters out that turn the direction of text. */
export const turnsDirection = (text: string): boolean => hasDirectionControls(unescaped(text, false))

function unescaped(text: string, spaces: boolean): string {
  return text.replace(escaped, (whole: string, run: string | undefined) => {
    if (run === undefined) return spaces ? " " : whole
    const points = run.split(".").map((hex) => Number.parseInt(hex, 16))
    return points.every((point) => point <= 0x10ffff) ? points.map((point) => String.fromCodePoint(point)).join("") : whole
  })
}

/** A text of somebody else's making, fit to stand in a link: allowed characters as they are, others escaped. Applied twice, the same as once. */
export const keepText = (text: string): string => text.replaceAll("&", "~26-").replace(notAllowed, hexOf)
