import { defineConfig } from "@playwright/test"
import { chromium } from "./chromium.ts"

const port = 4173

export default defineConfig({
  testDir: ".",
  // Two cores: one worker more than that only makes pages slow and tests flaky.
  workers: 2,
  timeout: 30_000,
  retries: 0,
  reporter: [["list"]],
  outputDir: "../test-results",
  use: { baseURL: `http://localhost:${port}`, trace: "retain-on-failure", launchOptions: chromium, viewport: { width: 1280, height: 800 } },
  webServer: {
    cwd: "..",
    command: "npx vite preview --port 4173 --strictPort",
    url: `http://localhost:${port}`,
    reuseExistingServer: !process.env["CI"],
  },
})
