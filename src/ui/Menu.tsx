import { cloneElement, useEffect, useState, type PointerEvent, type ReactElement, type ReactNode } from "react"
import { once } from "./loading.ts"
import type { MenuList } from "./MenuList.tsx"

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
  if (List && came) return <List {...props} open={asked} focused={came.focused} />
  const load = (): void => void loadMenus().catch(() => undefined)
  return cloneElement(trigger, {
    ref: setButton,
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: load,
    onFocus: load,
    // The button may change under a press that has begun.
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === "mouse" && event.button === 0) setAsked(true)
    },
    onClick: () => {
      setAsked(true)
      load()
    },
  })
}
