import { useCallback, useEffect, useMemo, useState, type ReactElement, useRef } from "react"
import { catalogue } from "../../dataset/load.ts"
import type { TechniqueId } from "../../dataset/schema/index.ts"
import { dialsFor, type BreakEven, type Dial } from "../../engine/decisions/breakEven.ts"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { money, type Currency } from "../../ui/format.ts"
import { PictureMenu } from "../common/picture/PictureMenu.tsx"
import type { Values } from "../common/picture/values.ts"
import { currencyOf } from "../common/currency.ts"
import { techniqueOrder, techniqueStyle } from "../common/techniqueStyle.ts"
import { MixMark, TechniqueMark } from "../common/TechniqueMark.tsx"
import { useReported } from "./progress.ts"
import { Failed, Section, Waiting } from "./Section.tsx"
import { PlotAxes } from "../../ui/PlotAxes.tsx"
import { useRoom } from "../../ui/useRoom.ts"
import type { MixState } from "./useMix.ts"
import { dialName, dialValue, listed, winnerName } from "./words.ts"
import { changeAt, nearestChanges, placeMarks } from "./winnerChanges.ts"
import css from "./Explore.module.css"

const dialId = (dial: Dial): string => `${dial.kind}:${"group" in dial ? dial.group : "id" in dial ? dial.id : ""}`

interface BreakEvenProps {
  readonly scenario: Scenario
  readonly report: Report
  readonly stopped: boolean
  readonly mix: MixState
}

export function BreakEvenSection({ scenario, report, stopped, mix: { mix } }: BreakEvenProps): ReactElement {
  const dials = useMemo(() => dialsFor(report, scenario, catalogue, mix?.plan), [report, scenario, mix])
  const [found, setFound] = useState<ReadonlyMap<string, BreakEven>>(new Map())
  const take = useCallback((id: string, result: BreakEven): void => {
    setFound((old) => (old.get(id) === result ? old : new Map(old).set(id, result)))
  }, [])
  const still = dials.flatMap((dial) => {
    const one = found.get(dialId(dial))
    return one && one.changes.length === 0 ? [one] : []
  })
  return (
    <Section
      title="Where the winner changes"
      lead={`One number moved at a time, all else as it is; the whole model is evaluated along the way and each change of the cheapest compared option${scenario.groups.length > 1 ? ", or of the plan of parts where it is cheaper," : ""} is pinned down by halving. A change that comes and goes between two scanned points stays unseen.`}
    >
      <div className={css["cards"]}>
        {dials.map((dial) => (
          <BreakEvenCard key={dialId(dial)} dial={dial} onFound={take} scenario={scenario} stopped={stopped} />
        ))}
      </div>
      {still.length > 0 && (
        <p className={css["still"]}>Nothing changes the winner within: {listed(still.map((one) => rangeWords(one, scenario)))}.</p>
      )}
    </Section>
  )
}

/** "Price of electricity ($0.03 to $0.50 per kWh)". */
function rangeWords({ dial, from, to }: BreakEven, scenario: Scenario): string {
  const currency = currencyOf(scenario)
  const [low, high] = [dialValue(dial, from, currency), dialValue(dial, to, currency)]
  // The unit is said once.
  const unit = /[A-Za-z].*$/.exec(high)?.[0] ?? ""
  const short = unit !== "" && low.endsWith(unit) ? low.slice(0, -unit.length).trimEnd() : low
  return `${dialName(dial, scenario)} (${short} to ${high})`
}

function BreakEvenCard({
  dial,
  scenario,
  stopped,
  onFound,
}: {
  readonly dial: Dial
  readonly scenario: Scenario
  readonly stopped: boolean
  readonly onFound: (id: string, found: BreakEven) => void
}): ReactElement | null {
  const id = dialId(dial)
  // A dial is the same as long as its id is; its object is made anew with each report.
  // oxlint-disable-next-line react/exhaustive-deps -- see above
  const job = useMemo(() => ({ kind: "break-even", scenario, dial }) as const, [scenario, id])
  const running = useJob(job, stopped)
  const name = dialName(dial, scenario)
  useReported(`break-even:${id}`, `Where the winner changes: ${name}`, running)
  const own = running.result && dialId(running.result.dial) === id ? running.result : null
  useEffect(() => {
    if (own) onFound(id, own)
  }, [own, id, onFound])
  // Said in one line with the others that change nothing.
  if (own?.changes.length === 0 && running.state !== "failed") return null
  return (
    <article className={css["card"]} data-take="all" aria-busy={running.stale}>
      <h4>{name}</h4>
      <Failed running={running} what={name} />
      {own ? <Card found={own} scenario={scenario} name={name} /> : <Waiting running={running} what={name} />}
    </article>
  )
}

