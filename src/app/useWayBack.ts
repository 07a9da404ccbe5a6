import { useEffect, useRef } from "react"
import { targetHref } from "../features/common/ViewLink.tsx"
import { explorerStore, useExplorer } from "../scenario/store.ts"

/** Who comes back from a row's page goes on from the link that led there; where that is out of sight, from the top of the view. */
export function useWayBack(): void {
  const view = useExplorer((state) => state.view)
  const before = useRef(view)
  useEffect(() => {
    const left = before.current
    before.current = view
    if (left.focus === null || left.focus === view.focus || left.view !== view.view) return undefined
    const href = targetHref(explorerStore.getState(), { view: left.view, focus: left.focus, table: view.table })
    // A long table draws its rows a moment after the rest.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      const links = [...document.querySelectorAll<HTMLAnchorElement>("main a[href]")]
      const led = links.find((link) => link.getAttribute("href") === href)
      if (led) led.focus()
      else document.getElementById("content")?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [view])
}
