import react from "@vitejs/plugin-react"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig } from "vitest/config"
import { chromium } from "./e2e/chromium.ts"
import { publishDataset } from "./scripts/dataset-plugin.ts"

export default defineConfig({
  // Relative, so that the built page works from any folder of any static host.
  base: "./",
  plugins: [react(), publishDataset("data")],
  build: {
    target: "es2023",
    // The dataset is one chunk of its own; it is the size it is.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: "charts", test: /node_modules\/(recharts|d3-|victory-vendor|@reduxjs|react-redux|immer|reselect|decimal\.js-light|es-toolkit|eventemitter3)/ },
            { name: "table", test: /node_modules\/@tanstack/ },
            { name: "dataset", test: /\/data\/.*\.json$/ },
          ],
        },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: "node", environment: "node", testTimeout: 60_000, include: ["src/**/*.test.ts", "data/lint/**/*.test.ts", "scripts/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["src/**/*.test.tsx"],
          browser: {
            enabled: true, headless: true, screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
})
