import type { Catalogue } from "../../dataset/catalogue.ts"
import { families, kindsOf, pathKindAt, type Family, type FittedFamily } from "./families.ts"
import { farOf, fitSpreads, pool, type Reading, type Spreads } from "./partialPooling.ts"
import { familyOfRow, readingOf, type PublishedRow } from "./published.ts"

/** Where the search for a family's spreads starts, and what one or two groups of a kind are believed to scatter by. On the family's own scale. */
const starts: Readonly<Record<Family, Omit<Spreads, "kinds"> & { readonly kinds: readonly number[] }>> = {
  // A loss of about 5 %, which may as well be 1 or 20 % for a technology nobody has measured.
  direct: { mean: Math.log(0.11), meanSpread: 0.6, kinds: [0.8, 0.3, 0.15, 0.15, 0.1, 0.1, 0.1, 0.15], noise: 0.3 },
  // A few percent where the work stays on the GPU, a third where it crosses all the time.
  detour: { mean: Math.log(0.25), meanSpread: 0.6, kinds: [0.4, 0.3, 0.1, 0.3], noise: 0.5 },
  // Deviations are factors on the added time that the mechanism expects.
  forwarded: { mean: 0, meanSpread: 0.3, kinds: [0.2, 0.3, 0.2, 0.3, 0.3, 0.4], noise: 0.3 },
  software: { mean: 0, meanSpread: 0.7, kinds: [0.4, 0.4, 0.8], noise: 0.4 },
  // Powers of the slice's share: 1 where speed follows it, 0 where the work does not notice.
  slice: { mean: 1, meanSpread: 0.1, kinds: [0.05, 0.05, 0.05, 0.05], noise: 0.06 },
  request: { mean: 0.6, meanSpread: 0.3, kinds: [0.25, 0.05, 0.05, 0.1], noise: 0.08 },
  neighbour: { mean: Math.log(0.11), meanSpread: 0.5, kinds: [0.4, 0.1, 0.15, 0.1], noise: 0.2 },
  turns: { mean: Math.log(0.2), meanSpread: 0.4, kinds: [0.2, 0.2, 0.2], noise: 0.1 },
}

/** Share of left-out papers' figures that a range is to hold. */
export const nominalCoverage = 0.9

/** Families whose reach is found together: those of one VM alone, and those of division. Most have too few papers for one of their own. */
const together: readonly (readonly Family[])[] = [
  ["direct", "detour", "forwarded", "software"],
  ["slice", "request", "neighbour", "turns"],
]

/** How much a paper of another family of the same group counts towards a family's reach. */
const othersCount = 0.25

/** Distances of normal deviations, at twenty equal steps of probability, and the weight of all together: what is believed of a reach before any paper is left out. */
const normalDistances = [
  0.03, 0.09, 0.16, 0.22, 0.29, 0.35, 0.42, 0.49, 0.56, 0.64, 0.71, 0.8, 0.89, 0.98, 1.09, 1.21, 1.36, 1.53, 1.78, 2.24,
] as const
const normalWeight = 3

const believed: readonly Miss[] = normalDistances.map((distance) => ({ distance, weight: normalWeight / normalDistances.length }))

interface Known {
  readonly id: string
  readonly source: string
  readonly sources: readonly string[]
  readonly reading: Reading
}

function knownOf(family: Family, rows: readonly PublishedRow[], catalogue: Catalogue): readonly Known[] {
  return rows.flatMap((row) => {
    const reading = familyOfRow(row, catalogue) === family ? readingOf(row, catalogue) : null
    const sources = row.evidence.map((one) => one.source)
    return reading ? [{ id: row.id, source: sources[0] ?? row.id, sources, reading }] : []
  })
}

function spreadsOf(family: Family, known: readonly Known[]): Spreads {
  const start = starts[family]
  const kinds = kindsOf[family].map((name, i) => ({ name, spread: start.kinds[i] ?? 0.1 }))
  return fitSpreads(
    known.map((one) => one.reading),
    { ...start, kinds },
  )
}

