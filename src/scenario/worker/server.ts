import { Cancelled } from "../../engine/basics/task.ts"
import { taskOf } from "./jobs.ts"
import { isShort, type Reply, type Request } from "./protocol.ts"
import { runSliced } from "./sliced.ts"

type Run = Extract<Request, { readonly type: "run" }>

/** In the worker a slice only decides how soon a cancel is heard. */
const sliceMs = 30

/** Jobs that are done one after another. */
interface Queue {
  readonly waiting: Run[]
  running: { readonly id: number; readonly signal: { aborted: boolean } } | null
}

/**
 * Serves plans of parts one after another and all other jobs so beside them, in the order asked for: what the page answers doesn't wait for what
 * Decide asks about it; a cancelled one is dropped, or stopped between two steps. A report or
 * an explanation waits for none of them: it is a single step, and the page shows nothing new until it has come.
 */
export function serve(post: (reply: Reply) => void): (request: Request) => void {
  const queues: Readonly<Record<"plans" | "questions", Queue>> = {
    plans: { waiting: [], running: null },
    questions: { waiting: [], running: null },
  }

  async function work({ id, job }: Run, signal: { aborted: boolean }): Promise<void> {
    try {
      const task = taskOf(job, (result) => post({ type: "partial", id, result }))
      const result = await runSliced(task, { sliceMs, signal, onProgress: (progress) => post({ type: "progress", id, progress }) })
      post({ type: "done", id, result })
    } catch (error) {
      if (!(error instanceof Cancelled)) post({ type: "failed", id, message: error instanceof Error ? error.message : String(error) })
    }
  }

  async function next(queue: Queue): Promise<void> {
    if (queue.running) return
    const request = queue.waiting.shift()
    if (!request) return
    const signal = { aborted: false }
    queue.running = { id: request.id, signal }
    await work(request, signal)
    queue.running = null
    void next(queue)
  }

  function cancel(id: number): void {
    for (const { waiting, running } of Object.values(queues)) {
      const at = waiting.findIndex((one) => one.id === id)
      if (at >= 0) waiting.splice(at, 1)
      if (running?.id === id) running.signal.aborted = true
    }
  }

  return (request) => {
    if (request.type === "cancel") {
      cancel(request.id)
      return
    }
    if (isShort(request.job)) {
      void work(request, { aborted: false })
      return
    }
    const queue = request.job.kind === "mix" ? queues.plans : queues.questions
    queue.waiting.push(request)
    void next(queue)
  }
}
