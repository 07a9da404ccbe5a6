import { ViewLink } from "../features/common/ViewLink.tsx"
import { useExplorer } from "../scenario/store.ts"
import styles from "./App.module.css"
import { entryOf } from "./views.ts"

/** The views that share an entry of the navigation, side by side. */
export function SubNav() {
  const view = useExplorer((state) => state.view.view)
  const { label, parts } = entryOf(view)
  if (parts.length === 0) return null
  return (
    <nav className={styles.subNav} aria-label={label} data-print="no">
      {parts.map((part) => (
        <ViewLink key={part.view} view={part.view} current={part.view === view}>
          {part.label}
        </ViewLink>
      ))}
    </nav>
  )
}
