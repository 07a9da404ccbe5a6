import { useState, useSyncExternalStore } from "react"
import { Button } from "../../ui/Button.tsx"
import { Notice } from "../../ui/Notice.tsx"
import styles from "../App.module.css"
import { watchUpdates, type Standing } from "./register.ts"

// Once for the page: this file comes after the first view.
const { standing, subscribe, takeNewest } = watchUpdates()

/** Says that a newer version is there; the reader decides when it is taken. */
export function UpdateNotice() {
  const [seen, setSeen] = useState<Standing>("current")
  const now = useSyncExternalStore(subscribe, standing)
  if (now === "current" || now === seen) return null
  return (
    <div className={styles.notices} data-print="no">
      <Notice
        title={now === "waiting" ? "A newer version of the explorer is ready." : "Another tab has taken a newer version of the explorer."}
        onDismiss={() => setSeen(now)}
        actions={<Button onClick={takeNewest}>Reload with the newer version</Button>}
      >
        <p>
          The scenario stays as it is. Steps of undo end with the reload, and an inventory would have to be read again: this page works on
          until you are done.
        </p>
      </Notice>
    </div>
  )
}
