import type { Range } from "../../dataset/core.ts"
import { apartOf, type Outcome } from "../../engine/decisions/outcomes.ts"
import { count, money, moneyRange, percent, plural, type Currency } from "../../ui/format.ts"
import { gpuShortName, migrationWords } from "./optionWords.ts"
import { shareWords } from "./shares.ts"

/** Figures that stand beside each other. */
export const figures = ["cost", "share", "gpus", "hosts"] as const
export type Figure = (typeof figures)[number]
export const figureNames: Readonly<Record<Figure, string>> = { cost: "Total cost", share: "Native share", gpus: "GPUs", hosts: "Hosts" }

const exactly = (value: number | null): Range | null => (value === null ? null : { low: value, likely: value, high: value })

/** Null where there is no figure. */
export const figureOf = (outcome: Outcome | undefined, figure: Figure): Range | null =>
  outcome === undefined ? null : figure === "gpus" || figure === "hosts" ? exactly(outcome[figure]) : outcome[figure]

/** Of what cannot be built the likely value stretches the axis so far at most: those that can be built stay apart. */
const mostStretch = 6

/** Where the axis from zero ends: with the ranges of what can be built and, unless it is far off, the likely value of all else; cut: a range goes on beyond. */
export function axisEnd(outcomes: readonly Outcome[], figure: Figure): { readonly most: number; readonly isCut: boolean } {
  const able = outcomes.filter(({ feasible }) => feasible)
  const most = Math.max(1e-9, ...(able.length > 0 ? able : outcomes).map((one) => figureOf(one, figure)?.high ?? 0))
  const values = outcomes.flatMap((one) => figureOf(one, figure) ?? [])
  const likeliest = Math.max(most, ...values.map(({ likely }) => likely))
  const end = likeliest <= mostStretch * most ? likeliest : most
  return { most: end, isCut: values.some(({ high }) => high > end) }
}

/** The figure with its range. */
export function figureText(outcome: Outcome | undefined, figure: Figure, currency: Currency): string {
  const range = figureOf(outcome, figure)
  if (!range) return "–"
  if (figure === "share") return shareWords(range, outcome?.groups ?? [])
  if (figure !== "cost") return count(range.likely)
  return `${outcome?.cost?.known === false ? "at least " : ""}${moneyRange(range, currency)}`
}

const signed = (value: number, text: string): string => `${value > 0 ? "+" : "−"}${text}`

/** Below these nothing is said to differ: half a dollar, and a twentieth of a percent. */
const nothing: Readonly<Record<Figure, number>> = { cost: 0.5, share: 5e-4, gpus: 0.5, hosts: 0.5 }

/** "+$12,000 (+3 %), perhaps": by how much the other is apart from the base. Null where one of them has no figure. */
export function apartText(base: Outcome | undefined, other: Outcome | undefined, figure: Figure, currency: Currency): string | null {
  const [a, b] = [figureOf(base, figure), figureOf(other, figure)]
  if (!a || !b) return null
  const { likely, perhaps } = apartOf(a, b)
  if (Math.abs(likely) < nothing[figure]) return "the same"
  const size = changeText(likely, figure, currency)
  const relative = figure === "cost" && a.likely > 0 ? ` (${signed(likely, percent(Math.abs(likely) / a.likely))})` : ""
  return `${size}${relative}${perhaps ? ", perhaps" : ""}`
}

/** "+$12,000", "−3", "+2 points". */
export function changeText(likely: number, figure: Figure, currency: Currency): string {
  if (Math.abs(likely) < nothing[figure]) return "0"
  const size = Math.abs(likely)
  if (figure === "cost") return signed(likely, money(size, currency))
  if (figure !== "share") return signed(likely, count(size))
  return size < 0.01 ? `${likely > 0 ? "up" : "down"} by less than a point` : signed(likely, plural(Math.round(size * 100), "point"))
}

/** "NVIDIA vGPU on KVM, A16"; of a plan "each group its own way (A16, L40)". */
export function outcomeName({ technique, made }: Outcome): string {
  if (technique === null)
    return `each group its own way (${[...new Set(made.map((one) => gpuShortName(one) ?? one.productName))].join(", ")})`
  return made.map(({ productName, gpuName }) => (gpuName === null ? productName : `${productName}, ${gpuName}`)).join("")
}
export const migrationText = (outcome: Outcome | undefined): string => (outcome === undefined ? "–" : migrationWords[outcome.migration])

/** The cheapest that meets every need; one whose price is not fully known comes last. */
export const cheapestOf = (outcomes: readonly Outcome[]): Outcome | undefined =>
  outcomes
    .filter(({ feasible, cost }) => feasible && cost !== null)
    .toSorted((a, b) => Number(b.cost?.known ?? false) - Number(a.cost?.known ?? false) || (a.cost?.likely ?? 0) - (b.cost?.likely ?? 0))[0]
