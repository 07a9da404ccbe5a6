import { lookableColumns, type LookWord } from "./looks.ts"
import { techniqueIds } from "./words.ts"

/** What there is to look at in each view: rows of techniques, columns of the board, parts of what moves. */
const looks = {
  board: [...techniqueIds, ...lookableColumns],
  native: techniqueIds,
  gpus: techniqueIds,
  cost: techniqueIds,
  migration: techniqueIds,
  call: ["picture", "story", "bars", "curve"],
  share: ["picture", "story", "curve", "walls"],
  move: ["picture", "story", "scale", "reasons"],
  emulate: ["picture", "story", "bars"],
} as const satisfies Readonly<Record<string, readonly LookWord[]>>

const hasLooks = (view: string): view is keyof typeof looks => Object.hasOwn(looks, view)

export const looksOf = (view: string): readonly LookWord[] => (hasLooks(view) ? looks[view] : [])
