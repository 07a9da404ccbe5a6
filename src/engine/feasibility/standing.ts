import type { SupportCell } from "../../dataset/core.ts"
import type { Standing } from "../../dataset/schema/index.ts"
import type { CommonTellings } from "../basics/tellings.ts"
import { maybeQuote, type ToldOf } from "../basics/told.ts"

/** True where something can be done, under conditions perhaps, whatever its standing. */
export const isDone = ({ support }: SupportCell): boolean => support === "yes" || support === "conditional"

/** How far along what a cell says is; null where it says that nothing can be done, or that nobody knows. */
export const standingOf = (cell: SupportCell): Standing | null => (isDone(cell) ? (cell.standing ?? "supported") : null)

/**
 * Whether a policy may count on it: what a release supports, or, where the user asks for what is not supported too (`any=1`), whatever can be
 * done at all.
 */
export const countsAs = (cell: SupportCell, includeUnsupported: boolean): boolean =>
  isDone(cell) && (includeUnsupported || standingOf(cell) === "supported")

/** How far along it is, with the dataset's words for it; null where it is supported, or not there. */
export function standingTold(cell: SupportCell): ToldOf<Pick<CommonTellings, "standing">> | null {
  const standing = standingOf(cell)
  if (standing === null || standing === "supported") return null
  return { id: "standing", values: { standing, words: maybeQuote(cell.standingWords) } }
}
