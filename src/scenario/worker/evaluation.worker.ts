import type { Reply, Request } from "./protocol.ts"
import { serve } from "./server.ts"

// The evaluation worker: the engine and the core of the dataset, away from the page's thread.

interface WorkerScope {
  postMessage(reply: Reply): void
  onmessage: ((event: { readonly data: Request }) => void) | null
}
const scope = globalThis as unknown as WorkerScope

const handle = serve((reply) => scope.postMessage(reply))
scope.onmessage = (event) => handle(event.data)
scope.postMessage({ type: "ready" })
