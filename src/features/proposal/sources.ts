import type { FullCatalogue } from "../../dataset/catalogue.ts"
import type { Basis, Evidence } from "../../dataset/core.ts"
import { placesIn } from "../../dataset/places.ts"
import type { Sources } from "../../dataset/sources.ts"
import type { Derivation, Figure, OptionResult } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { explain } from "../../engine/why/explain.ts"
import type { ProposedPart, TechniqueFact } from "./contents.ts"

/** A source and what it is cited for. */
export interface SourceFact {
  readonly id: string
  readonly title: string
  readonly publisher: string | null
  readonly url: string | null
  /** As the source states it; null: it states none. */
  readonly date: string | null
  /** The day it was last opened for the dataset; null: when that was first compiled. */
  readonly checked: string | null
  readonly kind: string | null
  /** On how the facts taken from it rest, each once, the best founded first; empty where no figure says. */
  readonly bases: readonly Basis[]
  /** Where in it, each once. */
  readonly locators: readonly string[]
  /** A figure of what is proposed rests on it; else only what that is compared with. */
  readonly isProposed: boolean
  /** How often the figures cite it: those of what is proposed where it is of that. */
  readonly timesCited: number
  /** All that is taken from it is estimated or recalled. */
  readonly isWeak: boolean
}

const figures: readonly Figure[] = ["nativeShare", "gpus", "hosts", "cost", "migration"]
const strength: readonly Basis[] = ["documented", "measured", "vendor-claim", "secondary", "estimate", "recalled"]
const weak: ReadonlySet<Basis> = new Set(["estimate", "recalled"])

interface SourcesInput {
  readonly parts: readonly ProposedPart[]
  readonly techniques: readonly TechniqueFact[]
  readonly scenario: Scenario
  readonly catalogue: FullCatalogue
  readonly register: Sources
}

/** Those that what is proposed rests on first, then the others; of each those that verify something first, then those most cited. */
export function sourcesOf({ parts, techniques, scenario, catalogue, register }: SourcesInput): readonly SourceFact[] {
  const found = new Map<string, { readonly evidence: Evidence[]; isProposed: boolean; timesCited: number }>()
  const places = placesIn(catalogue)
  const take = (option: OptionResult, own: Scenario, isProposed: boolean): void => {
    const entry = (id: string) => {
      const known = found.get(id) ?? { evidence: [], isProposed, timesCited: 0 }
      known.isProposed ||= isProposed
      if (isProposed || !known.isProposed) known.timesCited += 1
      found.set(id, known)
      return known
    }
    for (const one of evidenceOf(option, own, catalogue))
      entry(one.source).evidence.push(one.at === undefined ? one : { ...places[one.at], ...one })
    for (const id of option.sources) entry(id)
  }
  for (const { option, scenario: own } of parts) take(option, own, true)
  for (const { option } of techniques) take(option, scenario, false)
  return [...found]
    .map(([id, { evidence, isProposed, timesCited }]) => {
      // A measurement may count in a prediction without being named in its derivation.
      if (evidence.length === 0) evidence.push(...measured(id, catalogue))
      const source = register[id]
      const bases = strength.filter((basis) => evidence.some((one) => one.basis === basis))
      return {
        id,
        title: source?.title ?? id,
        publisher: source?.publisher ?? null,
        url: source?.url ?? null,
        date: source?.date ?? null,
        checked: source?.checked ?? null,
        kind: source?.kind ?? null,
        bases,
        locators: [...new Set(evidence.flatMap(({ locator }) => locator ?? []))],
        isProposed,
        timesCited,
        isWeak: bases.every((basis) => weak.has(basis)),
      }
    })
    .sort(byWeight)
}

const byWeight = (a: SourceFact, b: SourceFact): number =>
  Number(b.isProposed) - Number(a.isProposed) ||
  Number(a.isWeak) - Number(b.isWeak) ||
  b.timesCited - a.timesCited ||
  a.title.localeCompare(b.title, "en")

/** What an option's rows and the derivations of its figures cite. */
function evidenceOf(option: OptionResult, scenario: Scenario, catalogue: FullCatalogue): readonly Evidence[] {
  const { product, gpu, hostId, groups, reasons, migration, cost } = option
  return [
    ...(catalogue.product(product)?.evidence ?? []),
    ...((gpu !== null && catalogue.gpu(gpu)?.evidence) || []),
    ...((hostId !== null && catalogue.host(hostId)?.evidence) || []),
    ...groups.flatMap(({ instanceType, workload }) => [
      ...typeEvidence(instanceType, catalogue),
      ...(catalogue.workload(workload)?.evidence ?? []),
    ]),
    ...reasons.flatMap((one) => one.evidence),
    ...migration.evidence,
    ...migration.rules.flatMap((one) => one.evidence),
    ...(migration.drain?.evidence ?? []),
    ...(migration.failure?.evidence ?? []),
    ...(cost?.lines ?? []).flatMap((one) => one.evidence),
    ...figures.flatMap((figure) => cited(explain(option, figure, scenario, catalogue))),
  ]
}

const measured = (id: string, { measurements }: FullCatalogue): readonly Evidence[] =>
  measurements.flatMap(({ evidence }) => evidence.filter(({ source }) => source === id))

function typeEvidence(id: string | null, catalogue: FullCatalogue): readonly Evidence[] {
  const found = id === null ? undefined : catalogue.instanceType(id)
  return found?.type.evidence ?? found?.set.evidence ?? []
}

const cited = ({ inputs, result, steps }: Derivation): readonly Evidence[] => [
  ...inputs.flatMap((one) => one.evidence),
  ...result.evidence,
  ...steps.flatMap(cited),
]
