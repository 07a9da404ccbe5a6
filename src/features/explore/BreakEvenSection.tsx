import { useMemo, type ReactElement } from "react"
import { catalogue } from "../../dataset/load.ts"
import type { TechniqueId } from "../../dataset/schema/index.ts"
import { dialsFor, type BreakEven, type Dial } from "../../engine/decisions/breakEven.ts"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { money } from "../../ui/format.ts"
import { techniqueOrder, techniqueStyle } from "../common/techniqueStyle.ts"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { useReported } from "./progress.ts"
import { Failed, Section, Waiting } from "./Section.tsx"
import { useWidth } from "./useWidth.ts"
import { currencyOf, dialName, dialValue, winnerName } from "./words.ts"
import css from "./Explore.module.css"

const dialId = (dial: Dial): string => `${dial.kind}:${"group" in dial ? dial.group : "id" in dial ? dial.id : ""}`

export function BreakEvenSection(props: { readonly scenario: Scenario; readonly report: Report; readonly stopped: boolean }): ReactElement {
  const { scenario, report } = props
  const dials = useMemo(() => dialsFor(report, scenario, catalogue), [report, scenario])
  return (
    <Section
      title="Where the winner changes"
      lead="One number moved at a time, all else as it is; the whole model is evaluated along the way and each change of the cheapest compared option is pinned down by halving. A change that comes and goes between two scanned points stays unseen."
    >
      <div className={css["cards"]}>
        {dials.map((dial) => (
          <BreakEvenCard key={dialId(dial)} dial={dial} {...props} />
        ))}
      </div>
    </Section>
  )
}

function BreakEvenCard({
  dial,
  scenario,
  stopped,
}: {
  readonly dial: Dial
  readonly scenario: Scenario
  readonly stopped: boolean
}): ReactElement | null {
  const id = dialId(dial)
  // A dial is the same as long as its id is; its object is made anew with each report.
  // oxlint-disable-next-line react/exhaustive-deps -- see above
  const job = useMemo(() => ({ kind: "break-even", scenario, dial }) as const, [scenario, id])
  const running = useJob(job, stopped)
  useReported(`break-even:${id}`, running)
  const name = dialName(dial, scenario)
  return (
    <article className={css["card"]} aria-busy={running.stale}>
      <h4>{name}</h4>
      <Failed running={running} what={name} />
      {running.result && dialId(running.result.dial) === id ? (
        <Card found={running.result} scenario={scenario} name={name} />
      ) : (
        <Waiting running={running} what={name} />
      )}
    </article>
  )
}

function Card({ found, scenario, name }: { readonly found: BreakEven; readonly scenario: Scenario; readonly name: string }): ReactElement {
  const { dial, now, from, to, changes } = found
  const currency = currencyOf(scenario)
  const at = (value: number): string => dialValue(dial, value, currency)
  const here = found.points.find((point) => point.at === now)?.winner ?? null
  const below = changes.findLast((change) => change.above <= now)
  const above = changes.find((change) => change.below >= now)
  return (
    <>
      <p>
        {here ? (
          <>
            At {at(now)} <strong>{winnerName(here)}</strong> is cheapest.{" "}
          </>
        ) : (
          <>At {at(now)} none of the compared options meets every need. </>
        )}
        {!below && !above && `Nothing changes that from ${at(from)} to ${at(to)}.`}
        {below && `Below ${at(below.above)} it is ${winnerName(below.before)}. `}
        {above && `Above ${at(above.below)} it is ${winnerName(above.after)}.`}
      </p>
      <Curves found={found} name={name} label={at} />
      <Disclosure variant="inline" title={changes.length > 0 ? "All changes and points" : "All points"}>
        <div className={css["scroll"]}>
          <table className={css["table"]}>
            <caption>{name}: the cheapest compared option that meets every need</caption>
            <thead>
              <tr>
                <th scope="col">At</th>
                <th scope="col">Cheapest</th>
                <th scope="col">Cost</th>
              </tr>
            </thead>
            <tbody>
              {found.points
                .map((point) => ({ at: point.at, winner: point.winner, exact: false }))
                .concat(changes.map((change) => ({ at: change.above, winner: change.after, exact: true })))
                .toSorted((a, b) => a.at - b.at)
                .map((point, i) => (
                  <tr key={i}>
                    <th scope="row">
                      {at(point.at)}
                      {point.exact && " (change)"}
                    </th>
                    <td>{winnerName(point.winner)}</td>
                    <td>{point.winner ? money(point.winner.totalUsd, currency) : "–"}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
    </>
  )
}

const height = 130

/** Cost of each technique along the dial, both axes in equal ratios where the dial spans several. */
function Curves({
  found,
  name,
  label,
}: {
  readonly found: BreakEven
  readonly name: string
  readonly label: (value: number) => string
}): ReactElement | null {
  const [ref, width] = useWidth(320)
  const { points, changes, from, to, now } = found
  const lines = techniqueOrder.flatMap((technique: TechniqueId) => {
    const values = points.flatMap((point) => {
      const usd = point.totalsUsd.find((one) => one.technique === technique && !one.pinned)?.usd
      return usd === null || usd === undefined ? [] : [{ at: point.at, usd }]
    })
    return values.length > 0 ? [{ technique, values }] : []
  })
  const all = lines.flatMap((line) => line.values.map((one) => one.usd))
  if (all.length === 0) return null
  const ratio = from > 0 && to / from > 10
  const scale = (value: number): number => (ratio ? Math.log(value) : value)
  const left = 4
  const right = Math.max(80, width - 4)
  const x = (value: number): number => left + ((scale(value) - scale(from)) / (scale(to) - scale(from))) * (right - left)
  const least = Math.log(Math.min(...all) * 0.9)
  const most = Math.log(Math.max(...all) * 1.1)
  const y = (usd: number): number => height - 20 - ((Math.log(usd) - least) / (most - least)) * (height - 32)
  return (
    <div ref={ref} className={css["curves"]}>
      <svg
        width={width}
        height={height}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG drawn in place is no <img>
        role="img"
        aria-label={`${name}: cost of each technique from ${label(from)} to ${label(to)}; the table tells the winners.`}
      >
        <line x1={left} x2={right} y1={height - 18} y2={height - 18} className={css["grid"]} />
        {changes.map((change, i) => (
          <line
            key={i}
            x1={x(change.above)}
            x2={x(change.above)}
            y1={6}
            y2={height - 18}
            className={css["change"]}
            data-technique={change.technique || undefined}
          />
        ))}
        <path d={`M${x(now) - 5} ${height - 12}h10l-5 -6z`} className={css["now"]} />
        {lines.map(({ technique, values }) => (
          <path
            key={technique}
            d={values.map((one, i) => `${i === 0 ? "M" : "L"}${x(one.at)} ${y(one.usd)}`).join("")}
            style={{ stroke: techniqueStyle[technique].color }}
            className={css["curve"]}
          />
        ))}
        <text x={left} y={height - 3} className={css["tick"]}>
          {label(from)}
        </text>
        <text x={right} y={height - 3} textAnchor="end" className={css["tick"]}>
          {label(to)}
        </text>
      </svg>
      <p className={css["keys"]}>
        {lines.map(({ technique }) => (
          <span key={technique} className={css["key"]}>
            <TechniqueMark technique={technique} size={10} /> {techniqueStyle[technique].shortName}
          </span>
        ))}
      </p>
    </div>
  )
}
