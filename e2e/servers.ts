import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { get as httpGet, type IncomingHttpHeaders } from "node:http"
import { get as httpsGet } from "node:https"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { compressFolder } from "../scripts/compress.ts"
import type { Nginx } from "../scripts/ensure-nginx.ts"

/** A web server that runs with the files of hosting/, each site on a port of its own. */
export interface Server {
  readonly http: string
  readonly https: string
  /** From http to https. */
  readonly redirecting: string
  /** In a folder of another site. */
  readonly folder: string
  readonly close: () => void
}

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: number
}

/** Asks as a browser does, and takes the answer as it comes over the wire. */
export function ask(url: string, encoding = "gzip, deflate, br"): Promise<Reply> {
  const get = url.startsWith("https:") ? httpsGet : httpGet
  return new Promise((done, fail) => {
    const request = get(url, { headers: { "accept-encoding": encoding }, rejectUnauthorized: false }, (response) => {
      let bytes = 0
      response.on("data", (chunk: Buffer) => (bytes += chunk.length))
      response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, bytes }))
    })
    request.on("error", fail)
  })
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => done(typeof address === "object" && address ? address.port : 0))
    })
  })

/** Puts `by` in the place of a line that must be there: the files are tested as they are, but for ports and places. */
function replace(text: string, what: RegExp, by: string): string {
  if (!what.test(text)) throw new Error(`no ${String(what)} in the configuration`)
  return text.replaceAll(new RegExp(what, "g"), by)
}

async function answering(url: string, process: ChildProcess, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (process.exitCode !== null) break
    try {
      await ask(url)
      return
    } catch {
      await new Promise((done) => setTimeout(done, 100))
    }
  }
  throw new Error(`the server did not start: ${log()}`)
}

/** Starts nginx on loopback ports with all files of hosting/nginx and the main configuration of the container. */
export async function startNginx(nginx: Nginx, dist = "dist"): Promise<Server> {
  const root = mkdtempSync(join(tmpdir(), "nginx-"))
  const site = join(root, "srv")
  cpSync(dist, site, { recursive: true })
  await compressFolder(site, 4)
  const key = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
  const made = spawnSync("openssl", [...key, "-keyout", join(root, "privkey.pem"), "-out", join(root, "fullchain.pem")])
  if (made.status !== 0) throw new Error("openssl is needed to make a certificate for the test")
  const [plain, open, secure, folder] = await Promise.all([freePort(), freePort(), freePort(), freePort()])

  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, ".."), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const read = (path: string): string => readFileSync(resolve("hosting", path), "utf8")
  const here = (text: string): string => replace(text, /\/srv\/explorer/, site)
  cpSync("hosting/nginx/snippets", join(root, "snippets"), { recursive: true })
  write("snippets/explorer-folder.conf", here(read("nginx/snippets/explorer-folder.conf")))
  cpSync("hosting/nginx/conf.d/explorer-cache.conf", join(root, "conf.d/explorer-cache.conf"))
  if (nginx.brotli) cpSync("hosting/nginx/conf.d/explorer-brotli.conf", join(root, "conf.d/explorer-brotli.conf"))
  write("sites-enabled/http.conf", here(replace(read("nginx/sites/explorer-http.conf"), /listen 8080;/, `listen 127.0.0.1:${plain};`)))
  let https = here(read("nginx/sites/explorer-https.conf"))
  https = replace(https, /listen \[::\]:.+;\n/, "")
  https = replace(https, /listen 80;/, `listen 127.0.0.1:${open};`)
  https = replace(https, /listen 443/, `listen 127.0.0.1:${secure}`)
  write("sites-enabled/https.conf", replace(https, /\/etc\/ssl\/explorer\//, `${root}/`))
  write(
    "sites-enabled/other.conf",
    `server { listen 127.0.0.1:${folder}; absolute_redirect off; location = / { return 200 "another site"; } include snippets/explorer-folder.conf; }`,
  )
  let main = replace(read("docker/nginx.conf"), /\/tmp\//, `${root}/`)
  main = replace(main, /\/etc\/nginx\/(?=conf\.d|sites-enabled)/, `${root}/`)
  main = replace(main, /include \/etc\/nginx\/modules-enabled\/\*\.conf;/, nginx.brotli ? `load_module ${nginx.brotli};` : "")
  write("nginx.conf", replace(main, /\/etc\/nginx\/mime\.types/, nginx.mimeTypes))

  const process = spawn(nginx.binary, ["-p", root, "-c", join(root, "nginx.conf"), "-e", "stderr", "-g", "daemon off; master_process off;"])
  let said = ""
  process.stderr.on("data", (text: Buffer) => (said += text.toString()))
  const address = (port: number, scheme = "http"): string => `${scheme}://localhost:${port}`
  await answering(`http://127.0.0.1:${plain}/`, process, () => said)
  return {
    http: address(plain),
    https: address(secure, "https"),
    redirecting: address(open),
    folder: `${address(folder)}/gpu-explorer`,
    close() {
      process.kill()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
