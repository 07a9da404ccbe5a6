import type { Challenge } from "../../../dataset/schema/index.ts"
import { count, money } from "../../../ui/format.ts"

/** A goal as an embedded view tells of it (docs/embed.md). */
export interface ToldGoal {
  readonly goal: string
  readonly state: string
  readonly figure?: { readonly likely: number } | null
}

/** All goals as they stand, not those that were just reached: a quick hand reaches them before the frame tells of any. */
export const areMet = (goals: readonly ToldGoal[]): boolean => goals.length > 0 && goals.every(({ state }) => state === "met")

export interface Score {
  /** 0..100, whole. */
  readonly points: number
  /** The reader's own figure. */
  readonly yours: number
}

/** What a plan that meets all goals is worth against the best there is; null where goals are missed, or the figure is not known. */
export function scoreOf({ score: { of, best } }: Pick<Challenge, "score">, goals: readonly ToldGoal[]): Score | null {
  const yours = goals.find(({ goal }) => goal.startsWith(of))?.figure?.likely
  if (!areMet(goals) || yours === undefined || yours <= 0) return null
  // A dollar more or less is the arithmetic's own.
  const part = of === "cost-most" ? best / Math.max(best, yours - 1) : yours / best
  return { points: Math.floor(Math.min(1, part) * 100), yours }
}

export const figureWords = ({ score: { of } }: Pick<Challenge, "score">, value: number): string =>
  of === "cost-most" ? money(value) : `${count(value)} VMs`

/** How the points are worked out, for who plays. */
export const formulaWords = ({ score: { of } }: Pick<Challenge, "score">): string =>
  of === "cost-most"
    ? "Points: 100 × the least likely cost that meets all goals ÷ yours, rounded down. Nothing counts until all goals are met."
    : "Points: 100 × how many VMs you serve ÷ the most that can be served, rounded down. Nothing counts until all goals are met."
