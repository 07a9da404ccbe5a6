import { useId, type ReactElement } from "react"
import { percent, plural } from "../../../ui/format.ts"
import type { Drawn } from "./race.ts"
import { facesOf } from "./scene.ts"
import motion from "../motion/Motion.module.css"
import css from "./Emulating.module.css"

/** Tiles of a picture, across and down. */
const across = 16
const down = 10
const tiles = across * down
const top = 24
const gap = 20
/** A GPU has this many tiles in hand at once. */
const gpuHands = 40

export interface RacePictureProps {
  readonly gpu: Drawn
  readonly cpu: Drawn
  readonly vcpu: number
  readonly width: number
  readonly label: string
}

/** The same frame twice: as far as the GPU has drawn it, and as far as the CPU has. Side by side, or one above the other where it is narrow. */
export function RacePicture({ gpu, cpu, vcpu, width, label }: RacePictureProps): ReactElement {
  const beside = width >= 420
  const wide = beside ? (width - gap) / 2 : width
  const high = (wide * down) / across
  const place = (second: boolean): string => (second ? (beside ? `translate(${wide + gap} 0)` : `translate(0 ${top + high + 34})`) : "")
  const whole = beside ? top + high + 26 : 2 * (top + high + 30)
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG drawn in place is no <img>
    <svg className={css["picture"]} viewBox={`-1 0 ${width + 2} ${whole}`} role="img" aria-label={label}>
      <Screen name="GPU" drawn={gpu} hands={gpuHands} wide={wide} high={high} />
      <g transform={place(true)}>
        <Screen name={`CPU, ${plural(vcpu, "vCPU")}`} drawn={cpu} hands={vcpu} wide={wide} high={high} />
      </g>
    </svg>
  )
}

interface ScreenProps {
  readonly name: string
  readonly drawn: Drawn
  /** Tiles worked on at once. */
  readonly hands: number
  readonly wide: number
  readonly high: number
}

/** A screen: the last whole frame, and over it the tiles of the next that are done, with those in hand marked. */
function Screen({ name, drawn: { frames, part }, hands, wide, high }: ScreenProps): ReactElement {
  const id = useId()
  const done = Math.floor(part * tiles)
  const [tileWide, tileHigh] = [wide / across, high / down]
  const rows = Math.floor(done / across)
  const inHand = part > 0 ? Math.min(hands, tiles - done) : 0
  return (
    <g>
      <text x={0} y={15} className={motion["title"]}>
        {name}
      </text>
      <g transform={`translate(0 ${top})`}>
        <rect width={wide} height={high} className={css["screen"]} />
        {frames > 0 && <Body frame={frames - 1} wide={wide} high={high} />}
        {part > 0 && (
          <>
            <clipPath id={id}>
              <rect width={wide} height={rows * tileHigh} />
              <rect y={rows * tileHigh} width={(done % across) * tileWide} height={tileHigh} />
            </clipPath>
            <g clipPath={`url(#${id})`}>
              <rect width={wide} height={high} className={css["screen"]} />
              <Body frame={frames} wide={wide} high={high} />
            </g>
            {Array.from({ length: inHand }, (_, one) => done + one).map((tile) => (
              <rect
                key={tile}
                x={(tile % across) * tileWide + 1}
                y={Math.floor(tile / across) * tileHigh + 1}
                width={Math.max(1, tileWide - 2)}
                height={Math.max(1, tileHigh - 2)}
                className={css["inHand"]}
              />
            ))}
          </>
        )}
        <rect width={wide} height={high} className={css["edge"]} />
      </g>
      <text x={0} y={top + high + 18} className={css["note"]}>
        {plural(frames, "frame")} drawn{part > 0 ? `, ${percent(part)} of ${frames === 0 ? "the first" : "the next"}` : ""}
      </text>
    </g>
  )
}

const Body = ({ frame, wide, high }: { readonly frame: number; readonly wide: number; readonly high: number }): ReactElement => (
  <g>
    {facesOf(frame).map(({ points, light }, at) => (
      <polygon
        key={at}
        points={points.map(([x, y]) => `${(x * wide).toFixed(1)},${(y * high).toFixed(1)}`).join(" ")}
        className={css["face"]}
        style={{ "--light": `${Math.round(light * 100)}%` } as React.CSSProperties}
      />
    ))}
  </g>
)
