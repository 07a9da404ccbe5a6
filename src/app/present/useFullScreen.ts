import { useCallback, useEffect, useRef } from "react"

export interface FullScreen {
  /** Call it before a window is opened: browsers end the full screen for that, which is no leaving. */
  readonly makeWay: () => void
  /** Call it when the talk goes on by a press: takes the whole screen again that a window has ended. */
  readonly retake: () => void
}

/** The whole screen, where the browser gives it; who leaves that leaves the presentation. Without it the window is filled. */
export function useFullScreen(stage: HTMLElement | null, onLeft: () => void): FullScreen {
  const left = useRef(onLeft)
  const hasMadeWay = useRef(false)
  useEffect(() => {
    left.current = onLeft
  })
  const take = useCallback((): void => {
    if (stage && typeof stage.requestFullscreen === "function") void stage.requestFullscreen().catch(() => undefined)
  }, [stage])
  useEffect(() => {
    if (!stage) return
    let had = false
    const changed = (): void => {
      if (document.fullscreenElement === stage) had = true
      else if (had && !hasMadeWay.current) left.current()
    }
    document.addEventListener("fullscreenchange", changed)
    // Refused where nobody has pressed anything: a link opened it.
    if (navigator.userActivation?.isActive !== false) take()
    return () => {
      document.removeEventListener("fullscreenchange", changed)
      if (document.fullscreenElement === stage) void document.exitFullscreen().catch(() => undefined)
    }
  }, [stage, take])
  return {
    makeWay() {
      hasMadeWay.current = true
    },
    retake() {
      if (!hasMadeWay.current) return
      hasMadeWay.current = false
      if (document.fullscreenElement !== stage) take()
    },
  }
}
