import type { Report } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"

/** A scenario with what follows from it. */
export interface Answered {
  readonly scenario: Scenario
  readonly report: Report
}

export interface Answer extends Answered {
  /** True while a newer scenario is being worked out. */
  readonly pending: boolean
}

export interface AnswererParts {
  /** The answer if it has been worked out before: the same object each time. */
  readonly known: (scenario: Scenario) => Answer | undefined
  /** Away from the page's thread. */
  readonly ask: (scenario: Scenario) => Promise<Report>
}

export interface Answerer {
  /**
   * The answer to show for the scenario: its own, or the last one there was while its own is on its way. Null where there is none yet: another
   * scenario's figures are no answer. Throws where the scenario's own could not be worked out.
   */
  readonly answerTo: (scenario: Scenario) => Answer | null
  /** Whether a newer answer than the one shown is on its way to the scenario, or will be asked for. Asks for none. */
  readonly isOwed: (scenario: Scenario) => boolean
  /** Settles when the next answer has come, or has turned out not to be had. */
  readonly arrival: () => Promise<void>
  /** Hears when an answer that was on its way has come. */
  readonly subscribe: (listener: () => void) => () => void
}

interface Failure {
  readonly scenario: Scenario
  readonly error: unknown
}

/**
 * All scenarios are worked out in the worker, one at a time and always the newest, so that input is never held up; the last answer stays
 * meanwhile. Measured on the page with a processor four times as slow: a drag whose every step is worked out on the page's own thread is one long
 * task after another (an evaluation takes 20 to 100 ms there), and the hand waits for each; from the worker the figures follow a frame or two later.
 */
export function createAnswerer({ known, ask }: AnswererParts): Answerer {
  const listeners = new Set<() => void>()
  let answer: Answer | null = null
  let failure: Failure | null = null
  let running: Scenario | null = null
  let wanted: Scenario | null = null
  let arrival = newArrival()

  function tell(): void {
    arrival.settle()
    arrival = newArrival()
    for (const listener of listeners) listener()
  }

  function proceed(from: Scenario): void {
    running = null
    if (wanted === from) wanted = null
    else if (wanted !== null) start(wanted)
  }

  function start(scenario: Scenario): void {
    running = scenario
    ask(scenario).then(
      (report) => {
        // Nobody waits any more where the page has gone on to a scenario whose answer was known.
        if (wanted !== null) answer = { scenario, report, pending: wanted !== scenario }
        proceed(scenario)
        tell()
      },
      (error: unknown) => {
        if (wanted === scenario) failure = { scenario, error }
        proceed(scenario)
        tell()
      },
    )
  }

  return {
    answerTo: (scenario) => {
      if (failure?.scenario === scenario) {
        // Asked again, it is worked out again.
        const { error } = failure
        failure = null
        throw error
      }
      if (answer?.scenario === scenario && !answer.pending) return answer
      if (wanted === scenario) return answer
      const before = known(scenario)
      if (before) {
        wanted = null
        return (answer = before)
      }
      wanted = scenario
      if (answer && !answer.pending) answer = { ...answer, pending: true }
      if (running === null) start(scenario)
      return answer
    },
    isOwed: (scenario) => answer !== null && answer.scenario !== scenario && failure?.scenario !== scenario && !known(scenario),
    arrival: () => arrival.promise,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

interface Arrival {
  readonly promise: Promise<void>
  readonly settle: () => void
}

function newArrival(): Arrival {
  let settle = (): void => undefined
  const promise = new Promise<void>((resolve) => (settle = resolve))
  return { promise, settle }
}
