import type { Evidence as EvidenceRow } from "../../dataset/schema/index.ts"
import { Icon } from "../../ui/Icon.tsx"
import { BasisTag } from "./BasisTag.tsx"
import styles from "./Evidence.module.css"
import { type Sources, useSources } from "./useSources.ts"

export interface EvidenceProps {
  readonly evidence: EvidenceRow
}

const year = (date: string | undefined): string | undefined => /\b(19|20)\d\d\b/.exec(date ?? "")?.[0]

function Chip({ evidence, sources }: EvidenceProps & { readonly sources: Sources | undefined }) {
  const source = sources?.[evidence.source]
  const title = source?.title ?? evidence.source
  const from = [source?.publisher, year(source?.date)].filter(Boolean).join(", ")
  // Only addresses of the web: a source is data, and data may come from anywhere.
  const url = source?.url !== undefined && /^https?:\/\//i.test(source.url) ? source.url : undefined
  return (
    <span className={styles.chip}>
      <BasisTag basis={evidence.basis} />
      <span className={styles.words}>
        {url === undefined ? (
          <cite className={styles.title}>{title}</cite>
        ) : (
          <a className={styles.title} href={url} target="_blank" rel="noreferrer">
            <cite>{title}</cite>{" "}
            <span className={styles.out}>
              <Icon name="external" size={11} />
            </span>
          </a>
        )}
        {from !== "" && <span className={styles.from}> {from}</span>}
        {evidence.locator && <span className={styles.locator}> · {evidence.locator}</span>}
        {evidence.note !== undefined && <span className={styles.note}>{evidence.note}</span>}
      </span>
    </span>
  )
}

/** One source behind a figure: how it is known, title, publisher, year, and where in the source it stands. */
export function Evidence({ evidence }: EvidenceProps) {
  return <Chip evidence={evidence} sources={useSources()} />
}

const keyOf = (row: EvidenceRow) => `${row.source}|${row.locator ?? ""}|${row.basis}`

/** The sources of a figure, each once. */
export function EvidenceList({ evidence, label = "Sources" }: { readonly evidence: readonly EvidenceRow[]; readonly label?: string }) {
  const sources = useSources()
  const once = [...new Map(evidence.map((row) => [keyOf(row), row])).values()]
  if (once.length === 0) return null
  return (
    <ul className={styles.list} aria-label={label}>
      {once.map((row) => (
        <li key={keyOf(row)}>
          <Chip evidence={row} sources={sources} />
        </li>
      ))}
    </ul>
  )
}
