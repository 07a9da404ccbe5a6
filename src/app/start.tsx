import { catalogue } from "../dataset/load.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { explorerStore } from "../scenario/store.ts"
import { startSync } from "../scenario/sync.ts"
import { knownIds } from "../scenario/url/known.ts"
import { App } from "./App.tsx"

/** Binds the scenario to the address, then gives the page. */
export function start() {
  startSync(explorerStore, { known: knownIds(catalogue), versions: { datasetVersion: catalogue.version, modelVersion } })
  return <App />
}
