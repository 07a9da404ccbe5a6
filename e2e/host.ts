import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** Somebody else's web site: one page, served from an origin of its own. */
export interface Host {
  readonly url: string
  close(): Promise<void>
}

export async function startHost(body: string): Promise<Host> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A lesson</title><link rel="icon" href="data:,"><body>${body}</body></html>`
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" })
    response.end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
