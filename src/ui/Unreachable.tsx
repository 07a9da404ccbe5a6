import { useEffect, useRef } from "react"
import { NotLoaded } from "../base/notLoaded.ts"
import { Button } from "./Button.tsx"
import { handOn, mainOf } from "./handOn.ts"
import { Notice } from "./Notice.tsx"
import styles from "./Unreachable.module.css"
import { useOverlay } from "./useOverlay.ts"

export interface UnreachableProps {
  /** What was asked for: "The search". */
  readonly what: string
  readonly error: unknown
  readonly onRetry: () => void
}

const titleOf = (what: string, error: unknown): string =>
  error instanceof NotLoaded ? `${what}: this part of the page could not be loaded.` : `${what} cannot be shown: a fault of ours.`

/** Says, where a part would stand, that it could not be had. */
export function Unreachable({ what, error, onRetry, onClose }: UnreachableProps & { readonly onClose?: () => void }) {
  return (
    <Notice
      tone="error"
      title={titleOf(what, error)}
      actions={
        <>
          <Button
            onClick={(event) => {
              const main = mainOf(event.currentTarget)
              onRetry()
              handOn(() => main)
            }}
          >
            Try again
          </Button>
          {error instanceof NotLoaded && <Button onClick={() => location.reload()}>Reload the page</Button>}
        </>
      }
      {...(onClose ? { onDismiss: onClose } : {})}
    >
      <p>
        {error instanceof NotLoaded
          ? "Check the connection; as soon as it is back, the part is asked for again. Your scenario is kept."
          : "Your scenario is kept, and so is the rest of the page."}
      </p>
    </Notice>
  )
}

/** The same in sight, of a part that would have opened over the page. It needs no code that could be missing as well. */
export function UnreachableOver({ onClose, ...told }: UnreachableProps & { readonly onClose: () => void }) {
  const box = useRef<HTMLDialogElement>(null)
  useOverlay(true, onClose)
  useEffect(() => {
    const before = document.activeElement
    const here = box.current
    here?.querySelector("button")?.focus()
    return () => {
      if (before instanceof HTMLElement && (document.activeElement === document.body || here?.contains(document.activeElement)))
        before.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") onClose()
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [onClose])
  return (
    <dialog ref={box} open className={styles.over} aria-label={titleOf(told.what, told.error)} data-print="no">
      <Unreachable {...told} onClose={onClose} />
    </dialog>
  )
}

/** While the code of what opens over the page is on its way. */
export const Opening = ({ children }: { readonly children: string }) => (
  <output className={styles.opening} data-print="no">
    {children}
  </output>
)
