import { catalogue } from "../dataset/load.ts"
import { goalNames, goalWords } from "../features/common/goalWords.ts"
import { shownOption } from "../features/compare/index.ts"
import { mayDivide, leadingPlan } from "../engine/mix/wins.ts"
import type { PlanResult } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"
import type { ScenarioEmbedView } from "../features/share/embedQuery.ts"
import type { Answer } from "../scenario/answer.ts"
import { checkGoals } from "../scenario/goals.ts"
import { linkOf } from "../scenario/link.ts"
import { explorerStore } from "../scenario/store.ts"
import { onAnswer, whenAnswered } from "../scenario/useReport.ts"
import { decodeFragment, goalText, knownIds } from "../scenario/url/index.ts"
import { sayRepair } from "../words/repairs.ts"
import { runner } from "../scenario/worker/runner.ts"
import { event, type ToldGoal } from "./messages.ts"
import { pageAround, type Around } from "./around.ts"
import { pageState } from "./pageState.ts"
import { readRequest, type Asked } from "./requests.ts"

/** The view as the listener finds and changes it. */
export interface Shown {
  readonly view: () => string
  readonly show: (view: ScenarioEmbedView) => void
  /** px of CSS. */
  readonly height: () => number
}

/** ms without a change after which a goal counts as reached: a slider on its way through it has not got there. */
const settled = 900

async function toldGoals({ scenario, report }: Answer): Promise<readonly ToldGoal[]> {
  const { focus } = explorerStore.getState().view
  const option = shownOption(report, scenario, focus)
  const isNamed = option !== null && (focus === option.key || focus === option.technique)
  const plan = isNamed ? null : await planOf(scenario)
  const names = goalNames(scenario, report.options)
  return checkGoals(scenario, plan ?? option).map(({ goal, state, figure }) => ({
    goal: goalText(goal),
    says: goalWords(goal, scenario, names),
    state,
    figure,
  }))
}

/** The plan of parts where it is the answer; one that could not be worked out is none. */
async function planOf(scenario: Scenario): Promise<PlanResult | null> {
  if (!mayDivide(scenario) || scenario.goals.length === 0) return null
  return runner.run({ kind: "mix", scenario }).then(leadingPlan, () => null)
}

/** Takes over what is asked, as a link would be; gives back what was done to make sense of it. */
function apply({ scenario, goal }: Asked & { readonly type: "set" }): readonly string[] {
  if (scenario === undefined && goal === undefined) return []
  const known = knownIds(catalogue)
  // Without a scenario of its own a goal joins the one that is there.
  const found = scenario === undefined ? { state: pageState(), repairs: [] } : decodeFragment(scenario, known)
  const goals = goal === undefined ? null : decodeFragment(goal === "" ? "" : `goal=${goal.replaceAll(/[&#]/g, "")}`, known)
  const state = goals ? { ...found.state, scenario: { ...found.state.scenario, goals: goals.state.scenario.goals } } : found.state
  const repairs = [...found.repairs, ...(goals?.repairs ?? [])]
  explorerStore.getState().actions.loadState({ state, repairs })
  return repairs.map(sayRepair)
}

/**
 * Answers the page around the frame, and tells it of goals. Only the frame's parent is heard, and nothing that it asks does more than another
 * address of the frame would: no storage, no window, no file, no other page. Gives back a function that stops.
 */
export function listen(shown: Shown, around: Around = pageAround()): () => void {
  const post = (...[told]: Parameters<typeof event>): void => around.post(event(told))
  let known: readonly ToldGoal[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  /** Whose doing the next change is: what the page around sets, its reader has not reached. */
  let isSet = false
  let isFirst = true

  const tell = async (): Promise<void> => {
    const answer = await whenAnswered()
    if (!answer) return
    const goals = await toldGoals(answer)
    const before = known
    const byReader = !isSet
    const already = isFirst
    known = goals
    isSet = false
    isFirst = false
    if (JSON.stringify(goals) === JSON.stringify(before)) return
    post({ type: "goals", goals })
    if (!byReader) return
    const all = goals.every(({ state }) => state === "met")
    const met = (list: readonly ToldGoal[]): ReadonlySet<string> =>
      new Set(list.filter(({ state }) => state === "met").map(({ goal }) => goal))
    const then = met(before)
    const reached = goals.filter(({ goal, state }) => state === "met" && !then.has(goal))
    for (const [at, { goal, says }] of reached.entries())
      post({ type: "goal-reached", goal, says, all: all && at === reached.length - 1, already })
  }
  const soon = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void tell(), settled)
  }

  const answerTo = async (asked: Exclude<Asked, { readonly type: "play" }>): Promise<void> => {
    let repairs: readonly string[] = []
    if (asked.type === "set") {
      isSet = true
      repairs = apply(asked)
      if (asked.view !== undefined) shown.show(asked.view)
      soon()
    }
    const answer = await whenAnswered()
    post({
      type: "state",
      id: asked.id ?? null,
      view: shown.view(),
      fragment: linkOf(pageState()),
      height: shown.height(),
      answered: answer !== null,
      goals: answer ? await toldGoals(answer) : [],
      repairs,
    })
  }

  const hear = (message: MessageEvent): void => {
    if (message.source !== around.parent) return
    const read = readRequest(message.data)
    if (!read) return
    if ("refused" in read) return post({ type: "refused", id: read.id, why: read.refused })
    // What moves stands in views of the dataset.
    if (read.asked.type === "play") return post({ type: "refused", id: read.asked.id ?? null, why: "not-here" })
    void answerTo(read.asked)
  }

  around.addEventListener("message", hear)
  const stop = onAnswer(soon)
  post({ type: "listening" })
  soon()
  return () => {
    stop()
    if (timer !== null) clearTimeout(timer)
    around.removeEventListener("message", hear)
  }
}
