import {
  useCallback,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
} from "react"
import type { Measurement } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import type { ViewState } from "../../../scenario/view.ts"
import { percent } from "../../../ui/format.ts"
import { useRoom } from "../../../ui/useRoom.ts"
import { goTo, targetHref } from "../../common/ViewLink.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { DotCard } from "./DotCard.tsx"
import { Legend } from "./Legend.tsx"
import { isDoubtful, Mark } from "./Mark.tsx"
import { axisEnd, middleOf, siblingsOf, type Claim, type PlotGroup, type PlotRow } from "./plot.ts"
import { spread, swarm } from "./swarm.ts"
import { claimText, dotLabel, predictionText } from "./words.ts"
import css from "./plot.module.css"

export interface SharePlotProps {
  readonly groups: readonly PlotGroup[]
  readonly rows: readonly Measurement[]
  /** All measurements, for the siblings of a dot that the filter hides. */
  readonly all: readonly Measurement[]
  /** How the view stands: a dot's page keeps it for the way back. */
  readonly table: ViewState["table"]
}

/** Room left and right of the axis, so that marks at its ends are whole. */
const side = 10
const narrowBelow = 460
const leastRow = 34

/** From a share of native to pixels. */
type Axis = (share: number) => number

const opens = (id: string, table: ViewState["table"]): void => goTo({ view: "measurements", focus: id, table })

/** Every published share of native on one axis, with what the model predicts behind. */
export function SharePlot({ groups, rows, all, table }: SharePlotProps): ReactElement {
  const titleId = useId()
  const [measure, { width }] = useRoom()
  const [active, setActive] = useState<string | null>(null)
  const end = axisEnd(rows)
  const axis = useCallback<Axis>((share) => side + (share / end) * Math.max(0, width - 2 * side), [end, width])
  const shown = active === null ? undefined : rows.find((row) => row.id === active)
  const siblings = useMemo(() => (shown ? siblingsOf(shown, all) : []), [shown, all])
  const kin = useMemo(() => (shown ? new Set([shown.id, ...siblings.map((row) => row.id)]) : null), [shown, siblings])
  // One link is written in full; those of the dots differ from it in the id alone.
  const href = useExplorer((state) => targetHref(state, { view: "measurements", focus: placeholder, table }))
  const ticks = Array.from({ length: Math.floor(end * 5 + 1e-9) + 1 }, (_, index) => index / 5)

  return (
    <figure className={css["figure"]} data-paper="flow" aria-labelledby={titleId}>
      <div className={css["head"]}>
        <h3 id={titleId}>Share of native performance, as published</h3>
        <p className={css["said"]}>
          Each mark is one published measurement; 100 % is the same work alone on the same whole GPU without virtualization. The band behind
          is what the model says of one VM alone on a GPU.
        </p>
      </div>
      <div className={css["body"]}>
        <div className={css["chart"]} data-paper="flow">
          <div className={css["axisRow"]} aria-hidden="true">
            <span />
            <div ref={measure} className={css["axis"]}>
              {(width > 0 ? ticks : []).map((tick) => (
                <span
                  key={tick}
                  style={{ insetInlineStart: `${(100 * axis(tick)) / width}%` }}
                  data-native={tick === 1 || undefined}
                  data-minor={(tick * 5) % 2 === 1 && tick !== 1 ? true : undefined}
                >
                  {percent(tick)}
                </span>
              ))}
            </div>
          </div>
          {width > 0 && <Grid ticks={ticks} axis={axis} width={width} />}
          {width > 0 &&
            groups.map((group) => (
              <section key={group.id} className={css["group"]} data-paper="flow" aria-label={group.label}>
                <h4>
                  {group.technique && <TechniqueMark technique={group.technique} size={13} />}
                  {group.label}
                </h4>
                {group.claims.length > 0 && <Claims claims={group.claims} axis={axis} width={width} />}
                {group.rows.map((row) => (
                  <Row
                    key={row.id}
                    row={row}
                    axis={axis}
                    width={width}
                    active={active}
                    kin={kin}
                    href={(id) => href.replace(placeholder, id)}
                    onActive={setActive}
                    onOpen={(id) => opens(id, table)}
                  />
                ))}
                {group.without.length > 0 && (
                  <p className={css["without"]}>
                    {rows.length === all.length ? "No measurement published" : "None left by the filters"}: {group.without.join("; ")}.
                  </p>
                )}
              </section>
            ))}
          {groups.length === 0 && <p className={css["without"]}>No measurement passes the filters.</p>}
        </div>
        <aside className={css["side"]} aria-label="Key and the marked measurement">
          <Legend />
          <DotCard row={shown} siblings={siblings} table={table} />
        </aside>
      </div>
    </figure>
  )
}

/** No row has this id. */
const placeholder = "id-of-the-row"

interface GridProps {
  readonly ticks: readonly number[]
  readonly axis: Axis
  readonly width: number
}

/** Lines of the axis behind all rows; native stands out. Boxes, not a drawing: a drawing is not carried on to the next sheet of paper. */
const Grid = ({ ticks, axis, width }: GridProps): ReactElement => (
  <div style={{ inlineSize: width }} className={css["grid"]} aria-hidden="true">
    {ticks.map((tick) => (
      <span key={tick} style={{ insetInlineStart: `${(100 * axis(tick)) / width}%` }} data-native={tick === 1 || undefined} />
    ))}
  </div>
)

interface ClaimsProps {
  readonly claims: readonly Claim[]
  readonly axis: Axis
  readonly width: number
}

const claimHeight = 20

/** What the encyclopedia article says of a technique, as brackets. */
function Claims({ claims, axis, width }: ClaimsProps): ReactElement {
  const height = claims.length * claimHeight + 4
  return (
    <div className={css["row"]}>
      <p className={css["label"]}>
        <span className={css["name"]}>In the article</span>
        <span className={css["note"]}>{claims.map(claimText).join("; ")}</span>
      </p>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={css["plot"]} aria-hidden="true">
        {claims.map((claim, at) => {
          const from = axis(claim.low ?? 0)
          const to = axis(claim.high ?? claim.low ?? 0)
          const y = at * claimHeight + 12
          const open = claim.high === null
          return (
            <g key={claim.id} className={css["bracket"]}>
              {claim.variant !== null && (
                <text x={from > width / 2 ? from - 6 : to + 34} y={y + 4} textAnchor={from > width / 2 ? "end" : "start"}>
                  {claim.variant}
                </text>
              )}
              <path d={`M${from} ${y - 6}v12M${from} ${y}H${open ? from + 26 : to}${open ? `m-6 -4 6 4-6 4` : `M${to} ${y - 6}v12`}`} />
            </g>
          )
        })}
      </svg>
    </div>
  )
}

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

function Row({ row, axis, width, active, kin, href, onActive, onOpen }: RowProps): ReactElement {
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
