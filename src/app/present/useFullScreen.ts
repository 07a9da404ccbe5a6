import { useEffect, useRef } from "react"

/** The whole screen, where the browser gives it; who leaves that leaves the presentation. Without it the window is filled. */
export function useFullScreen(stage: HTMLElement | null, onLeft: () => void): void {
  const left = useRef(onLeft)
  useEffect(() => {
    left.current = onLeft
  })
  useEffect(() => {
    if (!stage || typeof stage.requestFullscreen !== "function") return
    let had = false
    const changed = (): void => {
      if (document.fullscreenElement === stage) had = true
      else if (had) left.current()
    }
    document.addEventListener("fullscreenchange", changed)
    // Refused where nobody has pressed anything: a link opened it.
    if (navigator.userActivation?.isActive !== false) void stage.requestFullscreen().catch(() => undefined)
    return () => {
      document.removeEventListener("fullscreenchange", changed)
      if (document.fullscreenElement === stage) void document.exitFullscreen().catch(() => undefined)
    }
  }, [stage])
}
