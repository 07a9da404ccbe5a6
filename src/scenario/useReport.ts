import { useSyncExternalStore } from "react"
import type { Catalogue } from "../dataset/catalogue.ts"
import { catalogue } from "../dataset/load.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { Report } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"
import { createAnswerer, type Answer } from "./answer.ts"
import { explorerStore } from "./store.ts"

const reports = new WeakMap<Catalogue, WeakMap<Scenario, Report>>()

function reportsOf(from: Catalogue): WeakMap<Scenario, Report> {
  let ofCatalogue = reports.get(from)
  if (!ofCatalogue) reports.set(from, (ofCatalogue = new WeakMap()))
  return ofCatalogue
}

/**
 * What follows from a scenario; computed once for each scenario object, however many ask. With the full dataset in place of the core the
 * figures are the same, and each piece of evidence tells where in its source it stands.
 */
export function reportFor(scenario: Scenario, from: Catalogue = catalogue): Report {
  const known = reportsOf(from)
  const report = known.get(scenario) ?? evaluate(scenario, from)
  known.set(scenario, report)
  return report
}

const answers = createAnswerer({
  evaluate: reportFor,
  known: (scenario) => reportsOf(catalogue).get(scenario),
  // The worker's code is fetched when a scenario first is too much for this thread.
  inWorker: async (scenario) => {
    const { runner } = await import("./worker/runner.ts")
    const report = await runner.run({ kind: "report", scenario })
    reportsOf(catalogue).set(scenario, report)
    return report
  },
  now: () => performance.now(),
})

function subscribe(listener: () => void): () => void {
  const stops = [explorerStore.subscribe(listener), answers.subscribe(listener)]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The page's scenario with its report; while a large one is being worked out, the last that was. The two belong together: show both from here. */
export const useAnswer = (): Answer => useSyncExternalStore(subscribe, () => answers.answerTo(explorerStore.getState().scenario))
