import type { Kind } from "./columns.ts"

/** GPUs where a table has none: which rows, and what they need or have. The first rule that fits a row counts, whatever its table says of GPUs. */
export interface Rule {
  readonly of: Kind
  readonly field: RuleField
  /** "*" stands for any letters and "?" for one; a text without them is looked for anywhere. Capitals make no difference. Empty: every row. */
  readonly pattern: string
  /** Of VMs: a kind of work, "2 GiB", "0.25", "1/4 L40S", "A16-2Q" or "none"; of hosts: "2x L40S" or "none". */
  readonly gives: string
}

export type RuleField = "name" | "folder" | "system" | "serverModel"
export const ruleFields: Readonly<Record<Kind, readonly RuleField[]>> = {
  vms: ["name", "folder", "system"],
  hosts: ["serverModel", "name"],
}
export const MOST_RULES = 50
/** Letters of a pattern and of what it gives. */
export const LONGEST = 120

/** Rules as a file or the device holds them; what is none is left out. */
export function rulesIn(value: unknown): readonly Rule[] {
  if (!Array.isArray(value)) return []
  return value
    .flatMap((one: unknown): Rule[] => {
      if (typeof one !== "object" || one === null) return []
      const { of, field, pattern, gives } = one as Partial<Record<keyof Rule, unknown>>
      if ((of !== "vms" && of !== "hosts") || typeof pattern !== "string" || typeof gives !== "string") return []
      const known = ruleFields[of].find((name) => name === field)
      return known === undefined ? [] : [{ of, field: known, pattern: pattern.slice(0, LONGEST), gives: gives.slice(0, LONGEST) }]
    })
    .slice(0, MOST_RULES)
}

/** The new rules first, then those of the old that are not among them. */
export const joined = (added: readonly Rule[], old: readonly Rule[]): readonly Rule[] => [
  ...added,
  ...old.filter((rule) => !added.some((one) => ruleKey(one) === ruleKey(rule))),
]
const ruleKey = ({ of, field, pattern, gives }: Rule): string => JSON.stringify([of, field, pattern, gives])
