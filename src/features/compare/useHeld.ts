import { useState } from "react"
import type { OptionResult } from "../../engine/report.ts"
import { boardScales, heldScales, type BoardScales } from "./scales.ts"

/** What a board shows while a value is dragged: the scales that hold, and what stood there before. */
export interface Held {
  readonly scales: BoardScales
  readonly before: (option: OptionResult) => Before
}

/** Figures of a row when the drag began; null where they are as they were. */
export interface Before {
  readonly share: number | null
  readonly gpus: number | null
  readonly usd: number | null
}

export const asBefore: Before = { share: null, gpus: null, usd: null }

/** Null while nothing is dragged. `options`: all rows, the same list while none has changed. */
export function useHeld(options: readonly OptionResult[], dragging: boolean): Held | null {
  const [rest, setRest] = useState(options)
  const [held, setHeld] = useState<BoardScales | null>(null)
  if (!dragging) {
    if (rest !== options) setRest(options)
    if (held) setHeld(null)
    return null
  }
  const scales = heldScales(held ?? boardScales(rest), options)
  if (scales !== held) setHeld(scales)
  return { scales, before: (option) => beforeOf(option, rest) }
}

/** Of the row of the same technique, or of the same pin. */
function beforeOf(option: OptionResult, rest: readonly OptionResult[]): Before {
  const same = ({ origin, technique, key }: OptionResult): boolean =>
    origin === option.origin && (origin === "best" ? technique === option.technique : key === option.key)
  const before = rest.find(same)
  const changed = (pick: (one: OptionResult) => number | undefined): number | null => {
    const value = before && pick(before)
    return value === undefined || value === pick(option) ? null : value
  }
  return {
    share: changed((one) => one.nativeShare?.likely),
    gpus: changed((one) => one.placement?.gpus.count),
    usd: changed((one) => one.cost?.total.likely),
  }
}
