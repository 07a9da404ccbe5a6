import type { ReactElement } from "react"

export function SourcesView(): ReactElement {
  return <p>On its way.</p>
}
