import { Tooltip as Base } from "@base-ui/react/tooltip"
import type { ReactElement, ReactNode } from "react"
import styles from "./Tooltip.module.css"

export interface TooltipProps {
  readonly content: ReactNode
  /** The element it belongs to: it must take a ref and props, and be focusable. */
  readonly children: ReactElement<Record<string, unknown>>
  readonly side?: "top" | "bottom" | "left" | "right"
}

/** A short hint for pointer and keyboard. Never the only place where something is said: touch does not see it. */
export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger delay={400} render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.popup}>{content}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
