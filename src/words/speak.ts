import { english, englishJoint } from "../base/english.ts"
import { figure } from "../base/figures.ts"
import { kept } from "../base/kept.ts"
import { moneyText } from "../base/money.ts"
import type { Amount, Sum, Tellings, Thing, Told, ToldOf, Unit, Value, Word, WordFamily } from "../engine/basics/told.ts"
import { partsOf, type Part } from "./message.ts"

/** One message for each id of a family. */
export type Messages<Family extends Tellings> = { readonly [Id in keyof Family & string]: string }

/** What a language has beside its messages. */
export interface Language {
  readonly locale: string
  /** Names that are words, by family and id. */
  readonly names: Readonly<Record<WordFamily, Readonly<Record<string, string>>>>
  /** What stands behind a figure, by unit. */
  readonly units: Readonly<Record<Unit, string>>
  readonly quoted: (text: string) => string
  /** Of things that nobody else named. */
  readonly things: Readonly<Record<string, string>>
}

/** Makes sentences of a family's facts in one language. */
export function speaker<Family extends Tellings>(messages: Messages<Family>, language: Language): (told: ToldOf<Family>) => string {
  const known: Readonly<Record<string, string | undefined>> = messages
  const say = (told: Told): string => {
    const message = known[told.id]
    if (message === undefined) throw new Error(`No message says “${told.id}”.`)
    return render(partsOf(message), told.values as Readonly<Record<string, Value>>, { language, say })
  }
  return say as (told: ToldOf<Family>) => string
}

interface Voice {
  readonly language: Language
  readonly say: (told: Told) => string
}

const render = (parts: readonly Part[], values: Readonly<Record<string, Value>>, voice: Voice): string =>
  parts.map((part) => (typeof part === "string" ? part : shown(part, values, voice))).join("")

function shown(part: Exclude<Part, string>, values: Readonly<Record<string, Value>>, voice: Voice): string {
  const value = values[part.name]
  if (value === undefined) throw new Error(`“${part.name}” was not told.`)
  const { locale } = voice.language
  switch (part.kind) {
    case "plain":
      return text(value, voice)
    case "number":
      return part.style === "hundredths" ? figure(countOf(value), 2, { least: 2, own: locale }) : figure(countOf(value), 3, { own: locale })
    case "list":
      return Array.isArray(value)
        ? joined(
            value.map((one: Value) => text(one, voice)),
            part.style,
            locale,
          )
        : text(value, voice)
    case "plural": {
      const count = countOf(value)
      return render(part.cases[`=${count}`] ?? part.cases[rules(locale).select(count)] ?? part.cases["other"] ?? [], values, voice)
    }
    case "select":
      return render(part.cases[caseOf(value)] ?? part.cases["other"] ?? [], values, voice)
  }
}

/** The case that a value chooses: its code, yes or no, none where there is nothing. */
const caseOf = (value: Value): string =>
  value === null ? "none" : typeof value === "boolean" ? (value ? "yes" : "no") : typeof value === "string" ? value : "other"

function countOf(value: Value): number {
  if (typeof value === "number") return value
  if (Array.isArray(value)) return value.length
  if (value !== null && typeof value === "object" && "amount" in value) return rounded(value.amount, value.digits)
  throw new Error("Not a number.")
}

function text(value: Value, voice: Voice): string {
  const { language, say } = voice
  if (typeof value === "number") return asItStands(value, language.locale)
  if (value === null) return ""
  if (typeof value !== "object") throw new Error(`“${value}” is a code: a message chooses by it and does not say it.`)
  if (isList(value))
    return joined(
      value.map((one) => text(one, voice)),
      "",
      language.locale,
    )
  if ("values" in value) return say(value)
  if ("amount" in value) return amountText(value, language)
  if ("sum" in value) return sumText(value, language)
  if ("thing" in value) return thingText(value, language)
  if ("word" in value) return wordText(value, language)
  return "quote" in value ? value.quote : language.quoted(value.yours)
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

const rounded = (value: number, digits: number | undefined): number => (digits === undefined ? value : Number(value.toPrecision(digits)))

/** Thousands of rates are set apart; those of memory and watts, which are read off data sheets, are not. */
const apart: ReadonlySet<Unit> = new Set<Unit>(["TFLOPS", "GB/s"])

function amountText({ amount, unit, digits }: Amount, { locale, units }: Language): string {
  const said = unit === "share" ? rounded(amount * 100, digits) : rounded(amount, digits)
  return `${apart.has(unit) ? figure(said, 3, { own: locale }) : asItStands(said, locale)} ${units[unit]}`
}

const sumText = ({ sum, currency, digits }: Sum, { locale }: Language): string => moneyText(sum, currency, digits, locale)

export const thingText = ({ thing, id, name }: Thing, { things }: Language): string => things[`${thing}:${id}`] ?? name

export function wordText({ word, id, more }: Word, { names, quoted }: Language): string {
  const table = names[word]
  const name = Object.hasOwn(table, id) ? (table[id] ?? id) : quoted(id)
  return more === undefined ? name : `${name} ${more}`
}

/** What joins a list alike in every language. */
const signs: Readonly<Record<string, string>> = { semicolon: "; ", dots: " · ", sum: " + " }

/** Lists as a language joins them: ", " unless told; "and" and "or" between each two; "alternatives" with the comma before "or" too. */
function joined(list: readonly string[], style: string, locale: string): string {
  const sign = signs[style]
  if (sign !== undefined) return list.join(sign)
  if (style === "") return list.join(between(locale, "unit", 2))
  return list.join(style === "and" ? between(locale, "conjunction", 2) : between(locale, "disjunction", style === "or" ? 2 : 3))
}

/** What stands before the last of so many. */
const between = kept((locale: string, type: Intl.ListFormatType, of: number): string => {
  if (locale === english) return englishJoint(type, of)
  const parts = new Intl.ListFormat(locale, { type, style: type === "unit" ? "short" : "long" }).formatToParts(Array(of).fill("x"))
  return parts.findLast((one) => one.type === "literal")?.value ?? ", "
})

/** What digits would only show as a row of noughts is written with a power of ten. */
const asItStands = (value: number, own: string): string =>
  value !== 0 && (Math.abs(value) < 1e-6 || Math.abs(value) >= 1e21) ? String(value) : figure(value, 20, { apart: false, own })

const rules = kept((locale: string) => new Intl.PluralRules(locale))
