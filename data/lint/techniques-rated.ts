import { techniqueIds } from "../../src/dataset/schema/index.ts"
import type { ChecklistDimension } from "../../src/dataset/schema/reference-article.ts"
import type { Rule } from "./dataset.ts"

/**
 * The techniques are the four of the field; each is rated, with at least one statement, on every dimension that the article names, and gives
 * its native shares as fractions.
 */
export const techniquesRated: Rule = ({ techniques, rows }) => {
  const file = "techniques"
  const dimensions = rows<ChecklistDimension>("checklists/seed-dimensions").map(({ row }) => row.id)
  return [
    ...techniqueIds
      .filter((id, place) => techniques[place]?.id !== id)
      .map((id) => ({ file, id, sentence: "is not in its place among the four techniques" })),
    ...techniques.flatMap(({ id, row }) => [
      ...dimensions
        .filter((one) => !row.dimensions[one]?.rating || row.dimensions[one].statements.length === 0)
        .map((one) => ({ file, id, sentence: `is not rated, with a statement, on ${one}` })),
      ...row.nativeShare
        .filter(({ low, high }) => [low, high].some((end) => end !== null && (end < 0 || end > 1.5)))
        .map((share) => ({ file, id, sentence: `the native share "${share.id}" is not a fraction` })),
    ]),
  ]
}
