import { useState } from "react"
import type { OptionResult } from "../../engine/report.ts"
import { count, money, percent, percentRange, plural } from "../../ui/format.ts"
import { costFigure, currencyOf } from "../common/currency.ts"
import { leastServed, leastWords } from "../common/shares.ts"
import { MixMark } from "../common/TechniqueMark.tsx"
import { movingWords, planName } from "../common/plan.ts"
import { Ends, ScaleEnds } from "./Axis.tsx"
import styles from "./CompareBoard.module.css"
import { planWhat } from "./charts/planRow.ts"
import { CostMini, GpuMini, MigrationMini, NativeMini } from "./MiniCharts.tsx"
import { MigrationGlyph } from "./MigrationGlyph.tsx"
import { PlanAnswer, type AskedOfPlan } from "./PlanAnswer.tsx"
import { shareScale, type BoardScales } from "./scales.ts"
import { as } from "./tableRoles.ts"
import type { Before } from "./useHeld.ts"
import type { StandingPlan } from "./verdict.ts"
import { columnNames, targetsOf } from "./words.ts"

interface PlanRowProps {
  readonly plan: StandingPlan
  readonly row: OptionResult
  readonly scales: BoardScales
  readonly before: Before
  readonly rateNote: string | null
  /** Whether what it costs answers "why?". */
  readonly asks: boolean
}

/** Where its parts stand. */
export const partsId = "plan-of-parts"

/** The plan of parts as the board's last row, on the scales of the others. */
export function PlanRow({ plan: { plan, of, stale }, row, scales, before, rateNote, asks }: PlanRowProps) {
  const [asked, setAsked] = useState<AskedOfPlan | null>(null)
  const currency = currencyOf(of)
  const gpus = row.placement?.gpus ?? null
  const least = leastServed(row.groups)
  const wouldBe = plan.feasible ? null : <span className={styles.wouldBe}>would be </span>
  const cost = costFigure({ total: plan.totals.cost }, currency)
  const figure = (text: string) => (
    <span className={styles.figure}>
      <span>
        {wouldBe}
        <span className={styles.value}>{text}</span>
      </span>
    </span>
  )
  return (
    <tbody
      {...as.rowgroup}
      className={styles.row}
      style={{ "--hue": "var(--ink-2)", "--hue-soft": "var(--rule-strong)" } as React.CSSProperties}
      data-hollow={plan.feasible ? undefined : ""}
      data-plan=""
      aria-busy={stale}
    >
      <tr {...as.row}>
        <th {...as.rowheader} scope="rowgroup" className={styles.name}>
          <span className={styles.nameLine}>
            <a href={`#${partsId}`} className={styles.focus} onClick={toParts}>
              {planName}
            </a>
            <span className={styles.mark}>
              <MixMark size={15} />
            </span>
          </span>
          <span className={styles.what}>
            {plural(plan.parts.length, "part")}: {planWhat(plan)}
          </span>
          <span className={styles.tags}>
            <span className={styles.best}>{plan.feasible ? "best fit: cheapest" : "comes closest"}</span>
          </span>
        </th>
        <td {...as.cell} className={styles.cell} data-label={columnNames.native}>
          {figure(percentRange(plan.totals.nativeShare))}
          <NativeMini share={plan.totals.nativeShare} before={before.share} targets={targetsOf(row)} />
          <ScaleEnds scale={shareScale} label={percent} />
          {least !== null && <span className={styles.least}>{`on average; ${leastWords(least).replaceAll(" %", "\u00a0%")}`}</span>}
        </td>
        <td {...as.cell} className={styles.cell} data-label={columnNames.gpus}>
          {figure(plan.totals.gpus === 0 ? "no GPU" : count(plan.totals.gpus))}
          <GpuMini gpus={gpus} scale={scales.gpus} before={before.gpus} units={scales.units} />
          {scales.units ? <Ends from="a square is a GPU" to="" /> : <ScaleEnds scale={scales.gpus} label={count} />}
        </td>
        <td {...as.cell} className={styles.cell} data-label={rateNote === null ? columnNames.cost : `${columnNames.cost}, ${rateNote}`}>
          {asks && !stale ? (
            <button
              type="button"
              className={styles.figure}
              aria-label={`${plan.feasible ? "" : "would be "}${cost}: why? Cost of each group its own way`}
              onClick={() => setAsked({ plan })}
            >
              <span>
                {wouldBe}
                <span className={styles.value}>{cost}</span>
              </span>
            </button>
          ) : (
            figure(cost)
          )}
          <CostMini cost={row.cost} scale={scales.cost} before={before.usd} />
          <ScaleEnds scale={scales.cost} label={(value) => money(value, currency)} />
          {asked && <PlanAnswer asked={asked} scenario={of} onClose={() => setAsked(null)} />}
        </td>
        <td {...as.cell} className={styles.cell} data-label={columnNames.migration}>
          <span className={styles.migration} data-level={row.migration.level}>
            <MigrationGlyph level={row.migration.level} />
            {figure(movingWords(plan))}
          </span>
          <MigrationMini level={row.migration.level} />
          <Ends from="none" to="live" />
        </td>
      </tr>
    </tbody>
  )
}

/** The address is the scenario's, so that the parts are gone to by hand. */
function toParts(event: React.MouseEvent): void {
  event.preventDefault()
  const parts = document.getElementById(partsId)
  parts?.scrollIntoView({ block: "start" })
  parts?.focus({ preventScroll: true })
}
