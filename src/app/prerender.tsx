import { StrictMode, Suspense } from "react"
import { renderToString } from "react-dom/server"
import { App } from "./App.tsx"

/** The untouched page as HTML, for the build to put into index.html (scripts/first-view-plugin.ts). The page takes it over (takeOver.ts). */
export const untouchedPage = (): string =>
  renderToString(
    <StrictMode>
      <Suspense fallback={null}>
        <App />
      </Suspense>
    </StrictMode>,
  )
