import react from "@vitejs/plugin-react"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig } from "vitest/config"
import { chromium } from "./e2e/chromium.ts"
import { coreDataset } from "./scripts/core-dataset-plugin.ts"
import { publishDataset } from "./scripts/dataset-plugin.ts"
import { firstView } from "./scripts/first-view-plugin.ts"
import { publishLicences } from "./scripts/licences-plugin.ts"
import { packForLms } from "./scripts/lms-plugin.ts"
import { keepOffline } from "./scripts/offline-plugin.ts"
import { publishPages } from "./scripts/pages-plugin.ts"
import { publishPreviews } from "./scripts/previews-plugin.ts"

const licences = publishLicences()

export default defineConfig({
  // Relative, so that the built page works from any folder of any static host.
  base: "./",
  plugins: [
    react(),
    coreDataset("data"),
    publishDataset("data"),
    publishPages("data"),
    licences.page,
    firstView(),
    publishPreviews(),
    packForLms(),
    keepOffline(),
  ],
  // The evaluation worker reads the core of the dataset too.
  worker: { format: "es", plugins: () => [coreDataset("data"), licences.worker()] },
  build: {
    target: "es2023",
    // Browsers that can run it know modulepreload.
    modulePreload: { polyfill: false },
    // The full dataset is one chunk of its own, loaded on demand; it is the size it is.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The loader of chunks, which the worker must not have to fetch the page for.
            { name: "preload", test: /vite\/preload-helper/ },
            { name: "react", test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\// },
            // Of the charts' library and of searched lists: nothing of the first view.
            { name: "reselect", test: /node_modules\/reselect\// },
            {
              name: "charts",
              test: /node_modules\/(recharts|d3-|victory-vendor|@reduxjs|react-redux|immer|decimal\.js-light|es-toolkit|eventemitter3)/,
            },
            { name: "table", test: /node_modules\/@tanstack/ },
            // Small things that every door needs: one file, not ten.
            {
              name: "controls",
              test: /src\/(base\/(notLoaded|overlays|same|typing)|engine\/basics\/task|features\/common\/hidden|scenario\/(link|store|edit|view)\.ts|features\/common\/techniqueStyle|ui\/(Icon|Field|SelectField|Disclosure|VisuallyHidden|Button|Menu|Notice|Tooltip|Unreachable|ErrorBoundary|handOn|lazyPart|loading|useOverlay|classes|format))\b/,
            },
            // What sliders and lists share of their library: one file, not three.
            {
              name: "fields",
              test: /@base-ui\/react\/(internals\/(composite\/list|direction-context|labelable-provider\/(useLabelableId|LabelableContext)|field-|form-context)|field\/control\/FieldControlDataAttributes)/,
            },
            // What the builder is made of that other views need too: in files of their own they would make the first view's larger.
            {
              name: "building",
              test: /src\/(ui\/(NumberInput|SliderField|sliderAxis)|scenario\/isolated)\b/,
            },
            // The board and what its last row, which comes later, has of it: one file.
            {
              name: "compare",
              test: /src\/features\/compare\/(Axis|CompareBoard|Comparison|MiniCharts|MigrationGlyph|NotCountedLine|Reasons|Verdict|announce|index|rows|scales|tableRoles|useHeld|verdict|words)\b[^/]*$/,
            },
            // All terms in one file: a few words each.
            { name: "glossary", test: /\/data\/glossary\// },
            // What the engine needs of the dataset.
            { name: "core-dataset", test: /core-dataset$/ },
            // The main tables in full (src/dataset/full.ts), for the views that show them; every other table loads with the view it belongs to.
            {
              name: "full-dataset",
              test: /\/data\/((products|models(?!\/(speed-)?validation)|hardware\/gpus|hardware\/instances)\/.*|measurements\/native-.*|hardware\/(mixed-placements|placement-rules|hosts|power)|prices\/(gpus|licences|defaults)|workloads|hypervisors|version)\.json$/,
            },
          ],
        },
      },
    },
  },
  // Named, so that the first browser test on a fresh machine does not meet two copies of React while Vite is still finding them.
  optimizeDeps: {
    include: [
      "react",
      "react/jsx-runtime",
      "react/jsx-dev-runtime",
      "react-dom",
      "react-dom/client",
      "zustand",
      "zustand/vanilla",
      "zundo",
      "valibot",
      "fflate",
      "papaparse",
      "recharts",
      "pptxgenjs",
      "write-excel-file/universal",
      "saxen",
      "@tanstack/react-table",
      "vitest-browser-react",
      ...["tabs", "slider", "popover", "menu", "dialog", "combobox"].map((part) => `@base-ui/react/${part}`),
    ],
  },
  test: {
    // A worker for each core, not one fewer: the process that transforms files has nothing to do once it has.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          // Files share what they import, engine and dataset above all: reading them anew for each file took as long as the tests.
          isolate: false,
          testTimeout: 60_000,
          include: ["src/**/*.test.ts", "data/lint/**/*.test.ts", "scripts/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["src/**/*.test.tsx"],
          browser: {
            enabled: true,
            headless: true,
            // One page beside the workers above: tests of what is drawn wait for frames.
            fileParallelism: false,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
})
