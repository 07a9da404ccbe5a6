import type { Task } from "../basics/task.ts"
import type { Plan } from "../plan/candidate.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import { candidatesOf, countedGroups, likenessKey } from "../search/candidates.ts"
import type { Search } from "../search/search.ts"
import type { Way } from "../search/survey.ts"

export type { Way } from "../search/survey.ts"

/**
 * Every product × way of slicing × GPU that can serve one group of the scenario or more. What is against a group leaves the others open: a part of a
 * plan holds only groups that its way serves. Yields after each candidate that had to be planned.
 */
export function* waysOf(search: Search): Task<readonly Way[]> {
  const { survey, scenario } = search
  const key = scenario.techniques.join()
  let ways = survey.ways.get(key)
  if (!ways) survey.ways.set(key, (ways = yield* surveyed(search)))
  return ways.map((way) => ({ ...way, plan: { ...way.plan, groups: countedGroups(way.plan.groups, search) } }))
}

/** With the counts and names of whoever asks first. */
function* surveyed(search: Search): Task<readonly Way[]> {
  const { scenario, catalogue } = search
  const alike = new Map<string, Plan>()
  const weighed = scenario.techniques.flatMap((technique) => candidatesOf(technique, search).map((one) => ({ ...one, technique })))
  const ways: Way[] = []
  for (const [done, { technique, candidate, productReasons }] of weighed.entries()) {
    if (productReasons.some((one) => one.group === null)) continue
    const key = likenessKey(candidate, search)
    let made = alike.get(key)
    if (!made) {
      alike.set(key, (made = planCandidate(candidate, search.hosts, scenario, catalogue, search.plans)))
      yield { done, of: weighed.length }
    }
    if (made.reasons.some((one) => one.group === null)) continue
    const barred = new Set([...productReasons, ...made.reasons].map((one) => one.group))
    const planned = new Set(made.groups.map((one) => one.index))
    const serves = scenario.groups.map((_, index) => planned.has(index) && !barred.has(index))
    if (serves.includes(true)) ways.push({ technique, plan: { ...made, candidate }, serves })
  }
  return ways
}
