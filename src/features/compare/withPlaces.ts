import type { FullCatalogue } from "../../dataset/catalogue.ts"
import type { Evidence } from "../../dataset/core.ts"
import { placesIn } from "../../dataset/places.ts"
import { quote } from "../../engine/basics/told.ts"
import type { Derivation, Input, NoteOf } from "../../engine/report.ts"

/** A derivation of the core with what only the full dataset says: where in its source each fact stands, and the notes of its rows. */
export function withPlaces(derivation: Derivation, full: FullCatalogue): Derivation {
  const places = placesIn(full)
  const placed = (input: Input): Input => ({ ...input, evidence: input.evidence.map((one) => placeOf(one, places)) })
  const complete = (one: Derivation): Derivation => ({
    ...one,
    inputs: one.inputs.map(placed),
    result: placed(one.result),
    notes: [...one.notes, ...(one.later ?? []).flatMap((row) => noteOf(row, full))],
    steps: one.steps.map(complete),
  })
  return complete(derivation)
}

/** Evidence that is not the dataset's own has its place already. */
const placeOf = (one: Evidence, places: readonly Evidence[]): Evidence => (one.at === undefined ? one : { ...places[one.at], ...one })

function noteOf({ table, id }: NoteOf, full: FullCatalogue): Derivation["notes"] {
  const note = table === "licences" ? full.licence(id)?.note : full.parameter(id).note
  return note ? [{ id: "as-written", values: { text: quote(note) } }] : []
}
