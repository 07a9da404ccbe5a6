import * as fc from "fast-check"
import { groupOf, plainGroupOf } from "../src/scenario/arbitrary.ts"
import { pageStateWith } from "../src/scenario/arbitraryPage.ts"
import { encodeFragment, type KnownIds } from "../src/scenario/url/index.ts"
import { noVersions } from "../src/scenario/view.ts"

const seed = 20_261_130

/** Links of random scenarios, always the same ones: half with groups as people write them, half with any at all; up to three groups, or a thousand take hours. */
export function sampledLinks(count: number, known: KnownIds): readonly string[] {
  const [plain, any] = [plainGroupOf(known), groupOf(known)].map((group) =>
    pageStateWith(known, fc.array(group, { minLength: 1, maxLength: 3 })),
  )
  const states = fc.sample(fc.oneof(plain!, any!), { numRuns: count, seed })
  return states.map(
    (state) => encodeFragment({ ...state, versions: noVersions }, { datasetVersion: "2026.11.1", modelVersion: "1" }) || "#",
  )
}
