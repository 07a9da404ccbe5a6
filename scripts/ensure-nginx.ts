import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"

/** An nginx that can be started, with what it needs from its packages. */
export interface Nginx {
  readonly binary: string
  readonly mimeTypes: string
  /** The module that serves .br copies, or null where there is none. */
  readonly brotli: string | null
}

const cache = resolve("node_modules/.cache/nginx")
const packages = ["nginx", "nginx-common", "libnginx-mod-http-brotli-static"]

const output = (command: string, ...args: string[]): string | null => {
  const { status, stdout } = spawnSync(command, args, { cwd: cache, encoding: "utf8", timeout: 60_000 })
  return status === 0 ? stdout : null
}

function below(root: string): Nginx | null {
  const at = (...candidates: string[]): string | undefined => candidates.map((path) => join(root, path)).find((path) => existsSync(path))
  const binary = at("usr/sbin/nginx", "usr/local/sbin/nginx")
  const mimeTypes = at("etc/nginx/mime.types")
  if (!binary || !mimeTypes) return null
  if (spawnSync(binary, ["-e", "stderr", "-v"]).status !== 0) return null
  return { binary, mimeTypes, brotli: at("usr/lib/nginx/modules/ngx_http_brotli_static_module.so") ?? null }
}

/**
 * The nginx to test the hosting files with: the system's, else Debian's packages, unpacked below node_modules/.cache (under a megabyte;
 * nothing is installed and no service started, so no root is needed). Gives a sentence where neither works.
 */
export function ensureNginx(): Nginx | string {
  const system = below("/")
  if (system) return system
  mkdirSync(cache, { recursive: true })
  const unpacked = join(cache, "root")
  const known = below(unpacked)
  if (known) return known
  if (!existsSync("/usr/bin/apt-get") || !existsSync("/usr/bin/dpkg-deb"))
    return "nginx is not installed, and this is no Debian to fetch it from."
  const isFetched = (): boolean => output("apt-get", "download", "-qq", ...packages) !== null
  // The lists of packages may be missing; only root may fetch them.
  if (!isFetched() && !(process.getuid?.() === 0 && output("apt-get", "update", "-qq") !== null && isFetched()))
    return "nginx is not installed, and Debian's packages of it could not be fetched."
  for (const file of readdirSync(cache).filter((name) => name.endsWith(".deb"))) {
    output("dpkg-deb", "-x", file, "root")
    rmSync(join(cache, file))
  }
  return below(unpacked) ?? "Debian's nginx was fetched but does not start here: install nginx to test the hosting files."
}
