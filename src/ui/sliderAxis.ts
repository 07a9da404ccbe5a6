export interface SliderAxisOptions {
  readonly kind: "linear" | "log"
  readonly min: number
  readonly max: number
  /** One step of a linear axis, in the unit of the value. */
  readonly step: number
  readonly whole: boolean
}

/** A slider moves over whole positions 0..positions; the axis turns them into values that a person would type. */
export interface SliderAxis {
  readonly positions: number
  toValue(position: number): number
  toPosition(value: number): number
}

/** Values with two significant digits between min and max: 1, 2, … 9, 10, 11, … 99, 100, 110, … so that every stop of a log axis is a round number. */
function roundStops(min: number, max: number, whole: boolean): readonly number[] {
  const stops: number[] = []
  for (let decade = 10 ** Math.floor(Math.log10(min)); decade <= max; decade *= 10) {
    // One decade has stops of a tenth of its start, except where only whole numbers make sense.
    const step = whole ? Math.max(1, decade / 10) : decade / 10
    for (let value = decade; value < decade * 10 - step / 2; value += step) {
      const tidy = Number(value.toPrecision(6))
      if (tidy >= min && tidy <= max) stops.push(tidy)
    }
  }
  if (stops[0] !== min) stops.unshift(min)
  if (stops.at(-1) !== max) stops.push(max)
  return stops
}

export function sliderAxis({ kind, min, max, step, whole }: SliderAxisOptions): SliderAxis {
  if (kind === "linear" || min <= 0) {
    const positions = Math.max(1, Math.round((max - min) / step))
    return {
      positions,
      toValue: (position) => Math.min(max, Number((min + position * step).toPrecision(9))),
      toPosition: (value) => Math.min(positions, Math.max(0, Math.round((value - min) / step))),
    }
  }
  const stops = roundStops(min, max, whole)
  // One position a stop: every arrow key leads to another value.
  return {
    positions: stops.length - 1,
    toValue: (position) => stops[Math.min(stops.length - 1, Math.max(0, Math.round(position)))] ?? min,
    toPosition: (value) => nearestStop(stops, value),
  }
}

/** Index of the stop nearest to a value. */
function nearestStop(stops: readonly number[], value: number): number {
  let best = 0
  for (const [index, stop] of stops.entries()) if (Math.abs(stop - value) < Math.abs((stops[best] ?? 0) - value)) best = index
  return best
}
