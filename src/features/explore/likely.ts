import type { Percentiles } from "../../engine/decisions/monteCarlo.ts"

/** Where the cost at likely inputs lies among the draws. */
export type LikelyPlace = "below-p10" | "below-p50" | "below-p90" | "above-p90"

export function likelyPlace(likelyUsd: number, { p10, p50, p90 }: Percentiles): LikelyPlace {
  if (likelyUsd < p10) return "below-p10"
  if (likelyUsd < p50) return "below-p50"
  return likelyUsd <= p90 ? "below-p90" : "above-p90"
}

/** Beside the figure. */
export const placeWords: Readonly<Record<LikelyPlace, string>> = {
  "below-p10": "below P10",
  "below-p50": "between P10 and P50",
  "below-p90": "between P50 and P90",
  "above-p90": "above P90",
}

/** In a sentence, of draws. */
export const dearerWords: Readonly<Record<LikelyPlace, string>> = {
  "below-p10": "more than 9 in 10 draws cost more",
  "below-p50": "more than half of the draws cost more",
  "below-p90": "half of the draws or fewer cost more",
  "above-p90": "fewer than 1 in 10 draws cost more",
}
