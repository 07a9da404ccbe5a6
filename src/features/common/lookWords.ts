import { lookableColumns, type LookWord } from "../../dataset/schema/looks.ts"
import { techniqueStyle } from "./techniqueStyle.ts"
import { techniqueIds } from "../../dataset/schema/words.ts"

/** What a reader is asked to look at, in words. */
export const lookNames: Readonly<Record<LookWord, string>> = {
  ...(Object.fromEntries(
    techniqueIds.map((id) => [id, techniqueStyle[id].name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())]),
  ) as Record<(typeof techniqueIds)[number], string>),
  native: "native performance",
  gpus: "GPUs",
  cost: "cost",
  migration: "migration",
  picture: "the picture",
  story: "the figure and what it says",
  bars: "the bars of one frame",
  curve: "the curve",
  walls: "the GPU in partitions",
  scale: "the scale of time",
  reasons: "the reasons",
}

const isRow = (word: LookWord): boolean => (techniqueIds as readonly string[]).includes(word)
const isColumn = (word: LookWord): boolean => (lookableColumns as readonly string[]).includes(word)
const listed = (words: readonly LookWord[]): string => {
  const names = words.map((word) => lookNames[word])
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`
}

/** "mediated pass-through: cost and GPUs", "the picture and the curve". */
export function lookWords(words: readonly LookWord[]): string {
  const [rows, columns, parts] = [words.filter(isRow), words.filter(isColumn), words.filter((word) => !isRow(word) && !isColumn(word))]
  const cells = rows.length > 0 && columns.length > 0 ? `${listed(rows)}: ${listed(columns)}` : listed([...rows, ...columns])
  return [cells, listed(parts)].filter((one) => one !== "").join("; ")
}
