import { Autocomplete } from "@base-ui/react/autocomplete"
import { Dialog } from "@base-ui/react/dialog"
import { useId, type ReactNode } from "react"
import styles from "./CommandPalette.module.css"
import dialog from "./Dialog.module.css"
import { Icon } from "./Icon.tsx"
import { useOverlay } from "./useOverlay.ts"
import hidden from "./VisuallyHidden.module.css"

export interface PaletteItem {
  readonly id: string
  readonly title: string
  readonly detail?: string
  readonly mark?: ReactNode
}

export interface PaletteGroup<Item extends PaletteItem = PaletteItem> {
  readonly label: string
  readonly items: readonly Item[]
}

export interface CommandPaletteProps<Item extends PaletteItem> {
  readonly label: string
  readonly placeholder: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly query: string
  readonly onQuery: (query: string) => void
  /** What matches, best first; finding is the caller's. */
  readonly groups: readonly PaletteGroup<Item>[]
  readonly onPick: (item: Item) => void
  /** Said instead of a list: nothing found, still loading. */
  readonly empty: ReactNode
}

/** One box that finds everything: type, choose with the arrow keys, Enter. */
export function CommandPalette<Item extends PaletteItem>({
  label,
  placeholder,
  open,
  onOpenChange,
  query,
  onQuery,
  groups,
  onPick,
  empty,
}: CommandPaletteProps<Item>) {
  const help = useId()
  useOverlay(open, () => onOpenChange(false))
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={label}>
          <Autocomplete.Root
            open
            inline
            items={groups.map((group) => ({ ...group, value: group.label }))}
            value={query}
            onValueChange={(next, details) => {
              if (details.reason !== "item-press") onQuery(next)
            }}
            filter={null}
            autoHighlight="always"
            itemToStringValue={(item: Item) => item.title}
          >
            <div className={styles.head}>
              <Icon name="search" />
              <Autocomplete.Input
                className={styles.input}
                aria-label={label}
                aria-describedby={help}
                placeholder={placeholder}
                spellCheck={false}
              />
              <Dialog.Close className={dialog.close} aria-label="Close">
                <Icon name="close" />
              </Dialog.Close>
            </div>
            <p id={help} className={hidden.hidden}>
              The arrow keys choose, Enter opens.
            </p>
            <div className={styles.results}>
              <Autocomplete.Empty className={styles.empty}>{empty}</Autocomplete.Empty>
              <Autocomplete.List>
                {(group: PaletteGroup<Item>) => (
                  <Autocomplete.Group key={group.label} items={group.items} className={styles.group}>
                    <Autocomplete.GroupLabel className={styles.groupLabel}>{group.label}</Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(item: Item) => (
                        <Autocomplete.Item key={item.id} value={item} className={styles.item} onClick={() => onPick(item)}>
                          {item.mark !== undefined && <span className={styles.mark}>{item.mark}</span>}
                          <span className={styles.title}>{item.title}</span>
                          {item.detail && <span className={styles.detail}>{item.detail}</span>}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </div>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
