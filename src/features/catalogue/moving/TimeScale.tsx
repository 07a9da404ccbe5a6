import { memo, type ReactElement, useRef } from "react"
import { classes } from "../../../ui/classes.ts"
import { duration, durationRange } from "../../../ui/format.ts"
import { PictureMenu } from "../../common/picture/PictureMenu.tsx"
import { useRoom } from "../motion/useRoom.ts"
import type { Move } from "./move.ts"
import motion from "../motion/Motion.module.css"
import css from "./Moving.module.css"

const height = 148
const copyTop = 30
const runTop = 74
const bar = 24

export interface TimeScaleProps {
  readonly move: Move
  /** Seconds that have passed. */
  readonly now: number
}

/** Steps of an axis: 1, 2 or 5 of a power of ten, not more than six of them. */
export function stepOf(whole: number): number {
  const least = whole / 6
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 5, 10].find((one) => one * power >= least) ?? 10) * power
}

/** A move on one axis of time: what is copied while the VM runs, and how long it stands still, expected and at worst. */
export const TimeScale = memo(function TimeScale({ move, now }: TimeScaleProps): ReactElement | null {
  const [ref, room] = useRoom()
  const svg = useRef<SVGSVGElement>(null)
  const { rounds, pause } = move
  if (!rounds || !pause) return null
  const width = room || 480
  const whole = (rounds.seconds + pause.worst.high) * 1.06
  const place = (seconds: number): number => 1 + (seconds / whole) * (width - 2)
  const step = stepOf(whole)
  const starts = rounds.rounds.reduce<readonly number[]>((all, { seconds }) => [...all, (all.at(-1) ?? 0) + seconds], [0])
  const begin = rounds.seconds
  const { expected, worst } = pause
  const likelyEnd = begin + expected.likely
  return (
    <figure className={css["scale"]} ref={ref}>
      <figcaption>
        All of it, to scale in time <PictureMenu of={svg} fileName="move-in-time" />
      </figcaption>
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is drawn here cannot be an <img>
        role="img"
        aria-label={`Memory is copied for ${duration(rounds.seconds)} while the VM runs; then it stands still for ${durationRange(expected)}, at worst ${duration(worst.high)}.`}
      >
        <text x={0} y={copyTop - 6} className={css["note"]}>
          memory copied, round by round
        </text>
        {rounds.rounds.map(({ seconds }, at) => {
          const from = place(starts[at] ?? 0)
          const wide = Math.max(0.6, place((starts[at] ?? 0) + seconds) - from)
          return (
            <g key={at}>
              <rect x={from} y={copyTop} width={wide} height={bar} className={css["round"]} data-odd={at % 2 === 1 || undefined} />
              {wide > 16 && (
                <text
                  x={from + wide / 2}
                  y={copyTop + 17}
                  textAnchor="middle"
                  className={css["roundName"]}
                  data-odd={at % 2 === 1 || undefined}
                >
                  {at + 1}
                </text>
              )}
            </g>
          )
        })}
        <text x={0} y={runTop - 6} className={css["note"]}>
          the VM runs
        </text>
        <rect x={place(0)} y={runTop} width={place(begin) - place(0)} height={bar} className={css["running"]} />
        <rect x={place(likelyEnd)} y={runTop} width={Math.max(0, width - 1 - place(likelyEnd))} height={bar} className={css["running"]} />
        {/* The longest lies below the others. */}
        {(
          [
            ["worst", worst.high],
            ["expected", expected.high],
            ["surely", expected.low],
          ] as const
        ).map(([sign, seconds]) => (
          <rect
            key={sign}
            x={place(begin)}
            y={runTop}
            width={Math.max(1, place(begin + seconds) - place(begin))}
            height={bar}
            className={css[sign]}
          />
        ))}
        <path d={`M${place(likelyEnd)} ${runTop - 4}v${bar + 8}`} className={css["likely"]} />
        {Array.from({ length: Math.floor(whole / step) + 1 }, (_, at) => at * step).map((seconds) => (
          <g key={seconds}>
            <path d={`M${place(seconds)} ${runTop + bar + 6}v5`} className={css["tick"]} />
            <text
              x={place(seconds)}
              y={runTop + bar + 26}
              textAnchor={seconds === 0 ? "start" : place(seconds) > width - 22 ? "end" : "middle"}
              className={css["note"]}
            >
              {duration(seconds)}
            </text>
          </g>
        ))}
        {now > 0 && <path d={`M${place(Math.min(whole, now))} ${copyTop - 4}V${runTop + bar + 6}`} className={css["now"]} />}
      </svg>
      <ul className={classes(motion["legend"], css["signs"])}>
        <li>
          <i data-sign="surely" />
          stands still, at least
        </li>
        <li>
          <i data-sign="expected" />
          as expected
        </li>
        {worst.high > expected.high && (
          <li>
            <i data-sign="worst" />
            at worst
          </li>
        )}
      </ul>
    </figure>
  )
})
