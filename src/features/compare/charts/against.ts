import { useState } from "react"
import { outcomeOf, planOutcome, type Outcome } from "../../../engine/decisions/outcomes.ts"
import type { OptionResult, Report } from "../../../engine/report.ts"
import type { Currency } from "../../../ui/format.ts"
import { apartText, figureOf, figureText, type Figure } from "../../common/besideFigures.ts"
import type { StandingPlan } from "../verdict.ts"

/** A scenario kept beside the page's own, with what it comes to. */
export interface Kept {
  readonly name: string
  readonly outcomes: readonly Outcome[]
}

/** What a chart's figures are shown against. */
export interface Against {
  /** How it stood when the drag began that goes on; null: nothing is dragged. */
  readonly before: { readonly report: Report; readonly plan: StandingPlan | null } | null
  readonly kept: readonly Kept[]
}

export const againstNothing: Against = { before: null, kept: [] }

/** Where a row's value stood, or stands in a scenario kept beside. */
export interface Mark {
  readonly at: number
  /** Null: before the drag that goes on. */
  readonly text: string | null
}

/** One figure of the outcomes, as a chart shows it. */
export interface Shown {
  readonly figure: Figure
  readonly currency: Currency
  /** The outcome with that figure as it is shown: of one group, for a VM and month. */
  readonly view?: (outcome: Outcome) => Outcome
}

/** A row of a chart: an option, or the plan of parts. */
export type Marked = { readonly option: OptionResult } | { readonly plan: StandingPlan }

const ofRow = (row: Marked): Outcome | undefined => ("option" in row ? outcomeOf(row.option) : planOutcome(row.plan.plan)[0])

function outcomesBefore({ before }: Against): readonly Outcome[] {
  if (!before) return []
  const { report, plan } = before
  return [...report.options.map(outcomeOf), ...(plan ? planOutcome(plan.plan) : [])]
}

const seen = (outcome: Outcome | undefined, { view = (one) => one }: Shown): Outcome | undefined => outcome && view(outcome)

/** The same row among other outcomes. */
const likeRow = (row: Marked, outcomes: readonly Outcome[], shown: Shown): Outcome | undefined => {
  const id = ofRow(row)?.id
  return seen(
    outcomes.find((one) => one.id === id),
    shown,
  )
}

/** Where the row stood before the drag, if it has moved, then where it stands in what is kept beside, if it stands elsewhere. */
export function marksOf(row: Marked, against: Against, shown: Shown): readonly Mark[] {
  const now = seen(ofRow(row), shown)
  const at = (outcome: Outcome | undefined): number | undefined => figureOf(outcome, shown.figure)?.likely
  const was = at(likeRow(row, outcomesBefore(against), shown))
  return [
    ...(was === undefined || was === at(now) ? [] : [{ at: was, text: null }]),
    ...against.kept.flatMap(({ name, outcomes }) => {
      const other = likeRow(row, outcomes, shown)
      const value = at(other)
      return value === undefined ? [] : [{ at: value, text: `${name}: ${besideText(now, other, shown)}` }]
    }),
  ]
}

function besideText(now: Outcome | undefined, other: Outcome | undefined, { figure, currency }: Shown): string {
  const apart = apartText(now, other, figure, currency)
  const value = figureText(other, figure, currency)
  return apart === null ? value : apart === "the same" ? "the same" : `${value}, ${apart}`
}

/** A column of the table for each scenario kept beside. */
export const keptColumns = ({ kept }: Against): readonly string[] => kept.map(({ name }) => `In ${name}`)

/** What stands in them. */
export function keptCells(row: Marked, { kept }: Against, shown: Shown): readonly string[] {
  const now = seen(ofRow(row), shown)
  return kept.map(({ outcomes }) => {
    const other = likeRow(row, outcomes, shown)
    return other ? besideText(now, other, shown) : "not compared"
  })
}

/** The largest likely value among the marks of what can be built. */
export const topOfKept = ({ kept }: Against, shown: Shown): number =>
  Math.max(
    0,
    ...kept.flatMap(({ outcomes }) =>
      outcomes.flatMap((one) => (one.feasible ? (figureOf(seen(one, shown), shown.figure)?.likely ?? 0) : 0)),
    ),
  )

/** What a scale that ran out of room grows to, in times of what it must hold: bars then go on moving for a while. */
const headroom = 4

/** The end of an axis: while a value is dragged it holds, so that what moves is the picture; it grows only where a bar would leave it. */
export function useHeldTop(top: number, moving: boolean): number {
  const [held, setHeld] = useState(top)
  const next = !moving ? top : top > held ? top * headroom : held
  if (next !== held) setHeld(next)
  return next
}

/** What it was when nothing was dragged. */
export function useRest<T>(value: T, moving: boolean): T {
  const [rest, setRest] = useState<{ readonly value: T }>({ value })
  if (!moving && rest.value !== value) setRest({ value })
  return moving ? rest.value : value
}
