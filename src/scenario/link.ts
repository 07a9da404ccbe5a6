import { catalogue } from "../dataset/load.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { explorerStore } from "./store.ts"
import { startSync, type PageWindow } from "./sync.ts"
import { decodeFile, decodeFragment, encodeFile, encodeFragment, knownIds, type CurrentVersions } from "./url/index.ts"
import type { Decoded, PageState } from "./view.ts"

// The codec with this page's own dataset and versions filled in.

export const known = knownIds(catalogue)
export const currentVersions: CurrentVersions = { datasetVersion: catalogue.version, modelVersion }

/** The canonical fragment of a state, without `#`. */
export const linkOf = (state: PageState): string => encodeFragment(state, currentVersions)
export const readLink = (text: string): Decoded => decodeFragment(text, known)
export const fileOf = (state: PageState): string => encodeFile(state, currentVersions)
export const readFile = (content: string): Decoded => decodeFile(content, known)

/** Whether the figures may have moved since the link was made. */
export const madeWithOther = ({ dataset, model }: PageState["versions"]): boolean =>
  (dataset !== null && dataset !== currentVersions.datasetVersion) || (model !== null && model !== currentVersions.modelVersion)

/** Binds the page's store to the address bar; call once at start, before the first render. Gives back a function that unbinds. */
export const bindAddress = (window?: PageWindow): (() => void) =>
  startSync(explorerStore, window ? { known, versions: currentVersions, window } : { known, versions: currentVersions })
