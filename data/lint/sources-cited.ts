import { evidenceIn, type Rule } from "./dataset.ts"

/** Every source is cited by some row: a source that nothing rests on belongs to no dataset. */
export const sourcesCited: Rule = (dataset) => {
  const cited = new Set(
    evidenceIn(dataset)
      .map(({ row }) => row.source)
      .concat(dataset.stunModels.map(({ row }) => row.basedOn)),
  )
  return Object.keys(dataset.sources)
    .filter((id) => !cited.has(id))
    .map((id) => ({ file: "sources", id, sentence: "no row cites this source" }))
}
