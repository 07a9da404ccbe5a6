import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Range, TechnologyId, WorkloadClass } from "../../dataset/core.ts"

/** Where in its range an uncertain quantity stands: -1 at the low end, 0 at the likely value, 1 at the high end. */
export type Position = number

/** The value at a position, linear on either side of the likely one. */
export const valueAt = ({ low, likely, high }: Range, position: Position): number =>
  position < 0 ? likely + position * (likely - low) : likely + position * (high - likely)

const efficiencies = new WeakMap<Catalogue, ReadonlyMap<string, Position>>()

export const efficiencyKey = (technology: TechnologyId, workClass: WorkloadClass): string => `${technology}/${workClass}`

/** Holds the measured efficiencies of a catalogue's view at positions of their ranges, by `efficiencyKey`. */
export const holdEfficiencies = (view: Catalogue, positions: ReadonlyMap<string, Position>): void => void efficiencies.set(view, positions)

/** The efficiency as the catalogue's view holds it; the range itself where nothing is held. */
export function heldEfficiency(range: Range, technology: TechnologyId, workClass: WorkloadClass, catalogue: Catalogue): Range {
  const position = efficiencies.get(catalogue)?.get(efficiencyKey(technology, workClass))
  if (position === undefined) return range
  const value = valueAt(range, position)
  return { low: value, likely: value, high: value }
}

const speeds = new WeakMap<Catalogue, ReadonlyMap<string, Position>>()

/** What names the speed of a GPU against another at a class of work. */
export const speedKey = (gpu: string, reference: string, workClass: WorkloadClass): string => `${gpu}/${reference}/${workClass}`

/** Holds the speeds of a catalogue's view at positions of their ranges, by `speedKey`. */
export const holdSpeeds = (view: Catalogue, positions: ReadonlyMap<string, Position>): void => void speeds.set(view, positions)

/** The speed as the catalogue's view holds it; the range itself where nothing is held. */
export function heldSpeed(range: Range, key: string, catalogue: Catalogue): Range {
  const position = speeds.get(catalogue)?.get(key)
  if (position === undefined) return range
  const value = valueAt(range, position)
  return { low: value, likely: value, high: value }
}
