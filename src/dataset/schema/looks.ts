import { techniqueIds } from "./words.ts"

/** Columns of the board. */
export const lookableColumns = ["native", "gpus", "cost", "migration"] as const

/** Parts of what moves. */
const lookableParts = ["picture", "story", "bars", "curve", "walls", "scale", "reasons"] as const

/** What a reader can be asked to look at, behind `look=` and in lessons. Permanent, as all words of embedded addresses. */
export const lookable = [...techniqueIds, ...lookableColumns, ...lookableParts] as const
export type LookWord = (typeof lookable)[number]