interface Miss {
  /** How many spreads the figure lies from the mean expected without its paper. */
  readonly distance: number
  readonly weight: number
  /** Kind of path, where the family tells them apart. */
  readonly kind?: string | null
}

/** Distances of each paper's figures from what the other papers let expect; a paper weighs by the square root of the number of its figures. */
function misses(family: Family, known: readonly Known[], spreads: Spreads): readonly Miss[] {
  const papers = [...new Set(known.map((one) => one.source))]
  const kindAt = pathKindAt[family]
  return papers.flatMap((paper) => {
    const rest = pool(
      known.filter((one) => !one.sources.includes(paper)).map((one) => one.reading),
      spreads,
    )
    const own = known.filter((one) => one.source === paper)
    const last = kindsOf[family].length - 1
    return own.map(({ reading }) => {
      const estimate = rest.estimate({ ...reading, labels: reading.labels.map((label, k) => (k === last ? null : label)) })
      const off = reading.value - estimate.mean
      const far = farOf(estimate, reading, off > 0 ? "up" : "down")
      return {
        distance: Math.abs(off) / far,
        weight: 1 / Math.sqrt(own.length),
        kind: kindAt === null ? null : (reading.labels[kindAt] ?? null),
      }
    })
  })
}

/** Distance below which the wanted share of the weight lies. */
export function weightedQuantile(all: readonly Miss[], share: number): number {
  const sorted = [...all].sort((a, b) => a.distance - b.distance)
  const total = sorted.reduce((sum, one) => sum + one.weight, 0)
  let passed = 0
  for (const one of sorted) {
    passed += one.weight
    if (passed >= share * total) return one.distance
  }
  return 1
}

/** Fits done before, by family and the rows they rest on: leaving out a source touches few families. */
export interface FitMemory {
  readonly fits: Map<string, { readonly spreads: Spreads; readonly misses: readonly Miss[] }>
}
export const newFitMemory = (): FitMemory => ({ fits: new Map() })

/**
 * Fits everything that is pooled: the spreads of each family, and the reach that holds `nominalCoverage` of figures whose paper was left out.
 * Deterministic; validation fits again without the source it leaves out, so that nothing of it is known.
 */
export function fitFamilies(
  rows: readonly PublishedRow[],
  catalogue: Catalogue,
  memory: FitMemory = newFitMemory(),
): readonly FittedFamily[] {
  const fitOf = (family: Family): { readonly spreads: Spreads; readonly misses: readonly Miss[] } => {
    const known = knownOf(family, rows, catalogue)
    const key = `${family} ${known.map((one) => one.id).join(" ")}`
    const found = memory.fits.get(key)
    if (found) return found
    const spreads = spreadsOf(family, known)
    const made = { spreads, misses: misses(family, known, spreads) }
    memory.fits.set(key, made)
    return made
  }
  const fits = new Map(families.map((family) => [family, fitOf(family)]))
  return together.flatMap((group) => {
    const all = group.flatMap((family) => fits.get(family)?.misses.map((miss) => ({ ...miss, family })) ?? [])
    return group.flatMap((id) => {
      const own = fits.get(id)
      if (!own) return []
      const weighed = all.map((miss) => (miss.family === id ? miss : { ...miss, weight: miss.weight * othersCount }))
      const reach = weightedQuantile([...weighed, ...believed], nominalCoverage)
      const kinds = pathKindAt[id] === null ? [] : [...new Set(own.misses.flatMap((miss) => miss.kind ?? []))].sort()
      const reaches = kinds.map((kind) => {
        const closest = weighed.map((miss) =>
          miss.family === id && miss.kind === kind ? miss : { ...miss, weight: miss.weight * othersCount },
        )
        return [kind, weightedQuantile([...closest, ...believed], nominalCoverage)] as const
      })
      return [{ id, ...own.spreads, reach, ...(kinds.length > 0 ? { reaches: Object.fromEntries(reaches) } : {}) }]
    })
  })
}
