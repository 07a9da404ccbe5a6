/** How far a task has come. */
export interface Progress {
  readonly done: number
  readonly of: number
}

/**
 * Work in small steps: whoever runs it decides when to go on, so that a worker can hear a cancel between two steps
 * and a page can draw. It keeps no time of its own.
 */
export type Task<Result> = Generator<Progress, Result, void>

export interface RunOptions {
  readonly progress?: (progress: Progress) => void
  /** An AbortSignal, or anything like it. */
  readonly signal?: { readonly aborted: boolean }
}

export class Cancelled extends Error {
  constructor() {
    super("The evaluation was cancelled.")
    this.name = "Cancelled"
  }
}

/** Runs a task to its end at once. Throws `Cancelled` where the signal says so between two steps. */
export function finish<Result>(task: Task<Result>, { progress, signal }: RunOptions = {}): Result {
  for (;;) {
    if (signal?.aborted) throw new Cancelled()
    const step = task.next()
    if (step.done) return step.value
    progress?.(step.value)
  }
}

/** A task within a step of another. */
export function* atStep<Result>(task: Task<Result>, step: Progress): Task<Result> {
  for (;;) {
    const next = task.next()
    if (next.done) return next.value
    yield step
  }
}
