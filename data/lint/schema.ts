import * as v from "valibot"
import { rowsOf } from "../../src/dataset/coverage.ts"
import { schemaOf } from "../../src/dataset/schema/registry.ts"
import type { Rule } from "./dataset.ts"

/** Every data file is described by a schema and keeps to it. The other rules take the shapes for granted, so they wait for this one. */
export const schema: Rule = ({ files }) =>
  Object.entries(files).flatMap(([file, json]) => {
    const described = schemaOf(file)
    if (!described) return [{ file, id: file, sentence: "no schema in src/dataset/schema/registry.ts describes this file" }]
    return (v.safeParse(described, json).issues ?? []).map((issue) => {
      const place = issue.path?.[0]?.key
      const row = typeof place === "number" ? rowsOf(json)[place]?.id : undefined
      const id = row ?? (typeof place === "string" ? place : file)
      const where = (v.getDotPath(issue) ?? "")
        .split(".")
        .slice(row === undefined ? 0 : 1)
        .join(".")
      return { file, id, sentence: `${where || (row === undefined ? "the file" : "the row")} ${said(issue)}` }
    })
  })

/** The validator's finding in the words of somebody who writes data. */
function said({ type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (type.endsWith("object") && expected === "never") return "is no field that the schema knows"
  if (received === "undefined") return "is missing"
  if (type === "picklist") return `is ${received}, which is none of ${(expected ?? "").replace(/^\(|\)$/g, "").replaceAll(" | ", ", ")}`
  if (type === "min_length" && received === "0") return "is empty"
  return `does not fit: ${message}`
}
