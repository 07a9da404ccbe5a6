import { roleNames, unitsOf, type Kind, type Role, type Unit } from "./columns.ts"
import type { Choice } from "./take.ts"

/** "Memory=ram:MiB,Notes=ignore" as choices for columns; a sentence where it means nothing. */
export function choicesIn(kind: Kind, text: string): Readonly<Record<string, Choice>> | string {
  const roles = Object.keys(roleNames[kind]) as Role[]
  const choices: Record<string, Choice> = {}
  for (const one of text.split(",").filter((part) => part.trim() !== "")) {
    const [, header, role, unit] = /^(.*)=\s*([^=:]+?)\s*(?::\s*([^=:]+?)\s*)?$/s.exec(one) ?? []
    if (header === undefined || role === undefined) return `"${one}" gives no column and role, such as Memory=ram:MiB.`
    if (role === "ignore") {
      choices[header.trim()] = { role: null }
      continue
    }
    const known = roles.find((name) => name.toLowerCase() === role.toLowerCase())
    if (known === undefined) return `A column of ${kind} can be ${roles.join(", ")} or ignore, not "${role}".`
    const units = unitsOf(kind, known)
    const chosen: Unit | undefined = unit === undefined ? undefined : units.find((name) => name.toLowerCase() === unit.toLowerCase())
    if (unit !== undefined && chosen === undefined)
      return units.length === 0
        ? `A column read as ${known} has no unit.`
        : `The unit of ${known} is one of ${units.join(", ")}, not "${unit}".`
    choices[header.trim()] = chosen === undefined ? { role: known } : { role: known, unit: chosen }
  }
  return choices
}
