import type { ReactElement } from "react"

export function SupportView(): ReactElement {
  return <p>On its way.</p>
}
