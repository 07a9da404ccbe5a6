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

type Words = Pick<TechniqueStyle, "name" | "shortName" | "inWords">

const style = (id: TechniqueId, words: Words, n: 1 | 2 | 3 | 4, mark: MarkShape): TechniqueStyle => ({
  ...words,
  id,
  mark,
  series: `series-${n}`,
  soft: `series-${n}-soft`,
  color: `var(--series-${n})`,
  softColor: `var(--series-${n}-soft)`,
})

/** One hue and one mark for each technique, everywhere. */
export const techniqueStyle: Readonly<Record<TechniqueId, TechniqueStyle>> = {
  "api-remoting": style(
    "api-remoting",
    { name: "API remoting", shortName: "Remoting", inWords: "graphics calls are sent to the host" },
    1,
    "circle",
  ),
  "fixed-pass-through": style(
    "fixed-pass-through",
    { name: "Fixed pass-through", shortName: "Pass-through", inWords: "one VM owns a whole GPU" },
    2,
    "square",
  ),
  "mediated-pass-through": style(
    "mediated-pass-through",
    { name: "Mediated pass-through", shortName: "Mediated", inWords: "several VMs share a GPU in hardware" },
    3,
    "diamond",
  ),
  "device-emulation": style(
    "device-emulation",
    { name: "Device emulation", shortName: "Emulation", inWords: "the CPU draws, without a GPU" },
    4,
    "triangle",
  ),
}

/** In the order in which they are always shown. */
export const techniqueOrder: readonly TechniqueId[] = ["api-remoting", "fixed-pass-through", "mediated-pass-through", "device-emulation"]
