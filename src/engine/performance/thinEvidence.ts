import type { Product, TechnologyId } from "../../dataset/core.ts"
import type { EvidenceTold, EvidenceWay } from "../basics/tellings.ts"
import { productNamed, thing } from "../basics/told.ts"
import type { GroupModel } from "./groupPerformance.ts"
import type { Support } from "./remotingEfficiency.ts"

/** Fewer sources than this say nothing about how far a range can be trusted. */
export const enoughSources = 3

const ways: Partial<Record<TechnologyId, EvidenceWay>> = {
  "api-forwarding": "host",
  "driver-paravirtualization": "driver",
  "network-remoting": "network",
}

const isThin = ({ ofMechanism, ofProduct }: Support): boolean => ofMechanism < enoughSources || ofProduct === 0

const thinnest = (a: GroupModel, b: GroupModel): number => {
  const [one, other] = [a.remoting?.support, b.remoting?.support]
  return (one?.ofMechanism ?? 0) - (other?.ofMechanism ?? 0) || (one?.ofProduct ?? 0) - (other?.ofProduct ?? 0)
}

/**
 * How little was published behind the figures of an option of API remoting, for its least measured work; null where at least three
 * sources measured such work by the same mechanism and one of them this product, and for every other technique.
 */
export function thinEvidence(models: readonly GroupModel[], product: Product, technology: TechnologyId): EvidenceTold | null {
  const [worst] = models.filter(({ remoting }) => remoting && isThin(remoting.support)).toSorted(thinnest)
  if (!worst?.remoting) return null
  const { ofMechanism, ofProduct } = worst.remoting.support
  const classes = new Set(models.map(({ workload }) => workload.class))
  const { group, workload } = worst
  // Of one kind of work it needs no name.
  const work = classes.size === 1 ? null : thing("workload", workload.id, group.name ?? workload.shortName)
  const way = ways[technology] ?? "other"
  return ofMechanism === 0
    ? { id: "no-evidence", values: { work, way } }
    : { id: "little-evidence", values: { sources: ofMechanism, work, way, ofProduct, product: productNamed(product) } }
}
