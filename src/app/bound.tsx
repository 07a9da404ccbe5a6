import { use, useSyncExternalStore, type ReactNode } from "react"
import { Button } from "../ui/Button.tsx"
import { once, onTryAgain, tryAgain } from "../ui/loading.ts"
import { Notice } from "../ui/Notice.tsx"
import styles from "./App.module.css"

/** Binds the scenario to the address, once. */
export const bound = once(() => import("../scenario/binding.ts").then(({ bind }) => bind()))

/** What needs links and dataset: it is made when these have come. */
export function Bound({ children }: { readonly children: ReactNode }): ReactNode {
  use(bound())
  return children
}

let isMissing = false
const listeners = new Set<() => void>()
function tell(missing: boolean): void {
  isMissing = missing
  for (const listener of listeners) listener()
}

/** Binds the page that is already used; where that cannot be done, the page says so and it is tried again. */
export function keepBound(): void {
  bound().then(
    () => {
      tell(false)
      // It is known now whether there is something to offer (Earlier.tsx): the room kept for it is its own.
      delete document.documentElement.dataset["earlier"]
    },
    () => {
      tell(true)
      const stop = onTryAgain(() => {
        stop()
        keepBound()
      })
    },
  )
}

/** Without links nothing that is edited is remembered: whoever edits must know. */
export function UnboundNotice(): ReactNode {
  const missing = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isMissing,
    () => false,
  )
  if (!missing) return null
  return (
    <div className={styles.notices} data-print="no">
      <Notice tone="warn" title="Your edits do not stand in the address yet." actions={<Button onClick={tryAgain}>Try again</Button>}>
        <p>A file could not be loaded: there is no link, and a reload would forget what you edit.</p>
      </Notice>
    </div>
  )
}
