/** Things of which the one with the least score is wanted next; of equals the one with the least rank. A binary heap. */
export interface Scored {
  readonly score: number
  readonly rank: number
}

const isBefore = (a: Scored, b: Scored): boolean => a.score < b.score || (a.score === b.score && a.rank < b.rank)

export class BestFirst<T extends Scored> {
  private readonly heap: T[] = []

  push(one: T): void {
    const { heap } = this
    let at = heap.push(one) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(one, heap[above]!)) break
      heap[at] = heap[above]!
      at = above
    }
    heap[at] = one
  }

  pop(): T | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below++
      if (!isBefore(heap[below]!, last)) break
      heap[at] = heap[below]!
      at = below
    }
    heap[at] = last
    return first
  }
}
