import { cloneElement, useEffect, useState, type PointerEvent, type ReactElement, type ReactNode } from "react"
import { once } from "./loading.ts"
import type { MenuList } from "./MenuList.tsx"
import { forgetFailures } from "./loading.ts"
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

/** Fetches the code of lists, for all menus of the page. */
export const loadMenus = once(async () => {
  const module = await import("./MenuList.tsx")
  List = module.MenuList
  for (const tell of Array.from(waiting)) tell()
})

/** A list of things to do. Until it is pointed at, or the page has time, there is but its button. */
export function Menu(props: MenuProps) {
  const { trigger } = props
  const [asked, setAsked] = useState(false)
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  const [came, setCame] = useState<{ readonly focused: boolean } | null>(List && { focused: false })
  useEffect(() => {
    // The button gives way to one that opens the list: the focus goes over to that.
    const tell = (): void => setCame({ focused: button !== null && button === document.activeElement })
    waiting.add(tell)
    return () => void waiting.delete(tell)
  }, [button])
  const [failure, setFailure] = useState<unknown>(null)
  if (List && came) return <List {...props} open={asked} focused={came.focused} />
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
    ref: setButton,
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: load,
    onFocus: load,
    // The button may change under a press that has begun.
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === "mouse" && event.button === 0) setAsked(true)
    },
    onClick: open,
  })
  return (
    <>
      {shown}
      {failure !== null && <UnreachableOver what="The list" error={failure} onRetry={retry} onClose={closed} />}
    </>
  )
}
