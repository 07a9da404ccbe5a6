import type { TechnologyId } from "../../dataset/core.ts"
import type { GroupModel } from "./groupPerformance.ts"
import type { Support } from "./remotingEfficiency.ts"

/** Fewer sources than this say nothing about how far a range can be trusted. */
export const enoughSources = 3

const inWords = (many: number): string => (many === 1 ? "one source" : `${many} sources`)

const ways: Partial<Record<TechnologyId, string>> = {
  "api-forwarding": "forwarded on one host",
  "driver-paravirtualization": "through a paravirtual driver",
  "network-remoting": "forwarded over a network",
}

const isThin = ({ ofMechanism, ofProduct }: Support): boolean => ofMechanism < enoughSources || ofProduct === 0

const thinnest = (a: GroupModel, b: GroupModel): number => {
  const [one, other] = [a.remoting?.support, b.remoting?.support]
  return (one?.ofMechanism ?? 0) - (other?.ofMechanism ?? 0) || (one?.ofProduct ?? 0) - (other?.ofProduct ?? 0)
}

/**
 * One sentence on how little was published behind the figures of an option of API remoting, for its least measured work; null where at least three
 * sources measured such work by the same mechanism and one of them this product, and for every other technique.
 */
export function thinEvidence(models: readonly GroupModel[], productName: string, technology: TechnologyId): string | null {
  const [worst] = models.filter(({ remoting }) => remoting && isThin(remoting.support)).toSorted(thinnest)
  if (!worst?.remoting) return null
  const { ofMechanism, ofProduct } = worst.remoting.support
  const classes = new Set(models.map(({ workload }) => workload.class))
  const work = classes.size === 1 ? "this kind of work" : `work like ${worst.group.name ?? worst.workload.shortName}`
  const way = ways[technology] ?? "forwarded"
  if (ofMechanism === 0) return `No source measured ${work} ${way}; the range rests on other work and other ways.`
  const measured = ofProduct === 0 ? `none measured ${productName}` : `${ofProduct} of them with ${productName}`
  return `Rests on ${inWords(ofMechanism)} for ${work} ${way}; ${measured}.`
}
