/** A mark of the picture: where it belongs on the axis, in pixels. */
export interface Placed {
  readonly id: string
  readonly x: number
  /** Pixels from the middle line of its row, down. */
  readonly y: number
}

/**
 * Moves marks that share a place up or down until none hides another, each as near to the middle line as those placed before it allow.
 * Same input, same picture: marks are placed from left to right, equal ones by id.
 */
export function swarm(marks: readonly { readonly id: string; readonly x: number }[], size: number): readonly Placed[] {
  const placed: Placed[] = []
  const inOrder = [...marks].sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1))
  for (const { id, x } of inOrder) {
    const near = placed.filter((one) => x - one.x < size)
    const reach = near.map((one) => ({ y: one.y, needs: Math.sqrt(size * size - (x - one.x) ** 2) }))
    const free = (y: number): boolean => reach.every((one) => Math.abs(y - one.y) >= one.needs - 1e-6)
    const spots = [0, ...reach.flatMap((one) => [one.y + one.needs, one.y - one.needs])].filter(free)
    const y = spots.reduce((best, spot) => (Math.abs(spot) < Math.abs(best) - 1e-6 ? spot : best), spots[0] ?? 0)
    placed.push({ id, x, y })
  }
  return placed
}

/** Pixels that the marks take from the middle line, whichever side needs more. */
export const spread = (placed: readonly Placed[]): number => placed.reduce((most, { y }) => Math.max(most, Math.abs(y)), 0)
