import type { PlanPart } from "../../engine/report.ts"
import { count, percentRange, plural, type Currency } from "../../ui/format.ts"
import { costFigure } from "../common/currency.ts"
import { ownedInShort } from "../common/owned.ts"
import { sparesOf } from "../common/standWords.ts"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import styles from "./MixSection.module.css"
import { as } from "./tableRoles.ts"
import { gpuShortName, migrationWords } from "./words.ts"

interface PartsProps {
  readonly parts: readonly PlanPart[]
  readonly currency: Currency
  readonly caption: string
}

const columns = ["Groups", "Served by", "Share of native", "GPUs", "Hosts", "Cost", "Migration"] as const

/** The parts of a plan, one a row. */
export function Parts({ parts, currency, caption }: PartsProps) {
  return (
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
          <Part key={part.groups.join()} part={part} spares={sparesOf(part, parts)} currency={currency} />
        ))}
      </tbody>
    </table>
  )
}

interface PartProps {
  readonly part: PlanPart
  /** Whose spare hosts stand by for it; null: its own, or none. */
  readonly spares: string | null
  readonly currency: Currency
}

function Part({ part: { option }, spares, currency }: PartProps) {
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
        {spares !== null && (
          <span className={styles.quiet}>
            spare: those of <bdi>{spares}</bdi>
          </span>
        )}
        {option.owned && <span className={styles.quiet}>{ownedInShort(option.owned)}</span>}
      </td>
      <td {...cell("Cost")}>{cost ? costFigure(cost, currency) : "unknown"}</td>
      <td {...cell("Migration")}>{migrationWords[option.migration.level]}</td>
    </tr>
  )
}
