import type { IsolationLevel, TechniqueId } from "../../dataset/schema/index.ts"
import { isolationLevels, techniqueIds } from "../../dataset/schema/words.ts"
import { goalFigures, groupFigures, type FigureGoal, type Goal, type GoalFigure } from "../../engine/goal.ts"
import { limits } from "../../engine/scenario.ts"
import { boundOf, goalSlot, isFigureGoal, tidyGoals } from "../goals.ts"
import { tidyName } from "../bounds.ts"
import { written as told, type Kind } from "../repairs.ts"
import { escapeText, unescapeText } from "./escape.ts"
import { put, splitEntries, type KeyRow } from "./lists.ts"
import { tidied } from "./names.ts"
import { numberText, wordUnits as u, type Units } from "./number.ts"
import { didYouMean } from "./hints.ts"
import { keyTold, readId, readLimited, type Reader } from "./reader.ts"

// A goal is <figure>-least:<number> or <figure>-most:<number>, of one group with @<group> before the colon, or <what>:<word>. Browsers escape
// < and > in addresses, so links are written in words; share>=0.9 and gpus<=10 are read as well.

const sides = ["least", "most"] as const
const figureWords: readonly string[] = goalFigures.flatMap((figure) => sides.map((side) => `${figure}-${side}`))
const words = {
  migration: ["live", "suspend"],
  isolation: isolationLevels,
  technique: techniqueIds,
} as const
type About = keyof typeof words
const isAbout = (word: string): word is About => Object.hasOwn(words, word)
const known: ReadonlySet<string> = new Set([...figureWords, ...Object.keys(words)])

const units: Readonly<Record<GoalFigure, Units>> = {
  share: u.share,
  gpus: u.count,
  hosts: u.count,
  vms: u.count,
  cost: u.usd,
  "vm-month": u.usd,
  power: u.kw,
  stun: { s: 1, ms: 0.001, min: 60 },
}

/** What people call the figures. */
const otherNames: Readonly<Record<string, GoalFigure>> = {
  native: "share",
  "native-share": "share",
  gpu: "gpus",
  host: "hosts",
  vm: "vms",
  price: "cost",
  budget: "cost",
  usd: "cost",
  "per-vm": "vm-month",
  kw: "power",
  pause: "stun",
  "stun-time": "stun",
}
const otherSides: Readonly<Record<string, FigureGoal["side"]>> = { least: "least", min: "least", most: "most", max: "most" }

/** Digits alone are a place; a name of digits has its first one escaped. */
const groupText = (group: string | number): string =>
  typeof group === "string" && /^\d+$/.test(group)
    ? `~${group.charCodeAt(0).toString(16)}-${group.slice(1)}`
    : typeof group === "string"
      ? escapeText(group)
      : numberText(group)

/** How `goal=` writes it. */
export function goalText(goal: Goal): string {
  if (!isFigureGoal(goal)) return `${goal.about}:${escapeText(goal.is, false)}`
  const { about, side, value, group } = goal
  return `${about}-${side}${group === null ? "" : `@${groupText(group)}`}:${numberText(value)}`
}

/** Signs of comparison as ">:" and "<:", those that leave equality out as ">>:" and "<<:"; other equals signs as colons. */
const withColons = (text: string): string =>
  text
    .replaceAll(/\s*(?:>=|=>|≥)\s*/g, ">:")
    .replaceAll(/\s*(?:<=|=<|≤)\s*/g, "<:")
    .replaceAll(/\s*([<>])(?![:<>])\s*/g, "$1$1:")
    .replaceAll("=", ":")

interface Written {
  /** "share", or what stands in its place. */
  readonly what: string
  readonly side: FigureGoal["side"] | null
  /** A sign that leaves equality out. */
  readonly strict: boolean
  readonly group: string
  readonly value: string
  /** As it is kept where it cannot be used. */
  readonly text: string
}

const plain = (text: string): string => unescapeText(text.trim(), false)

function parts(entry: string): Written {
  const colon = entry.lastIndexOf(":")
  const signed = (colon < 0 ? entry : entry.slice(0, colon)).replace(/[:\s]+$/, "")
  const value = colon < 0 ? "" : entry.slice(colon + 1).trim()
  const sign = /[<>]+$/.exec(signed)?.[0] ?? ""
  const head = signed.slice(0, signed.length - sign.length)
  const at = head.indexOf("@")
  const [before, group] = at < 0 ? [plain(head), ""] : [plain(head.slice(0, at)), head.slice(at + 1).trim()]
  const worded = /^(.+)[-_\s](least|most|min|max)$/i.exec(before)
  const side = sign === "" ? (otherSides[worded?.[2]?.toLowerCase() ?? ""] ?? null) : sign.startsWith(">") ? "least" : "most"
  const what = sign === "" ? (worded?.[1] ?? before) : before
  const ofGroup = group === "" ? "" : `@${escapeText(unescapeText(group))}`
  const text = `${escapeText(what, false)}${side === null ? "" : `-${side}`}${ofGroup}${colon < 0 ? "" : `:${escapeText(plain(value), false)}`}`
  return { what, side, strict: sign.length > 1, group, value, text }
}

