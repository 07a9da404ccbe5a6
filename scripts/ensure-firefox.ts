import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

/** The Firefox to try the page in: FIREFOX_PATH, else the system's. Undefined where there is none. */
export function findFirefox(): string | undefined {
  const candidates = [
    process.env["FIREFOX_PATH"] ?? "",
    "/usr/bin/firefox-esr",
    "/usr/bin/firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
  ]
  return candidates.find((path) => path !== "" && existsSync(path))
}

/** At most so long for each command, ms: a second engine is worth a little waiting. */
const patience = 60_000

/** Looks for a Firefox, and installs Debian's package when root on a Debian. Gives its path, or a sentence that says why there is none. */
export function ensureFirefox(): { readonly path: string } | string {
  const found = findFirefox()
  if (found) return { path: found }
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return "No Firefox is installed: install it, or set FIREFOX_PATH to its executable, to try the page in a second engine."
  const apt = (...args: string[]): boolean =>
    spawnSync("apt-get", ["-qq", ...args], {
      stdio: "ignore",
      timeout: patience,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0
  const install = (): boolean => apt("install", "-y", "--no-install-recommends", "firefox-esr")
  // The lists of packages may be missing.
  if (!install()) void (apt("update") && install())
  const installed = findFirefox()
  return installed ? { path: installed } : "No Firefox is installed, and Debian's package of it could not be."
}
