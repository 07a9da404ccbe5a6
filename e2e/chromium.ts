import { existsSync } from "node:fs"
import { chromium as playwrightChromium } from "playwright"

/**
 * The Chromium to test in: CHROMIUM_PATH, else Playwright's own, else the system's. Undefined where there is none. Debian's headless
 * shell comes first of these: the same engine without a window's machinery, which takes 60 % of the processor's time.
 */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"]
  if (named) return named
  const candidates = [
    playwrightChromium.executablePath(),
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ]
  return candidates.find((path) => path !== "" && existsSync(path))
}

const executablePath = findChromium()

/** Launch options: no sandbox for root in containers, and nothing that calls out. */
export const chromium = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
  ],
}
