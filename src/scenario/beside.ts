import { tidyName } from "./bounds.ts"
import { mostBeside, type Alternative, type Beside, type PageState } from "./view.ts"

// What can be done with scenarios kept beside the page's own. Each gives what `setBeside` of the store takes, and is one step of undo.

type Held = Pick<PageState, "scenario" | "kept" | "beside">
type Change = Partial<Held> & Pick<PageState, "beside">

/** What a scenario beside others is called where it has no name: the page's own, or by its place, counted from 1. */
export interface BesideNames {
  readonly own: string
  readonly numbered: (place: number) => string
}

export const nameIn = ({ name, others }: Beside, at: number | null, names: BesideNames): string =>
  at === null ? (name ?? names.own) : (others[at]?.name ?? names.numbered(at + 1))

const withOthers = (beside: Beside, others: readonly Alternative[]): Change => ({ beside: { ...beside, others } })

const mayKeep = ({ others }: Beside): boolean => others.length < mostBeside

/** "Plan" -> "Plan 2" -> "Plan 3", whichever is free. */
function freeName({ name, others }: Beside, wanted: string): string {
  const taken = new Set([name, ...others.map((one) => one.name)])
  const [, stem = wanted] = /^(.*\S) \d{1,3}$/s.exec(wanted) ?? []
  for (let number = 1; ; number++) {
    const found = number === 1 ? wanted : `${stem} ${number}`
    if (!taken.has(found)) return found
  }
}

/** The page's scenario as it is, kept beside itself under its name, and the page's own, which will change, under the next; null where there is no more room. */
export function keepBeside({ scenario, kept, beside }: Held, names: BesideNames): Change | null {
  if (!mayKeep(beside)) return null
  const { name: own, others } = beside
  const name = tidyName(freeName({ name: null, others }, own ?? names.numbered(others.length + 1)))
  const next = [...others, { name, scenario, kept }]
  return { beside: { name: own === null ? null : tidyName(freeName({ name: null, others: next }, own)), others: next } }
}

export function copyBeside({ beside }: Held, at: number, names: BesideNames): Change | null {
  const one = beside.others[at]
  if (!one || !mayKeep(beside)) return null
  const name = tidyName(freeName(beside, nameIn(beside, at, names)))
  return withOthers(beside, beside.others.toSpliced(at + 1, 0, { ...one, name }))
}

/** The page's scenario and the one beside change places. */
export function swapBeside({ scenario, kept, beside }: Held, at: number): Change | null {
  const one = beside.others[at]
  if (!one) return null
  const own: Alternative = { name: beside.name, scenario, kept }
  return { scenario: one.scenario, kept: one.kept, beside: { name: one.name, others: beside.others.with(at, own) } }
}

/** The one beside takes the page's place; what the page had is gone, but for undo. */
export function makeBase({ beside }: Held, at: number): Change | null {
  const one = beside.others[at]
  if (!one) return null
  return { scenario: one.scenario, kept: one.kept, beside: { name: one.name, others: beside.others.toSpliced(at, 1) } }
}

/** Null: the page's own. */
export function renameBeside({ beside }: Held, at: number | null, name: string): Change | null {
  const tidy = tidyName(name.trim())
  if (at === null) return beside.name === tidy ? null : { beside: { ...beside, name: tidy } }
  const one = beside.others[at]
  return !one || one.name === tidy ? null : withOthers(beside, beside.others.with(at, { ...one, name: tidy }))
}

export const removeBeside = ({ beside }: Held, at: number): Change | null =>
  at in beside.others ? withOthers(beside, beside.others.toSpliced(at, 1)) : null
