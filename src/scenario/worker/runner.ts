import { fetched } from "../../base/notLoaded.ts"
import { Cancelled, type Progress } from "../../engine/basics/task.ts"
import type { Job, ResultOf } from "./jobs.ts"
import { isShort, type Reply, type Request } from "./protocol.ts"

/** As much of a Worker as is used here. */
export interface WorkerLike {
  postMessage(request: Request): void
  terminate(): void
  onmessage: ((event: { readonly data: Reply }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
}

export interface RunHooks<One extends Job> {
  readonly onProgress?: (progress: Progress) => void
  readonly onPartial?: (soFar: ResultOf<One>) => void
  readonly signal?: AbortSignal
}

/** Where jobs run just now, and what went wrong with that. */
export interface RunnerState {
  readonly place: "worker" | "page"
  /** How often the worker died and was started again. */
  readonly restarts: number
}

export interface Runner {
  /** Starts the worker, so that its code is there when it is asked. */
  readonly warm: () => void
  readonly run: <One extends Job>(job: One, hooks?: RunHooks<One>) => Promise<ResultOf<One>>
  readonly state: () => RunnerState
  readonly subscribe: (listener: () => void) => () => void
}

interface Pending {
  readonly job: Job
  readonly hooks: RunHooks<Job>
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
  /** Times a worker died over it. */
  deaths: number
}

/** On the page's thread a slice must leave most of a frame to the page. */
const pageSliceMs = 6
/** A worker that dies so often, or so often over one job, is given up. */
const mostRestarts = 3
const mostDeathsOfJob = 2
/** Not every worker that dies says so: one that is not up, or says nothing while it is asked, for so many ticks counts as dead. */
const tickMs = 1000
const ticksToStart = 6
const ticksOfSilence = 30

/**
 * Runs jobs in a worker that is started with the first of them. A worker that dies, aloud or in silence, is started again and goes
 * on with what was asked; where workers are refused, never come up, or die again and again, jobs run on the page's own thread in
 * short slices.
 *
 *     (none) ── first job, or `warm` ──> starting ── "ready" ──> up ── dies, or is silent ──> starting again, all that is pending posted anew
 *        │ refused                          │ dies, or silent          │ for the fourth time
 *        └──────────────────────────────────┴──────────────────────────┴──> the page's thread, for good
 *
 * Every job asked is settled exactly once: it stands in `pending` until its answer, its failure or its being cancelled takes it out, or it
 * goes to the page's thread. Replies of a worker that was given up are heard no more (`worker === made`), and those about a job that was cancelled find none.
 */
export function createRunner(makeWorker: () => WorkerLike): Runner {
  const pending = new Map<number, Pending>()
  const listeners = new Set<() => void>()
  let worker: WorkerLike | null = null
  let ready = false
  let state: RunnerState = { place: "worker", restarts: 0 }
  let nextId = 1
  let ticking: ReturnType<typeof setTimeout> | undefined
  /** Ticks since anything was heard. Counted, not timed: a machine that slept has not waited. */
  let silent = 0
  /** Page-side jobs take turns, as the worker's do; short ones wait for none. */
  let turn: Promise<unknown> = Promise.resolve()

  const setState = (next: RunnerState): void => {
    state = next
    for (const listener of listeners) listener()
  }

  function settle(id: number): Pending | undefined {
    const one = pending.get(id)
    pending.delete(id)
    return one
  }

  /** Listens for silence as long as anything is asked. */
  function watch(): void {
    if (ticking !== undefined) return
    silent = 0
    const tick = (): void => {
      ticking = undefined
      if (!worker || pending.size === 0) return
      silent += 1
      if (silent >= (ready ? ticksOfSilence : ticksToStart)) died()
      if (worker && pending.size > 0) ticking = setTimeout(tick, tickMs)
    }
    ticking = setTimeout(tick, tickMs)
  }

  function onReply(reply: Reply): void {
    silent = 0
    switch (reply.type) {
      case "ready":
        ready = true
        return
      case "progress":
        pending.get(reply.id)?.hooks.onProgress?.(reply.progress)
        return
      case "partial":
        pending.get(reply.id)?.hooks.onPartial?.(reply.result)
        return
      case "done":
        settle(reply.id)?.resolve(reply.result as never)
        return
      case "failed":
        settle(reply.id)?.reject(new Error(reply.message))
    }
  }

  function died(): void {
    const wasReady = ready
    silent = 0
    worker?.terminate()
    worker = null
    ready = false
    const first = pending.values().next().value
    if (first) first.deaths += 1
    // One that never came up is refused; there is no use in asking again.
    if (!wasReady || state.restarts >= mostRestarts) {
      setState({ place: "page", restarts: state.restarts })
      const all = [...pending.values()]
      pending.clear()
      for (const one of all) inPage(one)
      return
    }
    setState({ place: "worker", restarts: state.restarts + 1 })
    for (const [id, one] of Array.from(pending)) {
      if (one.deaths >= mostDeathsOfJob) settle(id)?.reject(new Error("The evaluation worker died over it twice."))
      else post(id, one)
    }
  }

  function start(): WorkerLike | null {
    try {
      const made = makeWorker()
      made.onmessage = (event) => {
        if (worker === made) onReply(event.data)
      }
      made.onerror = () => {
        if (worker === made) died()
      }
      return made
    } catch {
      return null
    }
  }

  function post(id: number, one: Pending): void {
    worker ??= start()
    if (!worker) {
      setState({ ...state, place: "page" })
      pending.delete(id)
      inPage(one)
      return
    }
    worker.postMessage({ type: "run", id, job: one.job })
    watch()
  }

  function inPage({ job, hooks, resolve, reject }: Pending): void {
    const work = async (): Promise<void> => {
      try {
        // Engine and dataset come to this thread only where no worker has them.
        const { taskOf, runSliced } = await fetched(import("./inPage.ts"))
        const task = taskOf(job, (soFar) => hooks.onPartial?.(soFar))
        const { onProgress, signal } = hooks
        const options = { sliceMs: pageSliceMs, ...(onProgress && { onProgress }), ...(signal && { signal }) }
        resolve((await runSliced(task, options)) as never)
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
    if (isShort(job)) void work()
    else turn = turn.then(work)
  }

  return {
    warm: () => {
      if (state.place === "worker") worker ??= start()
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    run: (job, hooks = {}) =>
      new Promise((resolve, reject) => {
        if (hooks.signal?.aborted) {
          reject(new Cancelled())
          return
        }
        const one: Pending = { job, hooks: hooks as RunHooks<Job>, resolve: resolve as (result: never) => void, reject, deaths: 0 }
        if (state.place === "page") {
          inPage(one)
          return
        }
        const id = nextId++
        hooks.signal?.addEventListener("abort", () => {
          if (!settle(id)) return
          worker?.postMessage({ type: "cancel", id })
          reject(new Cancelled())
        })
        pending.set(id, one)
        post(id, one)
      }),
  }
}

/** The page's runner. */
export const runner: Runner = createRunner(
  () => new Worker(new URL("./evaluation.worker.ts", import.meta.url), { type: "module" }) as unknown as WorkerLike,
)
