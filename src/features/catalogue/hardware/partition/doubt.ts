import { evidenceOfField, weakest } from "../../../../dataset/coverage.ts"
import type { Basis, InstanceType } from "../../../../dataset/schema/index.ts"
import type { Board } from "./boards.ts"

const strength: readonly Basis[] = ["documented", "measured", "vendor-claim", "secondary", "estimate", "recalled"]

/** How size and count of a type are known, where at least one of them is only estimated or recalled; else null. */
export function doubtOf({ sets }: Pick<Board, "sets">, type: InstanceType): Basis | null {
  const ofSet = sets.find((set) => set.types.includes(type))?.evidence ?? []
  const known = ["frameBufferMib", "maxPerGpu"].flatMap((field) => {
    const own = evidenceOfField({ evidence: type.evidence ?? [] }, field)
    const said = own.length > 0 ? own : evidenceOfField({ evidence: ofSet }, field)
    return strength.find((basis) => said.some((one) => one.basis === basis)) ?? []
  })
  const basis = weakest(known)
  return basis === "estimate" || basis === "recalled" ? basis : null
}
