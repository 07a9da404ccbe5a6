import type { Range } from "../../dataset/core.ts"
import type { Grown } from "../../engine/growth/types.ts"
import type { PlotBox } from "../../ui/PlotAxes.tsx"
import { axisSteps } from "../common/axisSteps.ts"

/** One panel of the chart: a value axis of its own over the years that all panels share. */
export interface Panel {
  readonly box: PlotBox
  readonly steps: readonly { readonly value: number; readonly at: number }[]
  readonly y: (value: number) => number
}

export interface GrowthPlot {
  /** The middle of each year, and the width that it has. */
  readonly years: readonly { readonly year: number; readonly x: number }[]
  readonly slot: number
  readonly boards: Panel
  readonly hosts: Panel
  /** USD. */
  readonly cost: Panel
  readonly height: number
}

const heights = { boards: 96, hosts: 96, cost: 150 } as const
const gap = 34
const top = 22
const left = 52

type Years = Grown["years"]

/** The largest of one figure over all years. */
const mostOf = (years: Years, figure: (year: Years[number]) => number): number => Math.max(0, ...years.map(figure))

function panel(from: number, height: number, right: number, most: number): Panel {
  const steps = axisSteps(most)
  const highest = steps.at(-1) || 1
  const box = { left, right, top: from, bottom: from + height }
  const y = (value: number): number => box.bottom - (value / highest) * height
  return { box, y, steps: steps.map((value) => ({ value, at: y(value) })) }
}

/** Whole machines have no half steps. */
const whole = (one: Panel): Panel => ({ ...one, steps: one.steps.filter(({ value }) => Number.isInteger(value)) })

/** Three panels over the same years: boards, hosts, cost. `last` years have room, also those in which the option can no longer be placed. */
export function growthPlot(years: Years, last: number, width: number): GrowthPlot {
  const right = Math.max(left + 160, width - 8)
  const slot = (right - left) / Math.max(1, last)
  const hostsFrom = top + heights.boards + gap
  const costFrom = hostsFrom + heights.hosts + gap
  return {
    years: Array.from({ length: last }, (_, at) => ({ year: at + 1, x: left + slot * (at + 0.5) })),
    slot,
    boards: whole(
      panel(
        top,
        heights.boards,
        right,
        mostOf(years, (one) => Math.max(one.installed.boards, one.needed.boards)),
      ),
    ),
    hosts: whole(
      panel(
        hostsFrom,
        heights.hosts,
        right,
        mostOf(years, (one) => Math.max(one.installed.hosts, one.needed.hosts)),
      ),
    ),
    cost: panel(
      costFrom,
      heights.cost,
      right,
      mostOf(years, (one) => one.total.high),
    ),
    height: costFrom + heights.cost + 26,
  }
}

/** A range as a line with feet, in a panel. */
export const rangePath = (x: number, { low, high }: Range, y: (value: number) => number): string =>
  `M${x} ${y(low)}V${y(high)}M${x - 4} ${y(low)}h8M${x - 4} ${y(high)}h8`
