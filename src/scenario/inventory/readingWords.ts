import { figure } from "../../base/figures.ts"
import type { Aside, LeftOut } from "./aside.ts"
import type { Kind } from "./columns.ts"
import { MOST_ITEMS } from "./most.ts"
import type { ShownColumn } from "./samples.ts"
import type { Place } from "./sheet.ts"
import { countsRows } from "./take.ts"

// What is said of a table that was read: why rows stand aside, what an answer must not stand without, why nothing could be read.

/** A host that a list of GPUs doesn't name. */
export const unnamedHost = "the host"
/** The column of how many a row stands for, in a sentence. */
export const countColumn = "The count"

const placesOf: Readonly<Record<Place, string>> = { Line: "Lines", Row: "Rows", Entry: "Entries" }

const whatOf = (kind: Kind): string => (kind === "vms" ? "VM" : "host")
const number = (value: number): string => figure(value)
const many = (count: number, one: string, several = `${one}s`): string => `${number(count)} ${count === 1 ? one : several}`
const someOf = (list: readonly string[], most = 8): string =>
  `${list.slice(0, most).join(", ")}${list.length > most ? ` and ${list.length - most} more` : ""}`

export const versionWords = (version: string): string => `version ${version}`

export const noTextWords = (kind: Kind): string => `There is no text to read ${whatOf(kind)}s from.`

const ofFlavors =
  " What a flavor is stands in OpenStack's other list: put what “openstack flavor list --long -f csv” prints below the servers, in the same file."

/** Why nothing can be read from the columns of a table: only names are known, or nothing is. */
export function noColumnsWords(
  kind: Kind,
  hasNames: boolean,
  { place, headerLine, headers }: { readonly place: Place; readonly headerLine: number; readonly headers: readonly string[] },
): string {
  const what = whatOf(kind)
  const held = headers.join(", ").slice(0, 160)
  return hasNames
    ? `Only the names of the ${what}s are known there, and no column says what they ${kind === "vms" ? "need" : "have"}. ${place} ${headerLine} names the columns: ${held}.${headers.some((header) => /^flavor( name)?$/i.test(header)) ? ofFlavors : ""}`
    : `None of the columns is known, so no ${what}s could be read. One line must name the columns; ${place.toLowerCase()} ${headerLine} holds: ${held}.`
}

const asideNames: Readonly<Record<Exclude<Aside["why"], "off">, string>> = {
  "control-domain": "the control domain of a XenServer host, no VM",
  template: "a template, no VM that runs",
  away: "the host is in maintenance or cannot be reached",
  total: "a total of the rows above",
  "measured-again": "the same GPU as a line above, measured again",
}

/** Why a row is not placed, as the end of a sentence. */
export const asideWords = (aside: Aside): string => (aside.why === "off" ? `it is not running (${aside.state})` : asideNames[aside.why])

export const gpuRowNotes = (mixed: number): readonly string[] => [
  "Each line is one GPU; those of one model in one host are counted together.",
  ...mixedNotes(mixed),
]

/** Of hosts that stand as one for each of their models. */
export const mixedNotes = (mixed: number): readonly string[] =>
  mixed > 0
    ? [`${many(mixed, "host")} ${mixed === 1 ? "has" : "have"} GPUs of several models: its part of CPUs and RAM goes with each, by the number of GPUs.`] // prettier-ignore
    : []

/** A note on columns that nothing is read from; none where each is. */
export function unusedNotes(columns: readonly ShownColumn[]): readonly string[] {
  const others = columns.filter(({ role, isPassedOver, header }) => role === null && !isPassedOver && header !== "")
  return others.length === 0 ? [] : [`Columns not used: ${someOf(others.map(({ header }) => header), 12)}.`] // prettier-ignore
}

/** What of a reading an answer must not stand without. */
export interface ReadingFacts {
  readonly kind: Kind
  readonly place: Place
  readonly columns: readonly ShownColumn[]
  readonly isMarkAsked: boolean
  readonly measured: { readonly vcpu: boolean; readonly ram: boolean; readonly gpu: boolean }
  /** What the reader says of each one's GPUs, where no column does. */
  readonly added: string | null
  /** How many the rules catch; null: there are no rules. */
  readonly caught: number | null
  readonly hasGpuColumns: boolean
  /** VMs of which rules name the work alone: their GPUs are as the table has them. */
  readonly named: number
  /** Rows that were kept, and those whose name stood before. */
  readonly kept: number
  readonly sameNames: number
  readonly left: ReadonlyMap<LeftOut, number>
  /** Lines of totals. */
  readonly totals: readonly number[]
  readonly bad: number
  /** Items beyond the most that are read. */
  readonly cut: number
}

