import { useSyncExternalStore } from "react"
import { figuresAs, onFigures } from "../base/figures.ts"

/** As in which country figures are written: what shows them is shown anew when the reader chooses another. */
export const useFigures = (): string => useSyncExternalStore(onFigures, figuresAs, figuresAs)
