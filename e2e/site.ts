import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeServiceWorker } from "../scripts/offline-plugin.ts"
import { contentType } from "./contentType.ts"

/** The built page on a server of its own, which can be given a new build or be switched off. */
export interface Site {
  readonly url: string
  /** Files that the page shown now leads to: all but the service worker itself and the texts for readers without a screen. */
  readonly files: () => number
  /** From now on the server has another build: the same page, every file of it named anew. A deaf worker never takes over. */
  readonly deployNext: (worker?: "deaf") => Promise<void>
  readonly switchOff: () => Promise<void>
  readonly close: () => Promise<void>
}

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => statSync(join(folder, path)).isFile())

/** Gives each hashed file of a build another hash, and everybody who names it the new name. */
function rename(folder: string): void {
  const hashed = /([\w.-]+-[\w-]{7})[\w-](\.(?:js|css|woff2))/g
  const names = new Set(readdirSync(join(folder, "assets")))
  const anew = (text: string): string =>
    text.replace(hashed, (name: string, start: string, end: string) =>
      names.has(name) ? `${start}${name.at(-end.length - 1) === "0" ? "1" : "0"}${end}` : name,
    )
  for (const path of below(folder)) {
    if (!/\.(js|css|html)$/.test(path)) continue
    const text = readFileSync(join(folder, path), "utf8")
    writeFileSync(join(folder, path), anew(text))
  }
  for (const name of names) renameSync(join(folder, "assets", name), join(folder, "assets", anew(name)))
}

/** Takes the wish away that lets a new worker take over. */
function makeDeaf(path: string): void {
  const text = readFileSync(path, "utf8")
  if (!text.includes("take-over")) throw new Error("the worker knows no such wish")
  writeFileSync(path, text.replaceAll("take-over", "unheard"))
}

export async function startSite(dist = "dist"): Promise<Site> {
  const copyOf = (from: string): string => {
    const copy = mkdtempSync(join(tmpdir(), "site-"))
    cpSync(from, copy, { recursive: true })
    return copy
  }
  let folder = copyOf(dist)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path)
    try {
      const body = readFileSync(file)
      response.writeHead(200, { "content-type": contentType(file), "cache-control": "no-cache" })
      response.end(body)
    } catch {
      response.writeHead(404, { "content-type": "text/plain" })
      response.end("Not here.")
    }
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const switchOff = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    files: () => below(folder).filter((path) => path !== "sw.js" && !/^(pages|share)\b|^llms\.txt$|^sitemap\.xml$/.test(path)).length,
    deployNext: async (worker) => {
      const next = copyOf(folder)
      rename(next)
      await writeServiceWorker(next)
      if (worker === "deaf") makeDeaf(join(next, "sw.js"))
      // At once: a tab that looks for a newer version meanwhile finds no half of one.
      const last = folder
      folder = next
      rmSync(last, { recursive: true, force: true })
    },
    switchOff,
    close: async () => {
      if (server.listening) await switchOff()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
