import { Tabs as Base } from "@base-ui/react/tabs"
import type { ReactNode } from "react"
import styles from "./Tabs.module.css"

export interface TabsProps<T extends string = string> {
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly tabs: readonly { readonly value: T; readonly label: ReactNode; readonly panel: () => ReactNode }[]
}

/** A few views of one thing, one at a time. Only the chosen one is made. */
export function Tabs<T extends string>({ label, value, onChange, tabs }: TabsProps<T>) {
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as T)} className={styles.root}>
      <Base.List className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={styles.panel}>
          {tab.value === value ? tab.panel() : null}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
