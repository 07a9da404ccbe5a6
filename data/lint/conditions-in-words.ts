import type { MigrationMatrixRow, MigrationRule } from "../../src/dataset/schema/reference-products.ts"
import { findAll, objectsIn, type Rule } from "./dataset.ts"

const blank = (words: unknown): boolean => typeof words !== "string" || words.trim() === ""

/** Words that begin a condition; a remark beside `yes` begins otherwise. */
const condition = /^(only )?(if|when|where|provided)\b/i

/**
 * `conditional` always has its condition in words: a reader must be able to tell whether it holds for them. A row of the migration matrix may
 * leave the words to its product's own cells or to the rule of its mechanism. What works on a condition is not simply `yes`.
 */
export const conditionsInWords: Rule = (dataset) => {
  const rules = dataset.rows<MigrationRule>("reference/migration-rules")
  const told = new Set([
    ...dataset.products
      .filter(({ row }) => objectsIn(row).some(({ node }) => node["support"] === "conditional" && !blank(node["condition"])))
      .map(({ id }) => id),
    ...rules.filter(({ row }) => row.conditions.length > 0).flatMap(({ row }) => row.products),
  ])
  return [
    ...dataset.rows<unknown>("").flatMap(({ file, id, row }) =>
      objectsIn(row)
        .filter(({ node }) => node["support"] === "conditional" && blank(node["condition"]))
        .map(({ at }) => ({ file, id, sentence: `${at} is conditional, but no condition says on what` })),
    ),
    ...dataset.products.flatMap(({ file, id, row }) =>
      objectsIn(row)
        .filter(({ node }) => node["support"] === "yes" && typeof node["condition"] === "string" && condition.test(node["condition"]))
        .map(({ at, node }) => ({ file, id, sentence: `${at} is "yes", but only "${String(node["condition"])}": that is conditional` })),
    ),
    ...findAll(
      dataset.rows<MigrationMatrixRow>("reference/migration-matrix"),
      (row) => Object.values(row).includes("conditional") && blank(row.note) && !told.has(row.product),
      "has a conditional cell, and neither a note nor its product nor the rule of its mechanism says on what",
    ),
    ...findAll(
      rules,
      (row) => Object.values(row).includes("conditional") && row.conditions.length === 0,
      "is conditional, but lists no condition",
    ),
  ]
}
