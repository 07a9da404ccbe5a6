import { quote } from "../../engine/basics/told.ts"
import { rolesOf, unitsOf, type Kind, type Unit } from "./columns.ts"
import type { Choice } from "./take.ts"
import type { ReadingTold } from "./tellings.ts"

/** "Memory=ram:MiB,Notes=ignore" as choices for columns; why, where it means nothing. */
export function choicesIn(
  kind: Kind,
  text: string,
): { readonly choices: Readonly<Record<string, Choice>> } | { readonly fault: ReadingTold } {
  const roles = rolesOf[kind]
  const choices: Record<string, Choice> = {}
  for (const one of text.split(",").filter((part) => part.trim() !== "")) {
    const [, header, role, unit] = /^(.*)=\s*([^=:]+?)\s*(?::\s*([^=:]+?)\s*)?$/s.exec(one) ?? []
    if (header === undefined || role === undefined) return { fault: { id: "choice-incomplete", values: { given: quote(one) } } }
    if (role === "ignore") {
      choices[header.trim()] = { role: null }
      continue
    }
    const known = roles.find((name) => name.toLowerCase() === role.toLowerCase())
    if (known === undefined)
      return { fault: { id: "choice-role", values: { of: quote(kind), roles: roles.map(quote), given: quote(role) } } }
    const units = unitsOf(kind, known)
    const chosen: Unit | undefined = unit === undefined ? undefined : units.find((name) => name.toLowerCase() === unit.toLowerCase())
    if (unit !== undefined && chosen === undefined)
      return units.length === 0
        ? { fault: { id: "choice-without-unit", values: { role: quote(known) } } }
        : { fault: { id: "choice-unit", values: { role: quote(known), units: units.map(quote), given: quote(unit) } } }
    choices[header.trim()] = chosen === undefined ? { role: known } : { role: known, unit: chosen }
  }
  return { choices }
}
