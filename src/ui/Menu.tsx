import { cloneElement, useState, useSyncExternalStore, type KeyboardEvent, type ReactElement, type ReactNode } from "react"
import { forgetFailures, once } from "./loading.ts"
import type { MenuList } from "./MenuList.tsx"
import { UnreachableOver } from "./Unreachable.tsx"

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly mark?: ReactNode
  readonly disabled?: boolean
}
export interface MenuSection {
  readonly label?: string
  readonly entries: readonly MenuEntry[]
}
export interface MenuProps {
  /** A button: it opens the menu. */
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly sections: readonly MenuSection[]
  readonly onSelect: (id: string) => void
  readonly align?: "start" | "center" | "end"
  /** What the focus goes to after a choice; without it, back to the button. */
  readonly focusAfter?: () => HTMLElement | null | undefined
}

let List: typeof MenuList | null = null
const waiting = new Set<() => void>()
const listen = (tell: () => void): (() => void) => {
  waiting.add(tell)
  return () => void waiting.delete(tell)
}

/** Fetches the code of lists, for all menus of the page. */
export const loadMenus = once(async () => {
  const module = await import("./MenuList.tsx")
  List = module.MenuList
  for (const tell of Array.from(waiting)) tell()
})

/** A list of things to do. Until it is asked for there is but its button, which gives way then and never under a press that has begun. */
export function Menu(props: MenuProps) {
  const { trigger } = props
  const [asked, setAsked] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const hasCode = useSyncExternalStore(
    listen,
    () => List !== null,
    () => false,
  )
  if (List && hasCode && asked) return <List {...props} />
  const load = (): void => void loadMenus().catch(() => undefined)
  const open = (): void => {
    setAsked(true)
    setFailure(null)
    loadMenus().catch(setFailure)
  }
  const closed = (): void => {
    setAsked(false)
    setFailure(null)
  }
  const retry = (): void => {
    forgetFailures()
    open()
  }
  const shown = cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: load,
    onFocus: load,
    onClick: open,
    // As the button does that it gives way to.
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return
      event.preventDefault()
      open()
    },
  })
  return (
    <>
      {shown}
      {failure !== null && <UnreachableOver what="The list" error={failure} onRetry={retry} onClose={closed} />}
    </>
  )
}
