import { prepare } from "../dataset/unpacked.ts"
import { recallFigures } from "./keptFigures.ts"
import { codecArrived, currentVersions } from "./link.ts"
import { explorerStore } from "./store.ts"
import { startSync } from "./sync.ts"
import { encodeFragment, knownIds } from "./url/index.ts"

/** Binds the page's scenario to the address. With the codec and the dataset, whose ids links name: it comes behind the first view. */
export async function bind(): Promise<void> {
  recallFigures()
  await prepare()
  const { catalogue } = await import("../dataset/load.ts")
  startSync(explorerStore, { known: knownIds(catalogue), versions: currentVersions })
  codecArrived((state) => encodeFragment(state, currentVersions))
  // Links that were made without the codec are made anew.
  explorerStore.setState({})
  performance.mark("bound")
}
