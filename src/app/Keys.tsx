import { Suspense, useEffect, useState, useSyncExternalStore } from "react"
import { proposing } from "../scenario/proposing.ts"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { lazyPart } from "../ui/lazyPart.tsx"
import { Opening, UnreachableOver } from "../ui/Unreachable.tsx"
import { presentAsked } from "../features/common/presentAsked.ts"
import styles from "./App.module.css"
import { singleKeyOf } from "./keys.ts"
import { skipTo } from "./skip.ts"

const KeySheet = lazyPart(
  () => import("./KeySheet.tsx"),
  (module) => module.KeySheet,
)

const Present = lazyPart(
  () => import("./present/index.ts"),
  (module) => module.Present,
)

const Proposal = lazyPart(
  () => import("./proposal/Proposal.tsx"),
  (module) => module.Proposal,
)

/** Listens for single keys, and the button that lists them. */
export function Keys() {
  const [open, setOpen] = useState(false)
  const [presents, setPresents] = useState(false)
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
      {presents && (
        <ErrorBoundary
          fallback={(error, retry) => <UnreachableOver what="The presentation" error={error} onRetry={retry} onClose={leave} />}
        >
          <Suspense fallback={<Opening>Opening the presentation …</Opening>}>
            <Present from="" onClose={leave} />
          </Suspense>
        </ErrorBoundary>
      )}
      <Proposing />
    </>
  )
}

/** The proposal over the page, while it is asked for. */
function Proposing() {
  const open = useSyncExternalStore(proposing.subscribe, proposing.now, () => false)
  if (!open) return null
  return (
    <ErrorBoundary
      fallback={(error, retry) => <UnreachableOver what="The proposal" error={error} onRetry={retry} onClose={proposing.close} />}
    >
      <Suspense fallback={<Opening>Opening the proposal …</Opening>}>
        <Proposal onClose={proposing.close} />
      </Suspense>
    </ErrorBoundary>
  )
}
