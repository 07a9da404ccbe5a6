import type { Task } from "../engine/basics/task.ts"

/** Whoever asks waits for an answer, and the server has one thread. */
export const mostSeconds = 60

/** What a task comes to; null where it takes longer than may be waited for. */
export function inTime<Result extends object>(task: Task<Result>): Result | null {
  const until = Date.now() + mostSeconds * 1000
  for (;;) {
    const { done, value } = task.next()
    if (done) return value
    if (Date.now() > until) return null
  }
}
