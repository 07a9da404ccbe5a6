import type { Board } from "./boards.ts"
import { sizeOf } from "./boards.ts"
import { shapeOf } from "./fit.ts"
import type { InstanceType } from "../../../../dataset/schema/index.ts"

/** None slants: slanting lines alone are what is free. */
export const textures = ["plain", "dots", "lines", "grid", "uprights", "crosses"] as const
export type Texture = (typeof textures)[number]

/** Paths of a texture on a field of 8 × 8. */
export const texturePath: Readonly<Record<Texture, string>> = {
  plain: "",
  dots: "M2 2 h0.01 M6 6 h0.01",
  lines: "M0 2 H8 M0 6 H8",
  uprights: "M2 0 V8 M6 0 V8",
  crosses: "M2 0.5 V3.5 M0.5 2 H3.5 M6 4.5 V7.5 M4.5 6 H7.5",
  grid: "M0 4 H8 M4 0 V8",
}

/** How a size looks: the larger the darker, and neighbours differ in texture, so that colour is never the only sign. */
export interface Look {
  readonly rank: number
  /** Percent of the hue over the surface; low enough for text to stand on it. */
  readonly strength: number
  readonly texture: Texture
}

/** The look of each size of a board, largest first. */
export function looksOf(board: Board): (type: InstanceType) => Look {
  const size = (type: InstanceType): number => sizeOf(type) || (shapeOf(board, type)?.size ?? 0)
  const sizes = [...new Set(board.types.map(size))].toSorted((a, b) => b - a)
  return (type) => {
    const rank = Math.max(0, sizes.indexOf(size(type)))
    const share = sizes.length < 2 ? 0 : rank / (sizes.length - 1)
    return { rank, strength: Math.round(42 - 28 * share), texture: textures[rank % textures.length] ?? "plain" }
  }
}
