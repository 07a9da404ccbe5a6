import { Suspense, useEffect, useState } from "react"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { lazyPart } from "../ui/lazyPart.tsx"
import { Opening, UnreachableOver } from "../ui/Unreachable.tsx"
import styles from "./App.module.css"
import { singleKeyOf } from "./keys.ts"
import { skipTo } from "./skip.ts"

const KeySheet = lazyPart(
  () => import("./KeySheet.tsx"),
  (module) => module.KeySheet,
)

/** Listens for single keys, and the button that lists them. */
export function Keys() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = singleKeyOf(event)
      if (key === null || key === "/") return
      event.preventDefault()
      if (key === "?") setOpen(true)
      else if (key === "s") document.querySelector<HTMLElement>('[aria-keyshortcuts="s"]')?.click()
      else skipTo(key === "b" ? "builder" : "content")
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [])
  const close = (): void => setOpen(false)
  return (
    <>
      <button type="button" className={styles.keys} aria-haspopup="dialog" aria-keyshortcuts="?" onClick={() => setOpen(true)}>
        Keys
      </button>
      {open && (
        <ErrorBoundary
          fallback={(error, retry) => <UnreachableOver what="The list of keys" error={error} onRetry={retry} onClose={close} />}
        >
          <Suspense fallback={<Opening>Opening the list of keys …</Opening>}>
            <KeySheet onClose={close} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  )
}
