import { useCallback, useId, useMemo, useState, type ReactElement } from "react"
import type { Measurement } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import type { ViewState } from "../../../scenario/view.ts"
import { percent } from "../../../ui/format.ts"
import { useRoom } from "../../../ui/useRoom.ts"
import { goTo, targetHref } from "../../common/ViewLink.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { DotCard } from "./DotCard.tsx"
import { Legend } from "./Legend.tsx"
import { axisEnd, siblingsOf, type Claim, type PlotGroup } from "./plot.ts"
import { claimText } from "./words.ts"
import { Row, type Axis } from "./ShareRow.tsx"
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
