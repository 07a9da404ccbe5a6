import { Suspense, type ReactNode } from "react"
import { Button } from "../../ui/Button.tsx"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { Notice } from "../../ui/Notice.tsx"

/** What is closed at first: its code comes after the first view. */
export const sections = () => import("./sections.ts")
export const details = () => import("./details.ts")

interface AwaitedProps {
  readonly children: ReactNode
  /** What is missing when it does not come; null: another place says so. */
  readonly what?: string | null
}

/** A part whose code may still be on its way. */
export const Awaited = ({ children, what = "This section" }: AwaitedProps) => (
  <ErrorBoundary
    fallback={(_, retry) =>
      what && <Notice tone="error" title={`${what} could not be loaded.`} actions={<Button onClick={retry}>Try again</Button>} />
    }
  >
    <Suspense fallback={null}>{children}</Suspense>
  </ErrorBoundary>
)
