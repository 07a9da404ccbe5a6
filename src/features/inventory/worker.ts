import type { Job, Message } from "./job.ts"

/** One job under way. */
export interface Work {
  readonly stop: () => void
}

interface Hooks {
  readonly onMessage: (message: Message) => void
  /** It stopped without an answer. */
  readonly onFailure: () => void
}

/** Not every worker that dies says so: one that is not up, or has long said nothing, after so many ticks counts as dead. */
const tickMs = 1000
const ticksToStart = 6
const ticksOfSilence = 90

const startWorker = (): Worker | null => {
  try {
    return new Worker(new URL("./inventory.worker.ts", import.meta.url), { type: "module" })
  } catch {
    return null
  }
}

/**
 * Runs a job in a worker of its own. Where workers are refused or never come up it runs on the page's own thread, which answers late
 * meanwhile; one that falls silent over its work is given up, for the page would fare no better.
 */
export function startWork(job: Job, { onMessage, onFailure }: Hooks): Work {
  let over = false
  let isUp = false
  let silent = 0
  let ticking: ReturnType<typeof setTimeout> | undefined
  const worker = startWorker()

  const stop = (): void => {
    over = true
    clearTimeout(ticking)
    worker?.terminate()
  }
  const fail = (): void => {
    if (over) return
    stop()
    onFailure()
  }
  const onPage = (): void => {
    clearTimeout(ticking)
    worker?.terminate()
    const say = (message: Message): void => {
      if (!over) onMessage(message)
    }
    // After a frame, so that the page can say that it is at work.
    setTimeout(() => {
      if (over) return
      import("./answerJob.ts").then(({ answer }) => answer(job, say)).catch(fail)
    }, 50)
  }
  if (!worker) {
    onPage()
    return { stop }
  }

  // Ticks are counted, not timed: a machine that slept has not waited.
  const tick = (): void => {
    silent += 1
    if (isUp && silent >= ticksOfSilence) fail()
    else if (!isUp && silent >= ticksToStart) onPage()
    else ticking = setTimeout(tick, tickMs)
  }
  ticking = setTimeout(tick, tickMs)
  worker.addEventListener("error", (event) => {
    event.preventDefault()
    if (over) return
    if (isUp) fail()
    else onPage()
  })
  worker.addEventListener("messageerror", fail)
  worker.addEventListener("message", ({ data }: MessageEvent<Message>) => {
    isUp = true
    silent = 0
    if (!over) onMessage(data)
  })
  worker.postMessage(job)
  return { stop }
}
