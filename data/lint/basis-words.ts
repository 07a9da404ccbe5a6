import { bases } from "../../src/dataset/schema/index.ts"
import { evidenceIn, objectsIn, type Rule } from "./dataset.ts"

/** What can be said of the two sources that are no publication. */
const allowed: Readonly<Record<string, readonly string[]>> = { recalled: ["recalled", "estimate"], derived: ["estimate"] }

/**
 * The words of the basis keep their meaning: what rests on memory is `recalled` (or an `estimate` made from memory), what was worked out
 * here is an `estimate`, and a remark on the fields that no evidence names begins with a basis.
 */
export const basisWords: Rule = (dataset) => [
  ...evidenceIn(dataset)
    .filter(({ row }) => allowed[row.source]?.includes(row.basis) === false)
    .map(({ file, id, at, row }) => ({ file, id, sentence: `${at}: what is ${row.source} cannot be "${row.basis}"` })),
  ...dataset.rows<unknown>("").flatMap(({ file, id, row }) =>
    objectsIn(row)
      .filter(({ node }) => typeof node["unlistedFieldsBasis"] === "string")
      .filter(({ node }) => !bases.some((basis) => String(node["unlistedFieldsBasis"]).startsWith(basis)))
      .map(({ node }) => ({ file, id, sentence: `unlistedFieldsBasis "${String(node["unlistedFieldsBasis"])}" begins with no basis` })),
  ),
]
