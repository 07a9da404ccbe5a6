import type { ReactElement } from "react"

export function WorkloadsView(): ReactElement {
  return <p>On its way.</p>
}
