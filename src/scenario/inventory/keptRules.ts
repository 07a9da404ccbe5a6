import { createStore } from "zustand/vanilla"
import { isFramed } from "../framed.ts"
import { rulesIn, type Rule } from "./ruleShape.ts"

const storageKey = "gpu-virtualization-explorer.inventory-rules"

function stored(): readonly Rule[] {
  if (isFramed()) return []
  try {
    return rulesIn(JSON.parse(localStorage.getItem(storageKey) ?? "[]"))
  } catch {
    return []
  }
}

/** The rules that give GPUs to VMs and hosts. They stay on the device; where that keeps nothing, they live as long as the page. */
export const keptRules = createStore<{ readonly rules: readonly Rule[] }>(() => ({ rules: stored() }))

export function keepRules(rules: readonly Rule[]): void {
  const kept = rulesIn(rules)
  keptRules.setState({ rules: kept })
  if (isFramed()) return
  try {
    if (kept.length === 0) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, JSON.stringify(kept))
  } catch {
    // Storage that is refused or full keeps nothing, and the page works without.
  }
}
