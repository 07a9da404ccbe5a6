import { allMet, goalSlot, type GoalCheck } from "../../scenario/goals.ts"

const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** What is read out when the checks have settled: goals reached, goals lost, and that nothing is left to do. Empty where none changed. */
export function newlySaid(before: readonly GoalCheck[], now: readonly GoalCheck[], words: (check: GoalCheck) => string): string {
  const met = (checks: readonly GoalCheck[]): ReadonlySet<string> =>
    new Set(checks.filter(({ state }) => state === "met").map(({ goal }) => goalSlot(goal)))
  const [then, today] = [met(before), met(now)]
  const said = (check: GoalCheck): string => lowerFirst(words(check))
  const known = new Set(before.map(({ goal }) => goalSlot(goal)))
  const reached = now.filter(({ goal }) => today.has(goalSlot(goal)) && !then.has(goalSlot(goal)))
  const lost = now.filter(({ goal }) => known.has(goalSlot(goal)) && then.has(goalSlot(goal)) && !today.has(goalSlot(goal)))
  return [
    ...reached.map((check) => `Goal met: ${said(check)}.`),
    ...lost.map((check) => `No longer met: ${said(check)}.`),
    ...(reached.length > 0 && now.length > 1 && allMet(now) ? ["All goals are met."] : []),
  ].join(" ")
}
