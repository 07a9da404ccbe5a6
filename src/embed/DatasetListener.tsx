import { useEffect, useRef } from "react"
import { listenDataset } from "./listenDataset.ts"

export interface DatasetListenerProps {
  readonly view: string
  readonly height: () => number
}

/** While a view of the dataset stands, the page around is heard and told. */
export function DatasetListener(props: DatasetListenerProps): null {
  const now = useRef(props)
  useEffect(() => {
    now.current = props
  })
  useEffect(() => listenDataset({ view: () => now.current.view, height: () => now.current.height() }), [])
  return null
}
