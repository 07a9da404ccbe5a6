import type { Rect } from "./layout.ts"

/** Where a VM stands in the picture. */
export interface Cell {
  readonly group: number
  readonly rect: Rect
}

export interface Flight {
  readonly from: Rect
  readonly to: Rect
  readonly delay: number
}

/** Longest wait and time in the air, ms. */
const stagger = 260
export const flightTime = 620

/**
 * Pairs the cells of two pictures group by group: each landing place gets a start, spread evenly over the group's old places.
 * A group that was not in the old picture does not fly.
 */
export function pairCells(from: readonly Cell[], to: readonly Cell[]): readonly Flight[] {
  const starts = new Map<number, Rect[]>()
  for (const cell of from) {
    const list = starts.get(cell.group)
    if (list) list.push(cell.rect)
    else starts.set(cell.group, [cell.rect])
  }
  const landings = new Map<number, number>()
  for (const cell of to) landings.set(cell.group, (landings.get(cell.group) ?? 0) + 1)
  const seen = new Map<number, number>()
  return to.flatMap((cell, index) => {
    const list = starts.get(cell.group)
    if (!list) return []
    const nth = seen.get(cell.group) ?? 0
    seen.set(cell.group, nth + 1)
    const start = list[Math.floor((nth * list.length) / (landings.get(cell.group) ?? 1))]
    return start ? [{ from: start, to: cell.rect, delay: (stagger * index) / to.length }] : []
  })
}

/** Lets VMs fly from their old places to the new ones inside `layer`; resolves when all have landed. */
export async function fly(layer: HTMLElement, flights: readonly Flight[]): Promise<void> {
  const parts = flights.map(({ from, to, delay }) => {
    const part = document.createElement("i")
    part.style.left = `${to.x}px`
    part.style.top = `${to.y}px`
    part.style.width = `${Math.max(2, to.width - 1)}px`
    part.style.height = `${Math.max(2, to.height - 1)}px`
    layer.append(part)
    const start = `translate(${from.x - to.x}px, ${from.y - to.y}px) scale(${from.width / Math.max(1, to.width)}, ${from.height / Math.max(1, to.height)})`
    return part.animate([{ transform: start }, { transform: "none" }], {
      duration: flightTime,
      delay,
      easing: "cubic-bezier(0.45, 0, 0.15, 1)",
      fill: "backwards",
    }).finished
  })
  await Promise.allSettled(parts)
}
