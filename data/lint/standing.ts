import type { Evidence, Product, SupportCell } from "../../src/dataset/schema/index.ts"
import type { Finding, Rule } from "./dataset.ts"

const fields = ["liveMigration", "suspendResume", "snapshot", "hotPlug", "haRestart"] as const

const founded: ReadonlySet<string> = new Set(["documented", "measured"])
const reported: ReadonlySet<string> = new Set([...founded, "secondary"])

/** Of the cell, else of the row for that field, else of the whole row. */
function evidenceOf(product: Product, field: string, cell: SupportCell): readonly Evidence[] {
  if (cell.evidence && cell.evidence.length > 0) return cell.evidence
  const named = product.evidence.filter((one) => one.fields?.includes(field))
  return named.length > 0 ? named : product.evidence.filter((one) => !one.fields)
}

function problems(product: Product, field: string, cell: SupportCell): readonly string[] {
  const done = cell.support === "yes" || cell.support === "conditional"
  const bases = evidenceOf(product, field, cell).map((one) => one.basis)
  const { standing, standingWords } = cell
  if (!done) return standing || standingWords ? [`${field} is "${cell.support}", so it has no standing`] : []
  if (standing === undefined) {
    if (standingWords) return [`${field} says how far along it is, but has no standing`]
    return bases.some((basis) => founded.has(basis))
      ? []
      : [`${field} is "${cell.support}" on nothing that its makers document: state its standing`]
  }
  if (standing === "supported") {
    return bases.some((basis) => reported.has(basis)) ? [] : [`${field} is called supported, but nobody reports it`]
  }
  return [
    ...(standingWords?.trim() ? [] : [`${field} is ${standing}, but standingWords does not say who says what`]),
    ...(bases.some((basis) => basis !== "recalled" && basis !== "estimate")
      ? []
      : [`${field} is ${standing} by no source that can be opened`]),
  ]
}

/**
 * What a product can do is supported, a preview, out of tree or claimed; a policy counts on the first only. Without a word on it a cell is
 * supported, which takes a document of the makers or a measurement.
 */
export const standingStated: Rule = ({ products }) =>
  products.flatMap(({ file, id, row }) =>
    fields.flatMap((field): Finding[] => {
      const cell = row[field]
      return cell ? problems(row, field, cell).map((sentence) => ({ file, id, sentence })) : []
    }),
  )
