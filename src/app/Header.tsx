import type { ReactNode } from "react"
import { useExplorer } from "../scenario/store.ts"
import { IconButton } from "../ui/Button.tsx"
import type { IconName } from "../ui/Icon.tsx"
import styles from "./App.module.css"
import { themes, useTheme, type Theme } from "./theme.ts"
import { entryOf, navEntries } from "./views.ts"

const themeLooks: Readonly<Record<Theme, { readonly icon: IconName; readonly words: string }>> = {
  auto: { icon: "contrast", words: "as the system" },
  light: { icon: "sun", words: "light" },
  dark: { icon: "moon", words: "dark" },
}

function ThemeSwitch() {
  const [theme, setTheme] = useTheme()
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "auto"
  return (
    <IconButton
      label={`Theme: ${themeLooks[theme].words}. Change to ${themeLooks[next].words}`}
      icon={themeLooks[theme].icon}
      onClick={() => setTheme(next)}
    />
  )
}

export function Header({ actions }: { readonly actions?: ReactNode }) {
  const view = useExplorer((state) => state.view.view)
  const { setView } = useViewActions()
  const here = entryOf(view)
  return (
    <header className={styles.header}>
      <div className={styles.headerInner}>
        <h1 className={styles.brand}>
          <img src="./favicon.svg" alt="" className={styles.logo} />
          <span>GPU Virtualization Explorer</span>
        </h1>
        <nav className={styles.nav} aria-label="Views">
          <ul>
            {navEntries.map((one) => (
              <li key={one.view}>
                <button
                  type="button"
                  className={styles.navButton}
                  aria-current={one === here ? "page" : undefined}
                  onClick={() => setView(one.view)}
                >
                  {one.label}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.headerActions}>
          {actions}
          <ThemeSwitch />
        </div>
      </div>
    </header>
  )
}

function useViewActions() {
  const actions = useExplorer((state) => state.actions)
  return {
    setView: (view: (typeof navEntries)[number]["view"]) => {
      actions.setView({ view, table: {} })
      scrollTo({ top: 0 })
    },
  }
}
