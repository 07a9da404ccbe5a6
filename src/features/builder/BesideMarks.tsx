import { useExplorer } from "../../scenario/store.ts"
import { besideLines, type Place } from "./besideLines.ts"
import styles from "./BesideMarks.module.css"

/** Made again only when what it says changes. */
export function BesideMarks({ of }: { readonly of: Place }) {
  const text = useExplorer(({ scenario, beside }) => besideLines(scenario, beside, of).join("\n"))
  if (text === "") return null
  return (
    <ul className={styles.marks} aria-label="Differs from what is kept beside">
      {text.split("\n").map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
