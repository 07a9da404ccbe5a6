import { cloneElement, useState, useSyncExternalStore, type KeyboardEvent, type MouseEvent, type ReactElement, type ReactNode } from "react"
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
  /** What it lists, or what fetches that when it is asked for. */
  readonly sections: readonly MenuSection[] | (() => Promise<readonly MenuSection[]>)
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
  const { trigger, sections } = props
  const [asked, setAsked] = useState<"keys" | "pointer" | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [fetched, setFetched] = useState<readonly MenuSection[] | null>(null)
  const hasCode = useSyncExternalStore(
    listen,
    () => List !== null,
    () => false,
  )
  const listed = typeof sections === "function" ? fetched : sections
  if (List && hasCode && asked && listed) return <List {...props} sections={listed} askedBy={asked} />
  const loadAll = async (): Promise<void> => {
    const [, brought] = await Promise.all([loadMenus(), typeof sections === "function" ? sections() : null])
    setFetched(brought)
  }
  const load = (): void => void loadAll().catch(() => undefined)
  const open = (by: "keys" | "pointer"): void => {
    setAsked(by)
    setFailure(null)
    loadAll().catch(setFailure)
  }
  const closed = (): void => {
    setAsked(null)
    setFailure(null)
  }
  const retry = (): void => {
    forgetFailures()
    open("pointer")
  }
  const shown = cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: load,
    onFocus: load,
    // A click that no pointer made has no count.
    onClick: ({ detail }: MouseEvent) => open(detail === 0 ? "keys" : "pointer"),
    // As the button does that it gives way to.
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return
      event.preventDefault()
      open("keys")
    },
  })
  return (
    <>
      {shown}
      {failure !== null && <UnreachableOver what="The list" error={failure} onRetry={retry} onClose={closed} />}
    </>
  )
}
