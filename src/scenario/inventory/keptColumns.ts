import { isFramed } from "../framed.ts"
import type { Kind } from "./columns.ts"
import type { Choice } from "./take.ts"

/** What was chosen for the columns of a table is remembered for other tables with the same columns, on the device alone. */

const storageKey = "gpu-virtualization-explorer.inventory-columns"
/** Layouts remembered; those used longest ago go first. */
const MOST = 40

type Choices = Readonly<Record<string, Choice>>
type Memory = readonly (readonly [layout: string, choices: Choices])[]

const layoutKey = (kind: Kind, headers: readonly string[]): string => JSON.stringify([kind, ...headers])

function memory(): Memory {
  if (isFramed()) return []
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]")
    return Array.isArray(kept)
      ? kept.filter((one): one is Memory[number] => Array.isArray(one) && typeof one[0] === "string" && isChoices(one[1]))
      : []
  } catch {
    return []
  }
}

const isChoices = (value: unknown): value is Choices =>
  typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "object" && one !== null)

function write(kept: Memory): void {
  if (isFramed()) return
  try {
    if (kept.length === 0) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, JSON.stringify(kept))
  } catch {
    // Storage that is refused or full keeps nothing, and the page works without.
  }
}

export const rememberedColumns = (kind: Kind, headers: readonly string[]): Choices | null =>
  memory().find(([layout]) => layout === layoutKey(kind, headers))?.[1] ?? null

/** Without choices the layout is forgotten. */
export function rememberColumns(kind: Kind, headers: readonly string[], choices: Choices): void {
  const key = layoutKey(kind, headers)
  const others = memory().filter(([layout]) => layout !== key)
  write(Object.keys(choices).length === 0 ? others : [[key, choices] as const, ...others].slice(0, MOST))
}
