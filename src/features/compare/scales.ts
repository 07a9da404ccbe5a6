import type { OptionResult } from "../../engine/report.ts"

/** Positions are shares of the width, 0..1, so that every row of a column draws on the same scale whatever its size in pixels. */
export interface Scale {
  readonly kind: "linear" | "log"
  readonly max: number
  readonly ticks: readonly number[]
  /** 0..1; what lies beyond `max` is cut at 1, and `beyond` says so. */
  at(value: number): number
  beyond(value: number): boolean
}

const clamp = (share: number): number => (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0)

/** The smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 times a power of ten that holds the value. */
export function niceMax(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((nice) => nice * power >= value * (1 - 1e-12)) ?? 10
  return step * power
}

export function linearScale(top: number): Scale {
  const max = niceMax(top)
  return { kind: "linear", max, ticks: [0, max / 2, max], at: (value) => clamp(value / max), beyond: (value) => value > max * (1 + 1e-9) }
}

/** Round steps from zero to a nice maximum, at most six of them. */
export function axisTicks(max: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(max) - 1 + 1e-9)
  const step = [1, 2, 2.5, 5, 10, 20, 25, 50]
    .map((nice) => nice * power)
    .find((each) => max / each < 6.01 && Math.abs(max / each - Math.round(max / each)) < 1e-6)
  const steps = step === undefined ? 2 : Math.round(max / step)
  return Array.from({ length: steps + 1 }, (_, index) => (index * max) / steps)
}

/** From 1; zero sits at the start, where a word has to say that it is zero. */
export function logScale(top: number): Scale {
  const decades = Math.max(1, Math.ceil(Math.log10(Math.max(1, top)) - 1e-9))
  const max = 10 ** decades
  // Beyond a thousand the labels are long: three of them fit a narrow column.
  const every = decades <= 3 ? 1 : Math.ceil(decades / 2)
  const ticks = Array.from({ length: Math.floor(decades / every) + 1 }, (_, index) => 10 ** (index * every))
  return {
    kind: "log",
    max,
    ticks,
    at: (value) => (value <= 1 ? 0 : clamp(Math.log10(value) / decades)),
    beyond: (value) => value > max,
  }
}

/** Fractions of native, always the whole of 0..100 %; some published figures exceed native. */
export const shareScale: Scale = {
  kind: "linear",
  max: 1,
  ticks: [0, 0.5, 1],
  at: clamp,
  beyond: (value) => value > 1 + 1e-9,
}

/** A label of an axis and where it stands, 0..1 of the width. */
export interface AxisLabel {
  readonly tick: number
  readonly text: string
  readonly at: number
  /** At an end the label is flush with it; elsewhere it is centred. */
  readonly edge: "start" | "end" | undefined
  /** Letters that the axis must be wide for this one to stand clear of both neighbours; null at the ends, which always show. */
  readonly room: number | null
}

/** The labels of an axis, each with the room that it needs. */
export function axisLabels(scale: Scale, label: (value: number) => string): readonly AxisLabel[] {
  const labels = scale.ticks.map((tick, index) => {
    const at = scale.at(tick)
    // A scale may end a little beyond its last label.
    const edge = index === 0 ? ("start" as const) : index === scale.ticks.length - 1 && at > 0.9 ? ("end" as const) : undefined
    const text = label(tick)
    return { tick, text, at, edge, reach: edge ? text.length : text.length / 2 }
  })
  const between = (one: (typeof labels)[number], other: (typeof labels)[number] | undefined): number =>
    other === undefined ? 0 : (one.reach + 1 + other.reach) / Math.max(1e-6, Math.abs(other.at - one.at))
  return labels.map(({ reach, ...each }, index) => ({
    ...each,
    room: each.edge
      ? null
      : Math.ceil(Math.max(between({ ...each, reach }, labels[index - 1]), between({ ...each, reach }, labels[index + 1]))),
  }))
}

/** Counts further apart than this cannot be read on one linear scale. */
const logFrom = 20

/** Linear, or logarithmic where the largest count is more than 20 times the smallest. Options without a GPU don't count. */
export function gpuScale(options: readonly OptionResult[]): Scale {
  const counts = options.flatMap((option) => (option.placement && option.placement.gpus.count > 0 ? [option.placement.gpus.count] : []))
  const bought = options.map((option) => option.placement?.gpus.bought ?? 0)
  const largest = Math.max(1, ...counts, ...bought)
  const smallest = Math.min(largest, ...counts)
  return largest / smallest > logFrom ? logScale(largest) : linearScale(Math.max(4, largest))
}

/**
 * Always linear, for parts of a bar have to add up. Options that can be built set the scale; one that cannot is cut off
 * rather than squeezing the others.
 */
export function costScale(options: readonly OptionResult[]): Scale {
  const feasible = options.filter((option) => option.feasible && option.cost !== null)
  const shown = feasible.length > 0 ? feasible : options
  return linearScale(Math.max(1, ...shown.map((option) => option.cost?.total.high ?? 0)))
}

/** The board's scales. */
export interface BoardScales {
  readonly gpus: Scale
  readonly cost: Scale
  /** GPUs are drawn one by one. */
  readonly units: boolean
}

/** Up to this many GPUs in every row, each is drawn as a square. */
export const unitLimit = 40

const countable = (options: readonly OptionResult[]): boolean => options.every((one) => (one.placement?.gpus.bought ?? 0) <= unitLimit)

export const boardScales = (options: readonly OptionResult[]): BoardScales => ({
  gpus: gpuScale(options),
  cost: costScale(options),
  units: countable(options),
})

/** What a scale that ran out of room grows to, in times of what it must hold: bars then go on moving for a while. */
const headroom = 4

/**
 * The scales while a value is dragged: they hold, so that what moves is the picture and not the axis. Where a bar would leave one, that one
 * grows at once by so much that it holds for some time again; none shrinks.
 */
export function heldScales(held: BoardScales, options: readonly OptionResult[]): BoardScales {
  const now = boardScales(options)
  const units = held.units && now.units
  const gpus = grown(held.gpus, now.gpus)
  const cost = grown(held.cost, now.cost)
  return units === held.units && gpus === held.gpus && cost === held.cost ? held : { gpus, cost, units }
}

function grown(held: Scale, now: Scale): Scale {
  if (now.max <= held.max) return held
  return held.kind === "log" ? logScale(now.max * headroom) : linearScale(now.max * headroom)
}

/** Where each of the stacked values begins: the sum of those before it. */
export const stackStarts = (values: readonly number[]): readonly number[] =>
  values.map((_, index) => values.slice(0, index).reduce((sum, value) => sum + value, 0))
