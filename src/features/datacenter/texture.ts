/** How a group looks inside its technique's hue: a lightness and a texture, so that colour is never the only sign. */
export interface GroupLook {
  /** Percent of the hue over the surface. */
  readonly strength: number
  readonly texture: Texture
}
export const textures = ["plain", "rising", "dots", "lines", "falling", "grid"] as const
export type Texture = (typeof textures)[number]

const strengths = [78, 46, 92, 34] as const

/** The first looks are the most different; neighbours differ in both lightness and texture. */
export function groupLook(group: number): GroupLook {
  return { strength: strengths[group % strengths.length] ?? 78, texture: textures[group % textures.length] ?? "plain" }
}

/** Paths of a texture on an 8 × 8 field. */
export const texturePath: Readonly<Record<Texture, string>> = {
  plain: "",
  rising: "M-2 2 L2 -2 M-2 10 L10 -2 M6 10 L10 6",
  falling: "M-2 6 L2 10 M-2 -2 L10 10 M6 -2 L10 2",
  lines: "M0 2 H8 M0 6 H8",
  grid: "M0 4 H8 M4 0 V8",
  dots: "M2 2 h0.01 M6 6 h0.01",
}
