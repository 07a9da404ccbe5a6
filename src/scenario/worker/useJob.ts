import { useCallback, useEffect, useState, useSyncExternalStore } from "react"
import { Cancelled, type Progress } from "../../engine/basics/task.ts"
import type { Job, ResultOf } from "./jobs.ts"
import { runner, type RunnerState } from "./runner.ts"

export type JobState = "waiting" | "running" | "done" | "failed" | "cancelled"

export interface Running<Result> {
  readonly state: JobState
  /** 0..1. */
  readonly progress: number
  /** The last result: of this job once it is done, of an earlier one or a part of this one until then. */
  readonly result: Result | null
  /** True while `result` is not (yet) this job's own in full. */
  readonly stale: boolean
  readonly message: string | null
  /** Asks once more, where it failed. */
  readonly again: () => void
}

const share = ({ done, of }: Progress): number => (of > 0 ? Math.min(1, done / of) : 0)

/** A pause in the edits before work begins, so that a drag starts nothing that it throws away at once. */
const settleMs = 120

/** What is known of the job asked last; `job` tells whether it still is the one asked for. */
interface Kept<One extends Job> extends Omit<Running<ResultOf<One>>, "again"> {
  readonly job: One | null
}

/**
 * Runs a job in the evaluation worker, anew whenever `job` becomes another object; what it was asked before is cancelled.
 * `stopped`: asks nothing, and cancels what runs. Null: there is nothing to ask.
 */
export function useJob<One extends Job>(job: One | null, stopped = false): Running<ResultOf<One>> {
  const [kept, setKept] = useState<Kept<One>>({ job: null, state: "waiting", progress: 0, result: null, stale: true, message: null })
  const [attempt, setAttempt] = useState(0)
  const again = useCallback((): void => {
    setKept((before) => ({ ...before, state: "waiting", progress: 0, message: null }))
    setAttempt((made) => made + 1)
  }, [])
  useEffect(() => {
    if (!job || stopped) return undefined
    const abort = new AbortController()
    const timer = setTimeout(() => {
      const change = (patch: Partial<Kept<One>>): void =>
        setKept((before) => ({
          ...before,
          state: "running",
          stale: true,
          message: null,
          ...(before.job === job ? {} : { progress: 0 }),
          ...patch,
          job,
        }))
      runner
        .run(job, {
          signal: abort.signal,
          onProgress: (progress) => change({ progress: share(progress) }),
          onPartial: (result) => change({ result }),
        })
        .then((result) => change({ state: "done", progress: 1, result, stale: false }))
        .catch((error: unknown) => {
          if (error instanceof Cancelled || abort.signal.aborted) return
          change({ state: "failed", message: error instanceof Error ? error.message : String(error) })
        })
    }, settleMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [job, stopped, attempt])
  const idle = stopped ? "cancelled" : "waiting"
  if (!job) return { state: idle, progress: 0, result: null, stale: true, message: null, again }
  if (kept.job !== job) return { ...kept, state: idle, progress: 0, stale: true, message: null, again }
  return stopped && kept.stale ? { ...kept, state: "cancelled", again } : { ...kept, again }
}

/** Where the work is done just now. */
export const useRunnerState = (): RunnerState => useSyncExternalStore(runner.subscribe, runner.state)
