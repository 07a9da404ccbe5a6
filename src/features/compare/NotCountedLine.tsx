import type { NotCounted } from "../../engine/report.ts"
import styles from "./CompareBoard.module.css"

/** What the costs leave out, in one line beside them; opened, why. */
export function NotCountedLine({ list }: { readonly list: readonly NotCounted[] }) {
  if (list.length === 0) return null
  return (
    <details className={styles.notCounted}>
      <summary>{`Not counted in cost: ${list.map(({ what }) => what).join(", ")}.`}</summary>
      <ul>
        {list.map(({ what, why }) => (
          <li key={what}>
            <b>{what}</b> {why}
          </li>
        ))}
      </ul>
    </details>
  )
}
