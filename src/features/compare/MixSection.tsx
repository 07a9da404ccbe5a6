import { useEffect, useId, useMemo } from "react"
import { catalogue } from "../../dataset/load.ts"
import type { MixReport, PlanPart } from "../../engine/report.ts"
import { isMixed } from "../../engine/mix/wins.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { Button } from "../../ui/Button.tsx"
import { count, percentRange, plural, type Currency } from "../../ui/format.ts"
import { costFigure, currencyOf } from "../common/currency.ts"
import { ownedInShort } from "../common/owned.ts"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import styles from "./MixSection.module.css"
import { mixSentence, mixVerdict } from "./mixWords.ts"
import { as } from "./tableRoles.ts"
import type { VerdictOfParts } from "./verdict.ts"
import { gpuShortName, migrationWords } from "./words.ts"

interface MixSectionProps {
  readonly scenario: Scenario
  /** Told what the page's answer is where the plan wins. Null: nothing is known of plans. */
  readonly onVerdict?: (verdict: VerdictOfParts | null) => void
}

/** Below the board, where there are several groups: the cheapest plan in which each may be served its own way. */
export default function MixSection({ scenario, onVerdict }: MixSectionProps) {
  const job = useMemo(() => ({ kind: "mix", scenario }) as const, [scenario])
  const running = useJob(job)
  const titleId = useId()
  const { result, stale, state } = running
  useEffect(() => {
    if (state === "failed") onVerdict?.(null)
    else if (result && !stale) onVerdict?.({ words: mixVerdict(result, scenario), of: scenario })
  }, [result, stale, state, scenario, onVerdict])
  useEffect(() => () => onVerdict?.(null), [onVerdict])
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        Each group its own way
      </h3>
      {running.state === "failed" ? (
        <p className={styles.lead}>
          The plan could not be worked out. <Button onClick={running.again}>Try again</Button>
        </p>
      ) : running.result === null ? (
        <p className={styles.lead}>Being worked out …</p>
      ) : (
        <div aria-busy={running.stale}>
          <Mix report={running.result} scenario={scenario} />
        </div>
      )}
    </section>
  )
}

export function Mix({ report, scenario }: { readonly report: MixReport; readonly scenario: Scenario }) {
  const currency = currencyOf(scenario)
  const names = scenario.groups.map((group) => group.name ?? catalogue.workload(group.workload)?.shortName ?? group.workload)
  const { mix } = report
  return (
    <>
      <p className={styles.sentence}>{mixSentence(report, names, currency)}</p>
      {isMixed(mix) && (
        <>
          <Parts parts={mix.parts} currency={currency} />
          <p className={styles.lead}>
            Parts stand on hosts of their own, spare hosts included.{" "}
            {mix.proven
              ? "No other division of the groups is cheaper."
              : "Found by joining groups step by step: a cheaper division may exist."}
          </p>
        </>
      )}
    </>
  )
}

const columns = ["Groups", "Served by", "Share of native", "GPUs", "Hosts", "Cost", "Migration"] as const

function Parts({ parts, currency }: { readonly parts: readonly PlanPart[]; readonly currency: Currency }) {
  return (
    <table {...as.table} className={styles.table}>
      <caption>The parts of the cheapest plan</caption>
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
          <Part key={part.groups.join()} part={part} currency={currency} />
        ))}
      </tbody>
    </table>
  )
}

function Part({ part: { option }, currency }: { readonly part: PlanPart; readonly currency: Currency }) {
  const { placement, cost, groups } = option
  const cell = (label: (typeof columns)[number]) => ({ ...as.cell, "data-label": label })
  return (
    <tr {...as.row}>
      <th {...as.rowheader} scope="row">
        {groups.map((one) => (
          <span key={one.index} className={styles.line}>
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
            {percentRange(one.nativeShare)}
          </span>
        ))}
      </td>
      <td {...cell("GPUs")}>
        {placement ? count(placement.gpus.count) : "unknown"}
        {groups.map((one) => (
          <span key={one.index} className={styles.quiet}>
            {one.instanceTypeName}
          </span>
        ))}
      </td>
      <td {...cell("Hosts")}>
        {placement ? count(placement.hosts.count) : "unknown"}
        {placement && placement.hosts.spare > 0 && <span className={styles.quiet}>and {plural(placement.hosts.spare, "spare")}</span>}
        {option.owned && <span className={styles.quiet}>{ownedInShort(option.owned)}</span>}
      </td>
      <td {...cell("Cost")}>{cost ? costFigure(cost, currency) : "unknown"}</td>
      <td {...cell("Migration")}>{migrationWords[option.migration.level]}</td>
    </tr>
  )
}
