import { useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactElement } from "react"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { isDoubtful, Mark } from "./Mark.tsx"
import { middleOf, type PlotRow } from "./plot.ts"
import { spread, swarm } from "./swarm.ts"
import { dotLabel, predictionText } from "./words.ts"
import css from "./plot.module.css"

const narrowBelow = 460
const leastRow = 34

/** From a share of native to pixels. */
export type Axis = (share: number) => number

interface RowProps {
  readonly row: PlotRow
  readonly axis: Axis
  readonly width: number
  readonly active: string | null
  /** The marked measurement and those of the same paper; null while none is marked. */
  readonly kin: ReadonlySet<string> | null
  readonly href: (id: string) => string
  readonly onActive: (id: string | null) => void
  readonly onOpen: (id: string) => void
}

/** Pixels within which the pointer finds a mark. */
const reach = 14

/**
 * A row of the plot: the model's band, and on it a mark for each measurement, pushed up or down where others lie at the same share.
 *
 *     label  12     ┊      ●    ┊▒▒▒▒│▒▒▒▒▒┊          ▒ band of the model, │ where it is likeliest
 *     prediction    ┊   ──●──●  ┊▒▒◆▒│▒▒▒▒▒┊          ── a measurement's range
 *
 * The marks are links. One of them is the row's only stop of the Tab key; arrows go from one to the next in the order of `placed`. The pointer means the nearest
 * within `reach`; a finger's first touch shows it, the second opens it.
 */
export function Row({ row, axis, width, active, kin, href, onActive, onOpen }: RowProps): ReactElement {
  const size = width < narrowBelow ? 8 : 10
  const placed = useMemo(
    () =>
      swarm(
        row.dots.map((dot) => ({ id: dot.id, x: axis(middleOf(dot) ?? 0) })),
        size + 1.5,
      ),
    [row.dots, axis, size],
  )
  const byId = useMemo(() => new Map(row.dots.map((dot) => [dot.id, dot])), [row.dots])
  const [stop, setStop] = useState<string | null>(null)
  const dots = useRef(new Map<string, HTMLOrSVGElement>())
  const height = Math.max(leastRow, Math.ceil(2 * spread(placed) + size + 16))
  const middle = height / 2
  const tabStop = placed.some((one) => one.id === stop) ? stop : (placed[0]?.id ?? null)

  const nearest = (event: PointerEvent | MouseEvent): string | null => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = event.clientX - box.left
    const y = event.clientY - box.top - middle
    let best: string | null = null
    let least = reach
    for (const one of placed) {
      const away = Math.hypot(one.x - x, one.y - y)
      if (away < least) {
        least = away
        best = one.id
      }
    }
    return best
  }
  const move = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onActive(null)
    const at = placed.findIndex((one) => one.id === tabStop)
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: placed.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = placed[Math.min(placed.length - 1, Math.max(0, to))]
    if (!next) return
    setStop(next.id)
    dots.current.get(next.id)?.focus()
  }
  // Where a finger has to find a small mark, the first touch shows it and the second opens its page. Null: no finger.
  const shownBefore = useRef<{ readonly id: string | null } | null>(null)

  return (
    <div className={css["row"]}>
      <p className={css["label"]}>
        <span className={css["name"]}>
          {row.label} <span className={css["count"]}>{row.dots.length}</span>
        </span>
        <span className={css["note"]}>
          {row.prediction
            ? predictionText(row.prediction)
            : row.technique === null
              ? "bare metal or CPU only"
              : "the model has no workload of this class"}
        </span>
      </p>
      {/* The marks inside are links, which act; the row only finds the one that a key or the pointer means. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above */}
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className={css["plot"]}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing has no tag for a group
        role="group"
        aria-label={`${row.label}: ${row.dots.length === 1 ? "one measurement" : `${row.dots.length} measurements`}${row.prediction ? `; ${predictionText(row.prediction)}` : ""}`}
        onKeyDown={move}
        onPointerDown={(event) => {
          shownBefore.current = event.pointerType === "touch" ? { id: active } : null
        }}
        onPointerMove={(event) => {
          if (event.pointerType === "touch") return
          const near = nearest(event)
          if (near !== null) onActive(near)
        }}
        onClick={(event) => {
          if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          // Return on a focused mark arrives as a click without a place.
          const focused = event.detail === 0 ? ((event.target as Element).closest("a")?.dataset["id"] ?? null) : null
          const near = focused ?? nearest(event)
          if (near === null) return
          event.preventDefault()
          if (shownBefore.current && shownBefore.current.id !== near) onActive(near)
          else onOpen(near)
        }}
      >
        <rect width={width} height={height} fill="none" pointerEvents="all" />
        {row.prediction && <Band row={row} axis={axis} height={height} />}
        {placed.map(({ id, x, y }) => {
          const dot = byId.get(id)
          if (!dot) return null
          const { low, high } = dot.nativeShare
          const ranged = low !== null && high !== null && high - low > 0.004
          return (
            <a
              key={id}
              ref={(node) => {
                if (node) dots.current.set(id, node)
                else dots.current.delete(id)
              }}
              href={href(id)}
              data-id={id}
              tabIndex={id === tabStop ? 0 : -1}
              aria-label={dotLabel(dot)}
              className={css["dot"]}
              data-active={id === active || undefined}
              data-kin={kin ? kin.has(id) : undefined}
              onFocus={() => {
                setStop(id)
                onActive(id)
              }}
            >
              {ranged && (
                <path
                  className={css["whisker"]}
                  style={{ color: dot.technique ? techniqueStyle[dot.technique].color : "var(--ink-2)" }}
                  d={`M${axis(low).toFixed(1)} ${(middle + y).toFixed(1)}H${axis(high).toFixed(1)}`}
                />
              )}
              <circle className={css["halo"]} cx={x} cy={middle + y} r={size * 0.8} />
              <Mark technique={dot.technique} use={dot.use} doubtful={isDoubtful(dot)} x={x} y={middle + y} size={size} />
            </a>
          )
        })}
      </svg>
    </div>
  )
}

/** The model's range, and a line where it is likeliest. Hatched where other classes of work stand in. */
function Band({ row, axis, height }: { readonly row: PlotRow; readonly axis: Axis; readonly height: number }): ReactElement | null {
  const id = useId()
  const { prediction, technique } = row
  if (!prediction || !technique) return null
  const { low, likely, high } = prediction.range
  const { color, softColor } = techniqueStyle[technique]
  const left = axis(low)
  const wide = Math.max(3, axis(high) - left)
  return (
    <g className={css["band"]} style={{ color }}>
      {!prediction.sameClass && (
        <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={3} height={6} fill={softColor} />
        </pattern>
      )}
      <rect
        x={left}
        y={2}
        width={wide}
        height={height - 4}
        fill={prediction.sameClass ? softColor : `url(#${id})`}
        data-mechanism={prediction.from === "mechanism" || undefined}
      />
      <path d={`M${axis(likely).toFixed(1)} 2V${height - 2}`} />
    </g>
  )
}
