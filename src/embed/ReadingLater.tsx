import { Suspense, useEffect, useState, type ReactNode } from "react"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { lazyPart } from "../ui/lazyPart.tsx"

/** ms after which the view is surely on the screen. */
export const behindThePaint = 200

const Reading = lazyPart(
  () => import("./Reading.tsx"),
  (module) => module.Reading,
)

/** What helps to read: nobody misses it until the view is painted. */
export function ReadingLater(props: Parameters<typeof Reading>[0]): ReactNode {
  const [now, setNow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setNow(true), behindThePaint)
    return () => clearTimeout(timer)
  }, [])
  if (!now) return null
  return (
    <ErrorBoundary fallback={() => null}>
      <Suspense fallback={null}>
        <Reading {...props} />
      </Suspense>
    </ErrorBoundary>
  )
}
