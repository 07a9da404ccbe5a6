import type { MigrationLevel, OptionResult } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { yearsText } from "../../ui/format.ts"

/** For the board's cell: two or three words. */
export const migrationWords: Readonly<Record<MigrationLevel, string>> = {
  live: "live",
  "live-with-conditions": "live, with conditions",
  "suspend-only": "suspend only",
  "cold-only": "cold only",
  none: "none",
  unknown: "unknown",
}

/** Least to most: what a running VM survives. Unknown has no step. */
export const migrationStep: Readonly<Record<MigrationLevel, number | null>> = {
  none: 0,
  "cold-only": 1,
  "suspend-only": 2,
  "live-with-conditions": 3,
  live: 4,
  unknown: null,
}

/** "NVIDIA vGPU on vSphere, A16": the GPU without its maker where the product's name already says it. */
export function gpuShortName(option: Pick<OptionResult, "gpuName" | "productName">): string | null {
  if (option.gpuName === null) return null
  const [maker, ...rest] = option.gpuName.split(" ")
  return rest.length > 0 && maker !== undefined && option.productName.startsWith(`${maker} `) ? rest.join(" ") : option.gpuName
}

/** A text that ends as a sentence does. */
export const sentence = (text: string): string => {
  const trimmed = text.trim()
  // A setting such as vgpu.hotmigrate.enabled keeps its spelling, and so does a vGPU.
  const capital = /^(\S+\.\S|[a-z][A-Z])/.test(trimmed) ? trimmed : trimmed.charAt(0).toUpperCase() + trimmed.slice(1)
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`
}

/** "over 4 years". */
export const yearsPhrase = ({ economics }: Scenario): string => `over ${yearsText(economics.years)}`
