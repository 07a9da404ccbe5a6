import { Cancelled, type Progress, type Task } from "../../engine/basics/task.ts"

export interface SliceOptions {
  /** Milliseconds of work between two pauses. */
  readonly sliceMs: number
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: { readonly aborted: boolean }
}

/** Lets messages, input and drawing have their turn. */
const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0))

/** Runs a task in slices of time with a pause after each, in which it can be cancelled. */
export async function runSliced<Result>(task: Task<Result>, { sliceMs, onProgress, signal }: SliceOptions): Promise<Result> {
  for (;;) {
    const until = performance.now() + sliceMs
    let latest: Progress | null = null
    do {
      if (signal?.aborted) throw new Cancelled()
      const step = task.next()
      if (step.done) return step.value
      latest = step.value
    } while (performance.now() < until)
    onProgress?.(latest)
    await pause()
  }
}
