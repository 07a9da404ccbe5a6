import type { TechniqueId } from "../../dataset/schema/index.ts"
import { type MarkShape, techniqueStyle } from "./techniqueStyle.ts"

/** Outlines of equal visual weight in a box of 16, centred on 8,8; charts may scale and move them. */
export const markPaths: Readonly<Record<MarkShape, string>> = {
  circle: "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2z",
  square: "M2.9 2.9h10.2v10.2H2.9z",
  diamond: "M8 .9 15.1 8 8 15.1.9 8z",
  triangle: "M8 1.6 15.2 14H.8z",
}

/** Of a plan whose parts may differ in technique. */
export const mixPath = "M5.6 1.4h4.8v4.2h4.2v4.8h-4.2v4.2H5.6v-4.2H1.4V5.6h4.2z"

export function MixMark({ size = 12 }: { readonly size?: number }) {
  const rem = `${size / 16}rem`
  return (
    <svg viewBox="0 0 16 16" style={{ width: rem, height: rem, flex: "none" }} focusable="false" aria-hidden="true">
      <path d={mixPath} fill="currentColor" />
    </svg>
  )
}

export interface TechniqueMarkProps {
  readonly technique: TechniqueId
  /** Pixels at the default type size. */
  readonly size?: number
  /** The mark in the colour of the text around it instead of its own hue. */
  readonly inherit?: boolean
  /** An outline only, for what cannot be. */
  readonly hollow?: boolean
  /** Said aloud where no name stands beside it. */
  readonly label?: string
}

export function TechniqueMark({ technique, size = 12, inherit = false, hollow = false, label }: TechniqueMarkProps) {
  const { mark, color } = techniqueStyle[technique]
  const rem = `${size / 16}rem`
  return (
    <svg
      viewBox="0 0 16 16"
      style={{ width: rem, height: rem, flex: "none", ...(inherit ? {} : { color }) }}
      focusable="false"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      <path d={markPaths[mark]} {...(hollow ? { fill: "none", stroke: "currentColor", strokeWidth: 1.8 } : { fill: "currentColor" })} />
    </svg>
  )
}
