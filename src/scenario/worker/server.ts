import { Cancelled } from "../../engine/basics/task.ts"
import { taskOf } from "./jobs.ts"
import { isShort, type Reply, type Request } from "./protocol.ts"
import { runSliced } from "./sliced.ts"

type Run = Extract<Request, { readonly type: "run" }>

/** In the worker a slice only decides how soon a cancel is heard. */
const sliceMs = 30

/**
 * Serves jobs one after another, in the order asked for; a cancelled one is dropped, or stopped between two steps. A report or an
 * explanation waits for none of them: it is a single step, and the page shows nothing new until it has come.
 */
export function serve(post: (reply: Reply) => void): (request: Request) => void {
  const waiting: Run[] = []
  let running: { readonly id: number; readonly signal: { aborted: boolean } } | null = null

  async function work({ id, job }: Run, signal: { aborted: boolean }): Promise<void> {
    try {
      const task = taskOf(job, (result) => post({ type: "partial", id, result }))
      const result = await runSliced(task, { sliceMs, signal, onProgress: (progress) => post({ type: "progress", id, progress }) })
      post({ type: "done", id, result })
    } catch (error) {
      if (!(error instanceof Cancelled)) post({ type: "failed", id, message: error instanceof Error ? error.message : String(error) })
    }
  }

  async function next(): Promise<void> {
    if (running) return
    const request = waiting.shift()
    if (!request) return
    const signal = { aborted: false }
    running = { id: request.id, signal }
    await work(request, signal)
    running = null
    void next()
  }

  return (request) => {
    if (request.type === "cancel") {
      const at = waiting.findIndex((one) => one.id === request.id)
      if (at >= 0) waiting.splice(at, 1)
      if (running?.id === request.id) running.signal.aborted = true
      return
    }
    if (isShort(request.job)) {
      void work(request, { aborted: false })
      return
    }
    waiting.push(request)
    if (!running) void next()
  }
}