export const caveatsOf = (facts: ReadingFacts): readonly string[] => [
  ...lackWords(facts),
  ...columnWords(facts),
  ...gpuWords(facts),
  ...passedWords(facts),
  ...rowWords(facts),
]

function lackWords({ kind, measured }: ReadingFacts): readonly string[] {
  const lacks = [!measured.gpu && "GPUs", !measured.vcpu && (kind === "vms" ? "vCPUs" : "cores"), !measured.ram && "RAM"].filter(
    (one) => one !== false,
  )
  const was = lacks.length === 1 && lacks[0] === "RAM" ? "was" : "were"
  return lacks.length === 0 ? [] : [`${lacks.join(" and ")} ${was} not in the table of ${whatOf(kind)}s.`]
}

function columnWords({ kind, columns, isMarkAsked }: ReadingFacts): readonly string[] {
  const what = whatOf(kind)
  const asked = columns.filter((column) => column.isAsked)
  const counting = columns.filter(({ reason, header }) => reason === countsRows && /^(count|quantity|qty)$/i.test(header))
  return [
    ...asked.map(({ header, reason, unit, example }) => `Column ${header} of the ${what}s: ${reason}; it is read as ${unit}${example}.`),
    ...counting.map(
      ({ header }) => `Column ${header} of the ${what}s holds 1, 2, 3 … in turn: it is taken for row numbers, not for how many there are.`,
    ),
    ...(isMarkAsked
      ? [`A point in figures of the ${what}s is read as grouping thousands, since semicolons part the cells; nothing else tells.`]
      : []),
  ]
}

function gpuWords({ kind, added, caught, kept, hasGpuColumns, named }: ReadingFacts): readonly string[] {
  const what = whatOf(kind)
  const others = hasGpuColumns ? "; the others are as the table has them" : `; the others ${kind === "vms" ? "need" : "have"} none`
  return [
    ...(added === null ? [] : [`GPUs of the ${what}s are not in the table but as added for each: ${added}.`]),
    ...(named === 0
      ? []
      : [`What ${many(named, what)} ${named === 1 ? "does" : "do"} is as the rules say, and their GPUs are as the table has them.`]),
    ...(caught === null || (caught === 0 && named > 0)
      ? []
      : [
          `GPUs of the ${what}s as the rules say: ${number(caught)} of ${many(kept, what)} ${caught === 1 ? "is" : "are"} caught by them${caught === kept ? "" : others}.`,
        ]),
  ]
}

function passedWords({ kind, columns }: ReadingFacts): readonly string[] {
  const passed = columns.filter((column) => column.isPassedOver).map((column) => column.header)
  return passed.length === 0 ? [] : [`Not used of the ${whatOf(kind)}s, though the names speak of a GPU, CPU or memory: ${someOf(passed)}.`]
}

function rowWords({ kind, place, left, totals, bad, cut, sameNames }: ReadingFacts): readonly string[] {
  const what = whatOf(kind)
  const counts = [
    left.has("off") && `${many(left.get("off")!, what)} not running`,
    left.has("template") && many(left.get("template")!, "template"),
    left.has("maintenance") && `${many(left.get("maintenance")!, "host")} in maintenance or out of reach`,
  ].filter((one) => one !== false)
  return [
    counts.length > 0 && `Left out: ${counts.join(", ")}.`,
    totals.length === 1 && `${place} ${totals[0]} of the ${what}s is taken for a total and left out.`,
    totals.length > 1 && `${placesOf[place]} ${someOf(totals.map(String))} of the ${what}s are taken for totals and left out.`,
    bad > 0 && `${many(bad, "row")} of the ${what}s could not be read.`,
    cut > 0 && `Only the first ${number(MOST_ITEMS)} ${what}s were read; ${number(cut)} are left out.`,
    sameNames > 0 &&
      `${many(sameNames, "row")} of the ${what}s ${sameNames === 1 ? "bears" : "bear"} a name that stood before; each is counted.`,
  ].filter((one) => one !== false)
}
