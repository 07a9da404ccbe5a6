/**
 * `tsx e2e/serve.ts <port>`: the built page for the tests, from a server that does nothing else: `vite preview` compresses each file anew for each
 * visit, which took as long as a twentieth of the suite. Hashed files are kept by the browser, as hosting/ has it.
 */
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { join, normalize } from "node:path"
import { contentType } from "./contentType.ts"

const dist = "dist"

function bodyOf(path: string): { readonly body: Buffer; readonly type: string } | null {
  const file = join(dist, normalize(path.endsWith("/") ? `${path}index.html` : path))
  try {
    return { body: readFileSync(file), type: contentType(file) }
  } catch {
    return null
  }
}

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost")
  const found = bodyOf(decodeURIComponent(pathname))
  if (!found) {
    response.writeHead(404, { "content-type": "text/plain" })
    response.end("Not here.")
    return
  }
  const { origin = "" } = request.headers
  const hashed = pathname.startsWith("/assets/")
  response.writeHead(200, {
    "content-type": found.type,
    "content-length": found.body.length,
    "cache-control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    // To pages of this machine alone: a frame in a sandbox is a stranger (missing.spec.ts).
    ...(/^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin) && { "access-control-allow-origin": origin }),
  })
  response.end(request.method === "HEAD" ? undefined : found.body)
}).listen(Number(process.argv[2] ?? 4173), "localhost")
