import type { Report } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"

/** A scenario with what follows from it. */
export interface Answer {
  readonly scenario: Scenario
  readonly report: Report
  /** True while a newer scenario is being worked out. */
  readonly pending: boolean
}

export interface AnswererParts {
  /** On this thread, at once. */
  readonly evaluate: (scenario: Scenario) => Report
  /** The report if it has been worked out before. */
  readonly known: (scenario: Scenario) => Report | undefined
  /** Away from this thread. */
  readonly inWorker: (scenario: Scenario) => Promise<Report>
  /** Milliseconds. */
  readonly now: () => number
}

export interface Answerer {
  /** The answer to show for the scenario: its own, or the last one there was while its own is on its way. */
  readonly answerTo: (scenario: Scenario) => Answer
  /** Hears when an answer that was on its way has come. */
  readonly subscribe: (listener: () => void) => () => void
}

/** Two frames: an evaluation that takes longer is felt by the hand that drags. */
const feltMs = 33
/** The first evaluations are slow because their code is new, not because there is much to do. */
const slowInARow = 4

/**
 * Small scenarios are answered at once. Where the last few were felt as a delay, scenarios with as many
 * groups go to the worker, one at a time and always the newest, so that input is never held up; the last answer stays meanwhile.
 */
export function createAnswerer({ evaluate, known, inWorker, now }: AnswererParts): Answerer {
  const listeners = new Set<() => void>()
  let answer: Answer | null = null
  let slow = 0
  /** Groups of the smallest scenario that was slow. */
  let slowGroups = Infinity
  let running: Scenario | null = null
  let wanted: Scenario | null = null

  function settle(scenario: Scenario, report: Report): Answer {
    answer = { scenario, report, pending: false }
    return answer
  }

  function atOnce(scenario: Scenario): Answer {
    const started = now()
    const report = evaluate(scenario)
    if (now() - started > feltMs) {
      slow += 1
      slowGroups = Math.min(slowGroups, scenario.groups.length)
    } else {
      slow = 0
      slowGroups = Infinity
    }
    return settle(scenario, report)
  }

  function start(scenario: Scenario): void {
    running = scenario
    const started = now()
    const arrive = (report: Report): void => {
      running = null
      if (now() - started < feltMs) slow = 0
      // Nobody waits any more: the page has gone on to a scenario that was answered at once.
      if (wanted === null) return
      const next = wanted === scenario ? null : wanted
      answer = { scenario, report, pending: next !== null }
      wanted = next
      if (next) start(next)
      for (const listener of listeners) listener()
    }
    void inWorker(scenario)
      .catch(() => evaluate(scenario))
      .then(arrive)
  }

  return {
    answerTo: (scenario) => {
      if (answer?.scenario === scenario && !answer.pending) return answer
      if (answer?.pending && wanted === scenario) return answer
      const before = known(scenario)
      if (before) {
        wanted = null
        return settle(scenario, before)
      }
      if (!answer || slow < slowInARow || scenario.groups.length < slowGroups) {
        wanted = null
        return atOnce(scenario)
      }
      wanted = scenario
      if (!answer.pending) answer = { ...answer, pending: true }
      if (running === null) start(scenario)
      return answer
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
