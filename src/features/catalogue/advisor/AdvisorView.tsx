import type { ReactElement } from "react"

export function AdvisorView(): ReactElement {
  return <p>On its way.</p>
}
