import type { Repair } from "../scenario/repairs.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { sayRepair } from "../words/repairs.ts"
import styles from "./App.module.css"

const shown = 3

/** What was mended in a link, the first few at once. */
export function RepairList({ repairs }: { readonly repairs: readonly Repair[] }) {
  const lines = (from: number, to?: number) =>
    repairs.slice(from, to).map((repair, index) => <li key={`${repair.key}-${from + index}`}>{sayRepair(repair)}</li>)
  return (
    <>
      <ul className={styles.repairs}>{lines(0, shown)}</ul>
      {repairs.length > shown && (
        <Disclosure variant="inline" title={`${repairs.length - shown} more`}>
          <ul className={styles.repairs}>{lines(shown)}</ul>
        </Disclosure>
      )}
    </>
  )
}
