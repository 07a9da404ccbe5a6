import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { loadChallenges, loadLessons } from "../dataset/reference.ts"
import type { Challenge } from "../dataset/schema/index.ts"
import { rank } from "../engine/decisions/rank.ts"
import { scoreOf } from "../features/catalogue/lessons/score.ts"
import { taskLinks } from "../features/catalogue/lessons/steps.ts"
import { embedInputs } from "../features/share/embedQuery.ts"
import { pinText } from "../scenario/url/index.ts"
import type { AnsweredGoals } from "./answerSchema.ts"
import { answer, readInput } from "./answer.ts"

const [challenges, lessons] = await Promise.all([loadChallenges(), loadLessons()])

/** The scenario without what it compares: all techniques, nothing pinned. */
const openOf = ({ scenario }: Challenge): string =>
  scenario
    .split("&")
    .filter((pair) => !/^(compare|option)=/.test(pair))
    .join("&")

/** Of every option that the engine can place for a scenario, the cheapest that meets the goals. */
function cheapest(scenario: string, goals: string): AnsweredGoals | null {
  for (const { pin } of rank(readInput(scenario, catalogue).state.scenario, catalogue).options) {
    const found = answer(`${scenario}&compare=none&option=${pinText(pin)}&goal=${goals}`, catalogue).goals
    if (found?.met) return found
  }
  return null
}

/** The best there is: the least cost, or the most VMs (more never fit where fewer do not). Not the stated one where another is better. */
function bestOf(challenge: Challenge): number | null {
  const { of, best } = challenge.score
  const figureAt = (scenario: string): number | null =>
    cheapest(scenario, challenge.goals)?.checks.find(({ goal }) => goal.startsWith(of))?.figure?.likely ?? null
  if (of === "cost-most") return Math.round(figureAt(openOf(challenge)) ?? 0)
  const serving = (vms: number): string => openOf(challenge).replace(/^(vm=[^:]+):\d+/, `$1:${vms}`)
  return figureAt(serving(best + 1)) ?? figureAt(serving(best))
}

describe.each(challenges.map((one) => [one.id, one] as const))("the challenge %s", (_, challenge) => {
  const links = taskLinks(challenge)
  const at = (link: string) => answer(link, catalogue)

  it("begins with its goals missed and ends at a solution worth 100 points", () => {
    expect([at(links.start).goals?.met, at(links.start).warnings]).toEqual([false, []])
    const { goals, warnings } = at(links.solution)
    expect([goals?.met, warnings]).toEqual([true, []])
    expect(scoreOf(challenge, goals?.checks ?? [])?.points).toBe(100)
    expect(challenge.controls.filter((one) => !embedInputs.includes(one))).toEqual([])
  })

  it("has no better plan among all products, GPUs and slices that it allows", () => {
    expect(bestOf(challenge)).toBe(challenge.score.best)
  }, 60_000)
})

it("challenges have ids of their own beside lessons", () => {
  const ids = [...lessons, ...challenges].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

describe("the score of a challenge", () => {
  const cost = { score: { of: "cost-most", best: 500_000 } } as const
  const met = (goal: string, likely: number) => ({ goal, state: "met", figure: { likely } })
  it("is the best over the reader's cost, and nothing while a goal is missed", () => {
    expect(scoreOf(cost, [met("cost-most:900000", 500_000)])?.points).toBe(100)
    expect(scoreOf(cost, [met("cost-most:900000", 625_000)])?.points).toBe(80)
    expect(scoreOf(cost, [met("cost-most:900000", 500_000), { goal: "gpus-most:3", state: "perhaps" }])).toBeNull()
    expect(scoreOf(cost, [])).toBeNull()
  })
  it("is the reader's count over the most where more is better", () => {
    expect(scoreOf({ score: { of: "vms-least", best: 40 } }, [met("vms-least:1", 30)])?.points).toBe(75)
  })
})
