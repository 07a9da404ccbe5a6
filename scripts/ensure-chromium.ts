import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { findChromium } from "../e2e/chromium.ts"

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: "inherit" }).status === 0

/**
 * Makes sure that a Chromium is there: the one found, else Debian's package when root on a Debian, else Playwright's
 * own. Gives null, or one sentence that says what to do.
 */
export function ensureChromium(): string | null {
  const named = process.env["CHROMIUM_PATH"]
  if (named && !existsSync(named))
    return `CHROMIUM_PATH names "${named}", which does not exist: set it to a Chromium's executable, or unset it.`
  if (findChromium()) return null
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("No Chromium found: installing Debian's package.\n")
    const install = (name: string) => run("apt-get", "install", "-y", "-qq", "--no-install-recommends", name)
    if (run("apt-get", "update", "-qq") && (install("chromium-headless-shell") || install("chromium")) && findChromium()) return null
  }
  process.stdout.write("No Chromium found: asking Playwright to install one.\n")
  if (run("npx", "playwright", "install", "chromium") && findChromium()) return null
  return "The tests need a Chromium and none could be installed: install Chromium or Chrome and set CHROMIUM_PATH to its executable."
}
