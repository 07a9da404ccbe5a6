import type { NotCounted } from "../../engine/report.ts"
import { sayLeftOut } from "../../words/leftOut.ts"
import styles from "./CompareBoard.module.css"

/** What the costs leave out, in one line beside them; opened, why. */
export function NotCountedLine({ list }: { readonly list: readonly NotCounted[] }) {
  if (list.length === 0) return null
  return (
    <details className={styles.notCounted}>
      <summary>{`Not counted in cost: ${list.map(({ what }) => sayLeftOut(what)).join(", ")}.`}</summary>
      <ul>
        {list.map(({ what, why }) => (
          <li key={what.values.cost}>
            <b>{sayLeftOut(what)}</b> {sayLeftOut(why)}
          </li>
        ))}
      </ul>
    </details>
  )
}
