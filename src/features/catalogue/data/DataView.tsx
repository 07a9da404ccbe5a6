import type { ReactElement } from "react"

export function DataView(): ReactElement {
  return <p>On its way.</p>
}
