import { createHash } from "node:crypto"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join, relative, resolve, sep } from "node:path"
import { build, type Plugin } from "vite"
import type { KeptFiles } from "../src/app/offline/keeper.ts"

const workerName = "sw.js"
/** The compressed copies that scripts/compress.ts puts beside the files are the server's business. */
const isServers = /\.(br|gz)$/

/** Texts for readers without a screen, and previews of links: the page leads to none of them. */
const isText = /^(pages\/|share\/|llms\.txt$|sitemap\.xml$)/

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
}

const hashOf = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex").slice(0, 12)

/** What the service worker of the build in a folder keeps: all that the page leads to, the published dataset last. */
export function keptFilesOf(folder: string): KeptFiles {
  const needed: Record<string, string> = {}
  const linked: Record<string, string> = {}
  const paths = filesBelow(folder).filter((path) => path !== workerName && !isServers.test(path) && !isText.test(path))
  for (const path of paths.toSorted()) {
    // The bundler puts a hash of the content into these names.
    const mark = path.startsWith("assets/") ? "" : hashOf(readFileSync(join(folder, path)))
    if (path.startsWith("data/") || path.startsWith("licences")) linked[path] = mark
    else needed[path === "index.html" ? "" : path] = mark
  }
  return { build: hashOf(JSON.stringify([needed, linked])), needed, linked }
}

/** Writes sw.js into the folder of a finished build: the service worker with the list of the build's files. */
export async function writeServiceWorker(folder: string, source = "src/app/offline/serviceWorker.ts"): Promise<void> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { keptFiles: JSON.stringify(keptFilesOf(folder)) },
    build: { write: false, target: "es2023", rolldownOptions: { input: source, output: { format: "iife" } } },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ("output" in one ? one.output : []))
  const code = outputs.find((output) => output.type === "chunk")?.code
  if (code === undefined) throw new Error("the service worker was not built")
  writeFileSync(join(folder, workerName), code)
}

/** Makes the built page work without a network, once it has been visited. */
export function keepOffline(): Plugin {
  let folder = ""
  return {
    name: "keep-offline",
    enforce: "post",
    apply: (config, { command }) => command === "build" && !config.build?.ssr,
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    // After all others: whatever they write is kept as it lies there.
    closeBundle: { order: "post", sequential: true, handler: (error) => (error ? undefined : writeServiceWorker(folder)) },
  }
}
