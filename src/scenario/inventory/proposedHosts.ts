import type { RowReader } from "./cells.ts"
import type { GpuNames } from "./gpuNames.ts"
import { LONGEST, type RuleField } from "./ruleShape.ts"
import type { Proposed, ProposedRule } from "./proposedRules.ts"

/** Rules for hosts whose table says nothing of GPUs: which hosts belong together, by server model, else by their names. What they hold, a reader says. */

/** More are more than a reader looks through. */
const MOST_PROPOSED = 12
const EXAMPLES = 3

/** What is common to names that are numbered, so that a rule catches them all. */
const stemOf = (name: string): string => /^[^\d]*?(?=\d|$)/.exec(name)?.[0] ?? ""

/** `gives` is empty but where the name of a server or host names a GPU: then it is that GPU, without a number. */
export function proposedHosts(rows: readonly RowReader[], names: GpuNames): Proposed {
  const found = new Map<string, { field: RuleField; pattern: string; caught: number; examples: string[] }>()
  for (const row of rows) {
    const [name, model] = [row.text("name"), row.text("serverModel")]
    const stem = stemOf(name)
    const field: RuleField = model === "" ? "name" : "serverModel"
    // A text with these signs would be no name but a pattern.
    const pattern = (model === "" ? (stem === "" ? name : `${stem}*`) : model).replaceAll("?", "").slice(0, LONGEST)
    if (pattern === "") continue
    const same = found.get(pattern.toLowerCase())
    if (same === undefined) found.set(pattern.toLowerCase(), { field, pattern, caught: 1, examples: [name || row.at] })
    else {
      same.caught++
      if (same.examples.length < EXAMPLES) same.examples.push(name || row.at)
    }
  }
  // A text is looked for anywhere: where one server's name is part of another's, a sign that stands for its last letter keeps them apart.
  const apart = (pattern: string): string =>
    [...found.keys()].some((other) => other !== pattern.toLowerCase() && other.includes(pattern.toLowerCase()))
      ? `${pattern.slice(0, -1)}?`
      : pattern
  const most = [...found.values()].toSorted((a, b) => b.caught - a.caught)
  const rules = most.slice(0, MOST_PROPOSED).map(({ field, pattern, caught, examples }): ProposedRule => ({
    rule: { of: "hosts", field, pattern: field === "serverModel" ? apart(pattern) : pattern, gives: gpuIn([pattern, ...examples], names) },
    caught,
    examples,
  }))
  const told = rules.reduce((sum, { caught }) => sum + caught, 0)
  return { rules, asked: rows.length, left: rows.length - told, unnamed: [] }
}

/** The one GPU that all of these names speak of; else nothing. */
function gpuIn(texts: readonly string[], names: GpuNames): string {
  const named = texts
    .flatMap((text) => text.split(/[^A-Za-z0-9]+/))
    .filter((word) => /^[a-z]+\d+[a-z]*$/i.test(word) && word.length > 1)
    .flatMap((word) => {
      const gpus = names.model(word)
      return gpus.length === 1 ? [gpus[0]!.shortName] : []
    })
  return new Set(named).size === 1 ? named[0]! : ""
}
