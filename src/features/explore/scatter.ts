import type { PlotBox } from "../../ui/PlotAxes.tsx"
import type { RankRow } from "./columns.ts"

export interface Dot {
  readonly row: RankRow
  readonly x: number
  readonly y: number
}

export interface Plot {
  readonly dots: readonly Dot[]
  /** The Pareto front in cost and share alone: the steps that no option lies above and left of. */
  readonly front: readonly Dot[]
  readonly xTicks: readonly { readonly at: number; readonly usd: number }[]
  readonly yTicks: readonly { readonly at: number; readonly share: number }[]
}

const mantissas = [1, 2, 5]
/** Marks of a logarithmic axis need room for their words. */
const tickRoom = 56

/** Cost from left to right in equal ratios, share from bottom to top. */
export function plotOf(rows: readonly RankRow[], { left, right, top, bottom }: PlotBox): Plot {
  const costs = rows.map((row) => row.total.likely).filter((usd) => usd > 0)
  const least = Math.min(...costs) * 0.93
  const most = Math.max(...costs) * 1.07
  const floor = Math.max(0, Math.floor(Math.min(...rows.map((row) => row.nativeShare.likely)) * 20) / 20)
  const x = (usd: number): number => left + ((Math.log(usd) - Math.log(least)) / (Math.log(most) - Math.log(least))) * (right - left)
  const y = (share: number): number => bottom - ((share - floor) / Math.max(0.1, 1 - floor)) * (bottom - top)
  const dots = rows.map((row) => ({ row, x: x(Math.max(least, row.total.likely)), y: y(row.nativeShare.likely) }))
  const front: Dot[] = []
  for (const dot of dots.toSorted(
    (a, b) => a.row.total.likely - b.row.total.likely || b.row.nativeShare.likely - a.row.nativeShare.likely,
  )) {
    if (dot.row.total.known && dot.row.nativeShare.likely > (front.at(-1)?.row.nativeShare.likely ?? -1)) front.push(dot)
  }
  const xTicks: { at: number; usd: number }[] = []
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power++) {
    for (const mantissa of mantissas) {
      const usd = mantissa * 10 ** power
      const at = x(usd)
      if (at >= left && at <= right - 12 && at - (xTicks.at(-1)?.at ?? -Infinity) >= tickRoom) xTicks.push({ at, usd })
    }
  }
  const step = 1 - floor > 0.5 ? 0.2 : 1 - floor > 0.25 ? 0.1 : 0.05
  const yTicks = Array.from({ length: Math.round((1 - floor) / step) + 1 }, (_, i) => 1 - i * step)
    .filter((share) => share >= floor - 1e-9)
    .map((share) => ({ share, at: y(share) }))
  return { dots, front, xTicks, yTicks }
}
