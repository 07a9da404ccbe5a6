import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react"
import type { Scenario } from "../../engine/scenario.ts"
import { likelyMoney, money, percent, plural, yearsText } from "../../ui/format.ts"
import { currencyOf } from "../common/currency.ts"
import { PictureMenu } from "../common/picture/PictureMenu.tsx"
import type { Values } from "../common/picture/values.ts"
import { shareWords } from "../common/shares.ts"
import { markPaths, MixMark, mixPath } from "../common/TechniqueMark.tsx"
import { techniqueOrder, techniqueStyle } from "../common/techniqueStyle.ts"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import type { RankRow } from "./columns.ts"
import { plotOf, type Dot } from "./scatter.ts"
import { PlotAxes } from "../../ui/PlotAxes.tsx"
import { useRoom } from "../../ui/useRoom.ts"
import { namedShares, optionName, shareTitle } from "./words.ts"
import css from "./Explore.module.css"
import own from "./Scatter.module.css"

const height = 340
const dotSize = 9

/** All options by cost and native share. Arrow keys walk through them; the table below tells the same. */
export function Scatter({ rows, scenario }: { readonly rows: readonly RankRow[]; readonly scenario: Scenario }): ReactElement | null {
  const id = useId()
  const [ref, { width }] = useRoom(640)
  const svg = useRef<SVGSVGElement>(null)
  const [at, setAt] = useState<number | null>(null)
  const currency = currencyOf(scenario)
  const box = useMemo(() => ({ left: 44, right: Math.max(200, width - 14), top: 14, bottom: height - 34 }), [width])
  const plot = useMemo(() => (rows.length > 0 ? plotOf(rows, box) : null), [rows, box])
  // Along the axis of cost, so that the arrow keys go from left to right.
  const order = useMemo(() => plot?.dots.toSorted((a, b) => a.x - b.x || b.y - a.y) ?? [], [plot])
  if (!plot) return null
  const chosen: Dot | undefined = at === null ? undefined : order[Math.min(at, order.length - 1)]
  const walk = (event: KeyboardEvent): void => {
    const now = at ?? -1
    const to: Readonly<Record<string, number>> = {
      ArrowRight: now + 1,
      ArrowLeft: now - 1,
      PageDown: now + 25,
      PageUp: now - 25,
      Home: 0,
      End: order.length - 1,
    }
    const next = to[event.key]
    if (next === undefined) return
    event.preventDefault()
    setAt(Math.max(0, Math.min(order.length - 1, next)))
  }
  const near = (event: React.PointerEvent<SVGSVGElement>): void => {
    const frame = event.currentTarget.getBoundingClientRect()
    const px = event.clientX - frame.left
    const py = event.clientY - frame.top
    let best = -1
    let distance = 18 ** 2
    order.forEach((dot, i) => {
      const d = (dot.x - px) ** 2 + (dot.y - py) ** 2
      if (d < distance) {
        distance = d
        best = i
      }
    })
    setAt(best < 0 ? null : best)
  }
  const values = (): Values => ({
    columns: ["Rank", "Option", "Technique", `Cost, ${currency.code}, likely`, "Share of native, likely", "On the Pareto front"],
    rows: rows.map((row) => [
      String(row.place),
      optionName(row),
      row.technique === null ? "each group its own way" : techniqueStyle[row.technique].name,
      String(Math.round(row.total.likely * currency.perUsd)),
      percent(row.nativeShare.likely),
      row.pareto ? "yes" : "no",
    ]),
  })
  const present = techniqueOrder.filter((technique) => rows.some((row) => row.technique === technique))
  const line = plot.front.map((dot, i) => (i === 0 ? `M${dot.x} ${dot.y}` : `H${dot.x}V${dot.y}`)).join("")
  return (
    <figure className={own["scatter"]} aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`} className={css["legend"]}>
        <span className={css["figureTitle"]}>Cost and native share of {plural(rows.length, "option")}</span>
        <PictureMenu of={svg} fileName="cost-and-native-share" values={values} />
        <span className={css["keys"]}>
          {present.map((technique) => (
            <span key={technique} className={css["key"]}>
              <TechniqueMark technique={technique} size={11} /> {techniqueStyle[technique].name}
            </span>
          ))}
          {rows.some((row) => row.technique === null) && (
            <span className={css["key"]}>
              <MixMark size={11} /> Each group its own way
            </span>
          )}
          <span className={css["key"]}>
            <svg width="22" height="10" aria-hidden="true">
              <path d="M1 9H9V2H21" className={own["front"]} />
            </svg>
            most share for the money
          </span>
        </span>
      </figcaption>
      <div ref={ref} className={css["plot"]}>
        {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role -- arrow keys walk through the dots */}
        <svg
          ref={svg}
          width={width}
          height={height}
          role="img"
          aria-label={`Cost against native share, ${plural(rows.length, "option")}. Arrow keys go through them in order of cost.`}
          aria-describedby={`${id}-read`}
          tabIndex={0}
          onKeyDown={walk}
          onPointerMove={near}
          onPointerLeave={() => setAt(null)}
          onBlur={() => setAt(null)}
        >
          {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role */}
          <PlotAxes
            box={box}
            up={plot.yTicks.map(({ at, share }) => ({ at, text: percent(share) }))}
            along={plot.xTicks.map(({ at, usd }) => ({ at, text: money(usd, currency, 1) }))}
            crossed
          />
          <text x={box.right} y={height - 3} textAnchor="end" className={own["axis"]}>
            cost over {yearsText(scenario.economics.years)}
          </text>
          <text x={box.left + 6} y={box.top + 2} className={own["axis"]}>
            {shareTitle(scenario).toLowerCase()}
          </text>
          <path d={line} className={own["front"]} />
          {plot.dots.map((dot) => (
            <path
              key={dot.row.id}
              d={dot.row.technique === null ? mixPath : markPaths[techniqueStyle[dot.row.technique].mark]}
              transform={`translate(${dot.x - dotSize / 2} ${dot.y - dotSize / 2}) scale(${dotSize / 16})`}
              style={{ color: dot.row.technique === null ? "var(--ink)" : techniqueStyle[dot.row.technique].color }}
              className={own["dot"]}
              data-pareto={dot.row.pareto || undefined}
            />
          ))}
          {chosen && <circle cx={chosen.x} cy={chosen.y} r={9} className={own["ring"]} />}
        </svg>
      </div>
      <output id={`${id}-read`} className={own["read"]}>
        {chosen
          ? `${optionName(chosen.row)}${chosen.row.slices.length > 0 ? ` (${chosen.row.slices.slice(0, 2).join(", ")})` : ""}: ${likelyMoney(chosen.row.total, currency)}, ${shareWords(chosen.row.nativeShare, namedShares(scenario, chosen.row.groupShares), " of native")}, rank ${chosen.row.place}${chosen.row.pareto ? ", on the Pareto front" : ""}`
          : "Filled marks lie on the Pareto front over cost, share, GPUs, power and migration: nothing else is as good in all five and better in one."}
      </output>
    </figure>
  )
}
