import { createKeeper, type KeptFiles } from "./keeper.ts"
import type { Wish } from "./wishes.ts"

// The service worker: keeps the page's files on the reader's machine. Built by scripts/offline-plugin.ts, which also lists the files.

declare const keptFiles: KeptFiles

interface Extended {
  waitUntil(work: Promise<unknown>): void
}
interface WorkerScope {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: "install" | "activate", listener: (event: Extended) => void): void
  addEventListener(type: "message", listener: (event: Extended & { readonly data: Wish }) => void): void
  addEventListener(
    type: "fetch",
    listener: (event: { readonly request: Request; respondWith(response: Promise<Response>): void }) => void,
  ): void
}

const worker = globalThis as unknown as WorkerScope
const keeper = createKeeper(keptFiles, { scope: worker.registration.scope, caches, fetch: (request) => fetch(request) })

worker.addEventListener("install", (event) => event.waitUntil(keeper.keepNeeded()))
// At the first visit the open page is taken on at once; later builds wait until they are asked to take over.
worker.addEventListener("activate", (event) => event.waitUntil(keeper.dropOld().then(() => worker.clients.claim())))
worker.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(worker.skipWaiting())
  if (event.data === "keep-the-rest") event.waitUntil(keeper.keepLinked())
})
worker.addEventListener("fetch", (event) => {
  const answer = keeper.answer(event.request)
  if (answer) event.respondWith(answer)
})
