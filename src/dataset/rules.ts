import architectures from "../../data/reference/architecture-order.json"
import quirks from "../../data/quirks.json"
import type { Quirk } from "./schema/index.ts"

/** The rules of pass-through and the order of architectures, at once: for the command line. The page fetches them when the advisor opens. */
export const passThroughRules: { readonly quirks: readonly Quirk[]; readonly order: readonly string[] } = {
  quirks: quirks as readonly Quirk[],
  order: [...architectures].sort((a, b) => a.rank - b.rank).map(({ architecture }) => architecture),
}
