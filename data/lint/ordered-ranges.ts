import { objectsIn, type Finding, type Rule } from "./dataset.ts"

/** Words that begin or end a key and say where in a range its figure lies. */
const ranks: Readonly<Record<string, number>> = {
  low: 0,
  min: 0,
  minimum: 0,
  idle: 0,
  likely: 1,
  mean: 1,
  median: 1,
  typical: 1,
  default: 1,
  average: 1,
  high: 2,
  max: 2,
  maximum: 2,
  peak: 2,
  fullLoad: 2,
}
const words = Object.keys(ranks).sort((a, b) => b.length - a.length)
const capital = (word: string): string => word[0]?.toUpperCase() + word.slice(1)

/** `lowUsd` is the low end of `Usd`, `gpuDutyPeak` the peak of `gpuDuty`. */
function rankOf(key: string): { readonly of: string; readonly rank: number; readonly word: string } | null {
  for (const word of words) {
    const rank = ranks[word] ?? 0
    if (key === word) return { of: "", rank, word }
    if (key.startsWith(word) && /^[A-Z]/.test(key.slice(word.length))) return { of: key.slice(word.length), rank, word }
    if (key.endsWith(capital(word))) return { of: key.slice(0, -word.length), rank, word }
  }
  return null
}

/** Figures of one range stand in order: low or least, then likely, mean or default, then high or most. A board draws less idle than busy. */
export const orderedRanges: Rule = (dataset) => {
  const findings: Finding[] = []
  for (const { file, id, row } of dataset.rows<unknown>(""))
    for (const { at, node } of objectsIn(row)) {
      const ends = Object.entries(node).flatMap(([key, value]) => {
        const place = typeof value === "number" ? rankOf(key) : null
        return place && typeof value === "number" ? [{ key, value, ...place }] : []
      })
      for (const lower of ends)
        for (const upper of ends)
          if (
            lower.of === upper.of &&
            lower.rank < upper.rank &&
            (lower.word === "idle" ? lower.value >= upper.value : lower.value > upper.value)
          )
            findings.push({
              file,
              id,
              sentence: `${at === "" ? "" : `${at}: `}${lower.key} ${lower.value} is above ${upper.key} ${upper.value}`,
            })
    }
  return findings
}
