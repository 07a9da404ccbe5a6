/** How a group looks inside its technique's hue: a lightness and a texture, so that colour is never the only sign. */
export interface GroupLook {
  /** Percent of the hue over the surface. */
  readonly strength: number
  readonly texture: Texture
}
/** None slants: slanting lines alone are what is idle. */
export const textures = ["plain", "dots", "lines", "grid", "uprights", "crosses"] as const
export type Texture = (typeof textures)[number]

const strengths = [78, 46, 92, 34] as const

/** The first looks are the most different; neighbours differ in both lightness and texture. */
export function groupLook(group: number): GroupLook {
  return { strength: strengths[group % strengths.length] ?? 78, texture: textures[group % textures.length] ?? "plain" }
}

/** Paths of a texture on an 8 × 8 field. */
export const texturePath: Readonly<Record<Texture, string>> = {
  plain: "",
  lines: "M0 2 H8 M0 6 H8",
  uprights: "M2 0 V8 M6 0 V8",
  crosses: "M2 0.5 V3.5 M0.5 2 H3.5 M6 4.5 V7.5 M4.5 6 H7.5",
  grid: "M0 4 H8 M4 0 V8",
  dots: "M2 2 h0.01 M6 6 h0.01",
}
