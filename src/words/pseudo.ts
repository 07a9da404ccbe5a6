import type { WordFamily } from "../engine/basics/told.ts"
import { partsOf, type Part } from "./message.ts"
import type { Language } from "./speak.ts"

const accents: Readonly<Record<string, string>> = { a: "á", e: "é", i: "í", o: "ó", u: "ú", y: "ý", n: "ñ", c: "ç", s: "š", z: "ž" }
const accented = (text: string): string => text.replaceAll(/[a-z]/g, (letter) => accents[letter] ?? letter)

/** Text of messages in ⟦…⟧: what is read outside comes from elsewhere. */
const bracketed = (text: string): string => (/\p{L}/u.test(text) ? `⟦${accented(text)}⟧` : text)

const written = (part: Part): string => {
  if (typeof part === "string") return bracketed(part)
  const { name, kind, style, cases } = part
  if (kind === "plain") return `{${name}}`
  const branches = Object.entries(cases).map(([key, parts]) => `${key} {${parts.map(written).join("")}}`)
  return `{${[name, kind, ...(branches.length > 0 ? [branches.join(" ")] : style ? [style] : [])].join(", ")}}`
}

/** The messages of a language that nobody speaks: their own words accented and in brackets, so that anything else is seen at once. */
export const pseudoMessages = <Messages extends Readonly<Record<string, string>>>(messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([id, message]) => [id, partsOf(message).map(written).join("")])) as Messages

const named = (table: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(table).map(([id, name]) => [id, bracketed(name)]))

/** The same of a language's names, with the lists of a language in other letters. Units are the same in every language. */
export const pseudoLanguage = (language: Language): Language => ({
  ...language,
  // Greek joins lists and counts like English, in letters of its own.
  locale: "el",
  names: Object.fromEntries(Object.entries(language.names).map(([family, table]) => [family, named(table)])) as Record<
    WordFamily,
    Readonly<Record<string, string>>
  >,
  things: named(language.things),
})
