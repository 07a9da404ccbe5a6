/** Height of the call between two steps of its way, and whether it is on its way back. */
export function placeOf(at: number, levels: readonly number[]): { readonly y: number; readonly back: boolean } {
  const last = levels.length - 1
  const from = Math.min(Math.floor(at), last)
  const within = at - from
  const start = levels[from] ?? 0
  const end = (from === last ? levels[0] : levels[from + 1]) ?? 0
  return { y: start + (end - start) * Math.min(1, within), back: at > last }
}
