/** Reads and places an inventory away from the page, so that the page stays answerable. */
import { answer } from "./answerJob.ts"
import type { Job, Message } from "./job.ts"

const say = (message: Message): void => self.postMessage(message)

self.addEventListener("message", ({ data: job }: MessageEvent<Job>) => {
  // What goes wrong here is the page's to tell: it listens for errors of the worker, not for promises.
  answer(job, say).catch((error: unknown) => setTimeout(() => reportError(error)))
})
say({ kind: "here" })
