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

const fine = 400

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
  const span = Math.log(max / min)
  const positionOf = (value: number) => Math.round((Math.log(Math.min(max, Math.max(min, value)) / min) / span) * fine)
  const nearest = (value: number) => {
    let best = stops[0] ?? min
    for (const stop of stops) if (Math.abs(Math.log(stop / value)) < Math.abs(Math.log(best / value))) best = stop
    return best
  }
  return {
    positions: fine,
    toValue: (position) => nearest(min * Math.exp((position / fine) * span)),
    toPosition: positionOf,
  }
}
