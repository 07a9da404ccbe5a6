import type { TechniqueId } from "../../dataset/schema/index.ts"

export type MarkShape = "circle" | "square" | "diamond" | "triangle"

export interface TechniqueStyle {
  readonly id: TechniqueId
  readonly name: string
  readonly shortName: string
  /** For somebody who has never met the term. */
  readonly inWords: string
  /** The hue's custom property without its dashes ("series-1"), strong for text and lines; `soft` for fills. */
  readonly series: string
  readonly soft: string
  /** The same two as values: `var(--series-1)`. */
  readonly color: string
  readonly softColor: string
  readonly mark: MarkShape
}

const style = (id: TechniqueId, name: string, shortName: string, inWords: string, n: 1 | 2 | 3 | 4, mark: MarkShape): TechniqueStyle => ({
  id,
  name,
  shortName,
  inWords,
  mark,
  series: `series-${n}`,
  soft: `series-${n}-soft`,
  color: `var(--series-${n})`,
  softColor: `var(--series-${n}-soft)`,
})

/** One hue and one mark for each technique, everywhere. */
export const techniqueStyle: Readonly<Record<TechniqueId, TechniqueStyle>> = {
  "api-remoting": style("api-remoting", "API remoting", "Remoting", "graphics calls are sent to the host", 1, "circle"),
  "fixed-pass-through": style("fixed-pass-through", "Fixed pass-through", "Pass-through", "one VM owns a whole GPU", 2, "square"),
  "mediated-pass-through": style(
    "mediated-pass-through",
    "Mediated pass-through",
    "Mediated",
    "several VMs share a GPU in hardware",
    3,
    "diamond",
  ),
  "device-emulation": style("device-emulation", "Device emulation", "Emulation", "the CPU draws, without a GPU", 4, "triangle"),
}

/** In the order in which they are always shown. */
export const techniqueOrder: readonly TechniqueId[] = ["api-remoting", "fixed-pass-through", "mediated-pass-through", "device-emulation"]
