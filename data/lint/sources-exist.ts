import { evidenceIn, type Rule } from "./dataset.ts"

/** Every source that a row cites is a row of sources.json. */
export const sourcesExist: Rule = (dataset) => [
  ...evidenceIn(dataset)
    .filter(({ row }) => !(row.source in dataset.sources))
    .map(({ file, id, at, row }) => ({ file, id, sentence: `${at} cites "${row.source}", which sources.json does not have` })),
  ...dataset.stunModels
    .filter(({ row }) => !(row.basedOn in dataset.sources))
    .map(({ file, id, row }) => ({ file, id, sentence: `basedOn names "${row.basedOn}", which sources.json does not have` })),
]
