import { useState, type ReactNode } from "react"
import type { PlanPart, PlanResult } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { count, moneyRange, percentRange, plural, type Currency } from "../../ui/format.ts"
import { costFigure, currencyOf } from "../common/currency.ts"
import { ownedInShort } from "../common/owned.ts"
import { leastServed, leastWords } from "../common/shares.ts"
import { keyOfPart, sparesOf } from "../common/standWords.ts"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import { movingWords } from "../common/plan.ts"
import styles from "./MixSection.module.css"
import { PlanAnswer, type AskedOfPlan, type PartFigure } from "./PlanAnswer.tsx"
import { as } from "./tableRoles.ts"
import { gpuShortName, migrationWords } from "./words.ts"

interface PartsProps {
  readonly plan: PlanResult
  /** Whose plan it is. */
  readonly scenario: Scenario
  readonly caption: string
  /** Whether its figures answer "why?". */
  readonly asks?: boolean
}

const columns = ["Groups", "Served by", "Share of native", "GPUs", "Hosts", "Cost", "Migration"] as const

/** The parts of a plan, one a row, and what they come to; each figure answers "why?". */
export function Parts({ plan, scenario, caption, asks = true }: PartsProps) {
  const [asked, setAsked] = useState<AskedOfPlan | null>(null)
  const currency = currencyOf(scenario)
  const { parts, totals } = plan
  const vms = scenario.groups.reduce((sum, one) => sum + one.count, 0)
  const least = leastServed(parts.flatMap(({ option }) => option.groups))
  return (
    <>
      <table {...as.table} className={styles.table}>
        <caption>{caption}</caption>
        <thead {...as.rowgroup}>
          <tr {...as.row}>
            {columns.map((column) => (
              <th {...as.columnheader} key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup}>
          {parts.map((part) => (
            <Part
              key={keyOfPart(part)}
              part={part}
              spares={sparesOf(part, parts)}
              currency={currency}
              onWhy={asks ? (figure) => setAsked({ part, figure }) : null}
            />
          ))}
        </tbody>
        {totals && parts.length > 1 && (
          <tfoot {...as.rowgroup}>
            <tr {...as.row}>
              <th {...as.rowheader} scope="row">
                <span className={styles.line}>
                  All parts <span className={styles.quiet}>{count(vms)}</span>
                </span>
              </th>
              <td {...as.cell} />
              <td {...cell("Share of native")}>
                {percentRange(totals.nativeShare)}
                {least && <span className={styles.quiet}>on average; {leastWords(least)}</span>}
              </td>
              <td {...cell("GPUs")}>{count(totals.gpus)}</td>
              <td {...cell("Hosts")}>
                {count(totals.hosts)}
                {totals.spareHosts > 0 && <span className={styles.quiet}>and {plural(totals.spareHosts, "spare")}</span>}
              </td>
              <td {...cell("Cost")}>
                <Asked of="Cost of all parts" onAsk={asks ? () => setAsked({ plan: { ...plan, totals } }) : null}>
                  {costFigure({ total: totals.cost }, currency)}
                </Asked>
                <span className={styles.quiet}>{moneyRange(totals.cost, currency)}</span>
              </td>
              <td {...cell("Migration")}>{movingWords(plan)}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {asked && <PlanAnswer asked={asked} scenario={scenario} onClose={() => setAsked(null)} />}
    </>
  )
}

/** Letters of a name that has room on one line. */
const shortName = 20

const cell = (label: (typeof columns)[number]) => ({ ...as.cell, "data-label": label })

interface AskedProps {
  /** What the figure is, for those who hear it alone. */
  readonly of: string
  readonly onAsk: (() => void) | null
  readonly children: string
}

/** A figure that can be asked why. */
const Asked = ({ of, onAsk, children }: AskedProps): ReactNode =>
  onAsk ? (
    <button type="button" className={styles.asked} aria-label={`${children}: why? ${of}`} onClick={onAsk}>
      {children}
    </button>
  ) : (
    children
  )

interface PartProps {
  readonly part: PlanPart
  /** Whose spare hosts stand by for it; null: its own, or none. */
  readonly spares: string | null
  readonly currency: Currency
  readonly onWhy: ((figure: PartFigure) => void) | null
}

function Part({ part: { option }, spares, currency, onWhy }: PartProps) {
  const { placement, cost, groups } = option
  const names = groups.map((one) => one.name).join(", ")
  // Each once: below the count they stand beside no group.
  const slices = [...new Set(groups.flatMap((one) => one.instanceTypeName ?? []))]
  return (
    <tr {...as.row}>
      <th {...as.rowheader} scope="row">
        {groups.map((one) => (
          <span key={one.index} className={`${styles.line} ${one.name.length <= shortName ? styles.short : ""}`}>
            <bdi>{one.name}</bdi> <span className={styles.quiet}>{count(one.count)}</span>
          </span>
        ))}
      </th>
      <td {...cell("Served by")}>
        <span className={styles.name}>
          <TechniqueMark technique={option.technique} size={14} />
          {techniqueStyle[option.technique].name}
        </span>
        <span className={styles.quiet}>{[option.productName, gpuShortName(option)].filter(Boolean).join(", ")}</span>
      </td>
      <td {...cell("Share of native")}>
        {groups.map((one) => (
          <span key={one.index} className={styles.line}>
            <Asked of={`Share of native of ${one.name}`} onAsk={onWhy && (() => onWhy("nativeShare"))}>
              {percentRange(one.nativeShare)}
            </Asked>
          </span>
        ))}
      </td>
      <td {...cell("GPUs")}>
        {placement ? (
          <Asked of={`GPUs of ${names}`} onAsk={onWhy && (() => onWhy("gpus"))}>
            {placement.gpus.count === 0 ? "no GPU" : count(placement.gpus.count)}
          </Asked>
        ) : (
          "unknown"
        )}
        {slices.map((slice) => (
          <span key={slice} className={`${styles.quiet} ${styles.slice}`}>
            {slice}
          </span>
        ))}
      </td>
      <td {...cell("Hosts")}>
        {placement ? count(placement.hosts.count) : "unknown"}
        {placement && placement.hosts.spare > 0 && <span className={styles.quiet}>and {plural(placement.hosts.spare, "spare")}</span>}
        {spares !== null && (
          <span className={`${styles.quiet} ${styles.names}`}>
            spare: those of <bdi>{spares}</bdi>
          </span>
        )}
        {option.owned && <span className={styles.quiet}>{ownedInShort(option.owned)}</span>}
      </td>
      <td {...cell("Cost")}>
        {cost ? (
          <>
            <Asked of={`Cost of ${names}`} onAsk={onWhy && (() => onWhy("cost"))}>
              {costFigure(cost, currency)}
            </Asked>
            <span className={styles.quiet}>{moneyRange(cost.total, currency)}</span>
          </>
        ) : (
          "unknown"
        )}
      </td>
      <td {...cell("Migration")}>{migrationWords[option.migration.level]}</td>
    </tr>
  )
}