function readGroup(text: string, about: GoalFigure, read: Reader): FigureGoal["group"] {
  if (text === "") return null
  if (!groupFigures.includes(about)) {
    read.report("ignored", "goal-of-all", { about: told(about), written: told(`@${text}`) })
    return null
  }
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : tidyName(unescapeText(text))
}

/** A bound that leaves equality out, as one that does not: the next whole number, or the same figure. */
function closed(value: number, { side, strict }: Written, about: GoalFigure, read: Reader): number {
  if (!strict) return value
  const bound = boundOf(about)
  const step = bound.whole ? (side === "least" ? 1 : -1) : 0
  const next = Math.min(bound.max, Math.max(bound.min, value + step))
  read.report("corrected", "goal-closed", { about: told(about), side: side ?? "most", value, next })
  return next
}

function readFigure(written: Written, about: GoalFigure, read: Reader): Goal | null {
  if (written.side === null) {
    read.report("ignored", "goal-no-side", { written: told(written.text), key: keyTold("goal") })
    read.keep(written.text)
    return null
  }
  const shape = { limit: boundOf(about), units: units[about] }
  const of = { id: "of-entry", values: { entry: told(`${about}-${written.side}`), key: keyTold("goal") } } as const
  const value = readLimited(read, written.value, shape, of, "goal-left-out")
  if (value === null) return null
  const group = readGroup(written.group, about, read)
  return { about, side: written.side, value: closed(value, written, about, read), group }
}

function readWord({ what, value, text }: Written, read: Reader): Goal | null {
  const about = tidied(what)
  if (!isAbout(about)) return null
  const ids: ReadonlySet<string> = new Set(words[about])
  const named = plain(value)
  const word = about === "migration" && tidied(named) === "live-migration" ? "live" : named
  const id = readId(read, word, ids, about satisfies Kind, text)
  if (id === null) return null
  if (about === "technique") return { about, is: id as TechniqueId }
  return about === "isolation" ? { about, is: id as IsolationLevel } : { about, is: id as "live" | "suspend" }
}

function readGoal(entry: string, read: Reader): Goal | null {
  const written = parts(entry)
  const what = tidied(written.what)
  if (isAbout(what) && written.side === null) return readWord(written, read)
  const about = goalFigures.find((figure) => figure === what) ?? (Object.hasOwn(otherNames, what) ? otherNames[what] : undefined)
  if (about !== undefined) return readFigure(written, about, read)
  const near = didYouMean(read, written.side === null ? what : `${what}-${written.side}`, known)
  read.report("unknown-id", "not-here-goal", { written: told(written.text), near })
  read.keep(written.text)
  return null
}

export const goalRow: KeyRow = {
  key: "goal",
  section: "Goals",
  encode: ({ scenario: { goals } }) => (goals.length === 0 ? [] : [goals.map(goalText).join(",")]),
  decode: (text, read) => {
    const entries = splitEntries(withColons(text))
    if (entries.length === 0) return read.report("ignored", "no-value", { key: keyTold("goal") })
    for (const entry of entries) {
      // However it is escaped: what is kept of it would be written as "none" again, or as nothing.
      const said = tidied(parts(entry).text)
      if (said === "none") continue
      if (said === "") {
        read.report("ignored", "no-goal", { written: told(entry.trim()), key: keyTold("goal") })
        continue
      }
      const { goals } = read.state.scenario
      if (goals.length >= limits.goals.max) {
        read.keep(parts(entry).text)
        if (!read.used.has("goal-limit")) read.report("truncated", "goals-at-most", { most: limits.goals.max })
        read.used.add("goal-limit")
        continue
      }
      const goal = readGoal(entry, read)
      if (!goal) continue
      const twice = goals.find((other) => goalSlot(other) === goalSlot(goal))
      if (twice) read.report("ignored", "goal-twice", { goal: told(goalText(goal).replace(/:[^:]*$/, "")), key: keyTold("goal") })
      put(read, { ...read.state.scenario, goals: tidyGoals([...goals, goal]) })
    }
  },
}
