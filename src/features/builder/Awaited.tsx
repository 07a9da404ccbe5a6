import { Suspense, type ReactNode } from "react"
import { Button } from "../../ui/Button.tsx"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { Notice } from "../../ui/Notice.tsx"

/** What is closed at first: its code comes after the first view. */
export const sections = () => import("./sections.ts")
export const details = () => import("./details.ts")

/** A part whose code may still be on its way. */
export const Awaited = ({ children }: { readonly children: ReactNode }) => (
  <ErrorBoundary
    fallback={(_, retry) => (
      <Notice tone="error" title="This section could not be loaded." actions={<Button onClick={retry}>Try again</Button>} />
    )}
  >
    <Suspense fallback={null}>{children}</Suspense>
  </ErrorBoundary>
)
