import { useEffect, useRef } from "react"
import { overlays } from "../base/overlays.ts"

/** While it is open, the browser's way back (a phone's back key) closes it before it leads elsewhere. */
export function useOverlay(open: boolean, close: () => void): void {
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  useEffect(() => (open ? overlays.lay(() => latest.current()) : undefined), [open])
}

/** Of what takes little room and nothing away, only a finger's back key is asked: elsewhere an entry of the history would cost the way forward. */
export const isTouched = (): boolean => matchMedia("(pointer: coarse)").matches
