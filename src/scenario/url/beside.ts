import type { Scenario } from "../../engine/scenario.ts"
import { yours } from "../../engine/basics/told.ts"
import { cut, tidyName } from "../bounds.ts"
import type { Repair } from "../repairs.ts"
import { noBeside, noVersions, defaultView, type Alternative, type Decoded, type PageState } from "../view.ts"
import { escapeText, keepText, unescapeText } from "./escape.ts"
import { keyRows } from "./keys.ts"
import type { Pairs } from "./migrations.ts"

// A scenario kept beside the page's own is written as <name>:<pairs>, the pairs being those in which it differs from the page's own; a key
// without a value is as by default. In the pairs, ~ and & are escaped once more.

const scenarioRows = keyRows.filter(({ section }) => section !== "View" && section !== "Link" && section !== "Beside")
const scenarioKeys: ReadonlySet<string> = new Set(scenarioRows.map(({ key }) => key))
/** What may be read: `z=` is another way to write the groups. What is no part of a scenario is kept as what is not known. */
const readable: ReadonlySet<string> = new Set([...scenarioKeys, "z"])

const stateOf = (scenario: Scenario, kept: PageState["kept"]): PageState => ({
  scenario,
  kept,
  view: defaultView,
  versions: noVersions,
  beside: noBeside,
})

/** What the rows write, by key; only keys that are written. */
function written(scenario: Scenario, kept: PageState["kept"]): ReadonlyMap<string, readonly string[]> {
  const state = stateOf(scenario, kept)
  return new Map(scenarioRows.map((row) => [row.key, row.encode(state)] as const).filter(([, values]) => values.length > 0))
}

const sameTexts = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at])

const escapeOnce = (text: string): string => text.replaceAll("~", "~7e-").replaceAll("&", "~26-")

function besideText({ name, scenario, kept }: Alternative, base: ReadonlyMap<string, readonly string[]>): string {
  const own = written(scenario, kept)
  const aside = new Set(kept.map(([key]) => key.toLowerCase()))
  const pairs = scenarioRows.flatMap(({ key }): readonly string[] => {
    const values = own.get(key) ?? []
    // A pair that was set aside takes the place of the base's own, so that what counts is told beside it.
    if (sameTexts(values, base.get(key)) && !(aside.has(key) && base.has(key))) return []
    return values.length === 0 ? [`${key}=`] : values.map((value) => `${key}=${value}`)
  })
  const setAside = kept.map(([key, value]) => `${keepText(key).replaceAll("=", "~3d-")}=${keepText(value)}`)
  return `${name === null ? "" : escapeText(name)}:${escapeOnce([...pairs, ...setAside].join("&"))}`
}

/** The values of `beside=`, one for each. */
export function besideTexts({ scenario, beside }: Pick<PageState, "scenario" | "beside">): readonly string[] {
  if (beside.others.length === 0) return []
  // A page writes many links to its views.
  const before = known.get(beside)
  if (before?.scenario === scenario) return before.texts
  const base = written(scenario, [])
  const texts = beside.others.map((one) => besideText(one, base))
  known.set(beside, { scenario, texts })
  return texts
}

const known = new WeakMap<PageState["beside"], { readonly scenario: Scenario; readonly texts: readonly string[] }>()

type ReadPairs = (pairs: Pairs, keys: ReadonlySet<string>) => Decoded

/** One of them, read over the page's own scenario. `readPairs` reads as a link is read. */
function readBeside(text: string, base: ReadonlyMap<string, readonly string[]>, readPairs: ReadPairs): [Alternative, readonly Repair[]] {
  const colon = text.indexOf(":")
  const head = colon < 0 ? "" : text.slice(0, colon)
  // By hand the colon is easily forgotten where there is no name.
  const named = colon >= 0 && !head.includes("=")
  const own = unescapeText(named ? text.slice(colon + 1) : text, false)
    .split("&")
    .filter((pair) => pair.trim() !== "")
    .map((pair): readonly [string, string] => {
      const equals = pair.indexOf("=")
      return equals < 0 ? [pair.trim(), ""] : [pair.slice(0, equals).trim(), pair.slice(equals + 1)]
    })
  const told = new Set(own.map(([key]) => (key.toLowerCase() === "z" ? "vm" : key.toLowerCase())))
  const pairs = [
    ...[...base].flatMap(([key, values]) => (told.has(key) ? [] : values.map((value) => [key, value] as const))),
    ...own.filter(([key, value]) => value.trim() !== "" || !scenarioKeys.has(key.toLowerCase())),
  ]
  const { state, repairs } = readPairs(pairs, readable)
  return [{ name: named ? tidyName(unescapeText(head)) : null, scenario: state.scenario, kept: state.kept }, repairs]
}

/** All that `beside=` holds, over the page's own scenario, with what was done to make sense of it. */
export function readAllBeside(
  texts: readonly string[],
  scenario: Scenario,
  readPairs: ReadPairs,
): { readonly others: readonly Alternative[]; readonly repairs: readonly Repair[] } {
  if (texts.length === 0) return { others: [], repairs: [] }
  const base = written(scenario, [])
  const read = texts.map((text) => readBeside(text, base, readPairs))
  return {
    others: read.map(([one]) => one),
    repairs: read.flatMap(([one, repairs], at) =>
      repairs.map(({ kind, told }): Repair => {
        const name = one.name === null ? null : yours(cut(one.name, 40))
        return { key: "beside", kind, told: { id: "in-beside", values: { name, place: at + 1, repair: told } } }
      }),
    ),
  }
}
