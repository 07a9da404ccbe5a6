import { objectsIn, type Rule } from "./dataset.ts"

/** Fields that evidence names are fields of its row (for a set of instance types: of the set or of its types). */
export const evidenceFields: Rule = (dataset) => {
  const ofTypes = new Set(dataset.instanceTypes.flatMap(({ row }) => Object.keys(row)))
  return dataset.rows<unknown>("").flatMap(({ file, id, row }) =>
    objectsIn(row).flatMap(({ at, node }) => {
      const evidence = Array.isArray(node["evidence"]) ? (node["evidence"] as { readonly fields?: readonly string[] }[]) : []
      const named = [...new Set(evidence.flatMap((one) => one.fields ?? []))]
      return named
        .filter((field) => !(field in node) && !("types" in node && ofTypes.has(field)))
        .map((field) => ({
          file,
          id,
          sentence: `evidence${at === "" ? "" : ` of ${at}`} names the field "${field}", which the row does not have`,
        }))
    }),
  )
}
