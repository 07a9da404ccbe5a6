import { defaultScenario } from "../../engine/scenario.ts"
import { written, type Repair, type RepairKind, type RepairTold } from "../repairs.ts"
import { defaultView, noBeside, noVersions, type Decoded, type PageState } from "../view.ts"
import { readAllBeside } from "./beside.ts"
import { keepText, turnsDirection } from "./escape.ts"
import { rowOf } from "./keys.ts"
import type { KnownIds } from "./known.ts"
import { migrate, migrations, type Migration, type Pairs } from "./migrations.ts"
import { longestInput, normalise } from "./normalise.ts"
import { didYouMean } from "./hints.ts"
import type { Reader } from "./reader.ts"

/** Suggestions for one link; each looks through every known id. */
const mostSuggestions = 40

const keysKnown: ReadonlySet<string> = new Set(rowOf.keys())

/** What is kept of one link at most: pairs and characters. A link made by people stays far below. */
const mostKept = 200
const mostKeptLength = 20_000
/** Repairs that are told one by one; the rest are counted. */
const mostRepairs = 500

export const standardState: PageState = { scenario: defaultScenario, view: defaultView, kept: [], versions: noVersions, beside: noBeside }

/** What else the reading of pairs goes by. */
interface Ways {
  /** Keys that may be read; the others are kept. */
  readonly keys?: ReadonlySet<string>
  /** Brings the pairs of scenarios kept beside over to today's grammar. */
  readonly carry?: (pairs: Pairs) => Pairs
}

const repair = (key: string, kind: RepairKind, told: RepairTold): Repair => ({ key, kind, told })

/** Reads pairs key by key; what no row knows is kept. */
export function readPairs(pairs: Pairs, known: KnownIds, { keys = keysKnown, carry = (same) => same }: Ways = {}): Decoded {
  const repairs: Repair[] = []
  const kept: (readonly [string, string])[] = []
  const used = new Set<string>()
  const groups: Reader["groups"] = []
  const besideTexts: Reader["beside"] = []
  let suggestions = 0
  let keptLength = 0
  let notKept = 0
  let untold = 0
  let state = standardState
  const keep = (key: string, text: string): void => {
    const pair = [keepText(key).replaceAll("=", "~3d-"), keepText(text)] as const
    if (kept.length >= mostKept || keptLength + pair[0].length + pair[1].length > mostKeptLength) return void notKept++
    keptLength += pair[0].length + pair[1].length
    kept.push(pair)
  }
  for (const [name, value] of pairs) {
    const key = name.toLowerCase()
    const row = keys.has(key) ? rowOf.get(key) : undefined
    const report: Reader["report"] = (kind, id, values) =>
      void (repairs.length < mostRepairs ? repairs.push(repair(key, kind, { id, values } as RepairTold)) : untold++)
    const maySuggest = (): boolean => suggestions++ < mostSuggestions
    if (!row) {
      keep(name, value)
      if (name.trim() === "") {
        report("unknown-key", "no-key", { raw: written(`${name}=${value}`) })
        continue
      }
      const near = didYouMean({ maySuggest }, key, keys, { apart: 0.34 })
      report("unknown-key", "not-here-key", { written: written(name), near })
      continue
    }
    const read: Reader = {
      known,
      key,
      state,
      groups,
      beside: besideTexts,
      used,
      report,
      keep: (text, as = key) => keep(as, text.trim()),
      maySuggest,
    }
    row.decode(value, read)
    state = read.state
  }
  const asked = pairs.some(([key]) => ["vm", "z"].includes(key.toLowerCase()))
  if (asked && groups.length === 0) {
    repairs.push(repair("vm", "ignored", { id: "standard-groups", values: {} }))
  }
  const scenario = groups.length === 0 ? state.scenario : { ...state.scenario, groups }
  const { others, repairs: ofOthers } = readAllBeside(besideTexts, scenario, (own, ofScenario) =>
    readPairs(carry(own), known, { keys: ofScenario }),
  )
  for (const other of ofOthers) {
    if (repairs.length < mostRepairs) repairs.push(other)
    else untold++
  }
  if (untold > 0) repairs.push(repair("", "truncated", { id: "more-repairs", values: { count: untold } }))
  if (notKept > 0) repairs.push(repair("", "truncated", { id: "parts-dropped", values: { count: notKept } }))
  return { state: { ...state, scenario, kept, beside: { ...state.beside, others } }, repairs }
}

/** Says that what turns the direction of text was taken out, where no name has said it. */
export const turnedNotes = (isTurned: boolean, repairs: readonly Repair[]): Repair[] =>
  isTurned && !repairs.some(({ told }) => told.id === "name-turned") ? [repair("", "corrected", { id: "text-turned", values: {} })] : []

/**
 * What a link asks for. Total: any text at all gives a valid state, and everything that was mended, set aside or not understood
 * is reported in words. Understands whole addresses, percent signs, and what chat and prose do to links.
 */
export function decodeFragment(text: string, known: KnownIds, list: readonly Migration[] = migrations): Decoded {
  const { pairs, tooLong, trailing } = normalise(text)
  const { state, repairs } = readPairs(migrate(pairs, list), known, { carry: (own) => migrate(own, list) })
  const notes: Repair[] = turnedNotes(
    pairs.some((pair) => pair.some(turnsDirection)),
    repairs,
  )
  if (tooLong) notes.push(repair("", "truncated", { id: "link-too-long", values: { most: longestInput } }))
  if (trailing.trim() !== "") notes.push(repair("", "ignored", { id: "behind-link", values: { written: written(trailing) } }))
  return { state, repairs: [...repairs, ...notes] }
}
