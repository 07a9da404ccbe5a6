import { readFileSync, statSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { extname, join, normalize } from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json",
  ".svg": "image/svg+xml", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json",
}
/** What is compressed already is sent as it is. */
const plain = new Set([".woff2", ".png"])

export interface Site {
  readonly url: string
  readonly close: () => Promise<void>
}

type Coding = "br" | "gzip" | null

function codingFor(accepted: string, extension: string): Coding {
  if (plain.has(extension)) return null
  return /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null
}

function encoded(body: Buffer, coding: Coding): Buffer {
  if (coding === "br") return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
  return coding === "gzip" ? gzipSync(body, { level: 6 }) : body
}

/** Serves a built page as a host does that compresses: Brotli where it is understood, else gzip; hashed files may be kept for ever. */
export async function serve(folder: string): Promise<Site> {
  const ready = new Map<string, Buffer>()
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://page").pathname))
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path)
    if (!file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end()
      return
    }
    const extension = extname(file)
    const coding = codingFor(request.headers["accept-encoding"] ?? "", extension)
    const key = `${coding} ${file}`
    const body = ready.get(key) ?? encoded(readFileSync(file), coding)
    ready.set(key, body)
    response
      .writeHead(200, {
        "content-type": types[extension] ?? "application/octet-stream",
        "content-length": body.length,
        "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        vary: "accept-encoding",
        ...(coding && { "content-encoding": coding }),
      })
      .end(body)
  })
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
