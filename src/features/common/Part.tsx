import { useContext, type ReactNode } from "react"
import { HiddenContext, LockedContext, LookedAtContext } from "./hidden.ts"

export interface FramePartsProps {
  readonly hide: readonly string[]
  readonly lock: readonly string[]
  readonly look: readonly string[]
  readonly children: ReactNode
}

/** What the author of a frame left out, fixed, and asks to be looked at. */
export const FrameParts = ({ hide, lock, look, children }: FramePartsProps): ReactNode => (
  <HiddenContext value={hide}>
    <LockedContext value={lock}>
      <LookedAtContext value={look}>{children}</LookedAtContext>
    </LockedContext>
  </HiddenContext>
)

export interface PartProps {
  /** Its word behind `hide=` and `lock=` (share/embedParts.ts). */
  readonly is: string
  readonly children: ReactNode
}

/** A part of a view that the author of a frame may leave out or fix. On the full page nothing but what it holds. */
export function Part({ is, children }: PartProps): ReactNode {
  const isHidden = useContext(HiddenContext).includes(is)
  const isLocked = useContext(LockedContext).includes(is)
  const isLookedAt = useContext(LookedAtContext).includes(is)
  if (isHidden) return null
  const part = isLocked ? (
    <fieldset disabled aria-label="Fixed" data-locked={is} style={{ display: "contents", pointerEvents: "none" }}>
      {children}
    </fieldset>
  ) : (
    children
  )
  return isLookedAt ? (
    <div data-looked-at={is} style={{ display: "grid", gap: "inherit" }}>
      {part}
    </div>
  ) : (
    part
  )
}

/** Whether a part stands as its author wrote it: what leads on by link or key asks this. */
export const useLocked = (part: string): boolean => useContext(LockedContext).includes(part)

/** Whether the reader has no say in it: it is fixed, or left out. */
export function useTaken(part: string): boolean {
  const isHidden = useContext(HiddenContext).includes(part)
  return useLocked(part) || isHidden
}
