import { use, useSyncExternalStore } from "react"
import firstReport from "virtual:first-report"
import { fetched } from "../base/notLoaded.ts"
import { defaultScenario, type Scenario } from "../engine/scenario.ts"
import { createAnswerer, type Answer, type Answered } from "./answer.ts"
import { explorerStore } from "./store.ts"
import { runner } from "./worker/runner.ts"

/** What the page's HTML shows (app/prerender.tsx): the page that takes it over has the same object, and need draw nothing again. */
const untouched: Answer = { scenario: defaultScenario, report: firstReport, pending: false }

/** Worked out once for each scenario object, however many ask; that of the untouched page by the build. */
const reports = new WeakMap<Scenario, Answer>([[defaultScenario, untouched]])

const answers = createAnswerer({
  known: (scenario) => reports.get(scenario),
  ask: async (scenario) => {
    // A worker that dies over it is no reason to go without: then it is worked out here.
    const report = await runner
      .run({ kind: "report", scenario })
      .catch(() => fetched(import("./reportFor.ts")).then(({ reportFor }) => reportFor(scenario)))
    reports.set(scenario, { scenario, report, pending: false })
    return report
  },
})

function subscribe(listener: () => void): () => void {
  const stops = [explorerStore.subscribe(listener), answers.subscribe(listener)]
  return () => {
    for (const stop of stops) stop()
  }
}

const current = (): Answer | null => answers.answerTo(explorerStore.getState().scenario)

/** Hears of every change of the page's state, and of every answer that has come. Gives back a function that stops. */
export const onAnswer = subscribe

/** The answer to the page's scenario as it is when it has come; null where it can have none. */
export async function whenAnswered(): Promise<Answer | null> {
  try {
    for (;;) {
      const answer = current()
      if (answer?.scenario === explorerStore.getState().scenario && !answer.pending) return answer
      await answers.arrival()
    }
  } catch {
    return null
  }
}

/** What can be said now, without waiting; null where nothing can. */
export function answerNow(): Answer | null {
  try {
    return current()
  } catch {
    return null
  }
}

const ofTheHtml = (): Answer => untouched

/**
 * The page's scenario with its report; while that is being worked out, the last that was. The two belong together: show both from here. Suspends
 * until there is one to show.
 */
export function useAnswer(): Answer {
  const answer = useSyncExternalStore(subscribe, current, ofTheHtml)
  if (answer === null) {
    use(answers.arrival())
    throw new Error("The answer has arrived and is not there.")
  }
  return answer
}

let shown: Answered = untouched

/** The same object as long as it is the same answer, whether or not a newer one is on its way. */
function currentShown(): Answered | null {
  const answer = current()
  if (answer !== null && (shown.scenario !== answer.scenario || shown.report !== answer.report)) shown = answer
  return answer && shown
}

/** As `useAnswer`; what shows it is drawn when an answer comes, and not when one is asked for: that is with each step of a drag. */
export function useAnswered(): Answered {
  const answer = useSyncExternalStore(subscribe, currentShown, ofTheHtml)
  if (answer === null) {
    use(answers.arrival())
    throw new Error("The answer has arrived and is not there.")
  }
  return answer
}

const isOwed = (): boolean => answers.isOwed(explorerStore.getState().scenario)
const isOwedByTheHtml = (): boolean => false

/** Whether a newer answer than what stands is on its way. */
export const usePending = (): boolean => useSyncExternalStore(subscribe, isOwed, isOwedByTheHtml)

/** Settles when the page's scenario has an answer that can be shown, or can have none. */
export async function firstAnswer(): Promise<void> {
  try {
    while (current() === null) await answers.arrival()
  } catch {
    // What shows the answer meets the fault, too, and says so.
  }
}
