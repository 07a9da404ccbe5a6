import type { Evidence } from "./core.ts"
import type { FullData } from "./coreFields.ts"
import { coreOf } from "./cutCore.ts"
import { evidenceOf } from "./evidenceNumbers.ts"

const known = new WeakMap<FullData, readonly Evidence[]>()

/** The core's evidence as the full dataset has it, with where in its source each fact stands, by number. */
export function placesIn(full: FullData): readonly Evidence[] {
  let places = known.get(full)
  if (!places) known.set(full, (places = evidenceOf(coreOf(full, "whole-evidence")) as readonly Evidence[]))
  return places
}