function Card({ found, scenario, name }: { readonly found: BreakEven; readonly scenario: Scenario; readonly name: string }): ReactElement {
  const { dial, now, changes } = found
  const currency = currencyOf(scenario)
  const at = (value: number): string => dialValue(dial, value, currency)
  const here = found.points.find((point) => point.at === now)?.winner ?? null
  const { below, above } = nearestChanges(found)
  return (
    <>
      <p>
        {here ? (
          <>
            At {at(now)} <strong>{winnerName(here, scenario)}</strong> is cheapest.{" "}
          </>
        ) : (
          <>At {at(now)} none of the compared options meets every need. </>
        )}
        {below && `Below ${at(changeAt(below))} it is ${winnerName(below.before, scenario)}. `}
        {above && `From ${at(changeAt(above))} it is ${winnerName(above.after, scenario)}.`}
      </p>
      <Curves found={found} name={name} label={at} currency={currency} />
      <div data-print="no">
        <Disclosure variant="inline" title="All changes and points">
          <div className={css["scroll"]}>
            <table className={css["table"]}>
              <caption>
                <span>{name}: the cheapest compared option that meets every need</span>
              </caption>
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
                  .concat(changes.map((change) => ({ at: changeAt(change), winner: change.after, exact: true })))
                  .toSorted((a, b) => a.at - b.at)
                  .map((point, i) => (
                    <tr key={i}>
                      <th scope="row">
                        {at(point.at)}
                        {point.exact && " (change)"}
                      </th>
                      <td>{winnerName(point.winner, scenario)}</td>
                      <td>{point.winner ? money(point.winner.totalUsd, currency, 2) : "–"}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        </Disclosure>
      </div>
    </>
  )
}

const height = 168
const foot = 36
const head = 20
const typeWidth = 6.6

/** Round values of a logarithmic axis, at most four; where none lies within, its ends. */
function costTicks(least: number, most: number): readonly number[] {
  const decade = Math.floor(Math.log10(least))
  const round = [0, 1, 2, 3]
    .flatMap((up) => [1, 2, 5].map((step) => step * 10 ** (decade + up)))
    .filter((usd) => usd >= least && usd <= most)
  if (round.length < 2) return [least, most]
  return round.length <= 4 ? round : round.filter((_, index) => index % Math.ceil(round.length / 4) === 0)
}

interface CurvesProps {
  readonly found: BreakEven
  readonly name: string
  readonly label: (value: number) => string
  readonly currency: Currency
}

/** Null: the plan of parts, where it wins, or one that is pinned (`pin`, its place). */
interface Line {
  readonly technique: TechniqueId | null
  readonly pin?: number
  readonly values: readonly { readonly at: number; readonly usd: number }[]
}

const lineName = ({ technique, pin }: Line): string =>
  pin !== undefined ? `Pinned plan ${pin + 1}` : technique === null ? "Each group its own way" : techniqueStyle[technique].shortName
const lineKey = ({ technique, pin }: Line): string => (pin === undefined ? (technique ?? "plan") : `pin-${pin}`)

/** Cost of each technique, and of the plan of parts, along the dial, both axes in equal ratios where the dial spans several; each change with its value. */
function Curves({ found, name, label, currency }: CurvesProps): ReactElement | null {
  const [ref, { width }] = useRoom(320)
  const svg = useRef<SVGSVGElement>(null)
  const { points, changes, from, to, now } = found
  const { below, above } = nearestChanges(found)
  const lines = [...techniqueOrder, null].flatMap((technique): readonly Line[] => {
    const values = points.flatMap((point) => {
      const usd = technique === null ? point.planUsd : point.totalsUsd.find((one) => one.technique === technique && !one.pinned)?.usd
      return usd === null || usd === undefined ? [] : [{ at: point.at, usd }]
    })
    return values.length > 0 ? [{ technique, values }] : []
  })
  for (const pin of points[0]?.pinnedUsd.keys() ?? []) {
    const values = points.flatMap(({ at, pinnedUsd }) => ((pinnedUsd[pin] ?? null) === null ? [] : [{ at, usd: pinnedUsd[pin] ?? 0 }]))
    if (values.length > 0) lines.push({ technique: null, pin, values })
  }
  const all = lines.flatMap((line) => line.values.map((one) => one.usd))
  if (all.length === 0) return null
  const ratio = from > 0 && to / from > 10
  const scale = (value: number): number => (ratio ? Math.log(value) : value)
  const [cheapest, dearest] = [Math.min(...all), Math.max(...all)]
  const ticks = costTicks(cheapest, dearest).map((usd) => ({ usd, text: money(usd, currency, 2) }))
  const left = 10 + typeWidth * Math.max(...ticks.map(({ text }) => text.length))
  const right = Math.max(left + 60, width - 4)
  const x = (value: number): number => left + ((scale(value) - scale(from)) / (scale(to) - scale(from))) * (right - left)
  const least = Math.log(cheapest * 0.9)
  const most = Math.log(dearest * 1.1)
  const y = (usd: number): number => height - foot - ((Math.log(usd) - least) / (most - least)) * (height - foot - head)
  const values = (): Values => ({
    columns: [name, ...lines.map((line) => `${lineName(line)}, ${currency.code}`)],
    rows: points.map((point) => [
      label(point.at),
      ...lines.map((line) => {
        const found = line.values.find((one) => one.at === point.at)
        return found ? String(Math.round(found.usd * currency.perUsd)) : ""
      }),
    ]),
  })
  return (
    <div ref={ref} className={css["curves"]}>
      <PictureMenu of={svg} fileName="cost-by-technique" values={values} />
      <svg
        ref={svg}
        width={width}
        height={height}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG drawn in place is no <img>
        role="img"
        aria-label={`${name}: cost of each technique from ${label(from)} to ${label(to)}; the table tells the winners.`}
      >
        <PlotAxes
          box={{ left, right, top: head, bottom: height - foot }}
          up={ticks.map(({ usd, text }) => ({ at: y(usd), text }))}
          along={[from, to].map((value) => ({ at: x(value), text: label(value) }))}
          grounded
        />
        {placeMarks(
          changes.map((change) => ({
            at: x(changeAt(change)),
            text: label(changeAt(change)),
            technique: change.technique || undefined,
            told: change === below || change === above,
          })),
          { left, right },
          typeWidth,
        ).map(({ at, text, textAt, technique }, i) => (
          <g key={i}>
            <line x1={at} x2={at} y1={head - 4} y2={height - foot} className={css["change"]} data-technique={technique} />
            {textAt !== null && (
              <text x={textAt} y={12} textAnchor="middle" className={css["tick"]}>
                {text}
              </text>
            )}
          </g>
        ))}
        <path d={`M${x(now) - 5} ${height - foot + 7}h10l-5 -6z`} className={css["now"]} />
        {lines.map((line) => (
          <path
            key={lineKey(line)}
            d={line.values.map((one, i) => `${i === 0 ? "M" : "L"}${x(one.at)} ${y(one.usd)}`).join("")}
            style={{ stroke: line.technique === null ? "var(--ink)" : techniqueStyle[line.technique].color }}
            strokeDasharray={line.pin === undefined ? undefined : `${2 + 2 * line.pin} 3`}
            className={css["curve"]}
          />
        ))}
      </svg>
      <p className={css["keys"]}>
        {lines.map((line) => (
          <span key={lineKey(line)} className={css["key"]}>
            {line.technique === null ? <MixMark size={10} /> : <TechniqueMark technique={line.technique} size={10} />} {lineName(line)}
            {line.pin !== undefined && " (dashed)"}
          </span>
        ))}
        <span className={css["key"]}>▲ now</span>
      </p>
    </div>
  )
}
