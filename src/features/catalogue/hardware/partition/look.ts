import type { Board } from "./boards.ts"
import { sizeOf } from "./boards.ts"
import { shapeOf } from "./fit.ts"
import type { InstanceType } from "../../../../dataset/schema/index.ts"

export const textures = ["plain", "rising", "dots", "lines", "falling", "grid"] as const
export type Texture = (typeof textures)[number]

/** Paths of a texture on a field of 8 × 8. */
export const texturePath: Readonly<Record<Texture, string>> = {
  plain: "",
  rising: "M-2 2 L2 -2 M-2 10 L10 -2 M6 10 L10 6",
  dots: "M2 2 h0.01 M6 6 h0.01",
  lines: "M0 2 H8 M0 6 H8",
  falling: "M-2 6 L2 10 M-2 -2 L10 10 M6 -2 L10 2",
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
