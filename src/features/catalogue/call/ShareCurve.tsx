import { useRef, type ReactElement } from "react"
import type { TechniqueId } from "../../../dataset/schema/index.ts"
import type { FrameTime } from "../../../engine/performance/frameTime.ts"
import { count, percent } from "../../../ui/format.ts"
import { PictureMenu } from "../../common/picture/PictureMenu.tsx"
import type { Values } from "../../common/picture/values.ts"
import { PlotAxes, type PlotBox } from "../../../ui/PlotAxes.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { limits } from "./address.ts"
import css from "./Call.module.css"

const width = 360
const height = 150
const left = 48
const bottom = 24
const points = 32
const box: PlotBox = { left, right: width - 8, top: 8, bottom: height - bottom }

const { least, most } = limits.calls
const place = (calls: number): number => left + (Math.log(calls / least) / Math.log(most / least)) * (width - left - 8)
const level = (share: number): number => 8 + (1 - share) * (height - bottom - 8)

export interface ShareCurveProps {
  readonly technique: TechniqueId
  readonly calls: number
  readonly frame: FrameTime
  readonly at: (calls: number) => FrameTime | null
}

/** The share of native over the draw calls of a frame, and where the slider stands on it. */
export function ShareCurve({ technique, calls, frame, at }: ShareCurveProps): ReactElement {
  const svg = useRef<SVGSVGElement>(null)
  const { color, softColor } = techniqueStyle[technique]
  const along = Array.from({ length: points + 1 }, (_, one) => least * (most / least) ** (one / points)).flatMap((each) => {
    const found = at(each)
    return found ? [{ x: place(each), ...found.share }] : []
  })
  const line = (end: "low" | "likely" | "high", way = along): string =>
    way.map((one) => `${one.x.toFixed(1)} ${level(one[end]).toFixed(1)}`).join("L")
  const { share } = frame
  const values = (): Values => ({
    columns: ["Draw calls a frame", "Share, low", "Share, likely", "Share, high"],
    rows: along.map((one, point) => [count(least * (most / least) ** (point / points)), ...[one.low, one.likely, one.high].map(percent)]),
  })
  return (
    <figure className={css["curve"]}>
      <figcaption>
        Share of native over draw calls a frame <PictureMenu of={svg} fileName="share-by-draw-calls" values={values} />
      </figcaption>
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is drawn here cannot be an <img>
        role="img"
        aria-label={`Share of native falls from ${percent(along[0]?.likely ?? 1)} at ${count(least)} draw calls a frame to ${percent(along.at(-1)?.likely ?? 0)} at ${count(most)}; at ${count(calls)} it is ${percent(share.likely)}.`}
      >
        <PlotAxes
          box={box}
          up={[0, 0.5, 1].map((one) => ({ at: level(one), text: percent(one) }))}
          along={[10, 100, 1000, 10_000].map((one) => ({ at: place(one), text: count(one) }))}
          type={12}
        />
        <path d={`M${line("high")}L${line("low", along.toReversed())}Z`} fill={softColor} />
        <path d={`M${line("likely")}`} fill="none" stroke={color} strokeWidth={2.4} />
        <path d={`M${place(calls)} ${height - bottom}V${level(share.likely)}`} stroke="var(--ink)" strokeDasharray="3 3" />
        <circle cx={place(calls)} cy={level(share.likely)} r={6} fill={color} stroke="var(--surface)" strokeWidth={2} />
      </svg>
    </figure>
  )
}
