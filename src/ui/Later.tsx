import { Suspense, type ReactNode } from "react"
import { ErrorBoundary } from "./ErrorBoundary.tsx"
import { useTakenOver } from "./useTakenOver.ts"

interface LaterProps {
  readonly children: ReactNode
  /** What stands there where the code could not be loaded; nothing where nobody misses it. */
  readonly otherwise?: (retry: () => void) => ReactNode
}

/** What the page can do without until its code has come. */
export function Later({ children, otherwise }: LaterProps) {
  if (!useTakenOver()) return null
  return (
    <ErrorBoundary fallback={(_, retry) => otherwise?.(retry) ?? null}>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  )
}
