import type { Catalogue, Position } from "../../dataset/catalogue.ts"
import type { Range, TechnologyId, WorkloadClass } from "../../dataset/core.ts"

export type { Position } from "../../dataset/catalogue.ts"

/** The value at a position, linear on either side of the likely one. */
export const valueAt = ({ low, likely, high }: Range, position: Position): number =>
  position < 0 ? likely + position * (likely - low) : likely + position * (high - likely)

/** What names a measured efficiency among those that a catalogue holds. */
export const efficiencyKey = (technology: TechnologyId, workClass: WorkloadClass): string => `${technology}/${workClass}`

/** What names the speed of a GPU against another at a class of work. */
export const speedKey = (gpu: string, reference: string, workClass: WorkloadClass): string => `${gpu}/${reference}/${workClass}`

/** The efficiency as the catalogue holds it; the range itself where it holds none. */
export const heldEfficiency = (range: Range, technology: TechnologyId, workClass: WorkloadClass, { held }: Catalogue): Range =>
  at(range, held?.efficiencies.get(efficiencyKey(technology, workClass)))

/** The speed named by `key` as the catalogue holds it; the range itself where it holds none. */
export const heldSpeed = (range: Range, key: string, { held }: Catalogue): Range => at(range, held?.speeds.get(key))

function at(range: Range, position: Position | undefined): Range {
  if (position === undefined) return range
  const value = valueAt(range, position)
  return { low: value, likely: value, high: value }
}
