import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Cancelled } from "../../engine/basics/task.ts"
import { evaluate } from "../../engine/evaluate.ts"
import { catalogue } from "../../dataset/load.ts"
import { defaultScenario } from "../../engine/scenario.ts"
import type { Reply, Request } from "./protocol.ts"
import { createRunner, type WorkerLike } from "./runner.ts"
import { serve } from "./server.ts"

const job = { kind: "report", scenario: defaultScenario } as const
const ranking = { kind: "rank", scenario: defaultScenario } as const

/** A worker on this thread: what it serves is real, its lifetime is the test's. */
class LocalWorker implements WorkerLike {
  onmessage: ((event: { readonly data: Reply }) => void) | null = null
  onerror: ((event: { readonly message?: string }) => void) | null = null
  ended = false
  readonly asked: Request[] = []
  readonly #handle = serve((data) => {
    if (!this.ended) this.onmessage?.({ data })
  })

  readonly #deaf: boolean

  constructor(deaf = false) {
    this.#deaf = deaf
    setTimeout(() => this.onmessage?.({ data: { type: "ready" } }))
  }
  postMessage(request: Request): void {
    this.asked.push(request)
    if (!this.#deaf) this.#handle(request)
  }
  terminate(): void {
    this.ended = true
  }
  die(): void {
    this.ended = true
    this.onerror?.({ message: "out of memory" })
  }
}

describe("the evaluation worker's runner", () => {
  it("gives what the engine gives", async () => {
    const { run } = createRunner(() => new LocalWorker())
    const report = await run(job)
    expect(report.options.map((one) => one.key)).toEqual(evaluate(defaultScenario, catalogue).options.map((one) => one.key))
  })

  it("answers for a report while a longer job runs", async () => {
    const { run } = createRunner(() => new LocalWorker())
    const order: string[] = []
    const ranked = run(ranking).then(() => order.push("ranking"))
    const reported = run(job).then(() => order.push("report"))
    await Promise.all([ranked, reported])
    expect(order).toEqual(["report", "ranking"])
  })

  it("gives a plan of parts while longer jobs run and wait", async () => {
    const { run } = createRunner(() => new LocalWorker())
    const order: string[] = []
    const rankings = [run(ranking), run(ranking)].map((asked) => asked.then(() => order.push("ranking")))
    await run({ kind: "mix", scenario: defaultScenario }).then(() => order.push("plan"))
    await Promise.all(rankings)
    expect(order).toEqual(["plan", "ranking", "ranking"])
  })

  it("tells progress, and stops when asked", async () => {
    const abort = new AbortController()
    const { run } = createRunner(() => new LocalWorker())
    let told = 0
    const asked = run(ranking, {
      signal: abort.signal,
      onProgress: () => {
        told += 1
        abort.abort()
      },
    })
    await expect(asked).rejects.toBeInstanceOf(Cancelled)
    expect(told).toBe(1)
  })

  it("drops what waits when it is cancelled, and goes on with the rest", async () => {
    const worker = new LocalWorker()
    const { run } = createRunner(() => worker)
    const abort = new AbortController()
    const first = run(job)
    const second = run(ranking, { signal: abort.signal })
    const third = run(job)
    abort.abort()
    await expect(second).rejects.toBeInstanceOf(Cancelled)
    await expect(first).resolves.toBeDefined()
    await expect(third).resolves.toBeDefined()
    expect(worker.asked.map((one) => one.type)).toEqual(["run", "run", "run", "cancel"])
  })

  it("starts a worker that died again and goes on with what was asked", async () => {
    const workers: LocalWorker[] = []
    const { run, state } = createRunner(() => {
      const made = new LocalWorker(workers.length === 0)
      workers.push(made)
      return made
    })
    const asked = run(job)
    await vi.waitFor(() => expect(workers[0]?.asked).toHaveLength(1))
    await new Promise((resolve) => setTimeout(resolve, 5))
    workers[0]?.die()
    expect(state()).toEqual({ place: "worker", restarts: 1 })
    await expect(asked).resolves.toBeDefined()
  })

  it("gives up a job over which it dies twice, not the worker", async () => {
    const workers: LocalWorker[] = []
    const { run, state } = createRunner(() => {
      const made = new LocalWorker(workers.length < 2)
      workers.push(made)
      return made
    })
    const failed = run(job).then(
      () => "",
      (error: unknown) => String(error),
    )
    for (const at of [0, 1]) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      workers[at]?.die()
    }
    expect(await failed).toContain("died over it twice")
    expect(state().place).toBe("worker")
    await expect(run(job)).resolves.toBeDefined()
  })

  it("works on the page's own thread where workers are refused", async () => {
    const refused = createRunner(() => {
      throw new Error("refused by policy")
    })
    await expect(refused.run(job)).resolves.toBeDefined()
    expect(refused.state().place).toBe("page")

    const neverUp = createRunner(() => {
      const made = new LocalWorker(true)
      queueMicrotask(() => made.die())
      return made
    })
    await expect(neverUp.run(job)).resolves.toBeDefined()
    expect(neverUp.state().place).toBe("page")
  })

  describe("with a worker that says nothing", () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())
    /** Whose `ready` and answers come only where told so. */
    class Mute implements WorkerLike {
      onmessage: ((event: { readonly data: Reply }) => void) | null = null
      onerror: ((event: { readonly message?: string }) => void) | null = null
      ended = false
      postMessage(): void {}
      terminate(): void {
        this.ended = true
      }
    }

    it("works on the page's own thread where it never came up", async () => {
      const mute = new Mute()
      const { run, state } = createRunner(() => mute)
      const asked = run(job)
      await vi.advanceTimersByTimeAsync(10_000)
      await expect(asked).resolves.toBeDefined()
      expect(state().place).toBe("page")
      expect(mute.ended).toBe(true)
    })

    it("starts another where it fell silent over a job, and gives the job up after the second", async () => {
      const workers: Mute[] = []
      const { run, state } = createRunner(() => {
        const made = new Mute()
        workers.push(made)
        setTimeout(() => made.onmessage?.({ data: { type: "ready" } }), 100)
        return made
      })
      const failed = run(ranking).then(
        () => "",
        (error: unknown) => String(error),
      )
      await vi.advanceTimersByTimeAsync(35_000)
      expect(workers).toHaveLength(2)
      expect(state()).toEqual({ place: "worker", restarts: 1 })
      await vi.advanceTimersByTimeAsync(35_000)
      expect(await failed).toContain("died over it twice")
    })

    it("waits for one that is long at work, as long as it says how far it is", async () => {
      const workers: Mute[] = []
      const { run } = createRunner(() => {
        const made = new Mute()
        workers.push(made)
        setTimeout(() => made.onmessage?.({ data: { type: "ready" } }), 100)
        return made
      })
      void run(ranking)
      for (let done = 1; done <= 10; done++) {
        await vi.advanceTimersByTimeAsync(20_000)
        workers[0]?.onmessage?.({ data: { type: "progress", id: 1, progress: { done, of: 10 } } })
      }
      expect(workers).toHaveLength(1)
    })
  })
})
