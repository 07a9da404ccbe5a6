import { loadArchitectures, loadQuirks } from "../../../dataset/reference.ts"
import type { Quirk } from "../../../dataset/schema/index.ts"
import type { ArchitectureOrder } from "../../../engine/quirks/judge.ts"

/** The rules of pass-through, and the order of architectures by which they compare. */
export interface Rules {
  readonly quirks: readonly Quirk[]
  readonly order: ArchitectureOrder
}

export async function loadRules(): Promise<Rules> {
  const [quirks, architectures] = await Promise.all([loadQuirks(), loadArchitectures()])
  return { quirks, order: [...architectures].sort((a, b) => a.rank - b.rank).map(({ architecture }) => architecture) }
}
