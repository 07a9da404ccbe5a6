import { Suspense, useEffect, useState, useSyncExternalStore } from "react"
import { proposing } from "../scenario/proposing.ts"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { Opening, UnreachableOver } from "../ui/Unreachable.tsx"
import { presentAsked } from "../features/common/presentAsked.ts"
import styles from "./App.module.css"
import { furtherPart } from "./furtherPart.ts"
import { singleKeyOf } from "./keys.ts"
import { skipTo } from "./skip.ts"

/** What keys open over the page, and what is said while it comes or where it cannot. */
const parts = {
  keys: { name: "list of keys", Part: furtherPart("keys") },
  present: { name: "presentation", Part: furtherPart("present") },
  proposal: { name: "proposal", Part: furtherPart("proposal") },
}

interface OverProps {
  readonly part: keyof typeof parts
  readonly onClose: () => void
}

function Over({ part, onClose }: OverProps) {
  const { name, Part } = parts[part]
  return (
    <ErrorBoundary fallback={(error, retry) => <UnreachableOver what={`The ${name}`} error={error} onRetry={retry} onClose={onClose} />}>
      <Suspense fallback={<Opening>{`Opening the ${name} …`}</Opening>}>
        <Part onClose={onClose} />
      </Suspense>
    </ErrorBoundary>
  )
}

/** Listens for single keys, and the button that lists them. */
export function Keys() {
  const [open, setOpen] = useState(false)
  const [presents, setPresents] = useState(false)
  const proposes = useSyncExternalStore(proposing.subscribe, proposing.now, () => false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = singleKeyOf(event)
      if (key === null || key === "/") return
      event.preventDefault()
      if (key === "?") setOpen(true)
      else if (key === "p") setPresents(true)
      else if (key === "e") proposing.open()
      else if (key === "s") document.querySelector<HTMLElement>('[aria-keyshortcuts="s"]')?.click()
      else skipTo(key === "b" ? "builder" : "content")
    }
    const onAsked = (): void => setPresents(true)
    addEventListener("keydown", onKey)
    addEventListener(presentAsked, onAsked)
    return () => {
      removeEventListener("keydown", onKey)
      removeEventListener(presentAsked, onAsked)
    }
  }, [])
  const close = (): void => setOpen(false)
  const leave = (): void => setPresents(false)
  return (
    <>
      <button
        type="button"
        className={styles.keys}
        data-print="no"
        aria-haspopup="dialog"
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
      >
        Keys
      </button>
      {open && <Over part="keys" onClose={close} />}
      {presents && <Over part="present" onClose={leave} />}
      {proposes && <Over part="proposal" onClose={proposing.close} />}
    </>
  )
}
