import type { Rule } from "./dataset.ts"

/** No two GPUs answer to one name, short name, id or alias: a board is one row. */
export const duplicateGpus: Rule = ({ gpus }) => {
  const first = new Map<string, string>()
  return gpus.flatMap(({ file, id, row }) =>
    [...new Set([row.id, row.name, row.shortName, ...row.aliases].map((name) => name.toLowerCase()))].flatMap((name) => {
      const other = first.get(name)
      first.set(name, other ?? id)
      return other && other !== id ? [{ file, id, sentence: `"${name}" names "${other}" too` }] : []
    }),
  )
}
