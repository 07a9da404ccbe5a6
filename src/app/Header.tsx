import { useEffect, useRef, type ReactNode } from "react"
import { ViewLink } from "../features/common/ViewLink.tsx"
import { useExplorer } from "../scenario/store.ts"
import { IconButton } from "../ui/Button.tsx"
import type { IconName } from "../ui/Icon.tsx"
import styles from "./App.module.css"
import { Search } from "./Search.tsx"
import { themes, useTheme, type Theme } from "./theme.ts"
import { useGoesOn } from "./useGoesOn.ts"
import { entryOf, navEntries } from "./views.ts"

const themeLooks: Readonly<Record<Theme, { readonly icon: IconName; readonly words: string }>> = {
  auto: { icon: "contrast", words: "as the system" },
  light: { icon: "sun", words: "light" },
  dark: { icon: "moon", words: "dark" },
}

/** A chip that carries the four marks. */
function Logo() {
  return (
    <svg viewBox="0 0 32 32" className={styles.logo} aria-hidden="true" focusable="false">
      <path
        d="M10 2v4M16 2v4M22 2v4M10 26v4M16 26v4M22 26v4M2 10h4M2 16h4M2 22h4M26 10h4M26 16h4M26 22h4"
        stroke="currentColor"
        strokeWidth="2"
        fill="none"
      />
      <rect x="5" y="5" width="22" height="22" rx="3" fill="currentColor" />
      <circle cx="11.5" cy="11.5" r="3" className={styles.logoRemoting} />
      <path d="M17.5 8.5h6v6h-6z" className={styles.logoFixed} />
      <path d="M11.5 16.8 15.2 20.5 11.5 24.2 7.8 20.5z" className={styles.logoMediated} />
      <path d="M20.5 17.3 24 23.5h-7z" className={styles.logoEmulation} />
    </svg>
  )
}

function ThemeSwitch() {
  const [theme, setTheme] = useTheme()
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "auto"
  return <IconButton label={`Theme: ${themeLooks[theme].words}`} icon={themeLooks[theme].icon} onClick={() => setTheme(next)} />
}

export function Header({ actions }: { readonly actions?: ReactNode }) {
  const view = useExplorer((state) => state.view.view)
  const focus = useExplorer((state) => state.view.focus)
  const here = entryOf(view)
  const nav = useRef<HTMLElement>(null)
  // On a phone the navigation is wider than the screen: the entry one is at stays in sight.
  useEffect(() => {
    const bar = nav.current
    const current = bar?.querySelector("[aria-current]")
    if (!bar || !current) return
    const peek = 48
    bar.scrollLeft += current.getBoundingClientRect().right + peek - bar.getBoundingClientRect().right
  }, [here])
  useGoesOn(nav)
  return (
    <header className={styles.header}>
      <div className={styles.headerInner}>
        <h1 className={styles.brand}>
          <Logo />
          <span>
            GPU <span className={styles.brandLong}>Virtualization </span>Explorer
          </span>
        </h1>
        <nav ref={nav} className={styles.nav} aria-label="Views">
          <ul>
            {navEntries.map((one) => (
              <li key={one.view}>
                <ViewLink
                  view={one.view}
                  className={styles.navButton}
                  current={one === here}
                  {...(one.ofScenario && here.ofScenario ? { focus } : {})}
                >
                  {one.label}
                </ViewLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.headerActions}>
          <Search />
          {actions}
          <ThemeSwitch />
        </div>
      </div>
    </header>
  )
}
