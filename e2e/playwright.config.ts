import { defineConfig } from "@playwright/test"
import { chromium } from "./chromium.ts"

/** Another port lets several copies of the suite run on one machine. */
const port = Number(process.env["E2E_PORT"] ?? 4173)

export default defineConfig({
  testDir: ".",
  // Two cores: one worker more than that only makes pages slow and tests flaky.
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  // A machine that does other work at the same time answers late; late is not wrong.
  expect: { timeout: 15_000 },
  retries: process.env["CI"] ? 1 : 0,
  forbidOnly: true,
  reporter: [["list"]],
  outputDir: "../test-results",
  use: {
    baseURL: `http://localhost:${port}`,
    actionTimeout: 10_000,
    locale: "en-GB",
    timezoneId: "UTC",
    // Recording every step costs more than the steps; run with --trace on to look into a failure.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: chromium,
    // What a service worker answers cannot be held up or watched, so only journeys about it have one (offline.spec.ts).
    serviceWorkers: "block",
    viewport: { width: 1280, height: 800 },
    // Nothing flies or fades while it is looked at.
    contextOptions: { reducedMotion: "reduce" },
  },
  webServer: {
    cwd: "..",
    command: `npx tsx e2e/serve.ts ${port}`,
    url: `http://localhost:${port}`,
    reuseExistingServer: !process.env["CI"],
  },
})
