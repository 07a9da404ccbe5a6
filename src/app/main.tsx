import "@fontsource-variable/ibm-plex-sans/wght.css"
import "../ui/fonts/explorer-sans.css"
import "../ui/global.css"
import "./frames.css"
import { StrictMode, Suspense, useEffect, useLayoutEffect, type ReactElement, type ReactNode } from "react"
import { createRoot, hydrateRoot } from "react-dom/client"
import { takenOver, takingOver } from "../ui/useTakenOver.ts"
import { afterPaint, earlyEntries, goLive, isUntouched, keepOwnWidth, unframe } from "./takeOver.ts"
import { wideScreen } from "./useMediaQuery.ts"

interface LiveProps {
  readonly entries: ReturnType<typeof earlyEntries>
  /** What the page can do without until it answers. */
  readonly later: () => void
  readonly children: ReactNode
}

function Live({ entries, later, children }: LiveProps): ReactNode {
  useLayoutEffect(unframe, [])
  useEffect(() => {
    takenOver()
    goLive(entries)
    afterPaint(later)
  }, [entries, later])
  return children
}

function show(root: HTMLElement, page: ReactElement, later: () => void): void {
  const shown = (entries: LiveProps["entries"]): ReactElement => (
    <StrictMode>
      {/* What stands within is taken over in small pieces: React stops for whatever the reader does meanwhile. */}
      <Suspense fallback={null}>
        <Live entries={entries} later={later}>
          {page}
        </Live>
      </Suspense>
    </StrictMode>
  )
  if (isUntouched(root)) {
    takingOver()
    keepOwnWidth(root, matchMedia(wideScreen).matches)
    hydrateRoot(root, shown(earlyEntries(root)))
  } else createRoot(root).render(shown([]))
}

/** Brings the page to life, or draws what the address asks for. */
export async function open(root: HTMLElement): Promise<void> {
  const query = new URLSearchParams(location.search)
  if (query.has("embed")) {
    const { Embed, opened, later } = await import("../embed/Embed.tsx")
    await opened()
    show(root, <Embed />, later)
    return
  }
  if (query.has("present")) {
    const [{ openPresented }, { later }] = await Promise.all([
      import("./present/entry.ts").then(({ door }) => door()),
      import("./start.tsx"),
    ])
    show(root, await openPresented(location.search), later)
    return
  }
  const { page, opened, later } = await import("./start.tsx")
  if (!isUntouched(root)) await opened()
  show(root, page, later)
}
