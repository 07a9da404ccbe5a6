import { debtsOf } from "./debts.ts"
import { evidenceIn, type Rule } from "./dataset.ts"

/** How many entries of evidence rest on memory, and that their number only falls: `recalled` of debts.json is that number. */
export const recalledShrinks: Rule = (dataset) => {
  const count = evidenceIn(dataset).filter(({ row }) => row.basis === "recalled").length
  const { recalled } = debtsOf(dataset)
  const say = (sentence: string) => [{ file: "debts", id: "recalled", sentence }]
  if (count > recalled)
    return say(`${count} entries of evidence are recalled and at most ${recalled} are allowed: read a source, or say unknown`)
  return count < recalled ? say(`only ${count} entries of evidence are recalled: lower "recalled" to ${count}`) : []
}
