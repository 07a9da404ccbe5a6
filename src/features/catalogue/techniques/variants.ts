import { techniqueIds, type HowItWorks, type TechniqueId } from "../../../dataset/schema/index.ts"
import type { ViewState } from "../../../scenario/view.ts"
import { formatFilter, parseFilter } from "../../common/table/tableState.ts"

type Words = ViewState["table"]

/** What this view keeps in the link's `filter=`: the way drawn of each technique, and the technique whose answer was asked for. */
const keys = [...techniqueIds, "of"].map((id) => ({ id, facet: true }))
const facetsOf = (words: Words): Readonly<Record<string, string>> => parseFilter(words.filter, keys).facets

/** All ways in which a technique works, the usual one first. */
export const variantsOf = (technique: TechniqueId, all: readonly HowItWorks[]): readonly HowItWorks[] =>
  all.filter((one) => one.technique === technique)

/** The way that the link asks for, else the usual one. */
export function variantOf(technique: TechniqueId, all: readonly HowItWorks[], words: Words): HowItWorks | undefined {
  const of = variantsOf(technique, all)
  return of.find((one) => one.id === facetsOf(words)[technique]) ?? of[0]
}

/** The link's words with one choice put in; null takes it out. */
function withChoice(words: Words, key: string, value: string | null): Words {
  const { [key]: _, ...others } = facetsOf(words)
  const { filter: __, ...rest } = words
  const filter = formatFilter({ text: "", facets: value === null ? others : { ...others, [key]: value } })
  return filter === "" ? rest : { ...rest, filter }
}

/** The usual way needs no word in the link. */
export const choosing = (variant: HowItWorks, all: readonly HowItWorks[], words: Words): Words =>
  withChoice(words, variant.technique, variantsOf(variant.technique, all)[0] === variant ? null : variant.id)

/** Whose answer to a dimension was asked for. */
export const askedOf = (words: Words): TechniqueId | null => techniqueIds.find((id) => id === facetsOf(words)["of"]) ?? null
export const asking = (technique: TechniqueId | null, words: Words): Words => withChoice(words, "of", technique)
