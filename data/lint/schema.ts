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
      const id = typeof place === "number" ? rowsOf(json)[place]?.id : String(place)
      return { file, id: id ?? file, sentence: `${v.getDotPath(issue) ?? "the file"}: ${issue.message}` }
    })
  })
